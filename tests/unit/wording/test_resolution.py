"""What was decided, in words."""

from dataclasses import replace
from datetime import date

import pytest

from readiness.catalog.packs import find_pack
from readiness.domain.answers import at_level
from readiness.domain.assessment import Assessment, Details
from readiness.domain.plan_notes import PlanNotes, Resolution
from readiness.domain.questionnaire import Depth
from readiness.foundation.language import ENGLISH, GERMAN, Language
from readiness.results.assessment_result import assess
from readiness.wording.decision import DecisionWords
from readiness.wording.wording import Wording

PACK = find_pack("social-media")
DAY = date(2026, 11, 30)
ANSWERED = Assessment(Details("Muster GmbH", Depth.FULL), {c.code: at_level(1) for c in PACK.asked(Depth.FULL)})


def words(resolution: Resolution, language: Language) -> DecisionWords:
    assessment = replace(ANSWERED, plan=PlanNotes(resolution=resolution))
    return DecisionWords(Wording(assess(PACK, assessment, DAY), language))


@pytest.mark.parametrize(
    ("choice", "name"),
    [
        ("way:G2", "Govern partners"),
        ("nothing", "Do nothing"),
        ("keep", "Keep, and check once a year"),
        # What is not offered here, and what no program of ours has written.
        ("stage:3", "Stage 3"),
        ("junk", "junk"),
    ],
)
def test_what_was_decided_is_named_whatever_it_is(choice: str, name: str) -> None:
    told = words(Resolution(choice, on=DAY), ENGLISH).resolution.decided()
    assert told[0].startswith(f"Decided on 30 November 2026: {name}")


def test_people_and_review_are_told_and_nothing_before_the_day() -> None:
    resolution = Resolution("way:G2", "Jana Weber", "Tom Krüger", date(2027, 2, 26))
    assert words(resolution, GERMAN).resolution.decided() == []
    told = words(replace(resolution, on=DAY), GERMAN).resolution.decided()
    assert told == [
        "Beschlossen am 30.\N{NO-BREAK SPACE}November 2026: Partner steuern.",
        "Verantwortlich: Jana Weber.",
        "Vertretung: Tom Krüger.",
        "Überprüfung am 26.\N{NO-BREAK SPACE}Februar 2027.",
    ]


def test_every_role_can_be_named() -> None:
    roles = list(words(Resolution(), ENGLISH).resolution.role_names())
    assert len(roles) == len(PACK.roles)
    assert roles[0][0].isupper()
