"""A tiny questionnaire with what roadmaps need beyond it: roles, costs, a profile; and the basis of its plans."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from readiness.domain.answers import Answer
from readiness.domain.assessment import Details
from readiness.domain.costs import Costs, DayRate, ExternalCost, Per
from readiness.domain.knowledge import AnswerKind, Choice, ProfileQuestion, StandIn
from readiness.domain.plan_notes import PlanNotes
from readiness.domain.questionnaire import Capability, Depth, Questionnaire
from readiness.domain.values import Range
from readiness.planning.basis import Basis
from readiness.planning.planner import Plans
from readiness.planning.roadmap import Roadmap
from tests.unit.builders import assessment, capability, dimension, gate, questionnaire, words

# A Monday.
ON = date(2026, 11, 30)
COSTS = Costs(
    as_of="2026-11-30",
    currency="EUR",
    note=words("Note"),
    day_rates=(
        DayRate("DE", "EUR", 400, words("Source")),
        DayRate("CH", "CHF", 500, words("Swiss source"), external_factor=1.5),
    ),
    effort_by_size={"micro": 0.5, "large": 1.5},
)
PROFILE = (
    *(
        ProfileQuestion(code, AnswerKind.CHOICE, words(code), choices=tuple(Choice(v, words(v)) for v in values))
        for code, values in {"country": ("DE", "CH"), "size": ("micro", "medium", "large")}.items()
    ),
    ProfileQuestion("own_channel", AnswerKind.YES_NO, words("Channel")),
    ProfileQuestion("launch", AnswerKind.DATE, words("Launch")),
)


def owned(code: str, *owners: str, **more: Any) -> Capability:
    """Return a capability of some roles."""
    return replace(capability(code, **more), owners=owners)


def paid(code: str, *costs: tuple[int, float, float, Per], running: tuple[float, float] | None = None) -> Capability:
    """Return a capability with external costs, and with days a month afterwards."""
    external = tuple(ExternalCost(level, low, high, words("Fees"), per) for level, low, high, per in costs)
    return replace(capability(code), external_costs=external, running_days=Range(*running) if running else None)


def pack(
    *capabilities: Capability,
    gates: Mapping[str, list[str]] | None = None,
    wanted: Mapping[str, tuple[str, str]] | None = None,
    costs: Costs | None = COSTS,
    stand_ins: Iterable[StandIn] = (),
) -> Questionnaire:
    """Return a questionnaire of one dimension PRO; `wanted` has `when` and `by` of gates."""
    wanted = wanted or {}
    found = [gate(code, *requires) for code, requires in (gates or {}).items()]
    found = [
        replace(one, when=wanted[one.code][0], by=wanted[one.code][1]) if one.code in wanted else one for one in found
    ]
    return replace(
        questionnaire(dimension("PRO", capabilities), gates=found),
        roles={"GF": words("Management"), "MK": words("Marketing")},
        stand_ins=(*stand_ins,),
        profile=PROFILE,
        costs=costs,
    )


def basis(
    asked: Questionnaire,
    answers: dict[str, Answer] | None = None,
    *,
    depth: Depth = Depth.FULL,
    notes: PlanNotes | None = None,
    target: int = 3,
    **profile: str,
) -> Basis:
    """Return the basis of plans that begin on a Monday, unless the notes have another day."""
    noted = notes or PlanNotes()
    noted = replace(noted, begins=noted.begins or ON)
    given = replace(assessment(answers), details=Details("Tiny Ltd", depth, profile=profile), plan=noted)
    return Basis(asked, given, dict.fromkeys(asked.capabilities, target), ON, ON)


def planner(*args: Any, **more: Any) -> Plans:
    """Return the planner of a basis."""
    return Plans(basis(*args, **more))


def ids(roadmap: Roadmap) -> list[str]:
    """Return the ids of the packages of a roadmap."""
    return [package.id for package in roadmap.packages]
