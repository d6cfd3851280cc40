"""What to do by when."""

import pytest
from hypothesis import given

from readiness.incident.steps import TIMES, steps_by_time
from tests.unit.incident.rulebook import Gates, Given, all_gates, decided, facts, gates, guide
from tests.unit.incident.test_guide import CASES, SEED


def said(given_facts: Given, some_gates: Gates, time: str) -> str:
    steps = steps_by_time(guide(), decided(given_facts, some_gates))
    return "\n".join(step.text.en for step in steps[time])


@given(given_facts=facts(), some_gates=all_gates())
def test_steps_stand_at_their_time_in_the_order_of_the_guide(given_facts: Given, some_gates: Gates):
    found = steps_by_time(guide(), decided(given_facts, some_gates))

    assert tuple(found) == TIMES
    assert all(step.by == time for time, steps in found.items() for step in steps)
    at = [guide().steps.index(step) for steps in found.values() for step in steps]
    assert len(set(at)) == len(at)
    assert all([*map(guide().steps.index, steps)] == sorted(map(guide().steps.index, steps)) for steps in found.values())
    always = {i for i, step in enumerate(guide().steps) if not step.when}
    assert always <= set(at)


@pytest.mark.parametrize(
    ("case", "present", "absent"),
    [
        ("sample company", ["friendly call", "Name in writing one person"], ["holding statement", "be removed"]),
        ("leak", ["holding statement", "be removed by a deadline", "legal adviser"], ["friendly call"]),
        ("event photo", ["be removed by a deadline", "friendly call"], ["holding statement"]),
        ("fake", ["Report the fake account"], ["friendly call"]),
        ("employee", ["Talk calmly with the employee"], ["friendly call"]),
        ("own mistake", ["correct the post on your channel"], ["friendly call"]),
        ("customer", ["Check the core of the criticism"], ["friendly call"]),
    ],
)
def test_the_first_day_fits_the_case(case: str, present: list[str], absent: list[str]):
    given_facts, some_gates, _ = CASES[case]

    text = said(given_facts, some_gates, "24h")

    assert [part for part in present if part not in text] == []
    assert [part for part in absent if part in text] == []


def test_missing_steps_to_react_are_added_until_their_gate_is_passed():
    asked = {status: said(SEED, gates(G1=status), "24h") for status in ("pass", "fail", "open")}

    assert asked["fail"] == asked["open"] != asked["pass"]
    assert len(asked["fail"].splitlines()) == len(asked["pass"].splitlines()) + 1
