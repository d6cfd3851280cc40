"""Tells phones and leader of changes: at once of a new question or a reveal, gathered of mere counts."""

import asyncio
from collections.abc import Callable

# A vote a tick would make every phone ask again; people do not count faster than this.
GATHER = 0.5


class ChangeNotifier:
    """Lives on the server's event loop; only `ring_from_outside` may be called from another thread.

    `told` is called with every ring, on the loop: it has to be quick.
    """

    def __init__(self, told: Callable[[], None]) -> None:
        self._told = told
        self._loop: asyncio.AbstractEventLoop | None = None
        self._changed = asyncio.Event()
        self.rings = 0
        self._planned: asyncio.TimerHandle | None = None

    def hang(self, loop: asyncio.AbstractEventLoop) -> None:
        """Begin to work on this loop."""
        self._loop = loop

    async def heard(self, rings: int) -> None:
        """Wait until it has rung more often than `rings` times: a ring while nobody waited is not lost."""
        if self.rings == rings:
            await self._changed.wait()

    def ring(self) -> None:
        """Wake everybody who waits."""
        if self._planned is not None:
            self._planned.cancel()
            self._planned = None
        self.rings += 1
        self._changed.set()
        # Whoever waits has been woken by now; who comes later waits for the next ring.
        self._changed.clear()
        self._told()

    def ring_soon(self) -> None:
        """Wake everybody within half a second, once for all that happens until then."""
        if self._planned is None and self._loop is not None:
            self._planned = self._loop.call_later(GATHER, self.ring)

    def ring_from_outside(self) -> None:
        """Wake everybody, from the thread of whoever leads the workshop."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self.ring)
