"""Plans beside the window: a plan takes longer than a frame, and the first one brings the solver along."""

from contextlib import suppress
from threading import Thread

from PySide6.QtCore import QObject, Signal

from readiness.foundation import logs
from readiness.results.assessment_result import AssessmentResult


class Planner(QObject):
    """Makes the plan of a result; only that of the latest wish arrives."""

    # An AssessmentResult whose plan can be read without waiting.
    planned = Signal(object)
    # There is no plan, and the log says why: a fault of ours.
    failed = Signal()
    # The result, and whether its plan was made.
    _ended = Signal(object, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted: AssessmentResult | None = None
        # Emitted in the other thread, received in this one.
        self._ended.connect(self._on_ended)

    def make(self, result: AssessmentResult) -> None:
        """Make the plan of a result; what was wanted before is forgotten."""
        self._wanted = result
        Thread(target=self._run, args=(result,), name="planner", daemon=True).start()

    def _run(self, result: AssessmentResult) -> None:
        made = False
        try:
            # It is made when it is first read, and kept.
            made = result.plan is not None
        except Exception as error:  # noqa: BLE001 - the last door of a thread
            logs.fault(error)
        # The page may have been left while we were planning.
        with suppress(RuntimeError):
            self._ended.emit(result, made)

    def _on_ended(self, result: AssessmentResult, made: bool) -> None:  # noqa: FBT001 - a signal's argument
        if result is not self._wanted:
            return
        self._wanted = None
        if made:
            self.planned.emit(result)
        else:
            self.failed.emit()
