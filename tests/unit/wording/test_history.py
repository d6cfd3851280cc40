"""Undo says what it undid."""

from dataclasses import replace
from datetime import date

import pytest

from readiness.catalog.packs import find_pack
from readiness.domain.answers import Answer, Confidence, Status, at_level
from readiness.domain.assessment import Assessment, Details
from readiness.domain.plan_notes import PlanNotes, Resolution
from readiness.foundation.language import ENGLISH, GERMAN, Language
from readiness.wording.history import HistoryWords

PACK = find_pack("social-media")
START = Assessment(Details("Muster GmbH"), {})
FOUR = START.with_answer("PRO1", at_level(4))


@pytest.mark.parametrize(
    ("before", "after", "language", "words"),
    [
        (FOUR, START, ENGLISH, "Undone: the answer to “Approval of own posts” was 4, now unanswered"),
        (
            FOUR.with_answer("PRO1", Answer(Status.DONT_KNOW)),
            FOUR,
            ENGLISH,
            "Undone: the answer to “Approval of own posts” was don’t know, now 4",
        ),
        (
            FOUR,
            FOUR.with_answer("PRO1", replace(at_level(4), evidence="x", confidence=Confidence.SHOWN)),
            ENGLISH,
            "Undone: evidence, how sure you are for “Approval of own posts”",
        ),
        (START, FOUR.with_answer("PRO2", at_level(1)), ENGLISH, "Undone: 2 answers"),
        (START, replace(START, plan=PlanNotes(capacity_days=5)), ENGLISH, "Undone: plan"),
        (
            replace(START, plan=PlanNotes(goal="way:G1", resolution=Resolution("way:G1", on=date(2026, 11, 30)))),
            START,
            ENGLISH,
            "Undone: decision",
        ),
        (
            FOUR,
            START,
            GERMAN,
            "Zurückgenommen: Die Antwort auf „Freigabe eigener Beiträge“ war 4, jetzt unbeantwortet",
        ),
    ],
)
def test_a_step_says_what_it_did(before: Assessment, after: Assessment, language: Language, words: str) -> None:
    assert HistoryWords(PACK, language).step(before, after, undone=True) == words


def test_a_step_forward_says_so() -> None:
    assert HistoryWords(PACK, ENGLISH).step(START, FOUR, undone=False).startswith("Done again: the answer to ")
