"""Work through an incident guide: severity, rule, modifiers, course."""

from collections.abc import Mapping

from readiness.domain.conditions import Fact
from readiness.domain.knowledge import CourseRule, IncidentGuide, SeverityRule
from readiness.incident.decision import IncidentDecision
from readiness.incident.facts import IncidentFacts, holds
from readiness.scoring.score import GateStatus


class NoRuleError(ValueError):
    """The guide has a gap: for these facts no severity or no rule holds."""


def decide(guide: IncidentGuide, facts: IncidentFacts, gates: Mapping[str, GateStatus]) -> IncidentDecision:
    """Return what the guide says; raises NoRuleError where it says nothing, ConditionError where it cannot be read."""
    counted = facts.counted(guide, gates)
    severity, rule = judge(guide, counted)
    counted |= {"severity": severity.severity, "rule": rule.number}
    modifiers = tuple(modifier for modifier in guide.modifiers if holds(modifier.when, counted))
    chosen = set(rule.course)
    # One after the other: a later modifier may take out what an earlier one added.
    for modifier in modifiers:
        chosen = (chosen | {*modifier.adds}) - {*modifier.removes}
    return IncidentDecision(
        severity=severity,
        rule=rule,
        modifiers=modifiers,
        course=tuple(element for element in guide.courses if element.code in chosen),
        unknown=facts.unknown(guide),
        counted=counted,
    )


def judge(guide: IncidentGuide, counted: Mapping[str, Fact | None]) -> tuple[SeverityRule, CourseRule]:
    """Return the first severity and then the first rule whose condition holds; raises as `decide`."""
    severity = next((s for s in guide.severities if holds(s.when, counted)), None)
    if severity is None:
        raise NoRuleError("no severity holds")
    seen = {**counted, "severity": severity.severity}
    rule = next((r for r in guide.rules if holds(r.when, seen)), None)
    if rule is None:
        raise NoRuleError(f"no rule holds at severity {severity.severity}")
    return severity, rule
