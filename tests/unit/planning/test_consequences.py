"""What the next gates lack, as risks: three at most, the gravest first."""

from collections.abc import Iterable

from readiness.domain.answers import Answer
from readiness.domain.questionnaire import Capability, Depth
from readiness.planning.consequences import consequences_of
from tests.unit.builders import DONT_KNOW, NOT_APPLICABLE, assessment, capability, levels
from tests.unit.planning.bases import pack


def told(
    gates: dict[str, list[str]],
    capabilities: Iterable[Capability],
    answers: dict[str, Answer] | None = None,
    depth: Depth = Depth.FULL,
) -> list[str]:
    asked = pack(*capabilities, gates=gates)
    found = consequences_of(asked.gates, asked, assessment(answers, depth))
    return [f"{one.gate} {one.capability}>={one.level}" for one in found]


def abcd(**risks: int) -> list[Capability]:
    return [capability(code, risk=risks.get(code, 2)) for code in "ABCD"]


def test_the_highest_risk_class_comes_first():
    assert told({"G0": ["A>=2", "B>=1"]}, abcd(B=3)) == ["G0 B>=1", "G0 A>=2"]


def test_there_are_three_at_most_and_the_gravest_of_each_gate_is_one_of_them():
    gates = {"G0": ["A>=1", "B>=1", "C>=1"], "G1": ["D>=1"]}

    assert told(gates, abcd(A=3, B=3, C=3, D=1)) == ["G0 A>=1", "G0 B>=1", "G1 D>=1"]


def test_among_equals_the_larger_gap_of_a_gate_comes_first():
    assert told({"G0": ["A>=2", "B>=2"]}, abcd(), levels(A=1)) == ["G0 B>=2", "G0 A>=2"]


def test_equal_ones_stand_in_the_order_of_the_gates():
    assert told({"G0": ["C>=1"], "G1": ["A>=3"]}, abcd()) == ["G0 C>=1", "G1 A>=3"]


def test_a_capability_is_told_of_once_at_its_first_gate_that_lacks_it():
    gates = {"G0": ["A>=1"], "G1": ["A>=2"], "G2": ["A>=3"]}

    assert told(gates, abcd()) == ["G0 A>=1"]
    assert told(gates, abcd(), levels(A=1)) == ["G1 A>=2"]


def test_what_is_there_or_does_not_apply_is_no_risk_and_what_nobody_knows_is_one():
    answers = levels(A=2) | {"B": NOT_APPLICABLE, "C": DONT_KNOW}

    assert told({"G0": ["A>=2", "B>=2", "C>=2", "D>=2"]}, abcd(), answers) == ["G0 C>=2", "G0 D>=2"]


def test_a_quick_check_tells_only_of_what_it_asked():
    capabilities = [capability("A", key=True), capability("B", risk=3)]

    assert told({"G0": ["A>=1", "B>=1"]}, capabilities, depth=Depth.QUICK) == ["G0 A>=1"]


def test_the_stage_of_a_dimension_has_no_risk_of_its_own():
    assert told({"G0": ["PRO>=2"]}, abcd()) == []
