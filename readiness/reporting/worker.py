"""The process that makes PDFs: started early, kept warm, and killed to cancel.

WeasyPrint's import costs half a second, a thread would freeze the windows while it works, and a process gives
its memory back. Every wait on it has a limit: a process that makes no progress is killed, which ends the wait.
"""

import gc
import logging
import multiprocessing
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from threading import Event, Lock, Thread
from types import TracebackType
from typing import Any, Self

from readiness.foundation.errors import UserError
from readiness.reporting.order import FormOrder, Order, PageOrder
from readiness.reporting.pango import NoPangoError

# Seconds without progress. The longest step, the layout of a full report, takes two or three on an ordinary computer;
# the first report waits for the start of the process as well.
LONGEST_SILENCE = 120.0
# Seconds without progress until that is said: whoever waits may wait on, or cancel.
LONG_SILENCE = 20.0
# These seconds are meant for as many questions as this; a larger questionnaire has more time, in proportion.
_QUESTIONS = 100
# Seconds until a killed process is gone: at once, unless the system holds it up.
_LONGEST_END = 5.0
# How a process ends that a library brings down: by one of these signals, and on Windows with a status that is an error
# of the system, or the one of `abort`.
_CRASHES = [getattr(signal, f"SIG{name}", None) for name in ("ABRT", "BUS", "FPE", "ILL", "SEGV", "SYS", "TRAP")]
_WINDOWS_ERROR, _WINDOWS_ABORT = 0xC0000000, 3

# WeasyPrint announces seven steps; layout and drawing take most of the time.
_STEPS = 7

AnyOrder = Order | FormOrder | PageOrder
OnProgress = Callable[[float], None]
# Gets the seconds without progress.
OnSilence = Callable[[float], None]


class Cancelled(Exception):  # noqa: N818 - it is no error
    """The work was cancelled."""


class WorkerFailed(Exception):  # noqa: N818
    """The process failed; the text is for the log."""


class WorkerSilent(WorkerFailed):
    """The process made no progress for `seconds` and was killed."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"no progress for {seconds:g} s")
        self.seconds = seconds


class ReportWorker:
    """Makes one PDF at a time; `render` blocks and belongs into a thread.

    `longest_silence` is how many seconds the process may go without progress before it is killed, and `long_silence`
    after how many that is said.
    """

    def __init__(self, longest_silence: float = LONGEST_SILENCE, long_silence: float = LONG_SILENCE) -> None:
        self._longest_silence = longest_silence
        self._long_silence = long_silence
        self._process: BaseProcess | None = None
        self._connection: Connection[Any, Any] | None = None
        # The process that has taken its end of the pipe.
        self._awake: BaseProcess | None = None
        self._lock = Lock()
        # Whether the process has not said yet that it has all its libraries.
        self._loading = False
        # The part without which no PDF can be made, once that is known.
        self._missing = ""

    def start(self) -> None:
        """Start the process where it does not run yet; it warms up by itself."""
        with self._lock:
            if self._process is not None and self._process.is_alive():
                return
            self._note_crash()
            context = multiprocessing.get_context("spawn")
            # They are of another class on Windows.
            ours: Any
            theirs: Any
            ours, theirs = context.Pipe()
            process = context.Process(
                target=serve, args=(theirs, not self._missing), daemon=True, name="readiness-report"
            )
            process.start()
            theirs.close()
            self._process, self._connection = process, ours
            self._loading = True

    def render(
        self,
        order: AnyOrder,
        on_progress: OnProgress,
        stop: Event,
        on_silence: OnSilence | None = None,
    ) -> bytes:
        """Return what was ordered; calls `on_progress` with a share (0 to 1), and from another thread `on_silence`.

        Raises Cancelled once `stop` is set by `cancel`, WorkerSilent where the process made no progress for too long,
        and WorkerFailed where it broke down. Raises NoPangoError where this computer can make no PDF, also where the
        process breaks down over its libraries; from then on at once, and without another try. Raises UserError where a
        consultant's template is at fault.
        """
        self.start()
        process, connection = self._process, self._connection
        # Asked after the start: a `cancel` before it found no process to kill.
        if stop.is_set() or process is None or connection is None:
            raise Cancelled
        if self._missing and (not isinstance(order, Order) or order.needs_engine):
            raise NoPangoError(self._missing)
        patience = max(1.0, len(order.questionnaire.capabilities) / _QUESTIONS)
        limit, told = self._longest_silence * patience, self._long_silence * patience
        with _Watchdog(process, limit, told, on_silence) as watchdog:
            try:
                self._wake(process, connection)
                connection.send(order)
                return self._answer(connection, on_progress, watchdog)
            except (EOFError, OSError) as error:
                crashed = self._note_crash()
                self.close()
                if stop.is_set():
                    raise Cancelled from error
                if watchdog.has_killed:
                    raise WorkerSilent(limit) from error
                if not crashed:
                    raise WorkerFailed(type(error).__name__) from error
        # The next process makes pages and leaves the libraries alone.
        return self.render(order, on_progress, stop, on_silence)

    def _answer(self, connection: "Connection[Any, Any]", on_progress: OnProgress, watchdog: "_Watchdog") -> bytes:
        """Wait for the answer to an order; raises what `serve` tells, and EOFError or OSError where it is gone."""
        while True:
            watchdog.calm()
            kind, content = connection.recv()
            if kind == "progress":
                on_progress(content)
            elif kind == "done":
                return bytes(content)
            elif kind == "ready":
                self._loading, self._missing = False, content or self._missing
            elif kind == "refused":
                self._missing = content
                raise NoPangoError(content)
            elif kind == "fault":
                code, what, remedy, where, facts = content
                raise UserError(code, what, remedy, where=where, **facts)
            else:
                raise WorkerFailed(content)

    def _wake(self, process: BaseProcess, connection: "Connection[Any, Any]") -> None:
        """Wait until the process has taken its end of the pipe; raises EOFError where it ended before.

        Until then that end belongs to this process on Windows, and no killing of the other one would break the pipe.
        """
        if self._awake is not process:
            wait([connection, process.sentinel])
            if not connection.poll():
                raise EOFError
            connection.recv()
            self._awake = process

    def cancel(self, stop: Event) -> None:
        """Set `stop` and kill the process; the `render` that was given `stop` ends with Cancelled."""
        with self._lock:
            stop.set()
            if self._process is not None:
                _end(self._process)
                # One that does not go looks alive, and the next order would go to it.
                self._process = None

    def close(self) -> None:
        """End the process."""
        with self._lock:
            if self._process is not None:
                _end(self._process)
            if self._connection is not None:
                self._connection.close()
            self._process = self._connection = None

    def _note_crash(self) -> bool:
        """Return whether the process was brought down by the libraries that it was loading; then none tries again."""
        process = self._process
        if process is None or not self._loading:
            return False
        # The pipe breaks a moment before the process is gone.
        process.join(_LONGEST_END)
        crashed = not self._missing and _has_crashed(process.exitcode)
        if crashed:
            self._missing = "Pango"
        return crashed


def _has_crashed(status: int | None) -> bool:
    if status is None:
        return False
    if sys.platform == "win32":
        return status == _WINDOWS_ABORT or status >= _WINDOWS_ERROR
    return -status in _CRASHES


def _end(process: BaseProcess) -> None:
    """Kill a process and wait until it is gone, for a few seconds at most."""
    process.kill()
    process.join(_LONGEST_END)


class _Watchdog:
    """Kills a process that makes no progress for `limit` seconds; the pipe to it breaks, which ends every wait on it.

    After `told` seconds it calls `tell`, so that nobody looks at a bar that stands still without knowing.
    `Connection.poll` has a limit, but `send` and `recv` have none: they wait while a long order is not taken in, and
    while only the beginning of a report has arrived.
    """

    def __init__(self, process: BaseProcess, limit: float, told: float, tell: OnSilence | None) -> None:
        self.has_killed = False
        self._process = process
        self._limit = limit
        self._told = told
        self._tell = tell
        self._progress = Event()
        self._over = False
        self._thread = Thread(target=self._watch, name="report-watchdog", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over = True
        self._progress.set()
        self._thread.join()

    def calm(self) -> None:
        """Begin to count anew: there was progress."""
        self._progress.set()

    def _watch(self) -> None:
        while self._wait():
            # Cleared before it is read: an end that comes in between is seen in the next round.
            self._progress.clear()
            if self._over:
                return
        self.has_killed = True
        self._process.kill()

    def _wait(self) -> bool:
        """Wait for progress, and return whether there was some."""
        if self._tell is None or self._told >= self._limit:
            return self._progress.wait(self._limit)
        if self._progress.wait(self._told):
            return True
        self._tell(self._told)
        return self._progress.wait(self._limit - self._told)


def serve(connection: "Connection[Any, Any]", with_pdf: bool) -> None:  # noqa: FBT001 - a process takes no keywords
    """Say that the pipe has arrived, and take orders until the other end is gone.

    Without `with_pdf` only pages are ordered.
    """
    # Where the other end is gone already, the first order is the end.
    with suppress(OSError):
        connection.send(None)
    # The slow imports: done now, so that the first order need not wait for them.
    missing = _load_engine() if with_pdf else ""
    from readiness.reporting.report import render_report

    with suppress(OSError):
        connection.send(("ready", missing))
    # A page in the making is no garbage, and looking for some costs a tenth of the time: it is done between orders.
    gc.disable()
    gc.freeze()
    progress = logging.getLogger("weasyprint.progress")
    progress.setLevel(logging.INFO)
    progress.addHandler(_Announcer(connection))
    while True:
        try:
            order = connection.recv()
        except (EOFError, OSError, KeyboardInterrupt):
            return
        try:
            connection.send(("done", render_report(order) if isinstance(order, Order) else _form_or_page(order)))
        except NoPangoError as error:
            connection.send(("refused", error.part))
        except UserError as error:
            # The template of a text document is at fault.
            connection.send(("fault", (error.code, error.what, error.remedy, error.where, error.facts)))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is reported to the other side
            connection.send(("failed", f"{type(error).__name__} at {_place(error)}"))
        gc.collect()


def _load_engine() -> str:
    """Load what makes PDFs, and return the part that is missing; pages can be made all the same."""
    try:
        from readiness.reporting import pdf  # noqa: F401
    except NoPangoError as error:
        return error.part
    return ""


def _form_or_page(order: FormOrder | PageOrder) -> bytes:
    # Imported here: few orders are for forms, and the engine may be missing.
    from readiness.reporting.form import render_form, render_form_question
    from readiness.reporting.pdf import render_pdf

    if isinstance(order, PageOrder):
        return render_pdf(order.html)
    if order.only:
        return render_form_question(order.questionnaire, order.only, order.language)
    return render_form(order.questionnaire, order.depth, order.language, order.reader, order.look)


def _place(error: BaseException) -> str:
    """Return where an error was raised, without its text: that may hold what the user wrote."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "?"


class _Announcer(logging.Handler):
    """Turns WeasyPrint's progress messages ("Step 5 - …") into shares."""

    def __init__(self, connection: "Connection[Any, Any]") -> None:
        super().__init__()
        self._connection = connection

    def emit(self, record: logging.LogRecord) -> None:
        words = record.getMessage().split()
        if len(words) > 1 and words[0] == "Step" and words[1].isdigit():
            self._connection.send(("progress", int(words[1]) / _STEPS))
