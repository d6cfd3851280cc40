"""One case: where facts lead that are all known, or counted as the guide assumes them."""

from collections.abc import Mapping
from dataclasses import dataclass

from readiness.domain.conditions import Facts, Known, holds
from readiness.domain.knowledge import CourseModifier, CourseRule, IncidentGuide, SeverityRule
from readiness.foundation.errors import Phrase
from readiness.foundation.translation import N_
from readiness.incident.facts import IncidentFacts
from readiness.scoring.score import GateStatus


class NoRuleError(ValueError):
    """The guide has a gap: for these facts no severity, no rule or no reason holds; `why` is translated when told."""

    def __init__(self, what: str, /, **facts: str) -> None:
        super().__init__(what.format(**facts))
        self.why = Phrase(what, facts)


@dataclass(frozen=True, slots=True)
class Case:
    """Where facts lead: `course` holds the codes of the elements, `counted` is what conditions see.

    That is the facts, the gates by code, `severity`, `rule`, and the elements of the course by code (`yes`, `no`).
    """

    counted: dict[str, Known]
    severity: SeverityRule
    rule: CourseRule
    modifiers: tuple[CourseModifier, ...]
    course: frozenset[str]


def case(guide: IncidentGuide, facts: IncidentFacts, gates: Mapping[str, GateStatus]) -> Case:
    """Return where facts lead, the unknown ones as the guide assumes them; raises as `case_of`."""
    return case_of(guide, facts.counted(guide, gates))


def case_of(guide: IncidentGuide, facts: Facts) -> Case:
    """Return where facts lead that are given as conditions see them.

    Raises NoRuleError where the guide says nothing, ConditionError where it cannot be read.
    """
    counted = dict(facts)
    severity = next((s for s in guide.severities if holds(s.when, counted)), None)
    if severity is None:
        raise NoRuleError(N_("no severity holds"))
    counted["severity"] = severity.severity
    rule = next((r for r in guide.rules if holds(r.when, counted)), None)
    if rule is None:
        raise NoRuleError(N_("no rule holds at severity {severity}"), severity=severity.severity)
    counted["rule"] = rule.number
    modifiers = tuple(modifier for modifier in guide.modifiers if holds(modifier.when, counted))
    chosen = set(rule.course)
    # One after the other: a later modifier may take out what an earlier one added.
    for modifier in modifiers:
        chosen = (chosen | {*modifier.adds}) - {*modifier.removes}
    # What a step asks for comes last: no name of a fact may be taken by an element of the course.
    elements = {element.code: "yes" if element.code in chosen else "no" for element in guide.courses}
    return Case({**elements, **counted}, severity, rule, modifiers, frozenset(chosen))
