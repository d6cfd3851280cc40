"""Reports of many documents that are being written: it lasts as long as the window, whatever page is shown."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal

from readiness.app.portfolio import ReportJob, WrittenReports, write_reports
from readiness.reporting.worker import ReportWorker
from readiness.ui import background
from readiness.ui.look import Look


class ReportsJob(QObject):
    """Writes one lot at a time; cancelled, it leaves what is whole."""

    changed = Signal()
    _told = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self._stop: Event | None = None
        self._worker: ReportWorker | None = None
        self.done = self.of = 0
        self._told.connect(self._on_told)

    @property
    def running(self) -> bool:
        """Whether reports are being written."""
        return self._worker is not None

    def write(
        self,
        jobs: Sequence[ReportJob],
        folder: Path,
        done: Callable[[WrittenReports], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Write reports into a folder."""
        self._stop, self._worker = stop, worker = Event(), ReportWorker()
        self.done, self.of = 0, len(jobs)

        def work() -> WrittenReports:
            try:
                return write_reports(jobs, folder, worker, stop, self._told.emit)
            finally:
                worker.close()

        background.run(self, work, partial(self._end, done), partial(self._end, failed))
        self.changed.emit()

    def cancel(self) -> None:
        """Write no more."""
        if self._worker is not None and self._stop is not None:
            self._worker.cancel(self._stop)

    def speak(self, look: Look) -> None:
        """Go on in another language: reports are written in the one that they were begun in."""
        del look

    def close(self) -> None:
        """End, with the window."""
        self.cancel()
        self.deleteLater()

    def _end(self, tell: Callable[..., object], found: object) -> None:
        self._worker = self._stop = None
        self.changed.emit()
        tell(found)

    def _on_told(self, done: int, of: int) -> None:
        self.done, self.of = done, of
        self.changed.emit()
