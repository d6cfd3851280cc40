"""What would turn a decision, against trying everything out."""

from dataclasses import replace

from hypothesis import given

from readiness.domain.knowledge import Choice, CourseRule
from readiness.incident.facts import IncidentFacts
from readiness.incident.sensitivity import assumed_sensitivities as sensitivities
from tests.unit.builders import words
from tests.unit.incident.rulebook import ON, Gates, Given, all_gates, expected_turns, facts, gates, guide
from tests.unit.incident.test_guide import NOISE, QUIET, SEED, own_guide


def turns(given_facts: Given, some_gates: Gates) -> list[tuple[str, int, str, int]]:
    found = sensitivities(guide(), IncidentFacts(ON, dict(given_facts)), some_gates)
    return [(turn.fact.code, turn.value, turn.severity.severity, turn.rule.number) for turn in found]


@given(given_facts=facts(), some_gates=all_gates())
def test_they_are_exactly_what_trying_everything_out_finds(given_facts: Given, some_gates: Gates):
    assert turns(given_facts, some_gates) == expected_turns(given_facts, some_gates)


def test_the_sample_company():
    assert turns(SEED, gates()) == [
        ("F3", 2, "amber", 3),
        ("F3", 3, "red", 1),
        ("F4", 2, "amber", 3),
        ("F5", 2, "amber", 3),
        ("F5", 3, "amber", 3),
        ("F6", 2, "amber", 2),
        ("F6", 3, "red", 1),
        ("F7", 2, "amber", 3),
    ]


def test_another_rule_at_the_same_severity_counts_too():
    assert ("F4", 1, "green", 4) in turns(QUIET, gates(G0="pass"))


def test_the_gates_are_kept():
    assert ("F4", 1, "green", 4) not in turns(QUIET, gates())


def test_only_facts_whose_values_are_numbers_are_tried():
    word, number = Choice(value="shouting", text=words("Shouting")), Choice(value=5, text=words("5"))
    for choices, expected in (((number, NOISE.choices[0]), [5]), ((number, word), []), ((word,), [])):
        tried = own_guide(
            CourseRule(number=8, when="noise = 5 or noise = shouting", reason=words("Loud"), course=()),
            facts=(replace(NOISE, choices=choices),),
        )
        assert [turn.value for turn in sensitivities(tried, IncidentFacts(ON, {"noise": 0}), {})] == expected
