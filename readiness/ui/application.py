"""Start the app."""

import gc
import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from readiness.app.settings import load_settings
from readiness.foundation import logs
from readiness.foundation.errors import UserError
from readiness.foundation.language import preferred_language
from readiness.foundation.paths import data_folder
from readiness.ui.garbage import GarbageCollector
from readiness.ui.shell import dialogs
from readiness.ui.shell.main_window import MainWindow


def run_app(document: Path | None = None) -> int:
    """Open the window, with a document where one is named, and return the exit status."""
    application = make_application(sys.argv)
    try:
        data_folder()
    except UserError as error:
        # Without a data folder no answer could be kept.
        dialogs.complain(None, preferred_language(), error)
        return 1
    sys.excepthook = _on_unexpected
    window = MainWindow(load_settings())
    if document is not None:
        window.documents.open(document.resolve())
    window.show()
    # What a start has made stays for good: nobody need ever look at it again.
    QTimer.singleShot(0, gc.freeze)
    return application.exec()


def make_application(arguments: list[str]) -> QApplication:
    """Return the application object with its name; a second call returns the same one."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        # Chosen by an argument: no other style is made first, and PySide need not make its class of styles.
        application = QApplication([*arguments, "-style", "fusion"])
        GarbageCollector(application)
    application.setApplicationName("Readiness")
    application.setApplicationDisplayName("Readiness")
    application.setDesktopFileName("readiness")
    return application


def _on_unexpected(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Log a fault of ours and go on: every answer is stored already."""
    del kind, trace
    logs.fault(error)
