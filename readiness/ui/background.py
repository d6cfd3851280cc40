"""Work in the background: it runs in a pool of threads, and its result is delivered in the window's thread."""

import atexit
import sys
from collections.abc import Callable
from threading import Event
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QThreadPool, Signal
from shiboken6 import isValid

from readiness.foundation.errors import UserError

Made = TypeVar("Made")

# More than ever run at a time: a plan that takes long must not hold up a document that is to be published.
_MOST_THREADS = 8


class Job(QObject):
    """Work that has begun. It belongs to the application until its result was delivered."""

    _ended = Signal()

    def __init__(
        self,
        parent: QObject,
        work: Callable[[], Made],
        done: Callable[[Made], object],
        failed: Callable[[Exception], object] | None,
    ) -> None:
        super().__init__(QCoreApplication.instance())
        self._parent: QObject | None = parent
        self._work: Callable[[], Any] | None = work
        self._done: Callable[[Any], object] | None = done
        self._failed = failed
        self._result: Any = None
        self._fault: Exception | None = None
        self._over = Event()
        # Emitted in the thread of the pool, received in the window's.
        self._ended.connect(self._on_ended)

    def wait(self, seconds: float | None = None) -> bool:
        """Wait for the end and deliver the result now, as before a document is closed; False where it takes longer."""
        if not self._over.wait(seconds):
            return False
        self._on_ended()
        return True

    def run(self) -> None:
        """Do the work, in a thread of the pool."""
        assert self._work is not None
        try:
            self._result = self._work()
        except Exception as error:  # noqa: BLE001 - delivered to the caller
            self._fault = error
        self._ended.emit()
        # The last step: from here on the window's thread may delete this object.
        self._over.set()

    def _on_ended(self) -> None:
        parent, done, failed = self._parent, self._done, self._failed
        if parent is None or done is None:
            return
        # Let go of here: what the pool still holds of this object must not be the last to know a widget.
        self._parent = self._work = self._done = self._failed = None
        self.deleteLater()
        fault, alive = self._fault, isValid(parent)
        if fault is None and alive:
            done(self._result)
        elif fault is not None and failed is not None and alive:
            failed(fault)
        if fault is not None and not isinstance(fault, UserError):
            # A fault of ours is shown like any other.
            sys.excepthook(type(fault), fault, fault.__traceback__)


def run(
    parent: QObject,
    work: Callable[[], Made],
    done: Callable[[Made], object],
    failed: Callable[[Exception], object] | None = None,
) -> Job:
    """Do `work` in the background; then `done` gets what it returned, or `failed` what it raised.

    Both are called in the window's thread, and not at all once `parent` is gone. A fault of ours, which is any
    exception but UserError, also goes to `sys.excepthook`.
    """
    job = Job(parent, work, done, failed)
    _threads().start(job.run)
    return job


_pool: list[QThreadPool] = []


def _threads() -> QThreadPool:
    if not _pool:
        _pool.append(QThreadPool())
        _pool[0].setMaxThreadCount(_MOST_THREADS)
    return _pool[0]


@atexit.register
def _finish() -> None:
    """Let threads end before the interpreter does: one that wakes up later would end the process with a fault."""
    for pool in _pool:
        pool.waitForDone()
