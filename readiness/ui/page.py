"""What every page can do, and what it is made with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QRadioButton, QWidget

from readiness.app.session import Delta, NotStoredError, Session
from readiness.app.settings import Memory
from readiness.foundation.overriding import override
from readiness.ui.look import Look
from readiness.ui.navigator import Navigator
from readiness.ui.routes import Route
from readiness.ui.services import Companions, Dialogs, Documents, Notifier
from readiness.ui.widgets.toggles import ENTER
from readiness.ui.widgets.unstored import Unstored

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    _Widget = QWidget
else:
    # Qt allows one of its classes among the bases only, and a page brings its own.
    _Widget = object

Written = TypeVar("Written")


@dataclass(frozen=True, slots=True)
class PageContext(Look):
    """Handed to each page when it is made.

    `companions` outlast the page and every document, `memory` holds the settings that outlast the program; `unstored`
    is what is being typed; `actions` returns what can be done from anywhere.
    """

    navigator: Navigator
    notifier: Notifier
    dialogs: Dialogs
    documents: Documents
    companions: Companions
    memory: Memory
    unstored: Unstored
    actions: "Callable[[], list[QAction]]"
    open_session: Session | None
    make_page: "Callable[[PageContext, Route], Page]"

    @property
    def session(self) -> Session:
        """The session of the document that was open when the page was made; every page of a document has one."""
        assert self.open_session is not None
        return self.open_session


class Page(_Widget):
    """One page: the first base of its class, before the widget that it is, as in `class FindView(Page, ScrollColumn)`.

    The window makes it for a route, and makes another one for each new route, language, theme or text size.
    """

    def __init__(self, context: PageContext, *arguments: Any) -> None:
        self._context = context
        super().__init__(*arguments)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Have Enter press what has the focus, where the page has no other use for it; a choice that is made stays."""
        focused = self.window().focusWidget()
        if event.key() == Qt.Key.Key_Escape and self.escape is not None:
            self.escape()
        elif event.key() in ENTER and isinstance(focused, QAbstractButton) and self.isAncestorOf(focused):
            if not (isinstance(focused, QRadioButton) and focused.isChecked()):
                focused.click()
        else:
            super().keyPressEvent(event)

    # Where the focus goes first; None before it has gone anywhere.
    first_focus: QWidget | None = None
    # What Escape does, where there is something to cancel.
    escape: Callable[[], object] | None = None

    def take_focus(self) -> None:
        """Put the focus where the page wants it first: on its focus proxy, which the page gives up then.

        With a proxy the page would be a stop of its own, and Tab would go past everything before what it leads to.
        """
        proxy = self.focusProxy()
        if proxy is not None:
            self.first_focus = proxy
            self.setFocusProxy(None)  # type: ignore[arg-type]
        (self.first_focus or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self, delta: Delta) -> None:
        """Show a change of the document, also one that this page made; a page that only reads is made anew."""
        self._context.navigator.show_anew()

    def lead_to(self, delta: Delta) -> Route | None:
        """Bring into sight what undo or redo changed, or return the route that shows it."""
        return None

    def opened(self) -> object:
        """Return what is open beside what every page like it shows; `resume` opens it again."""
        return None

    def resume(self, opened: object) -> None:
        """Show what a page of the same route had opened: this one was made anew, or one has come back to it."""

    def use_of_dropped(self, paths: Sequence[Path]) -> Callable[[], object] | None:
        """Return what the page does with files or folders that are dropped on the window; None where it has no use."""
        return None

    def draft(self) -> Route | None:
        """Return the route that brings back what is typed but not stored; None where the page's own does."""
        return None

    def edit(self, write: Callable[[], Written], visit: object = None) -> Written | None:
        """Run a write to the document and return what it returns; all writes of one `visit` are one step of undo.

        Where the change cannot be stored, ask whether to try again. None means that it was left: then the page is
        made anew and shows what is stored. Other faults of the user (UserError) are the caller's.
        """
        while True:
            try:
                return self._context.session.in_visit(visit, write)
            except NotStoredError as error:
                if not self._try_again(error):
                    return None

    def _try_again(self, error: NotStoredError) -> bool:
        context, language = self._context, self._context.language
        if context.session.document.read_only is None:
            if context.dialogs.choose(error.sentence(language), "", [language.gettext("Try again")]) == 0:
                return True
            context.navigator.show_anew()
            return False
        if error.code == "document-final":
            begin = language.gettext("Begin a correction …")
            more = language.gettext("A correction becomes the next version, in a file of its own.")
            chosen = context.dialogs.choose(error.fault(language), more, [begin])
            context.navigator.show_anew()
            if chosen == 0:
                context.documents.begin_correction()
            return False
        more = language.gettext("This is open for viewing only. To change something, continue in your own copy.")
        chosen = context.dialogs.choose(error.fault(language), more, [language.gettext("Open a copy …")])
        context.navigator.show_anew()
        if chosen == 0:
            context.documents.save_as()
        return False


class Edit(Protocol):
    """`Page.edit`, as a page hands it to its panels."""

    def __call__(self, write: Callable[[], Any], visit: object = None) -> Any:
        """Run a write to the document."""
        ...
