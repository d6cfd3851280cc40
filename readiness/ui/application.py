"""Start the app."""

import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from readiness.app.handover import Handover
from readiness.app.settings import load_settings
from readiness.foundation import logs
from readiness.foundation.environment import check_clock, check_data_folder
from readiness.foundation.errors import UserError
from readiness.foundation.files import real_path
from readiness.foundation.language import preferred_language
from readiness.foundation.overriding import override
from readiness.foundation.paths import data_folder
from readiness.ui.garbage import GarbageCollector
from readiness.ui.shell.first_paint import FirstPaint
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.shell.single_instance import SingleInstance

# As the terminal ends where something of the environment, or something of ours, is at fault.
_ENVIRONMENT_AT_FAULT, _OUR_BUG = 1, 70
# The first page comes first.
_SETTLE_IN_MS, _LISTEN_AT_LAST_MS = 100, 1_500
# What the task bar of Windows groups our windows by; Python's own program would be one group with all of its scripts.
_WINDOWS_ID = "Readiness.Readiness"


class Application(QApplication):
    """Qt's application, which also hears of files that the desktop asks it to open, as macOS does after a start."""

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self._receive: Callable[[Path], None] | None = None
        self._early: Path | None = None

    def give_files_to(self, receive: Callable[[Path], None]) -> None:
        """Have `receive` called with each file, and with the newest that came before."""
        self._receive = receive
        if self._early is not None:
            receive(self._early)

    @override
    def event(self, event: QEvent) -> bool:
        if not isinstance(event, QFileOpenEvent) or not event.file():
            return super().event(event)
        path = real_path(Path(event.file()))
        if self._receive is None:
            self._early = path
        else:
            self._receive(path)
        return True


def run_app(document: Path | None = None) -> int:
    """Open the window, with a document where one is named, and return the exit status.

    Where this user has a window open already, it gets the document, and none is opened here.
    A start that fails says so in a dialog. Where there is no display, a sentence on the terminal must do.
    """
    # Read before Qt, which takes it for a window of ours.
    activation = os.environ.get("XDG_ACTIVATION_TOKEN", "")
    application = make_application(sys.argv)
    try:
        check_clock()
        check_data_folder()
        path = None if document is None else real_path(document)
        instance = SingleInstance(data_folder())
        if instance.hand_over(Handover(path, activation)):
            return 0
        window = _shown_window(application, path, instance)
    except Exception as error:  # noqa: BLE001 - a start that fails must say so
        from readiness.ui.shell.faults import show_failed_start

        if not isinstance(error, UserError):
            logs.fault(error)
        show_failed_start(preferred_language(), error)
        return _ENVIRONMENT_AT_FAULT if isinstance(error, UserError | OSError) else _OUR_BUG
    status = application.exec()
    instance.release()
    del window
    return status


def make_application(arguments: list[str]) -> Application:
    """Return the application object with its name; a second call returns the same one."""
    application = QApplication.instance()
    if not isinstance(application, Application):
        qInstallMessageHandler(_say_no_display)
        # The document is ours to open: Qt crashes over a name that is no text.
        # The style is chosen by an argument: no other is made first, and PySide need not make its class of styles.
        application = Application([*arguments[:1], "-style", "fusion"])
        qInstallMessageHandler(None)
        GarbageCollector(application)
        _group_in_task_bar()
    application.setApplicationName("Readiness")
    application.setApplicationDisplayName("Readiness")
    application.setDesktopFileName("readiness")
    return application


def _shown_window(application: Application, document: Path | None, instance: SingleInstance) -> MainWindow:
    """Return the window, shown; its first page, that of the document where one is named, follows its first paint."""
    window = MainWindow(load_settings())
    window.report_faults()
    window.show_at_start()
    window.closing.connect(instance.stop_listening)

    def settle_in() -> None:
        # Imported here: until now there was nothing that an end from outside could take away.
        from readiness.ui.shell.outside_end import OutsideEnd

        OutsideEnd(application, window).take_signals()
        instance.listen()

    def begin() -> None:
        from readiness.ui.shell.arrivals import Arrivals
        from readiness.ui.theme.app_icon import app_icon

        arrivals = Arrivals(window)
        application.give_files_to(arrivals.receive_file)
        instance.received.connect(arrivals.receive)
        # The document may need a question first, and that an answer.
        QTimer.singleShot(_LISTEN_AT_LAST_MS, window, instance.listen)
        window.begin(document)
        application.setWindowIcon(app_icon())
        # What a start has made stays for good: it need never be looked at again.
        QTimer.singleShot(0, window, gc.freeze)
        QTimer.singleShot(_SETTLE_IN_MS, window, settle_in)

    FirstPaint(window, begin)
    return window


def _group_in_task_bar() -> None:
    """Tell Windows which program this is."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(_WINDOWS_ID)


def _say_no_display(kind: QtMsgType, context: QMessageLogContext, words: str) -> None:
    """Say what Qt says while the application is made; Qt would end the process after a fatal word."""
    del context
    # A program without a console has none.
    if sys.stderr is not None:
        sys.stderr.write(f"{words}\n")
    if kind is QtMsgType.QtFatalMsg:
        from readiness.ui.shell.faults import log_sentence

        language = preferred_language()
        logs.fault(RuntimeError("no display"))
        said = language.gettext("Readiness could not start: there is no display.")
        if sys.stderr is not None:
            sys.stderr.write(f"{said} {log_sentence(language)}\n")
            sys.stderr.flush()
        os._exit(_OUR_BUG)
