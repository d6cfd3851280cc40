"""What would turn a decision: single facts whose other values lead to another severity or rule."""

from collections.abc import Mapping
from dataclasses import dataclass

from readiness.domain.knowledge import CourseRule, IncidentFact, IncidentGuide, SeverityRule
from readiness.incident.case import case
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
    now = decide(guide, facts, gates)
    if now.severity is None or now.rule is None:
        return ()
    found = []
    for fact in guide.facts:
        for value in fact.ordered_values:
            then = decide(guide, facts.changed(fact.code, value), gates)
            if then.severity and then.rule and (then.severity, then.rule) != (now.severity, now.rule):
                found.append(Sensitivity(fact, value, then.severity, then.rule))
    return tuple(found)


def assumed_sensitivities(
    guide: IncidentGuide, facts: IncidentFacts, gates: Mapping[str, GateStatus]
) -> tuple[Sensitivity, ...]:
    """Return the same where every unknown fact counts as the guide assumes it (`readiness-incident/1`)."""
    now = case(guide, facts, gates)
    found = []
    for fact in guide.facts:
        for value in fact.ordered_values:
            then = case(guide, facts.changed(fact.code, value), gates)
            if (then.severity, then.rule) != (now.severity, now.rule):
                found.append(Sensitivity(fact, value, then.severity, then.rule))
    return tuple(found)
