"""What people add to a plan: the goal they chose, who does a step, until when, and what is done."""

from datetime import date
from typing import Annotated

import msgspec

from readiness.domain.values import Value

Name = Annotated[str, msgspec.Meta(max_length=300)]


class StepNote(Value, frozen=True):
    """Own owner and date of a step, and whether it is done; what is empty follows the questionnaire."""

    owner: Name = ""
    due: date | None = None
    done: bool = False


class PlanNotes(Value, frozen=True, tag="plan"):
    """The goal as `target`, `gate:G3` or `stage:2`, the capacity in person-days, and notes by step id."""

    goal: Annotated[str, msgspec.Meta(max_length=40)] = "target"
    capacity_days: Annotated[float, msgspec.Meta(gt=0)] | None = None
    steps: dict[str, StepNote] = {}

    def note(self, step: str) -> StepNote:
        """Return the note on a step; what was never touched is empty."""
        return self.steps.get(step, StepNote())

    def with_note(self, step: str, note: StepNote) -> "PlanNotes":
        """Return the notes with one of them replaced; an empty one is dropped."""
        others = {other: kept for other, kept in self.steps.items() if other != step}
        steps = others if note == StepNote() else {**others, step: note}
        return msgspec.structs.replace(self, steps=steps)
