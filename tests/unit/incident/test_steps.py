"""What to do by when."""

import pytest
from hypothesis import given

from readiness.incident.steps import TIMES, steps_by_time
from tests.unit.incident.rulebook import Gates, Given, all_gates, decided, facts, gates, guide
from tests.unit.incident.test_guide import CASES, SEED

REACT = "not G1 = pass"
REMOVE = "severity = red or F3 >= 2"
LAWYER = "severity = red or F7 = 2"
STATEMENT = "severity = red"
PUBLISH = "severity = red and (F5 >= 2 or F6 >= 2)"
CALL = "severity != red and (F1 = partner or F1 = dealer or F1 = former)"


def conditional(given_facts: Given, some_gates: Gates, time: str) -> set[str]:
    """Return the conditions of the steps that are asked for because of them."""
    steps = steps_by_time(guide(), decided(given_facts, some_gates))
    return {step.when for step in steps[time] if step.when}


@given(given_facts=facts(), some_gates=all_gates())
def test_steps_stand_at_their_time_in_the_order_of_the_guide(given_facts: Given, some_gates: Gates):
    found = steps_by_time(guide(), decided(given_facts, some_gates))

    assert tuple(found) == TIMES
    assert all(step.by == time for time, steps in found.items() for step in steps)
    places = {time: [guide().steps.index(step) for step in steps] for time, steps in found.items()}
    assert all(at == sorted(set(at)) for at in places.values())
    assert {i for at in places.values() for i in at} >= {i for i, step in enumerate(guide().steps) if not step.when}


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("sample company", {REACT, CALL}),
        ("sample company, ready to enter", {CALL}),
        ("leak", {REACT, REMOVE, LAWYER, STATEMENT}),
        ("event photo", {REACT, REMOVE, CALL}),
        ("fake", {REACT, "F1 = fake"}),
        ("employee", {REACT, "F1 = employee"}),
        ("own mistake", {REACT, LAWYER, "F1 = own_mistake"}),
        ("customer", {REACT, REMOVE, "F1 = customer"}),
        (
            "angry customer",
            {REACT, REMOVE, LAWYER, STATEMENT, "F1 = customer", f"{STATEMENT} and (F5 >= 2 or F6 >= 2)"},
        ),
    ],
)
def test_the_first_day_fits_the_case(case: str, expected: set[str]):
    given_facts, some_gates, _ = CASES[case]

    assert conditional(given_facts, some_gates, "24h") == expected


@pytest.mark.parametrize("status", ["pass", "fail", "open"])
def test_missing_steps_to_react_are_added_until_their_gate_is_passed(status: str):
    for time in ("24h", "1w"):
        assert (REACT in conditional(SEED, gates(G1=status), time)) is (status != "pass")
