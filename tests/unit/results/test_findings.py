"""What a report finds beside stages: quick wins, strengths, risks, what backs the answers, and how they came about."""

from dataclasses import replace
from datetime import date

from readiness.domain.answers import Answer, Confidence, Status, at_level
from readiness.domain.assessment import Details
from readiness.domain.knowledge import AnswerKind, ProfileQuestion
from readiness.domain.plan_notes import PlanNotes, StepNote
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.domain.workshop_record import Decision, Meeting, RoundRecord, WorkshopRecord
from readiness.results.assessment_result import AssessmentResult, assess
from readiness.results.credibility import credibility
from readiness.results.proof import proof
from readiness.results.quick_wins import quick_wins
from readiness.results.risk_picture import risk_picture
from readiness.results.strengths import strengths
from tests.unit.builders import assessment, capability, dimension, gate, levels, questionnaire, words

ON = date(2026, 11, 23)
UNKNOWN = Answer(status=Status.DONT_KNOW)


def pack(*capabilities: object, gates: tuple[object, ...] = ()) -> Questionnaire:
    return questionnaire(dimension("PRO", [*capabilities]), gates=[*gates])


def result(asked: Questionnaire, **answers: int | Answer) -> AssessmentResult:
    given = {code: found if isinstance(found, Answer) else at_level(found) for code, found in answers.items()}
    return assess(asked, assessment(given), ON)


def shown(level: int) -> Answer:
    return replace(at_level(level), confidence=Confidence.SHOWN)


# Quick wins: the step to level 1 takes a tenth of the days to level 3.

SMALL, LARGE = {"days": (0.5, 3)}, {"days": (5, 20)}


def test_a_small_step_is_a_quick_win_where_a_gate_waits_or_a_key_question_rises():
    asked = pack(
        capability("A", **SMALL),
        capability("B", key=True, **SMALL),
        capability("C", **SMALL),
        gates=(gate("G0", "A>=1"),),
    )

    found = quick_wins(result(asked, A=0, B=0, C=0))

    assert [(win.step.capability, win.gate, win.key_question) for win in found] == [
        ("A", "G0", False),
        ("B", None, True),
    ]


def test_a_large_step_is_none_nor_is_one_that_waits_for_another():
    waiting = capability("B", key=True, needs=["C>=1@1"], **SMALL)
    asked = pack(capability("A", key=True, **LARGE), waiting, capability("C", **SMALL))

    assert [win.step.capability for win in quick_wins(result(asked, A=0, B=0, C=0))] == []


def test_what_is_done_or_begins_nobody_knows_where_is_none():
    asked = pack(capability("A", key=True, **SMALL), capability("B", key=True, **SMALL), capability("C", **SMALL))
    found = result(asked, A=0, B=UNKNOWN, C=0)
    done = replace(found.assessment, plan=PlanNotes(steps={"A:0>1": StepNote(done=True)}))

    assert [win.step.capability for win in quick_wins(found)] == ["A"]
    assert quick_wins(assess(asked, done, ON)) == ()


def test_where_too_little_is_known_there_are_none():
    asked = pack(capability("A", key=True, **SMALL), capability("B"), capability("C"))

    assert quick_wins(result(asked, A=0, B=UNKNOWN, C=UNKNOWN)) == ()


def test_five_are_enough():
    asked = pack(*(capability(f"A{n}", key=True, **SMALL) for n in range(8)))

    assert len(quick_wins(result(asked, **{f"A{n}": 0 for n in range(8)}))) == 5


# Strengths.


def test_the_best_against_their_targets_come_first_and_seen_ones_before_told_ones():
    asked = pack(*(capability(code) for code in "ABCDE"))

    found = strengths(result(asked, A=2, B=shown(3), C=4, D=3, E=1))

    assert [(one.code, one.level, one.target) for one in found] == [("C", 4, 3), ("B", 3, 3), ("D", 3, 3)]


def test_what_nobody_is_in_charge_of_is_no_strength():
    assert strengths(result(pack(capability("A"), capability("B"), capability("C")), A=1, B=0, C=UNKNOWN)) == ()


# Risks.


def test_every_capability_stands_at_its_class_and_level():
    asked = pack(capability("A", risk=3), capability("B", risk=3), capability("C", risk=1), capability("D", risk=2))
    not_applicable = Answer(status=Status.NOT_APPLICABLE, reason="no channel")

    picture = risk_picture(result(asked, A=1, B=1, C=UNKNOWN, D=not_applicable))

    assert picture.cells == {(3, 1): ("A", "B"), (1, None): ("C",)}
    assert picture.levels == (None, 0, 1)
    assert (picture.most(1), picture.most(0)) == (2, 0)


def test_the_gravest_are_of_the_highest_class_then_have_the_largest_gap():
    asked = pack(capability("A", risk=1), capability("B", risk=3), capability("C", risk=3), capability("D", risk=3))

    assert risk_picture(result(asked, A=0, B=2, C=0, D=3)).gravest == ("C", "B", "A")


# Proof.


def test_levels_are_counted_by_what_backs_them():
    asked = pack(*(capability(code) for code in "ABCDE"))
    told, guessed = (replace(at_level(3), confidence=kind) for kind in (Confidence.STATED, Confidence.GUESSED))

    found = proof(result(asked, A=shown(3), B=told, C=guessed, D=1, E=UNKNOWN))

    assert (found.shown, found.stated, found.guessed, found.unbacked, found.levels) == (1, 1, 1, 1, 4)
    assert (found.high, found.unproven, found.doubtful) == (3, ("B", "C"), True)


def test_where_half_of_the_high_levels_were_seen_there_is_no_doubt():
    asked = pack(capability("A"), capability("B"), capability("C"))

    assert not proof(result(asked, A=shown(3), B=4, C=0)).doubtful


# How the answers came about.


def test_a_workshop_tells_what_was_voted_on_disputed_and_answered_otherwise():
    asked = pack(capability("A"), capability("B"), capability("C"))
    votes = tuple(RoundRecord(number=n, capability=code, votes=5, participants=7) for n, code in enumerate("AB", 1))
    record = WorkshopRecord(
        meetings=(Meeting(ON, 7, rounds=votes), Meeting(ON, 4)),
        decisions={"A": Decision("A", 2, "seen", dissent=("no",)), "B": Decision("B", 2, "seen")},
    )
    answered = replace(assessment(levels(A=2, B=3, C=1)), workshop=record)

    found = credibility(assess(asked, answered, ON))

    assert (found.meetings, found.participants, found.voted, found.levels) == (2, 7, 2, 3)
    assert (found.disputed, found.differing) == (("A",), ("B",))


def test_what_does_not_apply_although_the_profile_has_it_is_a_contradiction():
    channel = ProfileQuestion("own_channel", AnswerKind.YES_NO, words("Channel"), ruled_out_by="A")
    asked = replace(pack(capability("A"), capability("B")), profile=(channel,))
    excluded = {**levels(B=1), "A": Answer(status=Status.NOT_APPLICABLE, reason="none")}

    def contradicting(**profile: str) -> tuple[str, ...]:
        given = replace(assessment(excluded), details=Details("Tiny Ltd", Depth.FULL, profile=profile))
        return credibility(assess(asked, given, ON)).contradicting

    assert contradicting(own_channel="yes") == ("A",)
    assert contradicting() == contradicting(own_channel="no") == ()
