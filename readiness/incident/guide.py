"""Work through an incident guide: severity, rule, modifiers, course, and a reason for each option."""

from collections.abc import Iterable, Mapping
from itertools import product

from readiness.domain.consistency import facts_of_severity
from readiness.domain.knowledge import OPEN, IncidentFact, IncidentGuide, SeverityRule
from readiness.incident.case import Case, case, case_of
from readiness.incident.decision import IncidentDecision
from readiness.incident.facts import IncidentFacts
from readiness.incident.options import judge_options
from readiness.scoring.score import GateStatus


def decide(guide: IncidentGuide, facts: IncidentFacts, gates: Mapping[str, GateStatus]) -> IncidentDecision:
    """Return what holds whatever the unknown facts turn out to be; raises as `case`.

    Every value of every unknown fact that a severity depends on is tried, so nothing is assumed of them.
    """
    unknown = facts.unknown(guide)
    tried = [fact for fact in facts_of_severity(guide) if fact in unknown]
    cases = _cases(guide, facts, gates, tried)
    possible = _severities(guide, cases.values())
    rules = {found.rule.number: found.rule for found in cases.values()}
    severity = possible[0] if len(possible) == 1 else None
    rule = next(iter(rules.values())) if len(rules) == 1 else None
    counted = facts.counted(guide, gates) | dict.fromkeys(fact.code for fact in tried)
    counted |= {"severity": severity.severity if severity else OPEN, "rule": rule.number if rule else None}
    every = frozenset.intersection(*(found.course for found in cases.values()))
    some = frozenset.union(*(found.course for found in cases.values())) - every
    for element in guide.courses:
        known = None if element.code in some else "yes" if element.code in every else "no"
        counted.setdefault(element.code, known)
    return IncidentDecision(
        severity=severity,
        possible=possible,
        deciding=tuple(
            fact for at, fact in enumerate(tried) if severity is None and _narrows(guide, cases, at, len(possible))
        ),
        rule=rule,
        modifiers=tuple(m for m in guide.modifiers if all(m in found.modifiers for found in cases.values())),
        course=tuple(element for element in guide.courses if element.code in every),
        depends=tuple(element for element in guide.courses if element.code in some),
        options=judge_options(guide, list(cases.values()), counted),
        unknown=unknown,
        counted=counted,
    )


def decide_by_assumption(
    guide: IncidentGuide, facts: IncidentFacts, gates: Mapping[str, GateStatus]
) -> IncidentDecision:
    """Return what the guide says if every unknown fact counts as it assumes (`readiness-incident/1`); raises as `case`.

    With nothing unknown this is what `decide` returns.
    """
    found = case(guide, facts, gates)
    return IncidentDecision(
        severity=found.severity,
        possible=(found.severity,),
        rule=found.rule,
        modifiers=found.modifiers,
        course=tuple(element for element in guide.courses if element.code in found.course),
        options=judge_options(guide, [found], found.counted),
        unknown=facts.unknown(guide),
        counted=found.counted,
    )


def _cases(
    guide: IncidentGuide, facts: IncidentFacts, gates: Mapping[str, GateStatus], tried: list[IncidentFact]
) -> dict[tuple[int, ...], Case]:
    """Return a case for every combination of values of the facts that are tried, by these values."""
    counted = facts.counted(guide, gates)
    codes = [fact.code for fact in tried]
    return {
        values: case_of(guide, counted | dict(zip(codes, values, strict=True)))
        for values in product(*(fact.ordered_values for fact in tried))
    }


def _severities(guide: IncidentGuide, cases: Iterable[Case]) -> tuple[SeverityRule, ...]:
    """Return the severities of some cases, mildest first: a guide names the worst one first."""
    found = {one.severity.severity for one in cases}
    return tuple(rule for rule in reversed(guide.severities) if rule.severity in found)


def _narrows(guide: IncidentGuide, cases: dict[tuple[int, ...], Case], at: int, possible: int) -> bool:
    """Return whether some value of the fact at this place leaves fewer severities than are possible now."""
    of_value: dict[int, list[Case]] = {}
    for values, found in cases.items():
        of_value.setdefault(values[at], []).append(found)
    return any(len(_severities(guide, some)) < possible for some in of_value.values())
