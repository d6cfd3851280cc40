"""What people add to a plan: the goal they chose, who does a step, until when, and what is done."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Annotated

from readiness.domain.values import MOST_DAYS, NAME_LIMIT, Limits, Part

OwnerName = Annotated[str, Limits(max_length=NAME_LIMIT)]


@dataclass(frozen=True, slots=True)
class StepNote:
    """Own owner and date of a step, and whether it is done; what is empty follows the questionnaire."""

    owner: OwnerName = ""
    due: date | None = None
    done: bool = False


@dataclass(frozen=True, slots=True)
class PlanNotes(Part):
    """The goal as `target`, `gate:G3` or `stage:2`, the capacity in person-days, and notes by step id."""

    goal: Annotated[str, Limits(max_length=40)] = "target"
    capacity_days: Annotated[float, Limits(gt=0, le=MOST_DAYS)] | None = None
    steps: dict[str, StepNote] = field(default_factory=dict)

    def note(self, step: str) -> StepNote:
        """Return the note on a step; what was never touched is empty."""
        return self.steps.get(step, StepNote())

    def with_note(self, step: str, note: StepNote) -> "PlanNotes":
        """Return the notes with one of them replaced; an empty one is dropped."""
        others = {other: kept for other, kept in self.steps.items() if other != step}
        steps = others if note == StepNote() else {**others, step: note}
        return replace(self, steps=steps)
