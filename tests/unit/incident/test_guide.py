"""From facts and gates to severity, rule and course: the known cases, and the whole rule table."""

from dataclasses import replace

import pytest
from hypothesis import given

from readiness.domain.conditions import Fact
from readiness.domain.knowledge import (
    AnswerKind,
    Choice,
    CourseElement,
    CourseModifier,
    CourseRule,
    IncidentFact,
    IncidentGuide,
    SeverityRule,
)
from readiness.foundation.errors import UserError
from readiness.foundation.language import GERMAN
from readiness.incident.case import NoRuleError
from readiness.incident.facts import IncidentFacts
from readiness.incident.guide import decide
from tests.unit.builders import words
from tests.unit.incident.rulebook import (
    ON,
    ORDER,
    RANGES,
    RANK,
    SEED,
    Gates,
    Given,
    all_gates,
    all_numbers,
    codes,
    decided,
    expected_course,
    expected_rule,
    expected_severity,
    facts,
    gates,
    guide,
)

QUIET: dict[str, Fact | None] = {**SEED, "F4": 0, "F5": 1, "F6": 0, "F7": 0, "F9": 1}
ALL_PASSED = gates(G0="pass", G1="pass", G2="pass", G3="pass", G4="pass")

CASES: dict[str, tuple[Given, Gates, tuple[str, int, str]]] = {
    "sample company": (SEED, gates(), ("green", 4, "C-light D-prepare E")),
    "sample company, nothing answered": (SEED, gates(G0="open", G3="open"), ("green", 4, "C-light D-prepare E")),
    "sample company, ready to enter": (SEED, ALL_PASSED, ("green", 4, "C-light D-start E")),
    "sample company, no chance": ({**SEED, "F9": 1}, gates(), ("green", 4, "C-light review-6-months E")),
    "leak": ({**SEED, "F3": 3, "F4": 2}, gates(), ("red", 1, "B-posts C-pause crisis D-frozen E")),
    "event photo": ({**SEED, "F3": 2, "F6": 1}, gates(), ("amber", 3, "B-posts C-pause D-review E")),
    "complaints": (
        {**SEED, "F3": 1, "F5": 2, "F6": 2},
        gates(),
        ("amber", 2, "C-pause answer-publicly D-frozen E"),
    ),
    "clause covers": (QUIET, gates(G0="pass"), ("green", 5, "A E")),
    "clause covers, nobody watches": (QUIET, gates(), ("green", 4, "C-light review-6-months E")),
    "clause covers, monitoring unknown": (QUIET, gates(G0="open"), ("green", 4, "C-light review-6-months E")),
    "clause covers, a chance": ({**QUIET, "F9": 2}, gates(G0="pass"), ("green", 5, "A D-prepare E")),
    "clause covers, ready to enter": ({**QUIET, "F9": 4}, ALL_PASSED, ("green", 5, "A D-start E")),
    "third breach": (
        {**SEED, "F4": 2, "F8": "repeated"},
        gates(),
        ("amber", 3, "moratorium C-pause D-review E"),
    ),
    "refusal against the contract": (
        {**SEED, "F4": 2, "refused": "yes"},
        gates(),
        ("amber", 3, "moratorium C-pause D-review E"),
    ),
    "refusal without a contract rule": ({**SEED, "refused": "yes"}, gates(), ("green", 4, "C-light D-prepare E")),
    "confidential sector": (
        {**QUIET, "confidential_sector": "yes"},
        gates(G0="pass"),
        ("green", 5, "A moratorium E"),
    ),
    "fake": ({**QUIET, "F1": "fake"}, gates(G0="pass"), ("green", 5, "platform-report E")),
    "employee": ({**SEED, "F1": "employee"}, gates(), ("green", 4, "C-light D-prepare talk-first E")),
    "own mistake": (
        {**SEED, "F1": "own_mistake", "F2": "our_channel", "F7": 2},
        gates(),
        ("amber", 3, "C-pause D-review correct-openly E"),
    ),
    "customer": (
        {**SEED, "F1": "customer", "F3": 2, "F6": 2},
        gates(),
        ("amber", 2, "C-pause answer-publicly D-frozen E"),
    ),
    "angry customer": ({**SEED, "F1": "customer", "F6": 3}, gates(), ("red", 1, "C-pause crisis D-frozen E")),
    "customer does severe harm": (
        {**SEED, "F1": "customer", "F3": 3},
        gates(),
        ("red", 1, "B-posts C-pause crisis D-frozen E"),
    ),
    "nothing known": ({}, gates(), ("green", 4, "C-light review-6-months E")),
}


@pytest.mark.parametrize(("given", "gates", "expected"), CASES.values(), ids=CASES)
def test_a_known_case(given: Given, gates: Gates, expected: tuple[str, int, str]):
    decision = decided(given, gates)

    assert (decision.severity.severity, decision.rule.number, " ".join(codes(decision))) == expected


def test_the_decision_says_why():
    decision = decided(SEED, gates())

    assert decision.rule.reason.en.startswith("The post is not dangerous")
    assert [modifier.adds for modifier in decision.modifiers] == [("D-prepare",), ("E",)]
    assert [fact.code for fact in decision.unknown] == ["F5", "F6"]
    assert decision.counted["F5"] == 1
    assert (decision.counted["severity"], decision.counted["rule"], decision.counted["G3"]) == ("green", 4, "fail")


def test_the_guide_lists_courses_in_the_published_order():
    assert [element.code for element in guide().courses] == ORDER


def test_severity_and_rule_of_every_assignment():
    for given_facts in all_numbers():
        for g0 in ("pass", "fail"):
            decision = decided(given_facts, gates(G0=g0))
            found = (decision.severity.severity, decision.rule.number)
            assert found == (expected_severity(given_facts), expected_rule(given_facts, gates(G0=g0))), given_facts


@given(given_facts=facts(), some_gates=all_gates())
def test_every_course_is_the_one_of_the_rule_table_and_ends_in_a_further_idea(given_facts: Given, some_gates: Gates):
    decision = decided(given_facts, some_gates)

    assert codes(decision) == expected_course(given_facts, some_gates)
    assert codes(decision)[-1] == "E"


def test_severity_never_falls_when_a_fact_gets_worse():
    severity = {tuple(f.items()): RANK[decided(f, gates()).severity.severity] for f in all_numbers()}
    for known, before in severity.items():
        for code, value in known:
            worse = next((v for v in RANGES[code] if value is not None and v > value), None)
            if worse is not None:
                assert severity[tuple({**dict(known), code: worse}.items())] >= before, (known, code)


@given(given_facts=facts(), some_gates=all_gates())
def test_a_gate_never_changes_the_severity(given_facts: Given, some_gates: Gates):
    assert decided(given_facts, some_gates).severity == decided(given_facts, gates()).severity


# A guide of another questionnaire: nothing of the one that ships may be taken for granted.
NOISE = IncidentFact(
    code="noise",
    kind=AnswerKind.CHOICE,
    name=words("Noise"),
    question=words("How loud?"),
    choices=tuple(Choice(value=n, text=words(str(n))) for n in (0, 5)),
)


LOUD = CourseRule(number=7, when="severity = loud", reason=words("Why"), course=("second", "first"))


def own_guide(
    *rules: CourseRule,
    facts: tuple[IncidentFact, ...] = (NOISE,),
    modifiers: tuple[CourseModifier, ...] = (),
    severity: str = "",
) -> IncidentGuide:
    """Return a guide with one severity; rule 7 comes last."""
    return IncidentGuide(
        facts=facts,
        options=(),
        further_ideas=(),
        severities=(SeverityRule(severity="loud", name=words("Loud"), meaning=words("Loud"), when=severity),),
        courses=tuple(CourseElement(code=code, option="X", text=words(code)) for code in ("first", "second")),
        rules=(*rules, LOUD),
        modifiers=modifiers,
        steps=(),
        refusal_ladder=(),
        stop_criteria=(),
        disclaimer=words("Ask"),
    )


def adding(*added: str, when: str = "") -> CourseModifier:
    return CourseModifier(when=when, reason=words("More"), adds=added)


def removing(*removed: str, when: str = "") -> CourseModifier:
    return CourseModifier(when=when, reason=words("Less"), removes=removed)


def test_another_guide_decides_by_its_own_rules():
    modifiers = (removing("first", when="rule = 7"), removing("second", when="rule = 4"))

    decision = decide(own_guide(modifiers=modifiers, severity="noise = 5"), IncidentFacts(ON, {"noise": 5}), {})

    assert (decision.severity.severity, decision.rule, codes(decision)) == ("loud", LOUD, ["second"])
    assert decision.modifiers == modifiers[:1]


def test_modifiers_work_one_after_the_other():
    for modifiers, course in (
        ((removing("first"), adding("first")), ["first", "second"]),
        ((adding("first"), removing("first")), ["second"]),
    ):
        assert codes(decide(own_guide(modifiers=modifiers), IncidentFacts(ON), {})) == course


@pytest.mark.parametrize("when", ["noise = 0", "not noise = 0"])
def test_an_unknown_condition_does_not_hold(when: str):
    decision = decide(own_guide(modifiers=(removing("first", when=when),)), IncidentFacts(ON), {})

    assert (decision.modifiers, codes(decision)) == ((), ["first", "second"])


@pytest.mark.parametrize("faulty", ["severity", "rule"])
def test_a_guide_with_a_gap_says_so(faulty: str):
    gap = own_guide(severity="noise = 0" if faulty == "severity" else "")
    if faulty == "rule":
        gap = replace(gap, rules=())

    with pytest.raises(NoRuleError, match=faulty) as raised:
        decide(gap, IncidentFacts(ON, {"noise": 5}), {})

    sentence = UserError("x", "{why}", "", why=raised.value.why).fault(GERMAN)
    assert ("Schweregrad" if faulty == "severity" else "keine Regel") in sentence
