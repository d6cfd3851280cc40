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
    limiter = RateLimiter(60, clock)
    for _ in range(5):
        assert limiter.wait("10.0.0.1") == 0
        limiter.wrong_code("10.0.0.1")
    assert limiter.wait("10.0.0.1") == 60
    assert limiter.wait("10.0.0.2") == 0
    clock.now += 59
    assert limiter.wait("10.0.0.1") == 1
    clock.now += 1
    assert limiter.wait("10.0.0.1") == 0


def test_wrong_codes_far_apart_are_slips() -> None:
    clock = Clock()
    limiter = RateLimiter(60, clock)
    for _ in range(20):
        limiter.wrong_code("10.0.0.1")
        clock.now += 16
        assert limiter.wait("10.0.0.1") == 0


def test_a_participant_has_a_burst_and_then_five_a_second() -> None:
    clock = Clock()
    limiter = RateLimiter(60, clock)
    assert [limiter.admits("a", "10.0.0.1") for _ in range(31)] == [True] * 30 + [False]
    assert limiter.admits("b", "10.0.0.1")
    clock.now += 1
    assert [limiter.admits("a", "10.0.0.1") for _ in range(6)] == [True] * 5 + [False]


def test_the_memory_is_bounded_and_forgets_the_quietest() -> None:
    clock = Clock()
    limiter, allowance = RateLimiter(60, clock), TokenBucket(1, 1, clock)
    for number in range(3 * rate_limiter.REMEMBERED):
        limiter.wrong_code(f"address {number}")
        allowance.take(f"key {number}")
        allowance.take("often seen")
    assert len(limiter._wrong) == len(allowance._left) == rate_limiter.REMEMBERED
    assert not allowance.take("often seen")


def test_joins_from_one_address_have_a_burst_and_then_wait_for_their_turn() -> None:
    clock = Clock()
    limiter = RateLimiter(60, clock)
    assert [limiter.before_join("10.0.0.1") for _ in range(23)] == [0.0] * 20 + [0.5, 1.0, 1.5]
    assert limiter.before_join("10.0.0.2") == 0
    # Who would wait too long gets no turn, and makes nobody else wait longer.
    assert [limiter.before_join("10.0.0.1") for _ in range(40)][-1] is None
    clock.now += 1
    assert [limiter.before_join("10.0.0.1") for _ in range(3)] == [14.5, 15.0, None]
    clock.now += 60
    assert limiter.before_join("10.0.0.1") == 0


def test_many_wrong_codes_from_everywhere_make_strangers_wait_for_each_other() -> None:
    clock = Clock()
    limiter = RateLimiter(60, clock)
    limiter.right_code("10.0.0.1")
    for number in range(rate_limiter.WRONG_CODES_OF_ALL):
        assert limiter.before_code(f"10.0.1.{number}") == 0
        limiter.wrong_code(f"10.0.1.{number}")
    assert [limiter.before_code(f"10.0.2.{number}") for number in range(3)] == [0.0, 0.5, 1.0]
    assert limiter.before_code("10.0.0.1") == 0
    clock.now += 60
    assert [limiter.before_code("10.0.3.1") for _ in range(3)] == [0.0] * 3
