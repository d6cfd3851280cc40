"""Limits on codes and requests, with a clock that the test turns."""

from readiness.workshop import rate_limiter
from readiness.workshop.rate_limiter import RateLimiter, TokenBucket


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_five_wrong_codes_in_a_minute_and_then_a_wait() -> None:
    clock = Clock()
    door = RateLimiter(clock)
    for _ in range(5):
        assert door.wait("10.0.0.1") == 0
        door.wrong_code("10.0.0.1")
    assert door.wait("10.0.0.1") == 60
    assert door.wait("10.0.0.2") == 0
    clock.now += 59
    assert door.wait("10.0.0.1") == 1
    clock.now += 1
    assert door.wait("10.0.0.1") == 0


def test_wrong_codes_far_apart_are_slips() -> None:
    clock = Clock()
    door = RateLimiter(clock)
    for _ in range(20):
        door.wrong_code("10.0.0.1")
        clock.now += 16
        assert door.wait("10.0.0.1") == 0


def test_a_participant_has_a_burst_and_then_five_a_second() -> None:
    clock = Clock()
    door = RateLimiter(clock)
    assert [door.admits("a", "10.0.0.1") for _ in range(31)] == [True] * 30 + [False]
    assert door.admits("b", "10.0.0.1")
    clock.now += 1
    assert [door.admits("a", "10.0.0.1") for _ in range(6)] == [True] * 5 + [False]


def test_the_memory_is_bounded_and_forgets_the_quietest() -> None:
    clock = Clock()
    door, allowance = RateLimiter(clock), TokenBucket(1, 1, clock)
    for number in range(3 * rate_limiter.REMEMBERED):
        door.wrong_code(f"address {number}")
        allowance.take(f"key {number}")
        allowance.take("often seen")
    assert len(door._wrong) == len(allowance._left) == rate_limiter.REMEMBERED
    assert not allowance.take("often seen")
