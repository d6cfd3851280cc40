"""Ctrl+C and the system's request to end: a command stops where nothing is half done."""

import signal
import sys
import time
from _thread import start_new_thread
from collections.abc import Iterator
from contextlib import contextmanager
from threading import main_thread
from types import FrameType

# The shell's own way to say that a signal ended a command.
_ENDED_BY = 128
# Where the terminal is closed comes SIGHUP, on Windows SIGBREAK, as for Ctrl+Break.
_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")

# After this many seconds what could not stop the command tries once more: when Python has left its callback.
_ONCE_MORE = 0.02


class StoppedError(KeyboardInterrupt):
    """The command is to stop because of the signal `number`; `status` is its exit status."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number
        self.status = _ENDED_BY + number


class Interrupts:
    """Turns signals into StoppedError, at once or, while they are held back, at the end of that.

    A second signal ends the process at once, whatever it waits for.
    """

    def __init__(self) -> None:
        self._held_back = 0
        self._pending: int | None = None
        self._raised: int | None = None

    def catch(self) -> None:
        """From here on signals are ours; one that is ignored, as under `nohup`, stays ignored."""
        for number in _numbers():
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, self._stop)
        sys.unraisablehook = self._come_again

    def ignore(self) -> None:
        """From here on nothing stops us: all is done and said, and Python is about to end."""
        for number in _numbers():
            signal.signal(number, signal.SIG_IGN)

    @contextmanager
    def held_back(self) -> Iterator[None]:
        """Let the block end before a signal stops the command: what it stores is stored whole."""
        self._held_back += 1
        try:
            yield
        finally:
            self._held_back -= 1
        if not self._held_back:
            self._raise_pending()

    @contextmanager
    def let_through(self) -> Iterator[None]:
        """Let a signal stop this part of such a block at once: it may take hours, and what surrounds it tidies up."""
        self._held_back -= 1
        try:
            self._raise_pending()
            yield
        finally:
            self._held_back += 1

    def pause(self, seconds: float) -> None:
        """Wait within such a block, where nothing is half done; raises StoppedError."""
        time.sleep(seconds)
        self._raise_pending()

    def raise_again(self) -> None:
        """Raise StoppedError once more if it was raised before.

        A compiled library that was interrupted, most of all in its import, tells a fault of its own instead.
        """
        if self._raised is not None:
            raise StoppedError(self._raised)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        for other in _numbers():
            if signal.getsignal(other) is not signal.SIG_IGN:
                signal.signal(other, signal.SIG_DFL)
        self._pending = number
        if not self._held_back:
            self._raise_pending()

    def _come_again(self, lost: "sys.UnraisableHookArgs") -> None:
        """Python drops what is raised in a callback of its own, as that of an import's lock: the stop comes again."""
        if not isinstance(lost.exc_value, StoppedError):
            sys.__unraisablehook__(lost)
        else:
            number = lost.exc_value.number
            signal.signal(number, self._stop)
            # No Thread of the library: its start waits, and a stop that came meanwhile would be dropped here again.
            start_new_thread(_send_later, (number,))

    def _raise_pending(self) -> None:
        number, self._pending = self._pending, None
        if number is not None:
            self._raised = number
            raise StoppedError(number)


# Signals belong to the process, and so does this.
INTERRUPTS = Interrupts()


def _send_later(number: int) -> None:
    """Send a signal to the main thread, so that it also ends a wait there; on Windows that needs no address."""
    time.sleep(_ONCE_MORE)
    if sys.platform == "win32":
        signal.raise_signal(number)
    else:
        signal.pthread_kill(main_thread().ident or 0, number)


def _numbers() -> list[signal.Signals]:
    return [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
