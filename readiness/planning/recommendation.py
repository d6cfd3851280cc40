"""Which way is recommended: the smallest one that removes the gravest consequences."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta

from readiness.domain.conditions import holds
from readiness.domain.knowledge import Gate
from readiness.domain.questionnaire import Depth
from readiness.planning.basis import Basis
from readiness.planning.consequences import Consequence, consequences_below, consequences_of
from readiness.planning.goals import TARGET, Goal, GoalKind
from readiness.planning.roadmap import Roadmap
from readiness.planning.start import start_levels


@dataclass(frozen=True, slots=True)
class Recommendation:
    """The goal that is recommended, None where everything that is wanted is there, and the consequences it removes.

    `next_gate` is the gate that is the next decision after this way.
    """

    goal: Goal | None
    consequences: tuple[Consequence, ...] = ()
    next_gate: str | None = None


def recommend(basis: Basis, made: Callable[[Goal], Roadmap]) -> Recommendation:
    """Return the way that is recommended; `made` returns the roadmap to a goal.

    First come the gates that every organisation wants: the smallest way through them that removes the three gravest
    consequences of what they lack; after a quick check only the next one, because more is not known. Then comes the
    next gate that this organisation wants and can reach in time, and at last the target.
    """
    waiting = basis.waiting
    for_all = [gate for gate in waiting if not gate.when]
    if basis.assessment.details.depth is Depth.QUICK:
        for_all = for_all[:1]
    if for_all:
        consequences = consequences_of(for_all, basis.questionnaire, basis.assessment)
        codes = [gate.code for gate in for_all]
        last = max((codes.index(found.gate) for found in consequences), default=len(codes) - 1)
        return _way(codes[last], consequences, waiting)
    wanted = next((gate for gate in waiting if holds(gate.when, basis.facts)), None)
    if wanted is not None and _in_time(wanted, basis, made):
        consequences = consequences_of([wanted], basis.questionnaire, basis.assessment)
        return _way(wanted.code, consequences, waiting)
    next_gate = waiting[0].code if waiting else None
    start = start_levels(basis.questionnaire, basis.assessment)
    reached = all(level >= basis.targets[code] for code, level in start.items())
    if reached:
        return Recommendation(None, next_gate=next_gate)
    return Recommendation(TARGET, consequences_below(basis.targets, basis.questionnaire, basis.assessment), next_gate)


def _way(last: str, consequences: tuple[Consequence, ...], waiting: Iterable[Gate]) -> Recommendation:
    codes = [gate.code for gate in waiting]
    later = codes[codes.index(last) + 1 :]
    return Recommendation(Goal(GoalKind.WAY, gate=last), consequences, later[0] if later else None)


def _in_time(gate: Gate, basis: Basis, made: Callable[[Goal], Roadmap]) -> bool:
    """Return whether a gate can be passed by the date that it is needed for; without one it can."""
    days = basis.facts.get(gate.by)
    if not isinstance(days, int) or days < 0:
        return True
    ends = made(Goal(GoalKind.WAY, gate=gate.code)).ends
    return ends is not None and ends <= basis.on + timedelta(days=days)
