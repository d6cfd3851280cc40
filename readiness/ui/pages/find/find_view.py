"""Find by words whatever the document holds."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from readiness.app.find import Hit
from readiness.app.searchable import Item
from readiness.app.session import Delta
from readiness.domain.questionnaire import Depth
from readiness.domain.values import NAME_LIMIT
from readiness.foundation.errors import cut
from readiness.foundation.folding import words_of
from readiness.foundation.overriding import override
from readiness.ui.page import Page, PageContext
from readiness.ui.pages.find.groups import GROUPS, route_of
from readiness.ui.pages.find.hit_button import HitButton
from readiness.ui.pages.find.hit_groups import HitGroups
from readiness.ui.pages.find.search_model import SearchModel
from readiness.ui.routes import FindRoute
from readiness.ui.theme.typography import SMALL, TITLE
from readiness.ui.widgets.elements import discard, text
from readiness.ui.widgets.framed_page import FramedPage
from readiness.ui.widgets.stored_text import LimitedLine

# Characters of a word that is told back.
_LONGEST = 40


class FindView(Page, FramedPage):
    """Shows what fits at each key; the arrows lead through it, Enter opens, Escape leads back."""

    def __init__(self, context: PageContext, words: str) -> None:
        super().__init__(context, context)
        self._session = context.session
        self._results: HitGroups | None = None
        _ = context.language.gettext
        self._model = context.documents.keep(SearchModel, lambda: SearchModel(context.session, context.language))
        self._model.grown.connect(self._show_found)
        self.bar.add_back(_("Back"), context.navigator.back)
        self.column.addWidget(text(_("Search"), TITLE, bold=True))
        self._words = LimitedLine(context.unstored, NAME_LIMIT)
        self._words.setText(words)
        self._words.setAccessibleName(_("Words to find"))
        self._words.setPlaceholderText(_("One or more words, for example: comments legal"))
        self._words.setClearButtonEnabled(False)
        self.column.addWidget(self._words)
        self.column.addWidget(self._words.refusal)
        self._count = text("", SMALL, "quiet")
        self.column.addWidget(self._count)
        self.column.addStretch(1)
        self._words.textChanged.connect(lambda _typed: self._show_found())
        self._words.returnPressed.connect(self._open_first)
        self.setFocusProxy(self._words)
        self._show_found()

    @property
    def complete(self) -> bool:
        """Whether all of the document has been searched, and all that was found is shown."""
        return self._model.complete and (self._results is None or self._results.complete)

    def follow(self, delta: Delta) -> None:
        """Search anew: notes and plan are searched too."""
        self._show_found()

    def draft(self) -> FindRoute:
        """Return the route to what is found now."""
        return FindRoute(self._words.text())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self._context.navigator.back()
        elif key in steps:
            self._step(steps[key])
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        stops: list[QWidget] = [self._words, *(self._results.stops if self._results else [])]
        here = self.focusWidget()
        at = stops.index(here) if here in stops else 0
        stop = stops[max(0, min(len(stops) - 1, at + by))]
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(stop)

    def _show_found(self) -> None:
        items, here = self._model.items(), self.focusWidget()
        hits = self._model.find(self._words.text())
        focused = here.item if isinstance(here, HitButton) else None
        before, self._results = self._results, None
        self._count.setText(self._sentence(items, hits))
        if hits:
            self._results = HitGroups(hits, self._context, self._open, self._words)
            # As wide as it will be: in another width everything would be laid out once more.
            self._results.resize(self._words.size())
            self.column.insertWidget(self.column.count() - 1, self._results)
        if focused is not None:
            self._focus_again(focused)
        # Last, so that the focus goes straight from one hit to the other and not through all that follow it.
        if before is not None:
            discard(before)

    def _focus_again(self, item: Item) -> None:
        """Bring the keyboard back to a hit that was made anew."""
        buttons = self._results.buttons if self._results is not None else []
        same = (button for button in buttons if (button.item.kind, button.item.code) == (item.kind, item.code))
        stop = next(same, self._words)
        # A layout would show it later, and what is not shown takes no focus.
        stop.show()
        stop.setFocus()

    def _sentence(self, items: list[Item], hits: list[Hit]) -> str:
        _, language, typed = self._context.language.gettext, self._context.language, self._words.text()
        if hits:
            found = language.ngettext("{n} hit. Enter opens the first.", "{n} hits. Enter opens the first.", len(hits))
            related = self._model.also_found(hits, typed)
            also = _("Also found: {words} (related words).").format(words=", ".join(related))
            return f"{found.format(n=len(hits))} {also}" if related else found.format(n=len(hits))
        if not words_of(typed):
            kinds = {item.kind for item in items}
            names = [_(group.name) for group in GROUPS if group.kinds & kinds]
            return _("Your own notes are searched, and: {names}.").format(names="; ".join(names))
        missing = self._model.found_nowhere(typed)
        words = _("Each word occurs, but not all of them in one place. Try fewer of them.")
        if missing:
            words = _("Not found: {words}. Try another word for it, or only the beginning of it.")
            words = words.format(words=", ".join(_("“{word}”").format(word=cut(word, _LONGEST)) for word in missing))
        if self._session.assessment.details.depth is Depth.QUICK:
            words += " " + _("In a quick check, only its key questions are searched.")
        return words

    def _open_first(self) -> None:
        if self._results is not None:
            self._open(self._results.buttons[0].item)

    def _open(self, item: Item) -> None:
        # The way back leads to what was found.
        self._context.navigator.note(self.draft())
        self._context.navigator.go(route_of(item))
