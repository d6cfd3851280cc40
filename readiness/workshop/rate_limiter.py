"""Rate limits on guessed codes and on requests, within a bounded memory."""

from collections import OrderedDict, deque
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
# Nobody taps faster, and one device cannot fill the room at once. A whole room behind one address joins at this pace.
JOINS_PER_SECOND = 2.0
# The share of the room that may join from one address without a pause.
JOINS_AT_ONCE = 3
LONGEST_DELAY = 15.0
# More wrong codes than these in a minute, from wherever, are an attempt to guess: then codes of unknown phones are
# looked at one after the other, which makes the 150 million codes last for years.
WRONG_CODES_OF_ALL = 30
GUESSES_PER_SECOND = 2.0
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


class Queue:
    """Lets things pass at a steady pace for each key, after a burst; who comes early waits for a turn."""

    def __init__(self, rate: float, burst: int, clock: Callable[[], float] = monotonic) -> None:
        self._pause = 1 / rate
        self._burst = burst
        self._clock = clock
        self._next: OrderedDict[str, float] = OrderedDict()

    def turn(self, key: str) -> float | None:
        """Return how many seconds to wait; None, and no turn, where that would be longer than LONGEST_DELAY."""
        now = self._clock()
        free = max(now, self._next.pop(key, now))
        delay = max(0.0, free - (self._burst - 1) * self._pause - now)
        self._next[key] = free if delay > LONGEST_DELAY else free + self._pause
        _forget(self._next)
        return None if delay > LONGEST_DELAY else delay


class RateLimiter:
    """Limits what unknown phones may try, and how often anybody may ask; `most` is how many the room admits.

    After five wrong codes in a minute no code is accepted from that address for a minute. After many wrong ones from
    everywhere, addresses that never had the right one wait for their turn.
    """

    def __init__(self, most: int, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._joins = Queue(JOINS_PER_SECOND, max(1, most // JOINS_AT_ONCE), clock)
        self._guesses = Queue(GUESSES_PER_SECOND, 1, clock)
        self._all_wrong: deque[float] = deque(maxlen=WRONG_CODES_OF_ALL)
        self._welcome: OrderedDict[str, None] = OrderedDict()
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
        self._all_wrong.append(self._clock())
        _forget(self._wrong)

    def right_code(self, address: str) -> None:
        """Note that an address knows the code."""
        self._welcome[address] = None
        self._welcome.move_to_end(address)
        _forget(self._welcome)

    def before_code(self, address: str) -> float | None:
        """Return how many seconds a code from an address has to wait for its turn; None where too many wait."""
        many = len(self._all_wrong) == WRONG_CODES_OF_ALL and self._clock() - self._all_wrong[0] < WAIT
        return self._guesses.turn("") if many and address not in self._welcome else 0.0

    def before_join(self, address: str) -> float | None:
        """Return how many seconds a join from an address has to wait for its turn; None where too many wait."""
        return self._joins.turn(address)

    def admits(self, participant: str | None, address: str) -> bool:
        """Return whether one more request may pass: of a participant, or of an unknown phone from an address."""
        return self._strangers.take(address) if participant is None else self._participants.take(participant)

    def _recent(self, address: str) -> list[float]:
        now = self._clock()
        return [at for at in self._wrong.get(address, []) if now - at < WAIT]


def _forget(remembered: "OrderedDict[str, Any]") -> None:
    if len(remembered) > REMEMBERED:
        remembered.popitem(last=False)
