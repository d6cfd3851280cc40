"""The steps after an incident in words."""

import pytest

from readiness.domain.conditions import Fact
from readiness.foundation.language import ENGLISH, GERMAN
from readiness.incident.facts import IncidentFacts
from readiness.incident.guide import decide
from readiness.incident.sensitivity import sensitivities
from readiness.incident.steps import TIMES
from readiness.wording.incident import fact_value, in_short, incident_step_texts, time_names, turn_text
from tests.unit.incident.rulebook import ON, gates, guide
from tests.unit.incident.test_guide import SEED


def test_what_is_unknown_comes_first_within_24_hours():
    decision = decide(guide(), IncidentFacts(ON, SEED), gates())

    found = incident_step_texts(guide(), decision, ENGLISH)

    asked = [next(f.question.en for f in guide().facts if f.code == code) for code in ("F5", "F6")]
    assert found["24h"][:3] == (
        f"Find out: {asked[0]}",
        f"Find out: {asked[1]}",
        guide().steps[0].text.en,
    )
    assert tuple(found) == tuple(time_names(ENGLISH)) == TIMES


def test_the_steps_speak_the_chosen_language():
    decision = decide(guide(), IncidentFacts(ON, SEED), gates())

    found = incident_step_texts(guide(), decision, GERMAN)

    assert found["24h"][0].endswith(next(f.question.de for f in guide().facts if f.code == "F5"))
    assert found["24h"][2] == guide().steps[0].text.de


@pytest.mark.parametrize(
    ("words", "short"),
    [
        ("No. Example: nothing is planned.", "No."),
        ("Drei Monate, z. B. bis zur Messe. Beispiel: im Herbst.", "Drei Monate, z. B. bis zur Messe."),
        ("Without a full stop", "Without a full stop"),
        ("Only one sentence.", "Only one sentence."),
        ("", ""),
    ],
)
def test_the_first_sentence_says_it(words: str, short: str):
    assert in_short(words) == short


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_choice_of_the_shipped_guide_is_said_in_a_line(language: str):
    for fact in guide().facts:
        for choice in fact.choices:
            assert 2 <= len(in_short(choice.text.in_language(language))) <= 150


@pytest.mark.parametrize(
    ("code", "value", "words"),
    [
        ("F1", None, "unknown"),
        ("refused", "yes", "yes"),
        ("F10", "2026-11-02", "2 November 2026"),
        ("F10", "yesterday", "yesterday"),
        ("F7", 0, "No. Example: the job is finished and nothing is planned for the coming weeks."),
        ("F7", 9, "9"),
    ],
)
def test_values_are_words(code: str, value: Fact | None, words: str):
    fact = next(fact for fact in guide().facts if fact.code == code)

    assert fact_value(fact, value, ENGLISH) == words


def test_what_would_turn_it_says_where_it_would_lead():
    turn = sensitivities(guide(), IncidentFacts(ON, SEED), gates())[-1]

    words = turn_text(turn, ENGLISH)

    assert words.startswith(turn.fact.name.en)
    assert words.endswith(f"→ {turn.severity.name.en.lower()} (rule {turn.rule.number})")
