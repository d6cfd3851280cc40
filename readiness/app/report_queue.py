"""Reports in the background: saves go first, then the newest preview, and last what somebody will probably want.

What was made is kept (`ready_reports.py`): to save a preview, or what was made ahead, takes no second making.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto
from pathlib import Path
from threading import Condition, Event, Thread

from readiness.app.ready_reports import ReadyReports
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


class _Use(Enum):
    """What a report is for."""

    SAVE = auto()
    PREVIEW = auto()
    AHEAD = auto()


@dataclass(frozen=True, slots=True)
class _Task:
    """An order, and what its report is for; one that is saved has a target.

    `source` is the published document that an archive shall hold.
    """

    use: _Use
    order: Order
    target: Path | None = None
    source: Path | None = None


class ReportQueue:
    """Makes one report at a time. `on_news` is called from threads of the queue, `Silent` from another one."""

    def __init__(self, worker: ReportWorker, on_news: Callable[[News], None]) -> None:
        self._worker = worker
        self._on_news = on_news
        self._condition = Condition()
        self._saves: list[_Task] = []
        self._preview: _Task | None = None
        self._ahead: _Task | None = None
        # What is being made, and how it is stopped.
        self._running: _Task | None = None
        self._cancelled: Event | None = None
        # Whether somebody waits for it, or for what comes after it: nobody hears of reports that are made ahead.
        self._awaited = False
        self._closed = False
        self._ready = ReadyReports()
        self._thread = Thread(target=self._run, name="report-queue", daemon=True)
        self._thread.start()

    def make(self, order: Order) -> None:
        """Make a report to look at; one that still waits is forgotten for it."""
        with self._condition:
            self._preview = _Task(_Use.PREVIEW, order)
            self._await()

    def save(self, order: Order, target: Path, source: Path | None = None) -> None:
        """Make a report and write it; raises UserError where the ending of `target` says no kind of report.

        With `source`, the path of the published document, it becomes an archive that holds the document.
        """
        check_ending(target)
        with self._condition:
            self._saves.append(_Task(_Use.SAVE, order, target, source))
            self._await()

    def prepare(self, order: Order, source: Path | None = None) -> None:
        """Make a report that will probably be wanted, once nothing else is to be made; an older one is forgotten.

        Nobody hears of it, not even where it fails: who wants it later gets it, or is told why not.
        """
        with self._condition:
            self._ahead = _Task(_Use.AHEAD, order, source=source)
            self._condition.notify()

    def forget_prepared(self) -> None:
        """Do not begin what was to be made ahead: it would be of an older state."""
        with self._condition:
            self._ahead = None

    def cancel(self) -> None:
        """Stop what is being made, and forget what waits."""
        with self._condition:
            self._preview = self._ahead = None
            self._saves.clear()
            cancelled = self._cancelled
        if cancelled is not None:
            self._worker.cancel(cancelled)

    def close(self) -> None:
        """End the thread and the process; what nobody saves is given up, what was to be saved is saved first."""
        with self._condition:
            self._closed = True
            self._preview = self._ahead = None
            saving = self._running is not None and self._running.use is _Use.SAVE
            cancelled = None if saving else self._cancelled
            self._condition.notify()
        if cancelled is not None:
            self._worker.cancel(cancelled)
        self._thread.join()
        self._worker.close()

    def _await(self) -> None:
        """Have the thread look what is wanted, and show that something is being made where nobody was to know so far.

        The caller holds the condition, so that what follows is told after it.
        """
        if self._running is not None and not self._awaited:
            self._awaited = True
            self._on_news(Begun())
        self._condition.notify()

    def _run(self) -> None:
        # Started ahead of the first order, which then does not wait for the imports.
        self._start_ahead()
        while (task := self._wait()) is not None:
            self._tell(Begun())
            news = self._carry_out(task)
            with self._condition:
                self._running = self._cancelled = None
                # An older preview is dropped when a newer one is waiting, and what was made ahead is only kept.
                outdated = isinstance(news, Made) and (self._preview is not None or task.use is _Use.AHEAD)
                # Who wants what could not be made ahead has it made once more, and hears then why not.
                unheard = isinstance(news, Failed) and task.use is _Use.AHEAD
            if not outdated and not unheard:
                self._tell(news)
            if isinstance(news, Stopped) and not self._closed:
                self._start_ahead()

    def _tell(self, news: News) -> None:
        """Tell those who wait, as long as there is anybody."""
        if self._awaited and not self._closed:
            self._on_news(news)

    def _start_ahead(self) -> None:
        try:
            self._worker.start()
        except Exception as error:  # noqa: BLE001 - the order that needs the process tries again, and says so
            logs.fault(error)

    def _wait(self) -> _Task | None:
        """Return the next task, or None at the end."""
        with self._condition:
            self._condition.wait_for(lambda: self._closed or self._saves or self._preview or self._ahead)
            if self._saves:
                task = self._saves.pop(0)
            elif self._preview is not None:
                task, self._preview = self._preview, None
            elif self._ahead is not None:
                task, self._ahead = self._ahead, None
            else:
                return None
            self._running, self._cancelled = task, Event()
            self._awaited = task.use is not _Use.AHEAD
            return task

    def _carry_out(self, task: _Task) -> News:
        try:
            content = self._content(task)
            if task.target is None:
                # Callers recognise a report by the identity of their order, not by equality.
                return Made(task.order, content)
            save_report(content, task.target)
        except Cancelled:
            return Stopped()
        except UserError as error:
            if task.use is _Use.AHEAD:
                logs.fault(error)
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

    def _content(self, task: _Task) -> bytes:
        """Return the report: as it was made before, or made now."""
        order, cancelled = task.order, self._cancelled
        assert cancelled is not None
        if task.source is not None:
            order = replace(order, source=_read(task.source))
        digest = order.digest()
        content = self._ready.get(digest)
        if content is None:
            content = self._worker.render(
                order,
                lambda share: self._tell(RenderProgress(share)),
                cancelled,
                lambda seconds: self._tell(Silent(seconds)),
            )
            self._ready.keep(digest, content)
        return content


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from error
