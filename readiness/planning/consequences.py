"""What it means for the business: the risks of what the next gates lack, the gravest first."""

from collections.abc import Iterable
from dataclasses import dataclass

from readiness.domain.assessment import Assessment
from readiness.domain.knowledge import Gate
from readiness.domain.questionnaire import Questionnaire
from readiness.domain.requirements import parse_requirement
from readiness.planning.start import start_levels

# More than a reader keeps in mind until the decision.
_MOST = 3


@dataclass(frozen=True, slots=True)
class Consequence:
    """The risk of a capability that stays below the level (1 to 5) that a gate asks for."""

    capability: str
    gate: str
    level: int


def consequences_of(
    gates: Iterable[Gate], questionnaire: Questionnaire, assessment: Assessment
) -> tuple[Consequence, ...]:
    """Return at most three consequences of what some gates lack.

    The highest risk class comes first, then the gate that comes first, then the larger gap. Only what was asked is
    told; what was called not applicable is no risk, nor is the stage of a dimension, which has none of its own.
    """
    start = start_levels(questionnaire, assessment)
    asked = {capability.code: capability for capability in questionnaire.asked(assessment.details.depth)}
    lacking: dict[str, Consequence] = {}
    order: dict[str, tuple[int, int, int]] = {}
    for rank, gate in enumerate(gates):
        for code, level in ((r.code, r.level) for r in map(parse_requirement, gate.requires)):
            if code in asked and code not in lacking and start.get(code, level) < level:
                lacking[code] = Consequence(code, gate.code, level)
                order[code] = (-asked[code].risk_class, rank, start[code] - level)
    return tuple(lacking[code] for code in sorted(order, key=order.__getitem__)[:_MOST])
