"""Above the pages of a sample company: that it is one, and a tour of five steps through its places."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from readiness.foundation.translation import N_
from readiness.ui.look import Look
from readiness.ui.navigator import Navigator
from readiness.ui.routes import (
    DocumentRoute,
    IncidentRoute,
    NewRoute,
    PlanRoute,
    QuestionRoute,
    ReportRoute,
    ResultsRoute,
    Route,
    TasksRoute,
)
from readiness.ui.theme.typography import zoomed
from readiness.ui.widgets.columns import Columns
from readiness.ui.widgets.elements import text
from readiness.ui.widgets.flow import FlowLayout
from readiness.ui.widgets.key_button import KeyButton

# Letters of a line from which on words and buttons stand side by side.
_BESIDE_FROM = 130


class TourStep(NamedTuple):
    """A place of the tour, and what there is to see (English source)."""

    route: DocumentRoute
    words: str


TOUR = (
    TourStep(TasksRoute(), N_("Each square is a question. Open a dimension to see how its levels read.")),
    TourStep(
        ResultsRoute(),
        N_("One page to decide on: where the company stands, what it can do, what that costs, and who begins."),
    ),
    TourStep(PlanRoute(), N_("Each step says what to do, who does it and by when. Change a goal and watch the plan.")),
    TourStep(IncidentRoute(), N_("The agency’s posts, assessed: how serious they are, and what to do in this case.")),
    TourStep(ReportRoute(), N_("All of it as a finished report: leaf through it here, print it or save it.")),
)


class TourBanner(QFrame):
    """Follows the route: on a place of the tour it says what there is to see."""

    def __init__(self, look: Look, navigator: Navigator, end: Callable[[], object]) -> None:
        super().__init__()
        self._look = look
        self._navigator = navigator
        self._end = end
        self.setProperty("role", "tour")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(zoomed(32), zoomed(6), zoomed(20), zoomed(6))
        _ = look.language.gettext
        self._words = text("")
        self._back = KeyButton(look, _("Back"), lambda: self._step(-1), "quiet")
        # Its place is kept: otherwise it would push the next one aside, which people press again and again.
        policy = self._back.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._back.setSizePolicy(policy)
        self._on = KeyButton(look, "", self._go_on, key=_("Enter")).name_enter(only_focused=True)
        own = KeyButton(look, _("Begin with your company"), lambda: navigator.go(NewRoute()), "quiet")
        self._other = KeyButton(look, "", self._do_other, "quiet")
        _keep_width(self._on, _("Continue the tour"), _("Back to the tour"), _("End the tour"))
        _keep_width(self._other, _("End the tour"), _("Once more from the start"))
        buttons = QWidget()
        buttons.setLayout(FlowLayout(self._back, self._on, own, self._other))
        outer.addWidget(Columns(self._words, buttons, _BESIDE_FROM, (1, 0)))

    def show_route(self, route: Route) -> None:
        """Say what there is to see here; a question has the whole page to itself."""
        _ = self._look.language.gettext
        self.setVisible(not isinstance(route, QuestionRoute))
        at = self._at(route)
        frame = _("Example. {words}")
        if at is None:
            words = frame.format(words=_("Try whatever you like: it is a document of its own."))
        else:
            place = _("{number} of {count}").format(number=at + 1, count=len(TOUR))
            words = frame.format(words=f"{place}: {_(TOUR[at].words)}")
        self._words.setText(words)
        self._back.setVisible(bool(at))
        last = self._is_last(at)
        words = _("Back to the tour") if at is None else _("End the tour") if last else _("Continue the tour")
        self._on.set_words(words)
        self._other.set_words(_("Once more from the start") if last else _("End the tour"))

    def take_focus(self) -> None:
        """Have Enter go on with the tour on a place of it."""
        if self._at(self._navigator.route) is not None:
            self._on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self) -> None:
        if self._is_last(self._at(self._navigator.route)):
            self._end()
        else:
            self._step(1)

    def _do_other(self) -> None:
        if self._is_last(self._at(self._navigator.route)):
            self._step(1)
        else:
            self._end()

    def _step(self, by: int) -> None:
        at = self._at(self._navigator.route)
        stepping = self._back if by < 0 else self._on
        self._navigator.go(TOUR[0 if at is None else (at + by) % len(TOUR)].route)
        # Whoever goes on by key presses the same button again.
        stepping.setFocus(Qt.FocusReason.OtherFocusReason)

    def _at(self, route: Route) -> int | None:
        return next((at for at, step in enumerate(TOUR) if step.route == route), None)

    def _is_last(self, at: int | None) -> bool:
        return at == len(TOUR) - 1


def _keep_width(button: KeyButton, *possible: str) -> None:
    """Make a button as wide as the longest of its words, so that others beside it stay where they are."""
    widths = []
    for words in possible:
        button.set_words(words)
        widths.append(button.sizeHint().width())
    button.setMinimumWidth(max(widths))
