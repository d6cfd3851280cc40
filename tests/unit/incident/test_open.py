"""Too little known: the severity stays open, exactly as far as the unknown facts leave it open."""

from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given, settings

from readiness.domain.conditions import Fact
from readiness.incident.facts import IncidentFacts
from readiness.incident.sensitivity import sensitivities
from tests.unit.incident.rulebook import (
    ON,
    RANGES,
    RANK,
    SEED,
    Gates,
    Given,
    all_gates,
    all_numbers,
    codes,
    decided,
    decided_openly,
    expected_course,
    expected_severity,
    expected_turns,
    facts,
    gates,
    guide,
)

TRIED = ("F3", "F4", "F5", "F6", "F7")
KNOWN: dict[str, Fact | None] = {**SEED, "F5": 0, "F6": 0}


def completions(given_facts: Given) -> Iterator[dict[str, Fact | None]]:
    """Yield the facts with every value that the unknown ones among those of the severity can have."""
    unknown = [code for code in TRIED if given_facts.get(code) is None]
    for values in product(*(RANGES[code] for code in unknown)):
        yield {**given_facts, **dict(zip(unknown, values, strict=True))}


def possible(given_facts: Given) -> list[str]:
    return sorted({expected_severity(known) for known in completions(given_facts)}, key=RANK.__getitem__)


def deciding(given_facts: Given) -> list[str]:
    now = possible(given_facts)
    unknown = [code for code in TRIED if given_facts.get(code) is None]
    return [
        code
        for code in unknown
        if len(now) > 1 and any(len(possible({**given_facts, code: value})) < len(now) for value in RANGES[code])
    ]


@settings(max_examples=60)
@given(given_facts=facts(), some_gates=all_gates())
def test_every_value_that_the_unknown_facts_can_have_is_tried(given_facts: Given, some_gates: Gates):
    decision = decided_openly(given_facts, some_gates)

    courses = [set(expected_course(known, some_gates)) for known in completions(given_facts)]
    assert [rule.severity for rule in decision.possible] == possible(given_facts)
    assert decision.open == (len(possible(given_facts)) > 1)
    assert [fact.code for fact in decision.deciding] == deciding(given_facts)
    assert set(codes(decision)) == set.intersection(*courses)
    assert {element.code for element in decision.depends} == set.union(*courses) - set.intersection(*courses)
    assert "E" in codes(decision)


def test_with_nothing_unknown_both_versions_agree():
    for known in all_numbers():
        if None not in known.values():
            open_, assumed = decided_openly(known, gates()), decided(known, gates())
            assert (open_.severity, open_.rule, open_.course) == (assumed.severity, assumed.rule, assumed.course)
            assert (open_.depends, open_.deciding) == ((), ())


@pytest.mark.parametrize(
    ("unknown", "severities", "decide_it"),
    [
        (("F3",), ["green", "amber", "red"], ["F3"]),
        (("F4",), ["green", "amber"], ["F4"]),
        (("F5",), ["green", "amber"], ["F5"]),
        (("F6",), ["green", "amber", "red"], ["F6"]),
        (("F3", "F5", "F6"), ["green", "amber", "red"], ["F3", "F5", "F6"]),
        (TRIED, ["green", "amber", "red"], ["F3", "F4", "F5", "F6", "F7"]),
    ],
)
def test_a_known_case_while_it_is_open(unknown: tuple[str, ...], severities: list[str], decide_it: list[str]):
    decision = decided_openly({**KNOWN, **dict.fromkeys(unknown)}, gates())

    assert [rule.severity for rule in decision.possible] == severities
    assert (decision.severity, decision.rule, decision.counted["severity"]) == (None, None, "open")
    assert [fact.code for fact in decision.deciding] == decide_it


def test_too_little_known_is_never_green():
    for code in TRIED:
        decision = decided_openly({**KNOWN, code: None}, gates())
        assert decision.severity is None or decision.severity.severity != "green", code


def test_what_is_severe_in_any_case_is_said_with_the_rest_unknown():
    decision = decided_openly({"F3": 3}, gates())

    assert decision.severity is not None
    assert decision.severity.severity == "red"
    assert decision.rule is not None
    assert decision.rule.number == 1


@settings(max_examples=30)
@given(given_facts=facts(), some_gates=all_gates())
def test_only_what_is_sure_turns_a_decision(given_facts: Given, some_gates: Gates):
    turns = sensitivities(guide(), IncidentFacts(ON, dict(given_facts)), some_gates)
    found = [(turn.fact.code, turn.value, turn.severity.severity, turn.rule.number) for turn in turns]

    if None not in {given_facts.get(code) for code in TRIED}:
        assert found == expected_turns(given_facts, some_gates)
    elif len(possible(given_facts)) > 1:
        assert found == []
    for code, value, severity, _rule in found:
        assert possible({**given_facts, code: value}) == [severity]
