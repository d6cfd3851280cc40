"""An incident decision in words, with facts that nobody knows yet and without."""

import pytest

from readiness.domain.conditions import Fact
from readiness.domain.knowledge import Fit
from readiness.foundation.language import ENGLISH, GERMAN
from readiness.incident.decision import IncidentDecision
from readiness.incident.facts import IncidentFacts
from readiness.incident.guide import decide
from readiness.incident.sensitivity import sensitivities
from readiness.incident.steps import TIMES
from readiness.wording.incident import (
    fact_value,
    in_short,
    incident_step_texts,
    option_texts,
    possible_severities,
    severity_meaning,
    severity_name,
    time_names,
    turn_text,
)
from tests.unit.incident.rulebook import ON, SEED, gates, guide

KNOWN: dict[str, Fact | None] = {**SEED, "F5": 1, "F6": 0}


def decided(given: dict[str, Fact | None]) -> IncidentDecision:
    return decide(guide(), IncidentFacts(ON, given), gates())


def test_while_it_is_open_what_decides_comes_first_within_24_hours():
    found = incident_step_texts(guide(), decided(SEED), ENGLISH)

    assert found["24h"][:2] == (
        "Find out first what decides: Visibility, Tone of the comments.",
        guide().steps[0].text.en,
    )
    assert tuple(found) == tuple(time_names(ENGLISH)) == TIMES


def test_once_it_is_decided_what_is_still_unknown_comes_first():
    found = incident_step_texts(guide(), decided({**KNOWN, "F8": None}), ENGLISH)

    assert found["24h"][0] == "Find out: Behaviour of the sender."


def test_the_steps_speak_the_chosen_language():
    found = incident_step_texts(guide(), decided(SEED), GERMAN)

    assert found["24h"][0] == "Klären Sie zuerst, was den Ausschlag gibt: Sichtbarkeit, Ton der Kommentare."
    assert found["24h"][1] == guide().steps[0].text.de


def test_an_open_severity_says_what_is_possible_and_what_decides():
    decision = decided(SEED)

    assert decision.open
    assert severity_name(decision, ENGLISH) == "not known yet (green, amber or red possible)"
    assert possible_severities(decision, GERMAN) == "Möglich: Grün, Gelb oder Rot."
    assert severity_meaning(decision, ENGLISH).endswith("These facts decide: Visibility, Tone of the comments.")


def test_every_option_says_its_fit_in_words_and_by_a_shape():
    options = option_texts(decided(KNOWN), ENGLISH)

    assert [(option.title, option.sign, option.fit) for option in options] == [
        ("A  Tolerate", "✗", "not suitable"),
        ("B  Forbid", "✗", "not suitable"),
        ("C  Agree first", "✓", "suitable"),
        ("D  Launch", "→", "suitable after preparation"),
        ("E  Further ideas", "✓", "suitable"),
    ]
    assert all(option.reason for option in options)


def test_what_depends_has_a_shape_of_its_own():
    decision = decided({})
    depends = [judged.option.code for judged in decision.options if judged.fit is Fit.DEPENDS]

    assert [option.code for option in option_texts(decision, ENGLISH) if option.sign == "○"] == depends != []


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
        ("F7", 0, "No date. Example: the job is finished and nothing is planned for the coming weeks."),
        ("F7", 9, "9"),
    ],
)
def test_values_are_words(code: str, value: Fact | None, words: str):
    fact = next(fact for fact in guide().facts if fact.code == code)

    assert fact_value(fact, value, ENGLISH) == words


def test_what_would_turn_it_says_where_it_would_lead():
    decision = decided(KNOWN)
    turns = sensitivities(guide(), IncidentFacts(ON, KNOWN), gates())

    said = [turn_text(turn, decision, ENGLISH) for turn in turns]

    assert said[-1].startswith(turns[-1].fact.name.en)
    assert said[-1].endswith(f"→ {turns[-1].severity.name.en.lower()}")


def test_where_only_the_rule_changes_its_number_is_not_said():
    facts, passed = IncidentFacts(ON, {**KNOWN, "F4": 0}), gates(G0="pass")
    decision = decide(guide(), facts, passed)
    (turn, *_) = [t for t in sensitivities(guide(), facts, passed) if t.severity == decision.severity]

    assert turn_text(turn, decision, ENGLISH).endswith("→ still green, but another response")
