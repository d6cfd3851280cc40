"""The end that comes from outside: a signal, or the end of the session of the desktop."""

import signal
import socket
from contextlib import suppress

from PySide6.QtCore import QObject, QSocketNotifier, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog

from readiness.ui.shell.main_window import MainWindow

# Of a terminal that closes, of a session that ends, of Ctrl+C; the last one is that of Windows.
_NAMES = ("SIGTERM", "SIGHUP", "SIGINT", "SIGBREAK")
# What a shell adds to the number of the signal that ended a program.
_BY_SIGNAL = 128
_CANCEL_EVERY_MS = 20


class OutsideEnd(QObject):
    """Has the window store, publish and close when the program is told to end. Nobody is there to be asked any more."""

    def __init__(self, application: QApplication, window: MainWindow) -> None:
        super().__init__(application)
        self._application = application
        self._window = window
        self._status: int | None = None
        self._closing = False
        self._canceller = QTimer(self)
        self._canceller.setInterval(_CANCEL_EVERY_MS)
        self._canceller.timeout.connect(self._cancel_question)
        # The session may go on after all, so nothing is closed yet. Where it ends, a signal follows.
        application.commitDataRequest.connect(self.keep)
        application.saveStateRequest.connect(self.keep)

    def take_signals(self) -> None:
        """Have signals written into a socket, which wakes Qt: Python itself sleeps while Qt waits."""
        self._reading, self._writing = socket.socketpair()
        for end in (self._reading, self._writing):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._reading.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)
        signal.set_wakeup_fd(self._writing.fileno(), warn_on_full_buffer=False)
        for name in _NAMES:
            number = getattr(signal, name, None)
            # What is ignored, as under nohup, stays ignored.
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, lambda _number, _frame: None)

    def _on_signal(self) -> None:
        with suppress(BlockingIOError):
            received = self._reading.recv(64)
            if received and self._status is None:
                self._status = _BY_SIGNAL + received[0]
                self._canceller.start()

    def _cancel_question(self) -> None:
        """Cancel what is being asked; once nothing is, close."""
        popup, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if popup is not None:
            popup.close()
        elif isinstance(modal, QDialog):
            modal.reject()
        elif self._status is not None and not self._closing:
            self._closing = True
            # Not in here: questions of the closing itself are to be cancelled too.
            QTimer.singleShot(0, self, self._close)

    def _close(self) -> None:
        assert self._status is not None
        # The status is that of the signal, not that of a window that was closed.
        QGuiApplication.setQuitOnLastWindowClosed(False)
        try:
            self._window.close()
        finally:
            self._application.exit(self._status)

    def keep(self) -> None:
        """Store what is being typed and have the file follow: the session of the desktop is about to end."""
        self._canceller.start()
        try:
            self._window.keep()
        finally:
            if self._status is None:
                self._canceller.stop()
