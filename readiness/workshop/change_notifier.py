"""Tells phones and leader of changes: at once of a new question or a reveal, gathered of mere counts."""

import asyncio
from collections.abc import Callable

# A vote a tick would make every phone ask again; people do not count faster than this.
GATHER = 0.5


class ChangeNotifier:
    """Lives on the server's event loop; only `notify_threadsafe` may be called from another thread.

    `on_change` is called with every ring, on the loop: it has to be quick.
    """

    def __init__(self, on_change: Callable[[], None]) -> None:
        self._on_change = on_change
        self._loop: asyncio.AbstractEventLoop | None = None
        self._changed = asyncio.Event()
        self.count = 0
        self._planned: asyncio.TimerHandle | None = None

    def attach(self, loop: asyncio.AbstractEventLoop) -> None:
        """Begin to work on this loop."""
        self._loop = loop

    async def wait_beyond(self, seen: int) -> None:
        """Wait until it has rung more often than `seen` times: a ring while nobody waited is not lost."""
        if self.count == seen:
            await self._changed.wait()

    def notify(self) -> None:
        """Wake everybody who waits."""
        if self._planned is not None:
            self._planned.cancel()
            self._planned = None
        self.count += 1
        self._changed.set()
        # Whoever waits has been woken by now; who comes later waits for the next ring.
        self._changed.clear()
        self._on_change()

    def notify_soon(self) -> None:
        """Wake everybody within half a second, once for all that happens until then."""
        if self._planned is None and self._loop is not None:
            self._planned = self._loop.call_later(GATHER, self.notify)

    def notify_threadsafe(self) -> None:
        """Wake everybody, from the thread of whoever leads the workshop."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self.notify)
