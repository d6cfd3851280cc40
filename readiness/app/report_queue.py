"""Reports in the background: saves go first, and of waiting previews only the newest is made."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Condition, Event, Thread

from readiness.app.reports import check_ending, save_report
from readiness.foundation import logs
from readiness.foundation.errors import UserError
from readiness.foundation.files import unreadable
from readiness.foundation.translation import N_
from readiness.reporting.order import Order
from readiness.reporting.worker import Cancelled, ReportWorker, WorkerSilent


@dataclass(frozen=True, slots=True)
class Begun:
    """Work has begun."""


@dataclass(frozen=True, slots=True)
class RenderProgress:
    """How far it is, from 0 to 1."""

    share: float


@dataclass(frozen=True, slots=True)
class Silent:
    """There was no progress for so many seconds; one may wait on, or cancel."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Made:
    """A report to look at, and what it was made from."""

    order: Order
    content: bytes


@dataclass(frozen=True, slots=True)
class Saved:
    """The report was written to `path`."""

    path: Path


@dataclass(frozen=True, slots=True)
class Failed:
    """The report could not be made or written; nothing is half-written."""

    error: UserError


@dataclass(frozen=True, slots=True)
class Stopped:
    """It was cancelled; nothing was written."""


News = Begun | RenderProgress | Silent | Made | Saved | Failed | Stopped


@dataclass(frozen=True, slots=True)
class _Task:
    """An order and the target of its report; without a target it is a preview, reported as `Made`.

    `source` is the published document that an archive shall hold.
    """

    order: Order
    target: Path | None = None
    source: Path | None = None


class ReportQueue:
    """Makes one report at a time. `on_news` is called from threads of the queue, `Silent` from another one."""

    def __init__(self, worker: ReportWorker, on_news: Callable[[News], None]) -> None:
        self._worker = worker
        self._on_news = on_news
        self._condition = Condition()
        self._preview: _Task | None = None
        self._saves: list[_Task] = []
        self._cancelled: Event | None = None
        self._saving = False
        self._closed = False
        self._latest: Made | None = None
        self._thread = Thread(target=self._run, name="report-queue", daemon=True)
        self._thread.start()

    def make(self, order: Order) -> None:
        """Make a report to look at; one that still waits is forgotten for it."""
        with self._condition:
            self._preview = _Task(order)
            self._condition.notify()

    def save(self, order: Order, target: Path, source: Path | None = None) -> None:
        """Make a report and write it; raises UserError where the ending of `target` says no kind of report.

        With `source`, the path of the published document, it becomes an archive that holds the document.
        """
        check_ending(target)
        with self._condition:
            self._saves.append(_Task(order, target, source))
            self._condition.notify()

    def cancel(self) -> None:
        """Stop what is being made, and forget what waits."""
        with self._condition:
            self._preview = None
            self._saves.clear()
            cancelled = self._cancelled
        if cancelled is not None:
            self._worker.cancel(cancelled)

    def close(self) -> None:
        """End the thread and the process; a preview is given up, what was to be saved is saved first."""
        with self._condition:
            self._closed = True
            self._preview = None
            cancelled = None if self._saving else self._cancelled
            self._condition.notify()
        if cancelled is not None:
            self._worker.cancel(cancelled)
        self._thread.join()
        self._worker.close()

    def _run(self) -> None:
        # Started ahead of the first order, which then does not wait for the imports.
        self._start_ahead()
        while (task := self._wait()) is not None:
            self._on_news(Begun())
            news = self._carry_out(task)
            with self._condition:
                self._cancelled = None
                # An older preview is dropped when a newer one is waiting.
                outdated = isinstance(news, Made) and self._preview is not None
                closed = self._closed
            if not outdated and not closed:
                self._on_news(news)
            if isinstance(news, Stopped) and not closed:
                self._start_ahead()

    def _start_ahead(self) -> None:
        try:
            self._worker.start()
        except Exception as error:  # noqa: BLE001 - the order that needs the process tries again, and says so
            logs.fault(error)

    def _wait(self) -> _Task | None:
        """Return the next task, or None at the end."""
        with self._condition:
            self._condition.wait_for(lambda: self._closed or self._saves or self._preview)
            self._saving = bool(self._saves)
            if self._saves:
                task = self._saves.pop(0)
            elif self._preview is not None:
                task, self._preview = self._preview, None
            else:
                return None
            self._cancelled = Event()
            return task

    def _carry_out(self, task: _Task) -> News:
        cancelled = self._cancelled
        assert cancelled is not None
        try:
            order = task.order
            if task.source is not None:
                order = replace(order, source=_read(task.source))
            # The report of the latest preview is saved as it was shown.
            if self._latest is not None and self._latest.order == order:
                content = self._latest.content
            else:
                content = self._worker.render(
                    order,
                    lambda share: self._on_news(RenderProgress(share)),
                    cancelled,
                    lambda seconds: self._on_news(Silent(seconds)),
                )
            # Callers recognise a report by the identity of their order, not by equality.
            self._latest = Made(order, content)
            if task.target is None:
                return self._latest
            save_report(content, task.target)
        except Cancelled:
            return Stopped()
        except UserError as error:
            return Failed(error)
        except WorkerSilent as error:
            logs.fault(error)
            return Failed(
                UserError(
                    "report-silent",
                    N_("The report was stopped: there was no progress for {seconds} seconds."),
                    N_("Close other programs and try again. If it happens again, restart Readiness."),
                    seconds=f"{error.seconds:g}",
                )
            )
        except Exception as error:  # noqa: BLE001 - a thread that ended would leave every later order without a word
            logs.fault(error)
            return Failed(
                UserError(
                    "report-failed",
                    N_("The report could not be created."),
                    N_("Try again. If it happens again, see the log file for details."),
                )
            )
        return Saved(task.target)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from error
