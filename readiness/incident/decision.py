"""IncidentDecision: the severity of an incident, the course of action, and what led to them."""

from dataclasses import dataclass

from readiness.domain.conditions import Known
from readiness.domain.knowledge import (
    CourseElement,
    CourseModifier,
    CourseRule,
    Fit,
    IncidentFact,
    ManagementOption,
    SeverityRule,
)
from readiness.domain.values import Text


@dataclass(frozen=True, slots=True)
class OptionJudgement:
    """Whether an option is right in this case, and why; `reason` is None where the guide gives none."""

    option: ManagementOption
    fit: Fit
    reason: Text | None


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentDecision:
    """What the guide says about an incident.

    `possible` are the severities that the unknown facts leave, mildest first; where there is more than one, `severity`
    is None and `deciding` names the unknown facts that alone could make them fewer. `rule` is the row of the rule table
    that fired, and None where unknown facts leave several.

    `course` holds the elements that every possible case contains, `depends` those that only some contain, both in the
    order of the guide; `modifiers` are those whose condition held in every case. `unknown` are the facts to find out.
    `counted` is what conditions see: the facts, the gates by code, `severity` (`open` while it is), `rule`, and the
    elements of the course by code (`yes`, `no`, None where it depends).
    """

    severity: SeverityRule | None
    possible: tuple[SeverityRule, ...]
    deciding: tuple[IncidentFact, ...] = ()
    rule: CourseRule | None
    modifiers: tuple[CourseModifier, ...]
    course: tuple[CourseElement, ...]
    depends: tuple[CourseElement, ...] = ()
    options: tuple[OptionJudgement, ...]
    unknown: tuple[IncidentFact, ...]
    counted: dict[str, Known]

    @property
    def open(self) -> bool:
        """Whether too little is known to say how severe it is."""
        return self.severity is None
