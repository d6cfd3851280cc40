"""Which questions deserve the room: worked examples, and the best set against every other one."""

from dataclasses import replace
from datetime import date
from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from readiness.domain.anonymity import shown
from readiness.domain.answers import Answer, Confidence, Status
from readiness.domain.assessment import Assessment
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.domain.workshop_record import Decision, Meeting, RoundRecord, WorkshopRecord
from readiness.results.agenda_proposal import (
    LONGEST,
    SHORTEST,
    Moves,
    Openness,
    Proposal,
    WeighedQuestion,
    available_minutes,
    propose,
    weigh,
)
from readiness.results.assessment_result import AssessmentResult, assess
from tests.unit.builders import assessment, filled, gate, social_media
from tests.unit.strategies import social_media_assessments

ON = date(2026, 11, 30)


def result(asked: Questionnaire, answered: Assessment) -> AssessmentResult:
    return assess(asked, answered, ON)


def weighed(of: AssessmentResult, **present: int) -> dict[str, WeighedQuestion]:
    return {question.code: question for question in weigh(of, present)}


def codes(proposal: Proposal) -> list[str]:
    return [question.code for question in proposal.chosen]


def voted(of: AssessmentResult, code: str, levels: list[int | None], dissent: str = "") -> AssessmentResult:
    """Return the result after a vote on one question, with a decision where another view remains."""
    count = shown([(None, level) for level in levels]).count
    meeting = Meeting(ON, len(levels), rounds=(RoundRecord(1, code, len(levels), len(levels), count),))
    decisions = {code: Decision(code, 2, "seen", (dissent,))} if dissent else {code: Decision(code, 2, "seen")}
    return assess(of.questionnaire, replace(of.assessment, workshop=WorkshopRecord((meeting,), decisions)), ON)


def test_beginning_and_end_are_left_for_what_they_are_for():
    assert [available_minutes(minutes) for minutes in (SHORTEST, 90, LONGEST)] == [10, 70, 220]


def test_what_one_level_more_or_less_moves():
    found = weighed(result(*filled(gates=[gate("G0", "PRO3>=3")], PRO="2★ 3★ 2 3 3")))

    # The lowest key question holds the stage in both directions.
    assert found["PRO1"].moves == Moves(stage_up=True, stage_down=True, dimension=True)
    assert found["PRO3"].moves == Moves(gates=("G0",))
    assert found["PRO4"].moves == Moves()
    assert [found[f"PRO{n}"].moves.worth for n in (1, 3, 4)] == [4, 3, 1]


def test_a_dimension_that_holds_nothing_back_moves_itself_alone():
    assert weighed(result(*filled(PRO="3★ 3★ 3", MGT="1★ 1★ 1")))["PRO1"].moves == Moves(dimension=True)


def test_an_unknown_level_is_weighed_at_both_ends():
    found = weighed(result(*filled(gates=[gate("G0", "PRO2>=2")], PRO="2★ ?★ 2 -")))

    assert found["PRO2"].moves == Moves(stage_up=True, stage_down=True, dimension=True, gates=("G0",))
    assert (found["PRO2"].openness, found["PRO4"].openness) == (Openness.UNKNOWN, Openness.UNANSWERED)
    assert not found["PRO2"].known


def test_how_open_a_question_is_and_how_long_it_takes():
    bare = result(*filled(PRO="2★ 2★ 2"))
    seen = Answer(Status.ANSWERED, 2, Confidence.SHOWN)
    flagged = Answer(Status.ANSWERED, 2, flagged=True)
    cases = [
        (bare, Openness.UNPROVEN, 5),
        (assess(bare.questionnaire, bare.assessment.with_answer("PRO1", seen), ON), Openness.SETTLED, 3),
        (assess(bare.questionnaire, bare.assessment.with_answer("PRO1", flagged), ON), Openness.FLAGGED, 5),
        (voted(bare, "PRO1", [2, 2, 3, 3, 2]), Openness.SETTLED, 3),
        (voted(bare, "PRO1", [2, 2, 2, 2, 4]), Openness.NEARLY, 5),
        (voted(bare, "PRO1", [0, 1, 3, 4, 2]), Openness.APART, 8),
        (voted(bare, "PRO1", [2, 2, 3], dissent="A rule exists."), Openness.DISSENT, 8),
        (voted(bare, "PRO1", [None, None, None, 2]), Openness.UNKNOWN, 5),
        (voted(bare, "PRO1", [0, 5]), Openness.UNPROVEN, 5),
    ]

    for of, openness, minutes in cases:
        found = weighed(of)["PRO1"]
        assert (found.openness, found.minutes) == (openness, minutes)
    assert weighed(voted(bare, "PRO1", [0, 1, 3, 4, 2]))["PRO1"].voted == 5


def test_who_owns_a_question_makes_it_worth_more_where_present():
    fresh = result(social_media(), assessment())
    owners = fresh.owners("PRO1")
    alone, absent, none = (weighed(fresh, **present)["PRO1"] for present in ({owners[0]: 1}, {"DPO": 2}, {}))

    assert (alone.presence, alone.there, alone.missing) == (3, owners[0], "")
    assert (absent.presence, absent.there, absent.missing) == (1, "", owners[0])
    # Without any role nothing is known, so no one is missing.
    assert (none.presence, none.there, none.missing) == (1, "", "")
    shared = next(code for code in social_media().capabilities if len(fresh.owners(code)) > 1)
    assert weighed(fresh, **{fresh.owners(shared)[1]: 1})[shared].presence == 2


def test_the_worth_is_the_product():
    found = weighed(result(*filled(gates=[gate("G0", "PRO1>=3"), gate("G1", "PRO2>=3")], PRO="2★ 3★ 2")), GF=1)

    # Moves the stage 4, no evidence seen 2, the role in charge is there 3, the next gate needs it 3.
    assert (found["PRO1"].worth, found["PRO1"].next_gate) == (4 * 2 * 3 * 3, "G0")
    assert found["PRO2"].next_gate == ""


def test_the_worked_example_of_the_method():
    asked, answered = filled(gates=[gate("G0", "A1>=3")], A="2★ 3★ 3", B="5★ 5★ 3 5")
    for code, answer in answered.answers.items():
        if code not in {"A1", "B3"}:
            answered = answered.with_answer(code, replace(answer, confidence=Confidence.SHOWN))
    proposal = propose(result(asked, answered), 30, {"GF": 1})

    assert [(q.code, q.worth, q.minutes) for q in proposal.chosen] == [("A1", 72, 5), ("B3", 12, 5)]
    assert {q.worth for q in proposal.left_out} == {0}


def test_what_is_settled_and_decides_nothing_stays_out_however_long_it_takes():
    asked, answered = filled(PRO="1★ 1★ 4")
    seen = answered.with_answer("PRO3", Answer(Status.ANSWERED, 4, Confidence.SHOWN))

    assert codes(propose(result(asked, seen), LONGEST)) == ["PRO1", "PRO2"]


def test_what_does_not_apply_is_no_question_for_the_room():
    assert codes(propose(result(*filled(PRO="1★ 1★ x -")))) == ["PRO1", "PRO2", "PRO4"]


def test_a_new_assessment_has_what_the_first_gate_needs_and_key_questions():
    proposal = propose(result(social_media(), assessment()), 90)

    assert proposal.minutes == proposal.available == 70
    assert codes(proposal)[:2] == ["MON1", "MON2"]
    assert {"PRO2", "MGT1", "STR1", "PAR1", "SKL1"} <= set(codes(proposal))


def test_a_dimension_is_asked_in_one_go():
    asked = [question.dimension for question in propose(result(social_media(), assessment()), LONGEST).chosen]

    assert len([a for a, b in pairwise(asked) if a != b]) == len(set(asked)) - 1


@settings(max_examples=25, deadline=None)
@given(social_media_assessments(depths=st.just(Depth.QUICK)), st.integers(SHORTEST, 60), st.sampled_from(["GF", "ML"]))
def test_no_other_set_is_worth_more(answered: Assessment, minutes: int, role: str):
    of = result(social_media(), answered)
    proposal = propose(of, minutes, {role: 1})
    every = weigh(of, {role: 1})[:10]
    few = [question for question in every if question.worth]
    # All sets of ten questions are few enough to try.
    best = max(
        sum(q.worth for q in some)
        for size in range(len(few) + 1)
        for some in combinations(few, size)
        if sum(q.minutes for q in some) <= proposal.available
    )

    assert proposal.minutes <= proposal.available
    assert sum(q.worth for q in proposal.chosen) >= best
    assert {q.code for q in (*proposal.chosen, *proposal.left_out)} == {q.code for q in weigh(of, {role: 1})}
    assert not any(question.worth == 0 for question in proposal.chosen)
    assert proposal == propose(of, minutes, {role: 1})


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from("012345-?x"), min_size=3, max_size=9), st.integers(SHORTEST, 70))
def test_the_set_is_the_best_of_all_sets(marks: list[str], minutes: int):
    of = result(*filled(PRO=" ".join(["1★", *marks])))
    proposal = propose(of, minutes)
    every = weigh(of, {})
    fitting = (
        (sum(q.worth for q in some), -sum(q.minutes for q in some))
        for size in range(len(every) + 1)
        for some in combinations(every, size)
        if sum(q.minutes for q in some) <= proposal.available
    )

    assert (sum(q.worth for q in proposal.chosen), -proposal.minutes) == max(fitting)
