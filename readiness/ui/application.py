"""Start the app."""

import gc
import os
import sys
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from readiness.app.settings import load_settings
from readiness.foundation import logs
from readiness.foundation.environment import check_clock, check_data_folder
from readiness.foundation.errors import UserError
from readiness.foundation.files import real_path
from readiness.foundation.language import preferred_language
from readiness.ui.garbage import GarbageCollector
from readiness.ui.shell.first_paint import FirstPaint
from readiness.ui.shell.main_window import MainWindow

# As the terminal ends where something of the environment, or something of ours, is at fault.
_ENVIRONMENT_AT_FAULT, _OUR_BUG = 1, 70
# The first page comes first.
_OUTSIDE_END_MS = 100


def run_app(document: Path | None = None) -> int:
    """Open the window, with a document where one is named, and return the exit status.

    A start that fails says so in a dialog. Where there is no display, a sentence on the terminal must do.
    """
    application = make_application(sys.argv)
    try:
        check_clock()
        check_data_folder()
        window = _shown_window(application, document)
    except Exception as error:  # noqa: BLE001 - a start that fails must say so
        from readiness.ui.shell.faults import show_failed_start

        if not isinstance(error, UserError):
            logs.fault(error)
        show_failed_start(preferred_language(), error)
        return _ENVIRONMENT_AT_FAULT if isinstance(error, UserError | OSError) else _OUR_BUG
    status = application.exec()
    del window
    return status


def make_application(arguments: list[str]) -> QApplication:
    """Return the application object with its name; a second call returns the same one."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        qInstallMessageHandler(_say_no_display)
        # The document is ours to open: Qt crashes over a name that is no text.
        # The style is chosen by an argument: no other is made first, and PySide need not make its class of styles.
        application = QApplication([*arguments[:1], "-style", "fusion"])
        qInstallMessageHandler(None)
        GarbageCollector(application)
    application.setApplicationName("Readiness")
    application.setApplicationDisplayName("Readiness")
    application.setDesktopFileName("readiness")
    return application


def _shown_window(application: QApplication, document: Path | None) -> MainWindow:
    """Return the window, shown; its first page, that of the document where one is named, follows its first paint."""
    window = MainWindow(load_settings())
    window.report_faults()
    window.show()

    def take_outside_end() -> None:
        # Imported here: until now there was nothing that an end from outside could take away.
        from readiness.ui.shell.outside_end import OutsideEnd

        OutsideEnd(application, window).take_signals()

    def begin() -> None:
        window.begin(None if document is None else real_path(document))
        # What a start has made stays for good: it need never be looked at again.
        QTimer.singleShot(0, window, gc.freeze)
        QTimer.singleShot(_OUTSIDE_END_MS, window, take_outside_end)

    FirstPaint(window, begin)
    return window


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
