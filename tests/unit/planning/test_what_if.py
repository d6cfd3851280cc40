"""The assessment as it would be after some steps."""

from readiness.domain.answers import Answer, Confidence, Status, at_level
from readiness.domain.values import Range
from readiness.planning.steps import Step, Why
from readiness.planning.what_if import with_levels, with_steps_done
from tests.unit.builders import DONT_KNOW, NOT_APPLICABLE, assessment, levels


def step(code: str, level: int) -> Step:
    return Step(capability=code, start=level - 1, level=level, person_days=Range(1, 2), due_days=30, why=Why.TARGET)


def test_steps_raise_levels_and_leave_the_rest():
    before = assessment(levels(A=1, B=0))

    after = with_steps_done(before, [step("A", 2), step("A", 3)])

    assert after.answers == levels(A=3, B=0)
    assert after.details == before.details


def test_the_assessment_that_was_given_stays_as_it_is():
    before = assessment(levels(A=1))

    with_steps_done(before, [step("A", 2)])

    assert before.answers == levels(A=1)


def test_what_nobody_knew_is_known_after_its_step():
    before = assessment({"A": DONT_KNOW, "C": NOT_APPLICABLE})

    after = with_steps_done(before, [step("A", 1), step("B", 1), step("C", 1)])

    assert [after.answer(code).level for code in "ABC"] == [1, 1, 1]
    assert {after.answer(code).status for code in "ABC"} == {Status.ANSWERED}


def test_nothing_is_lowered():
    assert with_steps_done(assessment(levels(A=4)), [step("A", 2)]).answers == levels(A=4)


def test_notes_stay_and_the_old_proof_does_not():
    shown = Answer(Status.ANSWERED, level=1, confidence=Confidence.SHOWN, evidence="a list", flagged=True)

    after = with_levels(assessment({"A": shown, "B": shown}), {"A": 2, "B": 1})

    assert after.answer("A") == Answer(Status.ANSWERED, level=2, evidence="a list", flagged=True)
    assert after.answer("B") == shown


def test_no_steps_change_nothing():
    before = assessment({"A": DONT_KNOW, "B": at_level(2)})

    assert with_steps_done(before, []) == before
