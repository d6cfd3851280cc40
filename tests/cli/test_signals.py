"""A signal stops a command where nothing is half done."""

import os
import signal
import sys
import time
from collections.abc import Iterator

import pytest

from readiness.cli.signals import Interrupts, StoppedError
from tests import systems

pytestmark = systems.signals
CAUGHT = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]
# Seconds that are not waited to their end.
LONG_WAIT = 4.0


@pytest.fixture
def interrupts() -> Iterator[Interrupts]:
    before = {number: signal.getsignal(number) for number in CAUGHT}
    hook = sys.unraisablehook
    caught = Interrupts()
    caught.catch()
    yield caught
    sys.unraisablehook = hook
    for number, handler in before.items():
        signal.signal(number, handler)


class Closing:
    """Is interrupted while Python clears it away."""

    def __del__(self) -> None:
        send(signal.SIGTERM)


def send(number: signal.Signals) -> None:
    os.kill(os.getpid(), number)


@pytest.mark.parametrize("number", CAUGHT)
def test_a_signal_stops_at_once(interrupts: Interrupts, number: signal.Signals) -> None:
    with pytest.raises(StoppedError) as stopped:
        send(number)
    assert stopped.value.status == 128 + number


def test_a_signal_waits_for_what_is_being_stored(interrupts: Interrupts) -> None:
    stored = False

    def store() -> None:
        nonlocal stored
        with interrupts.held_back():
            with interrupts.held_back():
                send(signal.SIGINT)
            stored = True

    with pytest.raises(StoppedError):
        store()
    assert stored


def test_who_waits_for_others_stops_at_once(interrupts: Interrupts) -> None:
    with interrupts.held_back():
        send(signal.SIGTERM)
        with pytest.raises(StoppedError):
            interrupts.pause(0)


def test_a_stop_that_python_drops_comes_again_and_ends_a_wait(interrupts: Interrupts) -> None:
    begun = time.monotonic()
    with pytest.raises(StoppedError):
        clear_away_and_wait()
    assert time.monotonic() - begun < LONG_WAIT / 2


def clear_away_and_wait() -> None:
    thing = Closing()
    del thing
    time.sleep(LONG_WAIT)


def test_a_second_signal_ends_the_process(interrupts: Interrupts) -> None:
    with pytest.raises(StoppedError):
        send(signal.SIGINT)
    assert {signal.getsignal(number) for number in CAUGHT} == {signal.SIG_DFL}


def test_an_ignored_signal_stays_ignored() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    others = {number: signal.getsignal(number) for number in CAUGHT[:2]}
    try:
        Interrupts().catch()
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        for number, handler in {**others, signal.SIGHUP: before}.items():
            signal.signal(number, handler)
