"""What is known, what is not, and what each fact counts as."""

from dataclasses import replace

import pytest

from readiness.domain.conditions import Fact, holds
from readiness.domain.knowledge import AnswerKind, Choice, IncidentFact, Prefill
from readiness.incident.facts import IncidentFacts, counts_as
from tests.unit.builders import words
from tests.unit.incident.rulebook import ASSUMED, ON, gates, guide

CODES = [fact.code for fact in guide().facts]


def test_unknown_facts_count_as_the_guide_assumes():
    counted = IncidentFacts(ON, {"F3": None}).counted(guide(), gates(G1="pass"))

    assert {code: counted[code] for code in CODES} == {
        **dict.fromkeys(CODES),
        **ASSUMED,
        "refused": "no",
        "confidential_sector": "no",
    }
    assert (counted["G0"], counted["G1"]) == ("fail", "pass")


def test_known_facts_count_as_they_are():
    given: dict[str, Fact | None] = {"F1": "fake", "F3": 0, "F9": 4, "refused": "yes"}

    counted = IncidentFacts(ON, given).counted(guide(), {})

    assert {code: counted[code] for code in given} == given


@pytest.mark.parametrize(("day", "days"), [("2026-11-23", 0), ("2026-11-02", -21), ("2026-12-01", 8)])
def test_a_date_counts_as_days_from_today(day: str, days: int):
    assert IncidentFacts(ON, {"F10": day}).counted(guide(), {})["F10"] == days


def test_text_cannot_be_compared():
    note = IncidentFact(code="note", kind=AnswerKind.TEXT, name=words("Note"), question=words("What else?"))

    assert IncidentFacts(ON, {"note": "3"})._counted(note) is None


def test_the_unknown_facts_come_in_the_order_of_the_guide():
    assert [f.code for f in IncidentFacts(ON).unknown(guide())] == CODES
    known: dict[str, Fact | None] = {**dict.fromkeys(CODES, 0), "F6": None}
    assert [f.code for f in IncidentFacts(ON, known).unknown(guide())] == ["F6"]


def test_a_change_leaves_the_rest_alone():
    facts = IncidentFacts(ON, {"F3": 0, "F4": 1})

    assert facts.changed("F3", 2) == IncidentFacts(ON, {"F3": 2, "F4": 1})
    assert facts.given == {"F3": 0, "F4": 1}


def test_only_a_yes_no_fact_counts_as_no():
    kinds = {kind: IncidentFact(code="x", kind=kind, name=words("X"), question=words("X?")) for kind in AnswerKind}

    assert {kind: counts_as(fact) for kind, fact in kinds.items()} == {**dict.fromkeys(AnswerKind), "yes_no": "no"}


@pytest.mark.parametrize("when", ["", "x = 1", "not x = 2", "x = 1 or y = 1"])
def test_what_is_sure_holds(when: str):
    assert holds(when, {"x": 1, "y": None})


@pytest.mark.parametrize("when", ["x = 2", "y = 1", "not y = 1", "x = 1 and y = 1"])
def test_what_is_false_or_unknown_does_not_hold(when: str):
    assert not holds(when, {"x": 1, "y": None})


def test_the_answer_to_the_same_question_counts_whatever_was_given():
    fact = IncidentFact("secret", AnswerKind.YES_NO, words("S"), words("S?"), prefill=(Prefill("secret", "yes"),))
    other = replace(fact, code="other")
    known = {"secret": "yes"}
    assert IncidentFacts(ON, {"secret": "no", "other": "no"}, known).value(fact) == "yes"
    # What only follows from the profile may be different in one incident.
    assert IncidentFacts(ON, {"secret": "no", "other": "no"}, known).value(other) == "no"
    assert IncidentFacts(ON, {"secret": "no"}, {"secret": None}).value(fact) == "no"
    # Questionnaires that prefill nothing go on as they were.
    assert IncidentFacts(ON, {"secret": "no"}, known).value(replace(fact, prefill=())) == "no"


def test_the_profile_fills_in_only_what_a_fact_can_be():
    choice = IncidentFact("F1", AnswerKind.CHOICE, words("Who"), words("Who?"), choices=(Choice("a", words("A")),))
    day = IncidentFact("F10", AnswerKind.DATE, words("When"), words("When?"))
    for fact, value, expected in ((choice, "a", "a"), (choice, "b", None), (day, "soon", None), (day, 5, None)):
        prefilled = replace(fact, prefill=(Prefill("", value),))
        assert IncidentFacts(ON).value(prefilled) == expected
