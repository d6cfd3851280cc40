"""The window: painted first, empty and in its colours; what it shows follows.

Only the frame is imported with this module, so that a start can show it at once.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow

from readiness.app.settings import Memory, Settings
from readiness.foundation.overriding import override
from readiness.ui.shell.appearance import Appearance
from readiness.ui.widgets.screen import room_for
from readiness.ui.widgets.second_press import SecondPressFilter

if TYPE_CHECKING:
    from readiness.ui.navigator import Navigator
    from readiness.ui.page import Page
    from readiness.ui.services import Dialogs
    from readiness.ui.shell.document_controller import DocumentController
    from readiness.ui.shell.notices import Notices
    from readiness.ui.shell.workspace import Workspace

_FIRST_SIZE, _LEAST_SIZE = QSize(1366, 800), QSize(640, 480)
# On a smaller screen the first window takes all of it.
_ROOMY = QSize(1440, 900)


class MainWindow(QMainWindow):
    """Place and size of the window, what is dropped onto it, and its end; nothing below it knows it."""

    # It is about to store everything and close.
    closing = Signal()

    def __init__(self, settings: Settings, dialogs: "Dialogs | None" = None) -> None:
        super().__init__()
        self.memory = Memory(settings)
        self._appearance = Appearance(self.memory)
        self.look = self._appearance.look
        self._dialogs = dialogs
        self._workspace: Workspace | None = None
        self._presses: SecondPressFilter | None = None
        self.resize(_FIRST_SIZE)
        if settings.window:
            from PySide6.QtCore import QByteArray

            # Qt sees to it that the window lies on a screen that is still there.
            self.restoreGeometry(QByteArray.fromBase64(settings.window.encode()))
        self._fit_screen()
        self.setAcceptDrops(True)

    def _fit_screen(self) -> None:
        """Be no larger than the free part of the screen, whatever was remembered: no button lies outside it."""
        free = room_for(self)
        self.setMinimumSize(_LEAST_SIZE.boundedTo(free))
        if not self.windowState() & (Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen):
            self.resize(self.size().boundedTo(free))

    def show_at_start(self) -> None:
        """Show the window as it was left; the first one on a small screen takes all of it."""
        screen = self.screen().size()
        if not self.memory.settings.window and screen.boundedTo(_ROOMY) != _ROOMY:
            self.showMaximized()
        else:
            self.show()

    def begin(self, document: Path | None = None) -> None:
        """Show the first page, in the document that a start was given, or else the start page."""
        from readiness.ui.shell.workspace import Workspace

        self._workspace = Workspace(self, self.memory, self._appearance, self._dialogs)
        self._workspace.begin(document)
        self.navigator.went.connect(self._on_went)

    def keep(self) -> None:
        """Store what is being typed, and have the file follow."""
        if self._workspace is not None:
            self._workspace.keep()

    def report_faults(self) -> None:
        """Show faults of ours from now on."""
        from readiness.ui.shell.faults import FaultReporter

        FaultReporter(self, self.look, self._facts).install()

    # What it holds, once it has begun.

    @property
    def workspace(self) -> "Workspace":
        """What the window shows."""
        assert self._workspace is not None
        return self._workspace

    @property
    def navigator(self) -> "Navigator":
        """The route that is shown, and the history."""
        return self.workspace.navigator

    @property
    def documents(self) -> "DocumentController":
        """The open document."""
        return self.workspace.documents

    @property
    def dialogs(self) -> "Dialogs":
        """Everything that is asked or said in a dialog."""
        return self.workspace.dialogs

    @property
    def notices(self) -> "Notices":
        """What is said beside the page."""
        return self.workspace.notices

    @property
    def page(self) -> "Page":
        """The page that is shown."""
        return self.workspace.page

    def actions(self) -> list[QAction]:
        """Return what can be done from anywhere."""
        return self.workspace.actions()

    # What Qt calls.

    @override
    def showEvent(self, event: QShowEvent) -> None:
        if not self.styleSheet():
            self._appearance.apply(self)
            self._presses = SecondPressFilter(self)
        super().showEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._workspace is not None:
            self._workspace.fit()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        if self._workspace is not None:
            self._workspace.end()
        self.memory.change(window=self.saveGeometry().toBase64().toStdString())
        event.accept()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._use_of(event.mimeData()) is not None:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        use = self._use_of(event.mimeData())
        if use is not None:
            event.acceptProposedAction()
            use()

    def _use_of(self, dropped: QMimeData) -> Callable[[], object] | None:
        """Return what is done with what is dropped: the page comes first."""
        from readiness.ui.routes import GivenPackRoute
        from readiness.ui.shell.drops import dropped_files, dropped_pack, dropped_paths

        use = self.page.use_of_dropped(dropped_paths(dropped))
        if use is not None:
            return use
        # The program that it was dragged from waits for the drop to end, not for what becomes of it.
        later = partial(QTimer.singleShot, 0, self)
        if paths := dropped_files(dropped):
            return partial(later, partial(self.documents.open_several, paths))
        if (pack := dropped_pack(dropped)) is not None:
            return partial(later, partial(self.navigator.go, GivenPackRoute(pack)))
        return None

    def _on_went(self, _route: object) -> None:
        if self._presses is not None:
            self._presses.note_page(self.page)

    def _facts(self) -> str:
        """Return what helps to find a fault; no names, no answers, no paths."""
        from readiness.app.diagnostics import as_text, diagnostics

        session = self._workspace.documents.session if self._workspace is not None else None
        return as_text(diagnostics(self.memory.settings, session, self.look().language))
