"""Plans in the background: a plan takes longer than a frame, and the first one imports the solver."""

from PySide6.QtCore import QObject, Signal

from readiness.results.assessment_result import AssessmentResult
from readiness.ui import background


class Planner(QObject):
    """Makes the plan of a result; only that of the latest wish arrives."""

    # An AssessmentResult whose plan can be read without waiting.
    planned = Signal(object)
    # There is no plan: a fault of ours, which is shown by itself.
    failed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted: AssessmentResult | None = None

    def make(self, result: AssessmentResult) -> None:
        """Make the plan of a result; what was wanted before is forgotten."""
        self._wanted = result

        def work() -> None:
            # They are made when they are first read, and kept.
            _ = result.plan, result.roadmap, result.planner.options

        background.run(
            self, work, lambda _: self._finish(result, made=True), lambda _fault: self._finish(result, made=False)
        )

    def _finish(self, result: AssessmentResult, *, made: bool) -> None:
        if result is not self._wanted:
            return
        self._wanted = None
        if made:
            self.planned.emit(result)
        else:
            self.failed.emit()
