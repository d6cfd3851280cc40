"""The route that is shown, the history of routes, and how to go to another one."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from readiness.ui.routes import Route, StartRoute

_LONGEST_HISTORY = 50


class Navigator(QObject):
    """Knows routes only: the window shows the page of the route that it `went` to."""

    # The route that is to be shown now.
    went = Signal(object)
    # The page of the current route is to be made once more.
    again = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._route: Route = StartRoute()
        self._home: Route = StartRoute()
        # Each route before, and where one was on its page.
        self._history: list[tuple[Route, object]] = []
        self._place: object = None
        self._find_place: Callable[[], object] = lambda: None

    @property
    def route(self) -> Route:
        """The route that is shown."""
        return self._route

    @property
    def place(self) -> object:
        """Where one was on the page that one has come back to; None on one that one has gone to."""
        return self._place

    def find_place(self, find: Callable[[], object]) -> None:
        """Have `find` say where one is on the page that is left, for the way back to it."""
        self._find_place = find

    def go(self, route: Route) -> None:
        """Go to another route."""
        if route != self._route:
            self._history = [*self._history[1 - _LONGEST_HISTORY :], (self._route, self._find_place())]
        self._show(route)

    def go_instead(self, route: Route) -> None:
        """Go to a route in the place of the current one, to which the way back no longer leads.

        Where one came from a route of the same kind, it takes the place of that, too.
        """
        if self._history and type(self._history[-1][0]) is type(route):
            self._history.pop()
        self._show(route)

    def back(self) -> None:
        """Go back to the route before, and to where one was there; from the first one to the home.

        The home is that of the document, or of the app.
        """
        self._show(*(self._history.pop() if self._history else (self._home,)))

    def can_go_back(self) -> bool:
        """Return whether there is a route before."""
        return bool(self._history)

    def begin(self, route: Route, home: Route) -> None:
        """Go to the first route of a document, or of the app; back leads only to `home`."""
        self._history.clear()
        self._home = home
        self._show(route)

    def show_anew(self) -> None:
        """Have the page of the current route made once more: what it showed is no longer true."""
        self.again.emit()

    def note(self, route: Route) -> None:
        """Take the route that brings back what was typed on the current page, without showing it."""
        self._route = route

    def _show(self, route: Route, place: object = None) -> None:
        self._route, self._place = route, place
        self.went.emit(route)
