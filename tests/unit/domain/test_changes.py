"""Every change can be taken back: change and inverse together do nothing."""

from hypothesis import given
from hypothesis import strategies as st

from readiness.documents.stored import change_json, read_change
from readiness.domain.answers import UNANSWERED, Answer, at_level
from readiness.domain.assessment import Assessment, Details
from readiness.domain.changes import AnswerChange, Change, PartChange
from tests.unit.builders import assessment
from tests.unit.strategies import answers, details

CODES = st.sampled_from(["PRO1", "PRO2", "MON1"])
ASSESSMENTS = st.builds(
    Assessment, details(), st.dictionaries(CODES, answers().filter(lambda a: a != UNANSWERED), max_size=3)
)


def change_of(before: Assessment, code: str, after: Answer | Details) -> Change:
    if isinstance(after, Details):
        return PartChange(before.details, after)
    return AnswerChange(code, before.answer(code), after)


@given(ASSESSMENTS, CODES, answers() | details())
def test_a_change_and_its_inverse_are_the_identity(before: Assessment, code: str, after: Answer | Details):
    change = change_of(before, code, after)

    assert change.inverse().apply(change.apply(before)) == before
    assert change.inverse().inverse() == change


@given(ASSESSMENTS, st.lists(st.tuples(CODES, answers() | details()), max_size=6))
def test_a_whole_history_can_be_taken_back(before: Assessment, edits: list[tuple[str, Answer | Details]]):
    state, history = before, []
    for code, after in edits:
        history.append(change_of(state, code, after))
        state = history[-1].apply(state)
    for change in reversed(history):
        state = change.inverse().apply(state)

    assert state == before


@given(ASSESSMENTS, CODES, answers() | details())
def test_changes_survive_being_written_and_read(before: Assessment, code: str, after: Answer | Details):
    change = change_of(before, code, after)

    assert read_change(change_json(change)) == change


def test_a_change_touches_nothing_else():
    before = assessment({"PRO1": at_level(1), "PRO2": at_level(2)})

    after = AnswerChange("PRO1", at_level(1), at_level(3)).apply(before)

    assert after.answers == {"PRO1": at_level(3), "PRO2": at_level(2)}
    assert after.details == before.details
    assert before.answers == {"PRO1": at_level(1), "PRO2": at_level(2)}


def test_clearing_an_answer_leaves_no_trace_of_it():
    cleared = assessment({"PRO1": at_level(1)}).with_answer("PRO1", UNANSWERED)

    assert cleared.answers == {}
    assert cleared.answer("PRO1") == UNANSWERED
