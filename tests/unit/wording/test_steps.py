"""The next steps in words."""

from dataclasses import replace
from datetime import date

from readiness.domain.answers import Answer
from readiness.domain.assessment import Assessment, Details
from readiness.domain.costs import Costs, DayRate, ExternalCost, Per
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.domain.values import Text
from readiness.foundation.language import ENGLISH
from readiness.results.assessment_result import assess
from readiness.wording.steps import StepText
from readiness.wording.wording import Wording
from tests.unit.builders import assessment, capability, dimension, gate, levels, questionnaire


def texts(asked: Questionnaire, answers: dict[str, Answer]) -> list[StepText]:
    return Wording(assess(asked, assessment(answers), date(2026, 11, 23)), ENGLISH).steps.texts()


def test_a_step_names_the_gate_that_waits_for_it():
    asked = questionnaire(dimension("PRO", [capability("A", key=True)]), gates=[gate("G0", "A>=2")])

    assert texts(asked, levels(A=1))[0].reason == "for the gate “Name of G0”"


def test_a_step_says_what_to_do_who_and_why():
    asked = questionnaire(
        dimension("PRO", [capability("A", key=True, needs=["B>=1@3"]), capability("B"), capability("C")]),
        gates=[gate("G0", "B>=2")],
    )

    found = texts(asked, levels(A=2, B=0, C=2))

    assert [(t.number, t.capability, t.action, t.reason) for t in found] == [
        (1, "Name of B", "Take B to 1", "for the gate “Name of G0”"),
        (2, "Name of B", "Take B to 2", "for the gate “Name of G0”"),
        (3, "Name of A", "Take A to 3", "key question below its target"),
        (4, "Name of B", "Take B to 3", "below its target"),
        (5, "Name of C", "Take C to 3", "below its target"),
    ]
    assert {t.owners for t in found} == {"Management"}


def test_a_prerequisite_names_what_needs_it():
    asked = questionnaire(dimension("PRO", [capability("A", key=True, needs=["B>=1@3"]), capability("B")]))

    first = texts(asked, levels(A=2))[0]

    assert first.action == "Take B to 1"
    assert first.reason == "needed first for “Name of A” · today’s level not known yet"


def test_a_step_says_what_is_paid_to_others():
    course = ExternalCost(2, 300, 900, Text(de="Kurs", en="course fees"))
    yearly = ExternalCost(2, 100, 100, Text(de="Abo", en="a subscription"), Per.YEAR)
    other = ExternalCost(3, 5, 5, Text(de="Anderes", en="something else"))
    rates = (
        DayRate("DE", "EUR", 350, Text(de="Q", en="S")),
        DayRate("CH", "CHF", 500, Text(de="Q", en="S"), external_factor=1.5),
    )
    costs = Costs(as_of="2026-11-29", currency="EUR", note=Text(de="N", en="N"), day_rates=rates)
    one = replace(capability("A"), external_costs=(course, yearly, other))
    asked = replace(questionnaire(dimension("PRO", [one])), costs=costs)

    def said(**profile: str) -> list[str]:
        firm = Assessment(Details("Firm", Depth.FULL, profile=profile), levels(A=1))
        result = assess(asked, firm, date(2026, 11, 23))
        return Wording(result, ENGLISH).steps.external_costs(result.steps[0])

    assert said() == [
        "external costs, estimated: €300–900, course fees",
        "external costs, estimated: €100 a year, a subscription",
    ]
    assert said(country="CH")[0] == "external costs, estimated: CHF\N{NO-BREAK SPACE}450–1,350, course fees"
