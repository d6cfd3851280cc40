"""The process that makes PDFs: started early, kept warm, and killed to cancel.

WeasyPrint's import costs half a second, a thread would freeze the windows while it works, and a process gives
its memory back.
"""

import gc
import logging
import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Event, Lock
from typing import Any

from readiness.reporting.order import Order

# WeasyPrint announces seven steps; layout and drawing take most of the time.
_STEPS = 7

OnProgress = Callable[[float], None]


class Cancelled(Exception):  # noqa: N818 - it is no error
    """The work was cancelled."""


class WorkerFailed(Exception):  # noqa: N818
    """The process failed; the text is for the log."""


class ReportWorker:
    """Makes one PDF at a time; `render` blocks and belongs into a thread."""

    def __init__(self) -> None:
        self._process: BaseProcess | None = None
        self._connection: Connection[Any, Any] | None = None
        self._lock = Lock()

    def start(self) -> None:
        """Start the process where it does not run yet; it warms up by itself."""
        with self._lock:
            if self._process is not None and self._process.is_alive():
                return
            context = multiprocessing.get_context("spawn")
            ours, theirs = context.Pipe()
            process = context.Process(target=serve, args=(theirs,), daemon=True, name="readiness-report")
            process.start()
            theirs.close()
            self._process, self._connection = process, ours

    def render(self, order: Order, on_progress: OnProgress, stop: Event) -> bytes:
        """Return the PDF; calls `on_progress` with a share from 0 to 1.

        Raises Cancelled once `stop` is set by `cancel`, and WorkerFailed where the process broke down.
        """
        self.start()
        connection = self._connection
        assert connection is not None
        try:
            # Asked after the start: a `cancel` before it found no process to kill.
            if stop.is_set():
                raise Cancelled
            connection.send(order)
            while True:
                kind, content = connection.recv()
                if kind == "progress":
                    on_progress(content)
                elif kind == "done":
                    return bytes(content)
                else:
                    raise WorkerFailed(content)
        except (EOFError, OSError) as error:
            self.close()
            if stop.is_set():
                raise Cancelled from error
            raise WorkerFailed(type(error).__name__) from error

    def cancel(self, stop: Event) -> None:
        """Set `stop` and kill the process; the `render` that was given `stop` ends with Cancelled."""
        with self._lock:
            stop.set()
            if self._process is not None:
                self._process.kill()
                # Until it is gone it looks alive, and the next order would go to it.
                self._process.join()

    def close(self) -> None:
        """End the process."""
        with self._lock:
            if self._process is not None:
                self._process.kill()
                self._process.join()
            if self._connection is not None:
                self._connection.close()
            self._process = self._connection = None


def serve(connection: "Connection[Any, Any]") -> None:
    """Take orders until the other end is gone."""
    # The slow imports: done now, so that the first order need not wait for them.
    from readiness.reporting import pdf  # noqa: F401
    from readiness.reporting.report import render_report

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
            connection.send(("done", render_report(order)))
        except Exception as error:  # noqa: BLE001 - whatever it is, the other side must hear of it
            connection.send(("failed", f"{type(error).__name__} at {_place(error)}"))
        gc.collect()


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
