"""The question as it will be asked: its real page, in a trial whose answers are kept nowhere."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.app.guided_path import GuidedPath
from readiness.app.pack_editor.trial import trial
from readiness.app.session import Delta, Session
from readiness.domain.incidents import Incident, Incidents
from readiness.domain.questionnaire import Questionnaire
from readiness.foundation import clock
from readiness.foundation.overriding import override
from readiness.ui.navigator import Navigator
from readiness.ui.page import Page, PageContext
from readiness.ui.routes import IncidentRoute, QuestionRoute, Route
from readiness.ui.theme.density import Density
from readiness.ui.theme.typography import zoomed
from readiness.ui.widgets.elements import clear, text
from readiness.ui.widgets.framed_page import FramedPage

_HEIGHT = 240
# Stands where the code of a question would stand.
_GUIDE = "incident:"


class _Quiet:
    """A trial says nothing in the window."""

    def show_message(self, words: str) -> None:
        pass

    def announce(self, words: str, *acts: tuple[str, Callable[[], object]]) -> None:
        pass

    def tell(self, words: str) -> None:
        pass

    def offer(self, words: str, act: Callable[[], object]) -> None:
        pass

    def keep_shown(self, words: str, act: Callable[[], object]) -> None:
        pass


class QuestionPreview(QWidget):
    """Can be answered; going on leads to the next question of the trial."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._shown: tuple[Questionnaire | None, str] = (None, "")
        self._session: Session | None = None
        self.page: Page | None = None

    def show_question(self, questionnaire: Questionnaire | None, code: str) -> None:
        """Show the question of a code, where there is one; the page is made anew only where something has changed."""
        if (questionnaire, code) == self._shown and self.page is not None:
            return
        if questionnaire is not self._shown[0]:
            self._session = None if questionnaire is None else trial(questionnaire)
        self._shown = (questionnaire, code)
        clear(self._column)
        self.page = None
        _ = self._context.language.gettext
        if questionnaire is None or self._session is None:
            words = _("The preview comes once the questionnaire can be read: see what the check says.")
        elif not GuidedPath(questionnaire, self._session.assessment).asks(code):
            words = _("Choose a question to see how it is asked.")
        else:
            self._put(QuestionRoute(code))
            return
        self._column.addWidget(text(words, role="quiet"))
        self._column.addStretch(1)

    def show_guide(self, questionnaire: Questionnaire | None) -> None:
        """Show the incident guide with an incident to try it; the facts that were given stay while it is written."""
        if (questionnaire, _GUIDE) == self._shown and self.page is not None:
            return
        before = self._session.assessment.incidents.all if self._session is not None else ()
        self._shown = (questionnaire, _GUIDE)
        clear(self._column)
        self.page = None
        _ = self._context.language.gettext
        if questionnaire is None:
            words = _("The preview comes once the questionnaire can be read: see what the check says.")
        elif questionnaire.incident is None:
            words = _("The questionnaire has no incident guide yet.")
        else:
            self._session = trial(questionnaire)
            incident = Incident(1, clock.today(), _("An incident to try it"))
            self._session.set_part(Incidents(before or (incident,)))
            # Its bar makes papers, which a document must be there for.
            self._put(IncidentRoute(number=1), bar=False)
            return
        self._column.addWidget(text(words, role="quiet"))
        self._column.addStretch(1)

    def _put(self, route: Route, *, bar: bool = True) -> None:
        assert self._session is not None
        navigator = Navigator(self)
        navigator.went.connect(self._on_went)
        context = replace(
            self._context,
            navigator=navigator,
            notifier=_Quiet(),
            density=Density.SMALL,
            open_session=self._session,
        )
        navigator.note(route)
        page = self._context.make_page(context, route)
        self._session.listen(lambda delta, _source: self._follow(page, delta))
        self._column.addWidget(page)
        self.page = page
        if isinstance(page, FramedPage):
            # All of it is seen: the panel scrolls, and nothing in it.
            content = page.area.widget()
            assert content is not None
            if not bar:
                page.bar.hide()
                # A long page would get a scroll bar, which takes width from its words, and is needed by that.
                page.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            content.installEventFilter(self)
            self._fit(page)
        page.show()

    def _follow(self, page: Page, delta: Delta) -> None:
        if self.page is not page or self._session is None:
            return
        page.follow(delta)
        if self._shown[1] == _GUIDE and not self._session.assessment.incidents.all:
            # The incident was deleted, and there is no other place to go to: another one is begun.
            QTimer.singleShot(0, self, self._begin_again)

    def _begin_again(self) -> None:
        questionnaire, self._shown = self._shown[0], (None, "")
        self.show_guide(questionnaire)

    def _fit(self, page: FramedPage) -> None:
        content = page.area.widget()
        assert content is not None
        width = self.width() or page.sizeHint().width()
        needed = content.heightForWidth(width) if content.hasHeightForWidth() else content.sizeHint().height()
        # A bar that scrolls with the column is part of what is needed. Counted twice, it would make the page so high
        # that the bar has room below it again, and go to and fro without an end.
        below = page.bar.height_across(width) if page.bar_height and not page.bar.isHidden() else 0
        page.setFixedHeight(max(zoomed(_HEIGHT), needed + below))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest and isinstance(self.page, FramedPage):
            self._fit(self.page)
        return False

    def _on_went(self, route: object) -> None:
        if isinstance(route, QuestionRoute):
            self.show_question(self._shown[0], route.code)
