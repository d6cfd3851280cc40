"""What to do by when."""

import pytest
from hypothesis import given

from readiness.domain.conditions import Fact
from readiness.incident.facts import IncidentFacts
from readiness.incident.guide import decide
from readiness.incident.steps import TIMES, steps_by_time
from tests.unit.incident.rulebook import ON, SEED, Gates, Given, all_gates, decided, facts, gates, guide
from tests.unit.incident.test_guide import CASES

KNOWN: dict[str, Fact | None] = {**SEED, "F5": 1, "F6": 1}

ALWAYS = {"evidence-saved"}
SERIOUS = ALWAYS | {"no-comments", "papers-found", "reporters-thanked", "management-noted"}
RED = SERIOUS | {"lead-named", "removal-demanded", "advisers-called", "statement-drafted"}


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
        ("sample company", ALWAYS | {"partner-called"}),
        ("sample company, ready to enter", ALWAYS | {"partner-called"}),
        ("leak", RED | {"secret-unconfirmed", "launch-weighed"}),
        ("event photo", SERIOUS | {"removal-demanded", "partner-called"}),
        ("fake", ALWAYS | {"fake-reported"}),
        ("employee", ALWAYS | {"employee-heard"}),
        ("own mistake", SERIOUS | {"advisers-called", "mistake-corrected"}),
        ("customer", SERIOUS | {"removal-demanded", "criticism-checked"}),
        ("angry customer", RED | {"criticism-checked", "statement-published"}),
    ],
)
def test_the_first_day_fits_the_case(case: str, expected: set[str]):
    given_facts, some_gates, _ = CASES[case]

    # Without levels, nothing is said about what a firm lacks.
    assert {step.code for step in steps_by_time(guide(), decided(given_facts, some_gates))["24h"]} == expected


@pytest.mark.parametrize(("level", "asked"), [(0, True), (1, True), (2, False), (None, False)])
def test_a_step_is_asked_for_until_its_level_is_there(level: int | None, asked: bool):  # noqa: FBT001
    decision = decide(guide(), IncidentFacts(ON, KNOWN, {"PRO3": level}), gates())

    assert ("responsible-named" in {step.code for step in steps_by_time(guide(), decision)["24h"]}) is asked
