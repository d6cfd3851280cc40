"""What to protect, in words: each answer that carries the overall stage, and what it would cost to lose it."""

from dataclasses import dataclass

from readiness.results.decision import DecisionBrief
from readiness.results.knife_edges import KnifeEdge
from readiness.wording.stages import figures
from readiness.wording.wording import Wording


@dataclass(frozen=True, slots=True)
class Protected:
    """An answer that decides: its level or its own name, what backs it, the stage without it, and how to show it."""

    name: str
    told: str
    backing: str
    without: str
    proof: str


def protected(decision: DecisionBrief, wording: Wording) -> list[Protected]:
    """Return the answers of which one level less lowers the overall stage, those without seen evidence first."""
    return [_protected(edge, wording) for edge in decision.deciding]


def _protected(edge: KnifeEdge, wording: Wording) -> Protected:
    result, language = wording.result, wording.language
    answer = result.assessment.answer(edge.code)
    lower = next(shift for shift in edge.shifts if shift.level < edge.level)
    return Protected(
        name=wording.names.capability(edge.code),
        told=wording.names.rung(edge.code, edge.level)
        if result.capability(edge.code).own_scale
        else (language.gettext("level %(level)s") % {"level": edge.level}),
        backing=wording.answers.backing(answer) or language.gettext("without evidence"),
        without=figures(lower.overall, language),
        proof=language.of(result.capability(edge.code).evidence_for(result.known)),
    )
