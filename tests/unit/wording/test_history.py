"""Undo says what it undid."""

from dataclasses import replace
from datetime import date

import pytest

from readiness.catalog.packs import find_pack
from readiness.domain.answers import Answer, Confidence, Status, at_level
from readiness.domain.assessment import Assessment, Details
from readiness.domain.incidents import Incident, Incidents
from readiness.domain.plan_notes import Closure, PackageNote, PlanNotes, Resolution, StepNote
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


PLANS = [
    (PlanNotes(goal="target"), "goal"),
    (PlanNotes(hours=4, people=2), "time for the plan"),
    (PlanNotes(begins=date(2026, 12, 1), baseline={"PRO1": 0}, goal="way:G2"), "beginning of the plan"),
    (PlanNotes(day_rate=500), "cost of a person-day"),
    (PlanNotes(closures=(Closure(date(2026, 12, 24), date(2027, 1, 3)),)), "closed days"),
    (PlanNotes(confirmed=("PRO1",)), "confirmation of “Approval of own posts”"),
    (PlanNotes(packages={"PRO1": PackageNote(owner="Ada")}), "owner of “Approval of own posts”"),
    (PlanNotes(packages={"PRO1": PackageNote(not_before=date(2027, 1, 4))}), "date of “Approval of own posts”"),
    (PlanNotes(steps={"PRO1:0>1": StepNote(done=True)}), "what is done of “Approval of own posts”"),
    (PlanNotes(packages={"PRO1": PackageNote(note="x")}), "note on “Approval of own posts”"),
    # A document of a stranger may note anything.
    (PlanNotes(packages={"GONE": PackageNote(note="x")}, confirmed=("GONE",)), "plan"),
]


@pytest.mark.parametrize(("plan", "words"), PLANS)
def test_a_step_of_the_plan_says_what_of_it(plan: PlanNotes, words: str):
    changed = replace(START, plan=plan)

    assert HistoryWords(PACK, ENGLISH).step(changed, START, undone=True) == f"Undone: {words}"
    assert HistoryWords(PACK, ENGLISH).step(START, changed, undone=False) == f"Done again: {words}"


def test_undo_names_what_it_took_back_of_an_incident() -> None:
    one = Incident(1, date(2026, 11, 30))
    known = replace(one, given={"F3": 1})
    german = HistoryWords(PACK, GERMAN)

    def told(before: Incident | None, after: Incident | None, *, undone: bool = True) -> str:
        states = [replace(START, incidents=Incidents((state,) if state else ())) for state in (before, after)]
        return german.step(*states, undone=undone)

    assert told(known, one) == "Zurückgenommen: „Schaden durch den Inhalt“ im Vorfall"
    assert told(one, None) == "Zurückgenommen: neuer Vorfall"
    assert told(None, one) == "Zurückgenommen: Löschen des Vorfalls"
    assert told(None, one, undone=False) == "Wiederholt: neuer Vorfall"
    assert told(replace(one, ticked=("x",)), one) == "Zurückgenommen: Aufgaben nach dem Vorfall"
    assert told(replace(one, title="Ein Titel"), one) == "Zurückgenommen: Titel des Vorfalls"
