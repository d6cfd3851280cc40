"""Make a report in the background: progress while it runs, a file when it is done, nothing when it is cancelled."""

from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import msgspec

from readiness.app.reports import check_ending, save_report
from readiness.foundation import logs
from readiness.foundation.errors import UserError
from readiness.foundation.translation import N_
from readiness.reporting.order import Order
from readiness.reporting.worker import Cancelled, ReportWorker, WorkerFailed


class Progress(msgspec.Struct, frozen=True):
    """How far it is, from 0 to 1."""

    share: float


class Done(msgspec.Struct, frozen=True):
    """The report lies at `path`."""

    path: Path


class Failed(msgspec.Struct, frozen=True):
    """The report could not be made; nothing was written."""

    error: UserError


class Stopped(msgspec.Struct, frozen=True):
    """It was cancelled; nothing was written."""


News = Progress | Done | Failed | Stopped


class ReportJob:
    """One report on its way. `tell` is called from the job's own thread."""

    def __init__(self, worker: ReportWorker, order: Order, target: Path, tell: Callable[[News], None]) -> None:
        check_ending(target)
        self._worker = worker
        self._order = order
        self._target = target
        self._tell = tell
        self._stop = Event()
        self._thread = Thread(target=self._run, name="report-job", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def cancel(self) -> None:
        """Stop as soon as possible; `tell` hears of it."""
        self._worker.cancel(self._stop)

    def _run(self) -> None:
        try:
            content = self._worker.render(self._order, lambda share: self._tell(Progress(share)), self._stop)
            save_report(content, self._target)
        except Cancelled:
            self._tell(Stopped())
        except UserError as error:
            self._tell(Failed(error))
        except WorkerFailed as error:
            logs.fault(error)
            self._tell(
                Failed(
                    UserError(
                        "report-failed",
                        N_("The report could not be made."),
                        N_("Try again. If it happens twice, the log file says where."),
                    )
                )
            )
        else:
            self._tell(Done(self._target))
