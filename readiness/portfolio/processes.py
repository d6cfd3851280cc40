"""Work on many documents in several processes: one thread alone works in Python at a time."""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, ProcessPoolExecutor, wait
from contextlib import suppress
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")
# Seconds until it is asked again whether the work is to go on.
_LOOK = 0.2
# More do not read faster from one disk, and the user's computer has other things to do.
_MOST_PROCESSES = 4


def in_processes(work: Callable[[T], R], portions: Sequence[T], cancelled: Callable[[], bool]) -> Iterator[R]:
    """Yield what `work`, a function of a module, makes of each portion, in the order in which they are done.

    The processes end with this one, whatever becomes of it. After `cancelled` nothing is begun any more. Where the
    system starts no processes, or ends one, the rest is done in this one.
    """
    executor = ProcessPoolExecutor(
        min(os.cpu_count() or 1, _MOST_PROCESSES, len(portions)), get_context("spawn"), initializer=_begin
    )
    running: dict[Future[R], T] = {}
    waiting = [*portions]
    try:
        with suppress(BrokenExecutor, OSError):
            while waiting:
                begun = executor.submit(work, waiting[0])
                running[begun] = waiting.pop(0)
            while running and not cancelled():
                finished, _ = wait(running, timeout=_LOOK, return_when=FIRST_COMPLETED)
                for one in finished:
                    found = one.result()
                    del running[one]
                    yield found
    finally:
        executor.shutdown(wait=False, cancel_futures=True)
    for portion in (*running.values(), *waiting):
        if cancelled():
            return
        yield work(portion)


def _begin() -> None:
    # Ctrl+C is for the process that people see, which then ends these.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        # One that is killed tells nobody.
        parent.join()
        os._exit(1)
