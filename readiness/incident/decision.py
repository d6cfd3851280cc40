"""IncidentDecision: the severity of an incident, the course of action, and what led to them."""

from dataclasses import dataclass

from readiness.domain.conditions import Fact
from readiness.domain.knowledge import CourseElement, CourseModifier, CourseRule, IncidentFact, SeverityRule


@dataclass(frozen=True, slots=True)
class IncidentDecision:
    """What the guide says about an incident.

    `rule` is the row of the rule table that fired, `modifiers` are those whose condition held, in their order.
    `course` is in the order of the guide. `unknown` are the facts to find out. `counted` holds everything that
    conditions saw: the facts, the gates by code, `severity` and `rule`.
    """

    severity: SeverityRule
    rule: CourseRule
    modifiers: tuple[CourseModifier, ...]
    course: tuple[CourseElement, ...]
    unknown: tuple[IncidentFact, ...]
    counted: dict[str, Fact | None]
