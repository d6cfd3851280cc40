"""What would turn a decision, against trying everything out."""

from hypothesis import given

from readiness.domain.knowledge import AnswerKind, IncidentFact
from readiness.incident.facts import IncidentFacts
from readiness.incident.turning_points import turning_points
from tests.unit.incident.rulebook import ON, Gates, Given, all_gates, expected_turns, facts, gates, guide
from tests.unit.incident.test_guide import NOISE, QUIET, SEED, own_guide


def turns(given_facts: Given, some_gates: Gates) -> list[tuple[str, int, str, int]]:
    found = turning_points(guide(), IncidentFacts(ON, dict(given_facts)), some_gates)
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


def test_words_have_no_order_and_are_not_tried():
    word = IncidentFact(code="mood", kind=AnswerKind.TEXT, name=NOISE.name, question=NOISE.question)
    tried = own_guide(loud="", rule="")

    assert turning_points(tried, IncidentFacts(ON), {}) == ()
    assert {turn[0] for turn in turns(SEED, gates())} <= {"F3", "F4", "F5", "F6", "F7", "F9"}
    assert word.choices == ()
