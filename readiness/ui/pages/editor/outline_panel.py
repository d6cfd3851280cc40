"""The panel at the left: the list of the questionnaire, and what can be done with what is current in it."""

from collections.abc import Callable, Mapping
from functools import partial
from textwrap import shorten

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from readiness.app.pack_editor import entries, outline
from readiness.app.pack_editor.checking import GATES, PROFILE
from readiness.app.pack_editor.pack_editor import PackEditor
from readiness.app.pack_editor.tree import Tree
from readiness.foundation.errors import Place
from readiness.ui.page import PageContext
from readiness.ui.pages.editor.kind_words import kind_words
from readiness.ui.pages.editor.outline_list import OutlineList, OutlineRow
from readiness.ui.theme.typography import SMALL, zoomed
from readiness.ui.widgets.elements import UNLIMITED, text
from readiness.ui.widgets.key_button import KeyButton
from readiness.ui.widgets.wrapped_text import set_height_for_width

_WIDTH, _MARGIN = 264, 12
# Above the form it leaves the form some of the window.
_LOW = 120
# Letters of an entry that is known by whole sentences.
_LONGEST = 80

# The lists that have a heading with their entries below it; of these and of the guide, those whose order counts.
_ALWAYS: tuple[Place, ...] = (entries.TARGETS, entries.SITUATIONS, entries.TEXTS)
_ORDERED = {entries.TARGETS, entries.SITUATIONS, entries.SEVERITIES, entries.RULES, entries.MODIFIERS}


class OutlinePanel(QWidget):
    """Makes other trees; the page takes them over."""

    # Another tree, the place that is shown then, and whether that is new.
    taken = Signal(object, object, bool)

    def __init__(self, context: PageContext, editor: PackEditor, undo: Callable[[], object]) -> None:
        super().__init__()
        self._context = context
        self._editor = editor
        self._undo = undo
        self._place: Place = ()
        self._language = ""
        _ = context.language.gettext
        self.setProperty("ground", "panel")
        self._column = column = QVBoxLayout(self)
        self.list = OutlineList(context)
        self.list.moved.connect(self.move_entry)
        self.list.dropped.connect(self._drop)
        self.list.removed.connect(self._remove)
        column.addWidget(self.list, 1)
        # Adds what is current: a question, or an entry of another kind.
        self.add_button = KeyButton(context, _("Add a question"), self._add)
        # What it adds has names of several words.
        set_height_for_width(self.add_button)
        self.more = KeyButton(context, "", self._open_menu, "quiet").with_icon("dots")
        self.more.setAccessibleName(_("More for the list"))
        line = QHBoxLayout()
        line.addWidget(self.add_button, 1)
        line.addWidget(self.more)
        column.addLayout(line)
        # Whether what stands here is in the files.
        self.state = text("", SMALL, "quiet")
        column.addWidget(self.state)
        self._menu = QMenu(self)
        acts: list[tuple[str, Callable[[], object]]] = [
            (_("Add a fact that is not rated"), partial(self._add_question, rated=False)),
            (_("Add a dimension"), self._add_dimension),
            *((kind_words(kind, _).add, partial(self.add_entry, kind)) for kind in _ALWAYS),
            (_("Duplicate"), self._duplicate),
            (_("Move up"), lambda: self.move_entry(self._place, -1)),
            (_("Move down"), lambda: self.move_entry(self._place, 1)),
            (_("Remove"), lambda: self._remove(self._place)),
        ]
        for words, act in acts:
            self._menu.addAction(words, act)
        self.stand(beside=True)

    def stand(self, *, beside: bool) -> None:
        """Take the width, height and margins that it has beside the form, or those above it."""
        self._column.setContentsMargins(*[zoomed(_MARGIN) if beside else 0] * 4)
        if beside:
            self.setFixedWidth(zoomed(_WIDTH))
            self.list.setMinimumHeight(0)
            self.list.setMaximumHeight(UNLIMITED)
        else:
            self.setMinimumWidth(0)
            self.setMaximumWidth(UNLIMITED)
            self.list.setFixedHeight(zoomed(_LOW))

    def show_outline(self, place: Place, faults: Mapping[Place, int], language: str) -> None:
        """Show the tree as it stands, with the number of faults of each place."""
        self._place, self._language = place, language
        _, tree = self._context.language.gettext, self._editor.tree
        rows = [OutlineRow((), _("The questionnaire"), faults.get((), 0), heading=True)]
        rows.append(OutlineRow(PROFILE, _("About the organisation"), faults.get(PROFILE, 0)))
        rows.append(OutlineRow(GATES, _("Gates"), faults.get(GATES, 0)))
        for i in range(len(tree["dimensions"])):
            here: Place = ("dimensions", i)
            rows.append(OutlineRow(here, self.named(here), faults.get(here, 0), heading=True))
            asked = outline.questions(tree, i)
            rows += [OutlineRow(one.place, self.named(one.place), faults.get(one.place, 0)) for one in asked]
        for kind in _ALWAYS:
            rows.append(OutlineRow(kind, kind_words(kind, _).title, faults.get(kind, 0), heading=True))
            rows += self._entry_rows(kind, faults)
        rows.append(OutlineRow(entries.GUIDE, _("Incident guide"), faults.get(entries.GUIDE, 0), heading=True))
        if entries.GUIDE[0] in tree:
            rows += self._guide_rows(faults)
        self.list.show_rows(rows, place)
        kind = self._kind()
        self.add_button.set_words(kind_words(kind, _).add if kind else _("Add a question"))

    def _entry_rows(self, kind: Place, faults: Mapping[Place, int], *, deep: bool = False) -> list[OutlineRow]:
        """Return a row for each entry; the place of each is said where the first one that holds counts."""
        found = []
        for i in range(len(entries.entries(self._editor.tree, kind))):
            place = (*kind, i)
            number = f"{self._context.language.number(i + 1)}. " if kind in _ORDERED else ""
            found.append(OutlineRow(place, number + self.named(place), faults.get(place, 0), deep=deep))
        return found

    def _guide_rows(self, faults: Mapping[Place, int]) -> list[OutlineRow]:
        """Return a row for each list of the incident guide, with the entries of the one where one is: they are many."""
        _, language, rows = self._context.language.gettext, self._context.language, []
        for kind in entries.GUIDE_KINDS:
            here = entries.kind_of(self._place) == kind
            inside = sum(n for place, n in faults.items() if place[: len(kind)] == kind and (place == kind or not here))
            n = len(entries.entries(self._editor.tree, kind))
            words = _("{title} ({n})").format(title=kind_words(kind, _).title, n=language.number(n))
            rows.append(OutlineRow(kind, words, inside))
            if here:
                rows += self._entry_rows(kind, faults, deep=True)
        return rows

    def named(self, place: Place) -> str:
        """Return the code and the name of a dimension or a question, or the title of an entry."""
        unnamed = self._context.language.gettext("(without a name)")
        if entries.is_entry(place):
            told = self._editor.value((*place, entries.KINDS[place[:-1]].title), {})
            found = told if isinstance(told, dict) else {}
            words = str(found.get(self._language) or next(filter(None, found.values()), unnamed))
            return shorten(words, _LONGEST, placeholder=" …")
        texts, code = self._editor.value((*place, "name"), {}), self._editor.value((*place, "code"), "")
        found = texts if isinstance(texts, dict) else {}
        name = found.get(self._language) or next((words for words in found.values() if words), "")
        return f"{code} {name or unnamed}"

    def _open_menu(self) -> None:
        self._menu.popup(self.more.mapToGlobal(QPoint(0, -self._menu.sizeHint().height())))

    def _here(self) -> tuple[int, int]:
        """Return the dimension where one is, and the place behind the current question in its order."""
        tree, place = self._editor.tree, self._place
        if place[:1] != ("dimensions",):
            last = len(tree["dimensions"]) - 1
            return last, len(outline.questions(tree, last))
        dimension = place[1]
        assert isinstance(dimension, int)
        asked = outline.questions(tree, dimension)
        return dimension, next((i + 1 for i, one in enumerate(asked) if one.place == place), len(asked))

    def _kind(self) -> Place:
        """Return the kind of the entries where one is; () elsewhere."""
        return entries.kind_of(self._place)

    def _add(self) -> None:
        kind = self._kind()
        if kind:
            self.add_entry(kind)
        else:
            self._add_question(rated=True)

    def add_entry(self, kind: Place) -> None:
        """Add an entry of a kind behind the current one, or at the end of its list."""
        self._context.unstored.store()
        tree, place = self._editor.tree, self._place
        here = entries.is_entry(place) and place[:-1] == kind
        at = entries.position(place) + 1 if here else len(entries.entries(tree, kind))
        self.taken.emit(entries.with_new(tree, kind, at), (*kind, at), True)

    def _add_question(self, *, rated: bool) -> None:
        self._context.unstored.store()
        dimension, at = self._here()
        self._went_to(*outline.new_question(self._editor.tree, dimension, at, rated=rated), new=True)

    def _add_dimension(self) -> None:
        self._context.unstored.store()
        dimension, _at = self._here()
        language = self._editor.languages[0]
        self._went_to(*outline.new_dimension(self._editor.tree, dimension + 1, {language: ""}), new=True)

    def _duplicate(self) -> None:
        if entries.is_entry(self._place):
            self._context.unstored.store()
            there = (*self._place[:-1], entries.position(self._place) + 1)
            self.taken.emit(entries.with_copy(self._editor.tree, self._place), there, True)
        if self._place[:1] == ("dimensions",) and not outline.is_dimension(self._place):
            self._context.unstored.store()
            self._went_to(*outline.duplicate(self._editor.tree, self._place), new=True)

    def _went_to(self, tree: Tree, code: str, *, new: bool = False) -> None:
        """Hand on another tree, and the place of what bears a code in it."""
        self.taken.emit(tree, outline.place_of(tree, code) or (), new)

    def move_entry(self, place: Place, by: int) -> None:
        """Move what is at a place by so many rows, where it can be moved."""
        language = self._context.language
        if entries.is_entry(place):
            self._context.unstored.store()
            tree, there = entries.moved(self._editor.tree, place, by)
            self.taken.emit(tree, there, False)
            told = language.gettext("{name} stands at the end already.")
            if there != place:
                told = language.gettext("Moved: {name}, now at place {n}")
            n = language.number(entries.position(there) + 1)
            self._context.notifier.tell(told.format(name=self.named(there), n=n))
            return
        if place[:1] != ("dimensions",):
            return
        self._context.unstored.store()
        code = str(self._editor.value((*place, "code"), ""))
        self._went_to(outline.moved(self._editor.tree, place, by), code)
        self._context.notifier.tell(
            self._context.language.gettext("Moved: {name}").format(name=self.named(self._place))
        )

    def _drop(self, place: Place, before: Place | None) -> None:
        tree = self._editor.tree
        if entries.is_entry(place):
            # Before the heading of the next kind is the end of its own list.
            end, here = len(entries.entries(tree, place[:-1])), entries.position(place)
            alike = before and entries.is_entry(before) and before[:-1] == place[:-1]
            at = entries.position(before) if before and alike else end
            self.move_entry(place, at - here - (at > here))
            return
        code = str(self._editor.value((*place, "code"), ""))
        target = before if before is not None and before[:1] == ("dimensions",) else None
        behind_all = before is None or entries.kind_of(before) or before == entries.GUIDE
        if target is None and not behind_all:
            return
        self._went_to(outline.moved_before(tree, place, target), code)

    def _remove(self, place: Place) -> None:
        context, tree = self._context, self._editor.tree
        language, _ = context.language, context.language.gettext
        if entries.is_entry(place):
            name, kind = self.named(place), place[:-1]
            context.unstored.store()
            left = len(entries.entries(tree, kind)) - 1
            target: Place = (*kind, min(entries.position(place), left - 1)) if left else kind
            self.taken.emit(entries.without(tree, place), target, False)
            context.notifier.announce(_("Removed: {name}").format(name=name), (_("Undo"), self._undo))
            return
        if place[:1] != ("dimensions",):
            return
        if outline.is_dimension(place) and len(tree["dimensions"]) == 1:
            context.notifier.announce(_("A questionnaire needs a dimension; this is the last one."))
            return
        name, code = self.named(place), str(self._editor.value((*place, "code"), ""))
        named = outline.named_in(tree, code)
        if named:
            words = language.ngettext(
                "{name} is named in {n} condition or requirement, which will then be a fault. Remove it?",
                "{name} is named in {n} conditions or requirements, which will then be faults. Remove it?",
                len(named),
            )
            if not context.dialogs.confirm(words.format(name=name, n=len(named)), _("Remove")):
                return
        rows = [one.place for one in self.list.rows()]
        at = rows.index(place)
        before = rows[at - 1] if at else ()
        context.unstored.store()
        self.taken.emit(outline.without(tree, place), before, False)
        context.notifier.announce(_("Removed: {name}").format(name=name), (_("Undo"), self._undo))
