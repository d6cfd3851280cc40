"""A workshop in words: what the summary says, and what it never shows."""

from dataclasses import replace

import pytest

from readiness.domain.workshop_record import WorkshopRecord
from readiness.foundation.language import ENGLISH, LANGUAGES
from readiness.wording.wording import Wording
from readiness.wording.workshop_summary import WorkshopSummary, workshop_summary
from tests.reporting.workshop_sample import OWNER, REASON, RECORD, VIEW, after_a_workshop, votes


def summary(record: WorkshopRecord = RECORD, language: str = "en") -> WorkshopSummary:
    found = workshop_summary(Wording(after_a_workshop(record), LANGUAGES[language]))
    assert found is not None
    return found


def with_rounds(*rounds: object) -> WorkshopRecord:
    return WorkshopRecord(meetings=(replace(RECORD.meetings[0], rounds=rounds),))


def test_without_a_workshop_there_is_no_summary() -> None:
    assert workshop_summary(Wording(after_a_workshop(WorkshopRecord()), ENGLISH)) is None


def test_day_people_and_roles() -> None:
    assert summary().meetings == [
        "20 April 2026: 12 people (5 from management, 5 from day-to-day staff, 2 on paper)",
        "27 April 2026: 2 people",
    ]
    assert summary(language="de").meetings[1] == "27.\N{NO-BREAK SPACE}April 2026: 2 Personen"


def test_first_and_last_vote_stand_side_by_side() -> None:
    approval, escalation, *_ = summary().votes
    assert approval.name == "Approval of own posts"
    assert approval.first.figures == "AD 1.2 · r_wg 0.31"
    assert approval.first.verdict.replace("\N{NO-BREAK SPACE}", " ") == "■ far apart · don’t know: 1"
    assert (approval.first.title, approval.first.tally) == ("First vote", (2, 2, 1, 4, 1, 0))
    assert approval.last is not None
    assert approval.last.title == "Last vote"
    assert approval.last.verdict == "▲ nearly together"
    assert escalation.last is None
    assert escalation.first.verdict == "▲ nearly together"


def test_the_questions_stand_in_the_order_of_the_questionnaire() -> None:
    names = [vote.name for vote in summary().votes]
    assert names.index("Management’s basic knowledge") < names.index("Noticing mentions")


def test_fewer_than_three_levels_are_not_shown() -> None:
    triage = summary().votes[-1]
    assert (triage.first.tally, triage.first.verdict) == (None, "Not shown: fewer than three levels.")


def test_a_decision_keeps_its_reason_the_other_view_and_what_holds_now() -> None:
    approval, escalation, _noticing = summary().decisions
    assert (approval.level, approval.reason, approval.views, approval.now) == ("2 Started", REASON, (VIEW,), "")
    assert (escalation.level, escalation.now) == ("2 Started", "3 Defined")
    assert "no longer says what the group decided: Escalation and crisis." in summary().changed
    assert summary(replace(RECORD, decisions={})).changed == ""


def test_what_the_group_came_to() -> None:
    found = summary()
    assert found.outcome == (
        "The group voted on 5 questions and decided 3 of them. On 1 of these another view remains."
    )
    assert found.differences == [
        "Approval of own posts: votes from 0 to 4; after the discussion from 1 to 3.",
        "Management’s basic knowledge: votes from 0 to 2.",
        "Escalation and crisis: votes from 2 to 4.",
    ]
    assert found.open == [
        "Roles and deputies: put off until later; the answer rests on no decision of the group.",
        "Management’s basic knowledge: voted on, but not decided.",
        "Triage of mentions: voted on, but not decided.",
    ]


def test_what_comes_first_has_owner_and_day() -> None:
    noticing, approval = (package.replace("\N{NO-BREAK SPACE}", " ") for package in summary().first_packages)
    assert noticing == f"Noticing mentions (level 1 → 2): {OWNER}, by 18 May 2026"
    assert approval == "Approval of own posts: no longer in the plan; today 2 Started"


def test_after_the_discussion_all_may_agree_or_too_few_vote() -> None:
    wide = votes(1, "PRO1", [0, 4, 2], [1, 3])
    agreed, few = votes(2, "PRO1", [2, 2, 2], [2, 2]), votes(2, "PRO1", [2], [2])
    assert summary(with_rounds(wide, agreed)).differences == [
        "Approval of own posts: votes from 0 to 4; after the discussion all at 2."
    ]
    assert summary(with_rounds(wide, few)).differences == [
        "Approval of own posts: votes from 0 to 4; after the discussion too few to show."
    ]


def test_the_gap_between_the_roles() -> None:
    wide = with_rounds(
        votes(1, "PRO1", [3, 3, 4, 3, 3], [0, 1, 1, 0, 1]), votes(2, "MON1", [1, 1, 1, 2, 1], [2, 2, 3, 2, 2])
    )
    assert [(gap.dimension, gap.gap, gap.striking) for gap in summary(wide).gaps] == [
        (
            "Processes and responsibilities",
            "Management: 2 levels higher",
            "Management sees this 2 levels higher than day-to-day staff do.",
        ),
        ("Monitoring", "Management: 1 level lower", "Management sees this 1 level lower than day-to-day staff do."),
    ]
    assert summary(wide, "de").gaps[0].gap == "Leitung: 2 Stufen höher"
    alone = replace(votes(1, "PRO1", [3, 3, 4], [1]), roles={})
    assert summary(with_rounds(alone)).gaps == []


def test_what_management_does_not_know_is_a_finding() -> None:
    assert summary().blind_spot == ""
    blind = with_rounds(votes(1, "PRO1", [None, None, 3, 2, None, 1], [1, 1, 1, 2, 2]))
    assert summary(blind).blind_spot.startswith("Blind spot: 50% of management’s votes")


@pytest.mark.parametrize(
    ("tallies", "said"),
    [
        ([([1, 1, 1], [1, 1, 1])], "Too few votes to say"),
        ([([1, 1, 1], [1, 1, 1]), ([4, 4, 4], [4, 4, 4])], "The group read the questions the same way."),
        ([([0, 5, 0], [5, 0, 5]), ([5, 0, 5], [0, 5, 0])], "People read the levels differently"),
    ],
)
def test_how_alike_the_group_read_the_questions(tallies: list[tuple[list[int], list[int]]], said: str) -> None:
    codes = ("PRO1", "MON1")
    rounds = [votes(n, codes[n], *given) for n, given in enumerate(tallies)]
    rounds = [replace(round_, number=round_.number + 1) for round_ in rounds]
    assert summary(with_rounds(*rounds)).alike.startswith(said)


def test_no_sentence_is_english_in_the_german_report() -> None:
    german, english = summary(language="de"), summary()
    assert german.alike != english.alike
    for mine, other in zip(german.votes, english.votes, strict=True):
        assert mine.first.verdict != other.first.verdict
