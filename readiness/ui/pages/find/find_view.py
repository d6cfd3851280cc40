"""Find a question by words of it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from readiness.app.find import Found, find_questions
from readiness.app.session import Delta
from readiness.foundation.overriding import override
from readiness.ui.page import Page, PageContext
from readiness.ui.routes import FindRoute, QuestionRoute
from readiness.ui.theme.typography import BODY, SMALL, TITLE
from readiness.ui.widgets.elements import discard, panel, rule, text
from readiness.ui.widgets.framed_page import FramedPage
from readiness.ui.widgets.long_list import fill_list
from readiness.ui.widgets.wrapped_button import WrappedButton

_FIRST = 12


class FindView(Page, FramedPage):
    """Shows what fits at each key; the arrows lead through it, Enter opens, Escape leads back."""

    def __init__(self, context: PageContext, words: str) -> None:
        super().__init__(context, context)
        self._session = context.session
        self._found: list[Found] = []
        self._links: list[WrappedButton] = []
        self._results: QFrame | None = None
        _ = context.language.gettext
        self.bar.add_back(_("Back"), context.navigator.back)
        self.column.addWidget(text(_("Find a question"), TITLE, bold=True))
        self._words = QLineEdit(words)
        self._words.setAccessibleName(_("Words to find"))
        self._words.setPlaceholderText(_("One or more words, for example: comments legal"))
        self._words.setClearButtonEnabled(False)
        self.column.addWidget(self._words)
        self._count = text("", SMALL, "quiet")
        self.column.addWidget(self._count)
        self.column.addStretch(1)
        self._words.textChanged.connect(lambda _typed: self._show_found())
        self._words.returnPressed.connect(self._open_first)
        self.setFocusProxy(self._words)
        self._show_found()

    def follow(self, delta: Delta) -> None:
        """Search anew: notes are searched too."""
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
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(link := self.focusWidget(), WrappedButton):
            link.click()
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        tab_stops: list[QWidget] = [self._words, *self._links]
        here = self.focusWidget()
        at = tab_stops.index(here) if here in tab_stops else 0
        tab_stop = tab_stops[max(0, min(len(tab_stops) - 1, at + by))]
        tab_stop.setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(tab_stop)

    def _show_found(self) -> None:
        session, context = self._session, self._context
        self._found = find_questions(session.questionnaire, session.assessment, self._words.text(), context.language)
        self._links = []
        if self._results is not None:
            discard(self._results)
            self._results = None
        self._count.setText(self._sentence())
        if not self._found:
            return
        self._results, layout = panel(12)

        def add(hit: Found) -> None:
            if self._links:
                layout.addWidget(rule())
            question = context.language.of(hit.capability.question)
            link = WrappedButton(question, lambda: self._open(hit), context.tokens, BODY)
            self._links.append(link)
            layout.addWidget(link)
            layout.addWidget(text(f"{context.language.of(hit.dimension.name)} · {hit.excerpt}", SMALL, "quiet"))

        fill_list(layout, self._found, _FIRST, add, context)
        self.column.insertWidget(self.column.count() - 1, self._results)

    def _sentence(self) -> str:
        language = self._context.language
        if self._found:
            found = language.ngettext(
                "{n} question. Enter opens the first.", "{n} questions. Enter opens the first.", len(self._found)
            )
            return found.format(n=len(self._found))
        if self._words.text().strip():
            return language.gettext(
                "No question contains all these words. Try fewer of them, or only the beginning of one."
            )
        return language.gettext("Names, questions, help, levels and your own notes are searched.")

    def _open_first(self) -> None:
        if self._found:
            self._open(self._found[0])

    def _open(self, hit: Found) -> None:
        self._context.navigator.go(QuestionRoute(hit.capability.code))
