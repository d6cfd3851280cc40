"""The time to discuss: it counts, halts, goes on and ends at zero."""

from pytestqt.qtbot import QtBot

from readiness.ui.pages.workshop.countdown import Countdown


def test_it_counts_to_zero_and_stays_there(qtbot: QtBot) -> None:
    countdown = Countdown()
    countdown.start(1)
    assert (countdown.clock(), countdown.running) == ("0:01", True)
    qtbot.waitUntil(lambda: countdown.left == 0, timeout=5000)
    assert (countdown.clock(), countdown.running) == ("0:00", False)


def test_it_can_be_halted_and_put_away() -> None:
    countdown = Countdown()
    assert countdown.clock() == ""
    countdown.toggle(300)
    assert (countdown.clock(), countdown.running) == ("5:00", True)
    countdown.toggle(300)
    assert (countdown.clock(), countdown.running) == ("5:00", False)
    countdown.toggle(120)
    assert (countdown.clock(), countdown.running) == ("5:00", True)
    countdown.stop()
    assert (countdown.clock(), countdown.left, countdown.running) == ("", None, False)
