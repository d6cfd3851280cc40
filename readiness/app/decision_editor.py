"""The decision of an open document as people prepare and record it, without any widget.

What is chosen and typed is stored at once, as a resolution without a day; recording it adds the day and has the plan
follow. Each is one change that can be undone.
"""

from dataclasses import replace
from datetime import date
from typing import Any

from readiness.app.session import Session
from readiness.domain.plan_notes import PlanNotes, Resolution
from readiness.domain.values import NAME_LIMIT, storable
from readiness.foundation import clock
from readiness.results.decision import Alternative


class DecisionEditor:
    """Reads and changes what management decides."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def resolution(self) -> Resolution:
        """What is stored: decided where it has a day, else prepared."""
        return self._notes.resolution

    @property
    def names(self) -> list[str]:
        """The names that the plan knows already, in the order of the alphabet."""
        notes = self._notes
        used = {note.owner for note in notes.packages.values()} | {note.owner for note in notes.steps.values()}
        used |= {notes.resolution.responsible, notes.resolution.deputy}
        return sorted(used - {""}, key=str.casefold)

    def choose(self, code: str) -> None:
        """Prepare another alternative, by its code."""
        self._prepare(choice=code)

    def set_responsible(self, name: str) -> None:
        """Name who is to be in charge."""
        self._prepare(responsible=storable(name, NAME_LIMIT))

    def set_deputy(self, name: str) -> None:
        """Name who stands in."""
        self._prepare(deputy=storable(name, NAME_LIMIT))

    def set_review(self, day: date | None) -> None:
        """Set when management looks at it again, today at the earliest; None gives it back to the usual time."""
        self._prepare(review=None if day is None else max(day, clock.today()))

    def record(self, alternative: Alternative, review: date) -> None:
        """Store that an alternative was decided today, and when it is reviewed; the plan goes the way that was chosen.

        What is written down no longer follows a recommendation that changes.
        """
        today = clock.today()
        resolution = replace(self.resolution, choice=alternative.code, review=max(review, today), on=today)
        goal = str(alternative.roadmap.goal) if alternative.roadmap else self._notes.goal
        self._session.set_part(replace(self._notes, goal=goal, resolution=resolution))

    @property
    def _notes(self) -> PlanNotes:
        return self._session.assessment.plan

    def _prepare(self, **fields: Any) -> None:
        """Change something of the resolution; what differs from what was decided is not decided any more."""
        changed = replace(self.resolution, **fields)
        if changed != self.resolution:
            self._session.set_part(replace(self._notes, resolution=replace(changed, on=None)))
