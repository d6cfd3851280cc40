"""What to do by when after an incident, and which further ideas fit it."""

from readiness.domain.conditions import holds
from readiness.domain.knowledge import Idea, IncidentGuide, IncidentStep
from readiness.incident.decision import IncidentDecision

TIMES = ("24h", "1w", "30d", "90d")


def steps_by_time(guide: IncidentGuide, decision: IncidentDecision) -> dict[str, tuple[IncidentStep, ...]]:
    """Return the guide's steps that a decision asks for, for every time in its order, an empty one too.

    To find out what is unknown is no step of the guide: it comes before all of them, from `decision.unknown`.
    """
    asked = [step for step in guide.steps if holds(step.when, decision.counted)]
    return {time: tuple(step for step in asked if step.by == time) for time in TIMES}


def fitting_ideas(guide: IncidentGuide, decision: IncidentDecision) -> tuple[Idea, ...]:
    """Return the further ideas that fit this incident."""
    return tuple(idea for idea in guide.all_ideas if holds(idea.when, decision.counted))
