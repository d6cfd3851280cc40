"""Faults of ours are shown: one sentence, where the log lies, and a button that copies the details."""

import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from readiness.foundation import logs
from readiness.foundation.errors import UserError, filled, reason_of
from readiness.foundation.language import Language
from readiness.foundation.translation import N_
from readiness.ui.look import Look

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

# One cause often has many faults; those that follow this soon are logged and not shown once more.
_BURST_MS = 10_000
_REFUSED = N_(
    "A file or folder could not be used ({reason}). Your answers are saved. Check your rights and the free space."
)


class FaultReporter(QObject):
    """Logs uncaught exceptions of every thread, and shows one box for a burst of them."""

    # An entry of the log, and the fault itself.
    _logged = Signal(str, object)

    def __init__(self, window: QWidget, look: Callable[[], Look], facts: Callable[[], str]) -> None:
        super().__init__(window)
        self._window = window
        self._look = look
        self._facts = facts
        self._box: QMessageBox | None = None
        self._since = QElapsedTimer()
        # From another thread it arrives in the window's.
        self._logged.connect(self._show)

    def install(self) -> None:
        """Have Python hand over uncaught exceptions."""
        sys.excepthook = self._on_uncaught
        threading.excepthook = self._on_uncaught_in_thread

    def report(self, error: BaseException) -> None:
        """Log a fault and show it."""
        self._logged.emit(logs.fault(error), error)

    def _on_uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        del kind
        self.report(error.with_traceback(trace))

    def _on_uncaught_in_thread(self, uncaught: threading.ExceptHookArgs) -> None:
        if uncaught.exc_value is not None:
            self.report(uncaught.exc_value)

    def _show(self, entry: str, error: BaseException) -> None:
        if self._box is not None or (self._since.isValid() and self._since.elapsed() < _BURST_MS):
            return
        # Imported when it is shown: a start goes without.
        from PySide6.QtWidgets import QMessageBox

        from readiness.ui.shell.message_box import message_box

        language = self._look().language
        words = fault_sentence(error, language)
        box = message_box(self._window, QMessageBox.Icon.Critical, words, log_sentence(language))
        details = self._details(entry)
        copy = box.addButton(language.gettext("Copy details"), QMessageBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda _checked=False: QApplication.clipboard().setText(details))
        box.addButton(QMessageBox.StandardButton.Close)
        box.finished.connect(self._on_closed)
        self._box = box
        # Not modal by a loop of its own: what was interrupted by the fault goes on.
        box.open()

    def _details(self, entry: str) -> str:
        try:
            return f"{entry}\n{self._facts()}"
        except Exception as error:  # noqa: BLE001 - shown here, a fault of the facts would lead here again
            return f"{entry}\n{logs.fault(error)}"

    def _on_closed(self, _result: int) -> None:
        if self._box is not None:
            self._box.deleteLater()
            self._box = None
        self._since.start()


def show_failed_start(language: Language, error: BaseException) -> None:
    """Say in a dialog of its own that the app could not start; a fault of ours was logged already."""
    from PySide6.QtWidgets import QMessageBox

    from readiness.ui.shell.message_box import show_message

    if isinstance(error, UserError | OSError):
        show_message(None, QMessageBox.Icon.Warning, fault_sentence(error, language))
    else:
        words = language.gettext("Readiness could not start: something went wrong in the program itself.")
        show_message(None, QMessageBox.Icon.Critical, f"{words}\n{log_sentence(language)}")


def fault_sentence(error: BaseException, language: Language) -> str:
    """Return what is said of an exception that nothing has caught: whose fault it is, and what is safe."""
    if isinstance(error, UserError):
        return error.sentence(language)
    if isinstance(error, OSError):
        return filled(_REFUSED, {"reason": reason_of(error)}, language)
    return language.gettext("Something went wrong in Readiness itself. Your answers are saved.")


def log_sentence(language: Language) -> str:
    """Return where the details are, or that they could not be written down."""
    try:
        return language.gettext("The log has the details: {path}").format(path=logs.path())
    except UserError as error:
        return error.sentence(language)
