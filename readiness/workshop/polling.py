"""Phones without live news: they ask for the state every few seconds, and get time for the last page."""

from collections.abc import Callable
from threading import Condition
from time import monotonic

# Seconds between two questions of such a phone, as its page has it.
POLL = 3.0
# After two questions left out it is gone, or its screen is dark.
LATELY = 2 * POLL


class PollingPhones:
    """Safe from any thread. `now` returns seconds of a clock that only runs forward."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._asked: dict[str, float] = {}
        self._ending = False
        self._told = Condition()

    def answered(self, phone: str) -> None:
        """Note that a phone was told the state; at the end it has seen the last page by that."""
        with self._told:
            if self._ending:
                self._asked.pop(phone, None)
                self._told.notify_all()
            else:
                self._asked[phone] = self._now()

    def listens(self, phone: str) -> None:
        """Note that a phone gets live news: it need not ask."""
        with self._told:
            self._asked.pop(phone, None)

    def end(self) -> None:
        """From now on a phone that asks is told the last page; those that have not asked lately are forgotten."""
        with self._told:
            self._ending = True
            since = self._now() - LATELY
            self._asked = {phone: at for phone, at in self._asked.items() if at >= since}

    def wait_until_told(self, seconds: float) -> bool:
        """Wait until all have asked once more since the end, so many seconds at most; return whether all did."""
        with self._told:
            return self._told.wait_for(lambda: not self._asked, seconds)
