"""Work in the background: its result is delivered in the window's thread, once, and only to what is still there."""

import threading
from threading import Event

import pytest
from PySide6.QtCore import QObject
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from readiness.foundation.errors import UserError
from readiness.ui import background

LONG = 10_000


@pytest.fixture
def parent(qapp: object) -> QObject:
    return QObject()


def test_the_result_arrives_in_the_thread_of_the_window(qtbot: QtBot, parent: QObject) -> None:
    seen: list[tuple[bool, bool]] = []
    main = threading.main_thread()

    background.run(
        parent,
        lambda: threading.current_thread() is main,
        lambda worked_in_main: seen.append((worked_in_main, threading.current_thread() is main)),
    )

    qtbot.waitUntil(lambda: bool(seen), timeout=LONG)
    assert seen == [(False, True)]


def test_a_refusal_is_for_the_page_alone(qtbot: QtBot, parent: QObject) -> None:
    received: list[Exception] = []

    def refuse() -> None:
        raise UserError("code", "what", "remedy")

    background.run(parent, refuse, received.append, received.append)

    qtbot.waitUntil(lambda: bool(received), timeout=LONG)
    assert [type(error) for error in received] == [UserError]


def test_a_fault_of_ours_is_delivered_and_shown_like_any_other(qtbot: QtBot, parent: QObject) -> None:
    received: list[Exception] = []

    with capture_exceptions() as shown:
        background.run(parent, lambda: 1 // 0, received.append, received.append)
        qtbot.waitUntil(lambda: bool(shown), timeout=LONG)

    assert [type(error) for error in received] == [ZeroDivisionError]
    assert [(kind, trace is not None) for kind, _error, trace in shown] == [(ZeroDivisionError, True)]


def test_what_is_gone_gets_no_result(qtbot: QtBot, parent: QObject) -> None:
    go_on, received = Event(), []
    job = background.run(parent, go_on.wait, received.append, received.append)
    delete(parent)

    go_on.set()
    job.wait()
    assert received == []


def test_waiting_delivers_the_result_at_once_and_only_once(qtbot: QtBot, parent: QObject) -> None:
    received: list[int] = []
    job = background.run(parent, lambda: 7, received.append)

    job.wait()
    assert received == [7]

    other: list[int] = []
    background.run(parent, lambda: 8, other.append)
    qtbot.waitUntil(lambda: bool(other), timeout=LONG)
    assert received == [7]


def test_a_long_job_does_not_hold_up_a_short_one(qtbot: QtBot, parent: QObject) -> None:
    go_on, received = Event(), []
    long = background.run(parent, go_on.wait, lambda _: received.append("long"))
    background.run(parent, lambda: None, lambda _: received.append("short"))

    qtbot.waitUntil(lambda: received == ["short"], timeout=LONG)
    go_on.set()
    long.wait()
    assert received == ["short", "long"]
