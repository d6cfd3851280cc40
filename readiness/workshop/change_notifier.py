"""Notifies phones and facilitator of changes: of a new question or a reveal at once, of counts in batches."""

import asyncio
from collections.abc import Callable

# Seconds between notifications of counts: one per vote would make every phone ask for the state each time.
GATHER = 0.5


class ChangeNotifier:
    """Lives on the server's event loop; only `notify_threadsafe` may be called from another thread.

    `on_change` is called with every notification, on the loop: it has to be quick.
    """

    def __init__(self, on_change: Callable[[], None]) -> None:
        self._on_change = on_change
        self._loop: asyncio.AbstractEventLoop | None = None
        self._changed = asyncio.Event()
        self.count = 0
        self._planned: asyncio.TimerHandle | None = None

    def attach(self, loop: asyncio.AbstractEventLoop) -> None:
        """Bind to the loop that serves the phones."""
        self._loop = loop

    async def wait_beyond(self, seen: int) -> None:
        """Wait for a notification beyond the first `seen`; one that came before the call is not lost."""
        if self.count == seen:
            await self._changed.wait()

    def notify(self) -> None:
        """Wake all waiting phones."""
        if self._planned is not None:
            self._planned.cancel()
            self._planned = None
        self.count += 1
        self._changed.set()
        # All waiters are woken by now; later ones wait for the next notification.
        self._changed.clear()
        self._on_change()

    def notify_soon(self) -> None:
        """Notify within half a second, once for all changes until then."""
        if self._planned is None and self._loop is not None:
            self._planned = self._loop.call_later(GATHER, self.notify)

    def notify_threadsafe(self) -> None:
        """Notify from another thread, such as the facilitator's."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self.notify)
