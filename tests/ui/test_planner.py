"""Plans are made in the background; only the latest one arrives, and a fault is reported."""

from dataclasses import replace
from datetime import date

from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from readiness.results.assessment_result import AssessmentResult, assess
from readiness.ui.planner import Planner
from tests.unit.builders import filled


def result() -> AssessmentResult:
    return assess(*filled(PRO="0★ 1★ 2"), date(2026, 11, 23))


def test_only_the_plan_of_the_latest_result_arrives(qtbot: QtBot) -> None:
    planner = Planner()
    arrived: list[AssessmentResult] = []
    planner.planned.connect(arrived.append)
    results = [result() for _ in range(5)]
    for one in results:
        planner.make(one)
    qtbot.waitUntil(lambda: bool(arrived), timeout=60_000)
    assert arrived == [results[-1]]
    assert arrived[0] is results[-1]
    assert arrived[0].plan.steps


def test_a_fault_is_reported_and_the_next_plan_is_made(qtbot: QtBot) -> None:
    planner = Planner()
    broken = replace(result(), targets=None)
    with capture_exceptions() as faults, qtbot.waitSignal(planner.failed, timeout=60_000):
        planner.make(broken)
    assert [kind for kind, _error, _trace in faults] == [TypeError]
    with qtbot.waitSignal(planner.planned, timeout=60_000):
        planner.make(result())


def test_a_page_may_be_left_while_its_plan_is_made(qtbot: QtBot) -> None:
    planner = Planner()
    planner.make(result())
    planner.deleteLater()
    # What is begun after it ends after it: the planner that is gone got no result.
    following = Planner()
    with qtbot.waitSignal(following.planned, timeout=60_000):
        following.make(result())
