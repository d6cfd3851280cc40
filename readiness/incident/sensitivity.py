"""What would turn a decision: single facts whose other values lead to another severity or rule."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from readiness.domain.knowledge import CourseRule, IncidentFact, IncidentGuide, SeverityRule
from readiness.incident.case import Case, case
from readiness.incident.decision import IncidentDecision
from readiness.incident.facts import IncidentFacts
from readiness.incident.guide import decide
from readiness.scoring.score import GateStatus


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """A fact with another value, and where that alone would lead."""

    fact: IncidentFact
    value: int
    severity: SeverityRule
    rule: CourseRule


def sensitivities(
    guide: IncidentGuide, facts: IncidentFacts, gates: Mapping[str, GateStatus]
) -> tuple[Sensitivity, ...]:
    """Return every single change of a fact with an order that surely leads to another severity or rule.

    The gates are kept. Nothing turns a decision that is still open. They come in the order of the facts and their
    values. Raises as `decide`.
    """
    return _turning(decide, guide, facts, gates)


def assumed_sensitivities(
    guide: IncidentGuide, facts: IncidentFacts, gates: Mapping[str, GateStatus]
) -> tuple[Sensitivity, ...]:
    """Return the same where every unknown fact counts as the guide assumes it (`readiness-incident/1`)."""
    return _turning(case, guide, facts, gates)


def _turning(
    judge: Callable[[IncidentGuide, IncidentFacts, Mapping[str, GateStatus]], IncidentDecision | Case],
    guide: IncidentGuide,
    facts: IncidentFacts,
    gates: Mapping[str, GateStatus],
) -> tuple[Sensitivity, ...]:
    now = judge(guide, facts, gates)
    if now.severity is None or now.rule is None:
        return ()
    found = []
    for fact in guide.facts:
        for value in fact.ordered_values:
            then = judge(guide, facts.changed(fact.code, value), gates)
            if then.severity and then.rule and (then.severity, then.rule) != (now.severity, now.rule):
                found.append(Sensitivity(fact, value, then.severity, then.rule))
    return tuple(found)
