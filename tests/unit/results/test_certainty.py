"""What is certain: nothing that an open question brings can change it, and nothing more is held back."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from readiness.domain.answers import UNANSWERED, Status, at_level
from readiness.domain.assessment import Assessment
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.foundation.language import ENGLISH, GERMAN
from readiness.results.assessment_result import assess
from readiness.results.certainty import Certainty, certainty
from readiness.scoring.score import StageInterval
from readiness.wording.certainty import certainty_in_words
from readiness.wording.names import Names
from tests.unit.builders import DONT_KNOW, filled, gate, social_media
from tests.unit.strategies import LEVELS, sheets, social_media_assessments

ON = date(2026, 11, 30)


def found(asked: Questionnaire, answered: Assessment) -> Certainty:
    return certainty(assess(asked, answered, ON))


def told(asked: Questionnaire, answered: Assessment) -> str:
    return certainty_in_words(found(asked, answered), Names(asked, ENGLISH), ENGLISH)


def test_a_key_question_at_0_settles_the_stage():
    sheet = filled(gates=[gate("G0", "PRO1>=2"), gate("G1", "PRO3>=2")], PRO="0★ -★ - -")

    assert found(*sheet) == Certainty(1, 4, StageInterval(0, 0, upper_bound_only=True), ("G0",), ("G1",))
    assert told(*sheet) == (
        "After 1 of 4 questions the overall stage can no longer change. Still undecided: the gate “Name of G1”."
    )


def test_what_is_not_known_can_still_become_anything():
    sheet = filled(gates=[gate("G0", "PRO1>=2"), gate("G1", "PRO2>=2")], PRO="?★ -★ 2")

    assert found(*sheet) == Certainty(1, 3, StageInterval(0, 3, upper_bound_only=True), (), ("G0", "G1"))
    assert told(*sheet) == (
        "After 1 of 3 questions the overall stage can still be 0 to 3. "
        "Still undecided: the gates “Name of G0”, “Name of G1”."
    )


def test_a_gate_that_waits_for_a_confirmation_waits_for_no_question():
    assert found(*filled(gates=[gate("G0", "PRO3>=2")], PRO="2★ -★ x 1 2")).settled == ("G0",)


def test_with_every_answer_everything_is_certain():
    sheet = filled(gates=[gate("G0", "PRO1>=2")], PRO="2★ 2★ x 2 2")

    assert told(*sheet) == "All 5 questions are answered. All gates are settled."


def test_a_quick_check_says_nothing_of_gates():
    sheet = filled(depth=Depth.QUICK, gates=[gate("G0", "PRO1>=2")], PRO="1★ -★ -")

    assert (found(*sheet).settled, found(*sheet).unsettled) == ((), ())
    assert told(*sheet) == "After 1 of 2 questions the overall stage can still be 0 to 1."


def test_german_says_the_same():
    asked, answered = filled(gates=[gate("G1", "PRO3>=2")], PRO="0★ -★ - -")
    words = certainty_in_words(found(asked, answered), Names(asked, GERMAN), GERMAN)

    assert words == (
        "Nach 1 von 4 Fragen kann sich die Gesamtstufe nicht mehr ändern. Noch offen: die Startbedingung „Name of G1“."
    )


@settings(max_examples=60, deadline=None)
@given(social_media_assessments(depths=st.sampled_from(Depth)), st.data())
def test_what_is_certain_no_completion_changes(assessment: Assessment, data: st.DataObject):
    result = assess(social_media(), assessment, ON)
    sure = certainty(result)
    open_ = [c.code for c in social_media().asked(result.score.depth) if _open(assessment, c.code)]
    brought = data.draw(
        st.lists(
            LEVELS.map(at_level) | st.sampled_from([DONT_KNOW, UNANSWERED]), min_size=len(open_), max_size=len(open_)
        )
    )
    for code, answer in zip(open_, brought, strict=True):
        assessment = assessment.with_answer(code, answer)
    then = assess(social_media(), assessment, ON)

    assert sure.stage.low <= then.score.stage.low <= then.score.stage.high <= sure.stage.high
    assert {code: then.gates[code] for code in sure.settled} == {code: result.gates[code] for code in sure.settled}


@settings(max_examples=60, deadline=None)
@given(st.lists(sheets(), min_size=1, max_size=2), st.data())
def test_what_is_not_certain_some_completion_changes(drawn: list[list[str]], data: st.DataObject):
    """Nothing is held back: whatever is called open really is."""
    codes = [f"D{n}" for n in range(len(drawn))]
    named = [f"D{n}{m}" for n, sheet in enumerate(drawn) for m in range(1, len(sheet) + 1)]
    wanted = data.draw(st.lists(st.sampled_from([*named, *codes]), min_size=1, max_size=3, unique=True))
    gates = [gate("G0", *(f"{code}>=2" for code in wanted))]
    asked, answered = filled(gates=gates, **{code: " ".join(sheet) for code, sheet in zip(codes, drawn, strict=True)})
    sure = certainty(assess(asked, answered, ON))
    ends = []
    for level in (0, 5):
        completed = answered
        for code in named:
            if _open(answered, code):
                completed = completed.with_answer(code, at_level(level))
        ends.append(assess(asked, completed, ON))
    statuses = {result.gates["G0"] for result in ends} | {assess(asked, answered, ON).gates["G0"]}

    assert (len(statuses) > 1) == ("G0" in sure.unsettled)
    if any(_open(answered, code) for code in named):
        assert (ends[0].score.stage.low == ends[1].score.stage.high) == sure.stage_certain


def _open(assessment: Assessment, code: str) -> bool:
    return assessment.answer(code).status in {Status.UNANSWERED, Status.DONT_KNOW}
