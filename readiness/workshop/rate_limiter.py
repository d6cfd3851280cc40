"""Rate limits on guessed codes and on requests, within a bounded memory."""

from collections import OrderedDict
from collections.abc import Callable
from time import monotonic
from typing import Any

WRONG_CODES = 5
WAIT = 60.0
REQUESTS_PER_SECOND = 5.0
# A page brings some requests at once: itself, its state, its stream of news. Reloading,
# navigating and two open tabs make two dozen within a second, and must not be refused.
BURST = 30.0
# Phones behind one router share an address, and all of them join at once when the workshop begins.
STRANGERS_PER_SECOND = 60.0
STRANGERS_BURST = 300.0
REMEMBERED = 1024


class TokenBucket:
    """So many requests per second for each key, with a burst; the key that was quiet longest is forgotten first."""

    def __init__(self, rate: float, burst: float, clock: Callable[[], float] = monotonic) -> None:
        self._rate = rate
        self._burst = burst
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, key: str) -> bool:
        """Take one request from the allowance of a key; False where nothing is left."""
        now = self._clock()
        left, since = self._left.pop(key, (self._burst, now))
        left = min(self._burst, left + (now - since) * self._rate)
        self._left[key] = (left - 1 if left >= 1 else left, now)
        _forget(self._left)
        return left >= 1


class RateLimiter:
    """Counts wrong codes per address: after five in a minute no code is accepted from there for a minute."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._wrong: OrderedDict[str, list[float]] = OrderedDict()
        self._participants = TokenBucket(REQUESTS_PER_SECOND, BURST, clock)
        self._strangers = TokenBucket(STRANGERS_PER_SECOND, STRANGERS_BURST, clock)

    def wait(self, address: str) -> int:
        """Return how many seconds an address has to wait before it may try a code again; 0 for none."""
        attempts = self._recent(address)
        return max(1, int(WAIT - (self._clock() - attempts[0]))) if len(attempts) >= WRONG_CODES else 0

    def wrong_code(self, address: str) -> None:
        """Note a wrong code."""
        self._wrong[address] = [*self._recent(address), self._clock()][-WRONG_CODES:]
        self._wrong.move_to_end(address)
        _forget(self._wrong)

    def admits(self, participant: str | None, address: str) -> bool:
        """Return whether one more request may pass: of a participant, or of an unknown phone from an address."""
        return self._strangers.take(address) if participant is None else self._participants.take(participant)

    def _recent(self, address: str) -> list[float]:
        now = self._clock()
        return [at for at in self._wrong.get(address, []) if now - at < WAIT]


def _forget(remembered: "OrderedDict[str, Any]") -> None:
    if len(remembered) > REMEMBERED:
        remembered.popitem(last=False)
