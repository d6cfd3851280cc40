"""What comes while the window is open: files from further starts and from the desktop, and the wish to see it."""

import os
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from readiness.app.handover import Handover
from readiness.ui.shell.main_window import MainWindow

_LOOK_AGAIN_MS = 50
# Qt's part for Wayland looks for it here when a window wants to come to the front.
_ACTIVATION = "XDG_ACTIVATION_TOKEN"


class Arrivals(QObject):
    """Opens a file as if it had been dropped onto a window that has its first page.

    While a question is open, it waits; of several that wait, the newest counts.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._waiting: Path | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_AGAIN_MS)
        self._timer.timeout.connect(self._open_waiting)
        self._closing = False
        window.closing.connect(self._end)

    def receive(self, handover: Handover) -> None:
        """Bring the window to the front, and open the file that a further start was given."""
        self._come_to_front(handover.activation)
        if handover.path is not None:
            self.receive_file(handover.path)

    def receive_file(self, path: Path) -> None:
        """Open a file that the desktop names, once the window can."""
        self._waiting = path
        # Not in here: whoever sent it waits for an answer, not for the document.
        QTimer.singleShot(0, self, self._open_waiting)
        if _is_asking():
            words = self._window.look().language.gettext("{name} opens once the question is answered.")
            self._window.notices.announce(words.format(name=path.name))

    def _end(self) -> None:
        """Open nothing any more: nobody would close it, and its lock would stay."""
        self._closing = True
        self._timer.stop()

    def _open_waiting(self) -> None:
        path = self._waiting
        if path is None or self._closing:
            return
        if _is_asking():
            self._timer.start()
            return
        self._timer.stop()
        self._waiting = None
        self._window.documents.open(path)

    def _come_to_front(self, activation: str) -> None:
        window = self._window
        if window.windowState() & Qt.WindowState.WindowMinimized:
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        asking = QApplication.activeModalWidget() or window
        if activation and QGuiApplication.platformName().startswith("wayland"):
            os.environ[_ACTIVATION] = activation
        window.raise_()
        asking.raise_()
        asking.activateWindow()
        # Children of this process shall not come to the front by it.
        os.environ.pop(_ACTIVATION, None)
        # Where the system does not let a window take the front, as on Windows, its entry in the task bar blinks.
        QApplication.alert(window)


def _is_asking() -> bool:
    """Return whether a dialog or a menu is open: what it is about must not go away under it."""
    return QApplication.activeModalWidget() is not None or QApplication.activePopupWidget() is not None
