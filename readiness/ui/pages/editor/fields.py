"""The fields of a form: each shows what stands at its place, stores what is typed, and says beside it what is wrong."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from readiness.app.pack_editor.pack_editor import PackEditor
from readiness.domain.answers import NOTE_LIMIT
from readiness.domain.questionnaire import Questionnaire
from readiness.domain.values import NAME_LIMIT
from readiness.foundation.errors import Fault, Place
from readiness.foundation.overriding import override
from readiness.ui.page import PageContext
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.choice_list import ChoiceList
from readiness.ui.widgets.collapsible import Collapsible
from readiness.ui.widgets.elements import text
from readiness.ui.widgets.labelled import labelled
from readiness.ui.widgets.plain import unmarking
from readiness.ui.widgets.stored_text import StoredLine, StoredText
from readiness.ui.widgets.wrapped_choice import WrappedCheck

# How names in conditions, and codes of what is no question, are written.
IDENTIFIER = "[A-Za-z][A-Za-z0-9_-]{0,39}"
# A longer text scrolls.
_MOST_LINES = 8
# Reads what was typed; None is nothing, and a text is why it cannot be.
Reader = Callable[[str], "tuple[Any, str]"]


@dataclass(slots=True)
class _Bound:
    place: Place
    widget: QWidget
    fault: QLabel
    refresh: Callable[[], object]


class _FormText(StoredText):
    """Is as high as its text from the start: a form is read as well as written."""

    @override
    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        self._grow()
        scrolls = self.document().documentLayout().documentSize().height() > _MOST_LINES
        off, on = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(on if scrolls else off)


class Fields:
    """Makes the fields of one form, in one language of the questionnaire."""

    def __init__(
        self,
        context: PageContext,
        editor: PackEditor,
        language: str,
        questionnaire: Questionnaire | None,
        unfolded: set[str] | None = None,
    ) -> None:
        # As it was read last; None where it cannot be.
        self.questionnaire = questionnaire
        self.context = context
        self.editor = editor
        self.language = language
        # The titles of what was unfolded in the form before this one.
        self._unfolded = unfolded or set()
        self._folds: list[Collapsible] = []
        self._bound: list[_Bound] = []

    @property
    def gettext(self) -> Callable[[str], str]:
        """The words of the program."""
        return self.context.language.gettext

    def said(self, texts: object, otherwise: str) -> str:
        """Return a text of the questionnaire in the form's language, the program's, or else the first one there is."""
        found = texts if isinstance(texts, dict) else {}
        wanted = (found.get(self.language), found.get(self.context.language.code), *found.values())
        return next((str(words) for words in wanted if words), otherwise)

    def refresh(self) -> None:
        """Show what stands there now; what is being typed stays."""
        for one in self._bound:
            one.refresh()

    def show_faults(self, faults: Iterable[Fault]) -> list[Fault]:
        """Say each fault beside its field, and return those that belong to none."""
        language, rest = self.context.language, []
        told: dict[int, list[str]] = {}
        for fault in faults:
            at = self._nearest(fault.place)
            if at is None:
                rest.append(fault)
            else:
                told.setdefault(at, []).append(f"{fault.message(language)} {fault.advice(language)}")
        for i, one in enumerate(self._bound):
            words = "\n".join(told.get(i, ()))
            one.fault.setText(words)
            one.fault.setVisible(bool(words))
        return rest

    def lead_to(self, place: Place, *, within: Place = ()) -> bool:
        """Put the focus into the field of a place; return whether there is one.

        That of a part of `within` has to be nearer than what stands for `within` as a whole.
        """
        at = self._nearest(place)
        if at is None or len(self._bound[at].place) <= len(within) < len(place):
            return False
        self._bound[at].widget.setFocus()
        return True

    def fold(self, title: str, fill: Callable[[QVBoxLayout], None]) -> Collapsible:
        """Return a part of the form that is folded, unless it was unfolded before."""
        fold = Collapsible(self.context, title, fill)
        self._folds.append(fold)
        if title in self._unfolded:
            fold.toggle()
        return fold

    def unfolded(self) -> set[str]:
        """Return the titles of the parts that are unfolded, and of those that were and are not in this form."""
        here = {fold.title for fold in self._folds}
        return (self._unfolded - here) | {fold.title for fold in self._folds if fold.unfolded}

    def unfold(self) -> bool:
        """Unfold every part of the form; return whether one was folded."""
        folded = [fold for fold in self._folds if not fold.unfolded]
        for fold in folded:
            fold.toggle()
        return bool(folded)

    def focused(self) -> Place:
        """Return the place of the field that has the focus; () where none has."""
        return next((one.place for one in self._bound if one.place and one.widget.hasFocus()), ())

    def _nearest(self, place: Place) -> int | None:
        """Return the field whose place a place is within, or that is the first within it."""
        around = [i for i, one in enumerate(self._bound) if one.place and place[: len(one.place)] == one.place]
        if around:
            return max(around, key=lambda i: len(self._bound[i].place))
        if len(place) <= len(("dimensions", 0, "capabilities", 0)):
            return None
        return next((i for i, one in enumerate(self._bound) if one.place[: len(place)] == place), None)

    # The kinds of field.

    def words(self, label: str, place: Place, *, lines: int = 0, needed: bool = False, hint: str = "") -> QWidget:
        """Return a field for a text in the language of the form: one line, or at least so many."""
        editor, language, unstored = self.editor, self.language, self.context.unstored
        field: StoredLine | StoredText = (
            _FormText(unstored, label, lines, NOTE_LIMIT) if lines else StoredLine(unstored, NAME_LIMIT)
        )

        def store(words: str) -> None:
            editor.set_text(place, language, words, needed=needed, visit=field.visit)

        def refresh() -> None:
            texts = editor.value(place, {})
            field.show_text(str(texts.get(language, "")) if isinstance(texts, dict) else "")

        field.stored.connect(store)
        if hint:
            field.setPlaceholderText(hint)
        return self._add(label, place, field, refresh, field.refusal)

    def line(self, label: str, place: Place, read: Reader, *, hint: str = "") -> QWidget:
        """Return a field of one line whose text is read; what cannot be read is told and not stored."""
        editor = self.editor
        field = StoredLine(self.context.unstored, NAME_LIMIT, lambda words: not read(words)[1])
        wrong = text("", SMALL, "warning")
        wrong.hide()

        def store(words: str) -> None:
            value, why = read(words)
            wrong.setText(why)
            wrong.setVisible(bool(why))
            if why:
                self.context.notifier.tell(why)
            else:
                editor.set(place, value, field.visit)

        def refresh() -> None:
            field.show_text(_shown(editor.value(place)))

        field.stored.connect(store)
        if hint:
            field.setPlaceholderText(hint)
        return self._add(label, place, field, refresh, field.refusal, wrong)

    def choice(self, label: str, place: Place, choices: Sequence[tuple[Any, str]], otherwise: Any = None) -> QWidget:
        """Return a list of choices; `otherwise` is what stands for a key that is not there."""
        editor = self.editor

        def read() -> Any:
            return editor.value(place, otherwise)

        def store(value: Any) -> None:
            editor.set(place, None if value == otherwise else value)

        return self.chooser(label, place, choices, (read, store))

    def chooser(
        self,
        label: str,
        place: Place,
        choices: Sequence[tuple[Any, str]],
        ways: tuple[Callable[[], Any], Callable[[Any], object]],
        *below: QWidget,
    ) -> QWidget:
        """Return a list of choices; `ways` are how the current one is read, and what is done with another one."""
        field = ChoiceList(self.context.tokens)
        for value, words in choices:
            field.add(words, value)
        read, store = ways

        def refresh() -> None:
            before = field.blockSignals(True)
            field.choose(read())
            field.blockSignals(before)
            field.update()

        # Also by the arrows, while the list is closed; the field may be gone afterwards.
        field.currentIndexChanged.connect(lambda _row: store(field.currentData()))
        return self._add(label, place, field, refresh, *below)

    def tick(self, words: str, place: Place) -> QWidget:
        """Return a tick box; the key is there only where it is ticked."""
        editor = self.editor
        field = WrappedCheck(words, self.context.tokens)

        def refresh() -> None:
            before = field.blockSignals(True)
            field.setChecked(bool(editor.value(place)))
            field.blockSignals(before)
            field.update()

        field.toggled.connect(lambda ticked: editor.set(place, True if ticked else None))
        return self._add("", place, field, refresh)

    def member(self, words: str, place: Place, entry: str) -> QWidget:
        """Return a tick box for an entry of the list at a place, which goes with its last entry."""
        editor = self.editor
        field = WrappedCheck(words, self.context.tokens)

        def entries() -> list[Any]:
            found = editor.value(place, [])
            return list(found) if isinstance(found, list) else []

        def refresh() -> None:
            before = field.blockSignals(True)
            field.setChecked(entry in entries())
            field.blockSignals(before)
            field.update()

        def store(ticked: bool) -> None:  # noqa: FBT001 - a signal's argument
            others = [one for one in entries() if one != entry]
            editor.set(place, ([*others, entry] if ticked else others) or None)

        field.toggled.connect(store)
        return self._add("", place, field, refresh)

    def texts_within(self, place: Place) -> list[StoredText]:
        """Return the fields of several lines whose place is within one, in their order."""
        bound = (one.widget for one in self._bound if one.place[: len(place)] == place)
        return [widget for widget in bound if isinstance(widget, StoredText)]

    def bind(self, place: Place, widget: QWidget, refresh: Callable[[], object]) -> QLabel:
        """Have a widget of another kind take part, and return the label for its faults."""
        fault = text("", SMALL, "warning")
        fault.hide()
        self._bound.append(_Bound(place, widget, fault, refresh))
        refresh()
        return fault

    def _add(self, label: str, place: Place, field: QWidget, refresh: Callable[[], object], *below: QWidget) -> QWidget:
        fault = self.bind(place, field, refresh)
        if label:
            return labelled(unmarking(label), field, *below, fault)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (field, *below, fault):
            column.addWidget(widget)
        return holder


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return f"{value:g}" if isinstance(value, float) else str(value)


def number_reader(
    _: Callable[[str], str], low: float | None = None, high: float | None = None, *, whole: bool = True
) -> Reader:
    """Return what reads a number, or nothing."""

    def read(words: str) -> tuple[Any, str]:
        typed = words.strip().replace(",", ".")
        if not typed:
            return None, ""
        try:
            value: float = int(typed) if whole or typed.lstrip("-").isdigit() else float(typed)
        except ValueError:
            return None, _("A whole number, please.") if whole else _("A number such as 12 or 2.5, please.")
        # What is no number is below and above nothing.
        inside = (low is None or value >= low) and (high is None or value <= high) and abs(value) < float("inf")
        if inside:
            return value, ""
        if low is not None and high is not None:
            return None, _("From {low} to {high}, please.").format(low=f"{low:g}", high=f"{high:g}")
        return None, _("The number is out of range.")

    return read


def codes_reader(_: Callable[[str], str], pattern: str, wrong: str) -> Reader:
    """Return what reads words divided by commas, each of which matches a pattern; `wrong` names what does not."""

    def read(words: str) -> tuple[Any, str]:
        found = [one for one in re.split(r"[\s,;]+", words.strip()) if one]
        bad = next((one for one in found if not re.fullmatch(pattern, one)), None)
        return (found or None, "") if bad is None else (None, _(wrong).format(word=bad))

    return read


def word_reader(_: Callable[[str], str], pattern: str, example: str) -> Reader:
    """Return what reads a word of a pattern."""

    def read(words: str) -> tuple[str | None, str]:
        typed = words.strip()
        if re.fullmatch(pattern, typed):
            return typed, ""
        return None, _("Write it as in {example}.").format(example=example)

    return read
