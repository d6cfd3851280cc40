"""What would turn a decision: single facts whose other values lead to another severity or rule."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from readiness.domain.knowledge import AnswerKind, CourseRule, IncidentFact, IncidentGuide, SeverityRule
from readiness.incident.facts import IncidentFacts
from readiness.incident.guide import judge
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
    """Return every single change of a fact with an order that changes severity or rule; the gates are kept.

    They come in the order of the facts and their values. Raises as `decide`.
    """
    now = judge(guide, facts.counted(guide, gates))
    found = []
    for fact, value in _ordered_values(guide):
        severity, rule = judge(guide, facts.changed(fact.code, value).counted(guide, gates))
        if (severity.severity, rule.number) != (now[0].severity, now[1].number):
            found.append(Sensitivity(fact, value, severity, rule))
    return tuple(found)


def _ordered_values(guide: IncidentGuide) -> Iterator[tuple[IncidentFact, int]]:
    """Yield every value of every fact whose values are numbers; the current one changes nothing by itself."""
    for fact in guide.facts:
        values = [choice.value for choice in fact.choices if isinstance(choice.value, int)]
        if fact.kind is AnswerKind.CHOICE and len(values) == len(fact.choices):
            yield from ((fact, value) for value in values)
