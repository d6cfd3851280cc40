"""What it means for the business: the risks of what the next gates lack, the gravest first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from readiness.domain.assessment import Assessment
from readiness.domain.knowledge import Gate
from readiness.domain.questionnaire import Capability, Questionnaire, VariantOf
from readiness.domain.requirements import parse_requirement
from readiness.planning.start import start_levels

# More than a reader keeps in mind until the decision.
_MOST = 3


@dataclass(frozen=True, slots=True)
class Consequence:
    """The risk of a capability that stays below the level (1 to 5) that a gate, or without one the target, asks for."""

    capability: str
    gate: str
    level: int


def consequences_of(
    gates: Iterable[Gate], questionnaire: Questionnaire, assessment: Assessment
) -> tuple[Consequence, ...]:
    """Return at most three consequences of what some gates lack, the highest risk class first.

    The gravest one of each gate comes before a second one of another: they tell of different things. Equal ones stand
    in the order of the gates, the larger gap first. Only what was asked is told; what was called not applicable is no
    risk, nor is the stage of a dimension, which has none of its own.
    """
    start = start_levels(questionnaire, assessment)
    asked = {capability.code: capability for capability in questionnaire.asked(assessment.details.depth)}
    told: set[str] = set()
    by_gate: list[list[Consequence]] = []
    for gate in gates:
        lacking = [
            Consequence(code, gate.code, level)
            for code, level in ((r.code, r.level) for r in map(parse_requirement, gate.requires))
            if code in asked and code not in told and start.get(code, level) < level and _has_risk(asked[code])
        ]
        told |= {found.capability for found in lacking}
        lacking.sort(key=lambda c: (-asked[c.capability].risk_class, start[c.capability] - c.level))
        by_gate.append(lacking)
    gravest = [lacking[0] for lacking in by_gate if lacking]
    others = [found for lacking in by_gate for found in lacking[1:]]
    for told_of in (gravest, others):
        told_of.sort(key=lambda c: -asked[c.capability].risk_class)
    chosen = (gravest + others)[:_MOST]
    return tuple(sorted(chosen, key=lambda c: -asked[c.capability].risk_class))


def _has_risk(capability: Capability) -> bool:
    """Return whether the questionnaire says what can happen where it is missing."""
    return bool(capability.risk) or any(variant.of is VariantOf.RISK for variant in capability.variants)


def consequences_below(
    targets: Mapping[str, int], questionnaire: Questionnaire, assessment: Assessment
) -> tuple[Consequence, ...]:
    """Return at most three consequences of what stays below its target.

    The highest risk class comes first, then the larger gap, then the order of the questions.
    """
    start = start_levels(questionnaire, assessment)
    below = [
        Consequence(capability.code, "", targets[capability.code])
        for capability in questionnaire.asked(assessment.details.depth)
        if capability.code in start and start[capability.code] < targets[capability.code] and _has_risk(capability)
    ]
    capabilities = questionnaire.capabilities
    below.sort(key=lambda c: (-capabilities[c.capability].risk_class, start[c.capability] - c.level))
    return tuple(below[:_MOST])
