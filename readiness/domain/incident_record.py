"""An incident as it was assessed: the facts on a day, and what of the checklist is done."""

from dataclasses import dataclass, field
from datetime import date

from readiness.domain.values import Fact, Part


@dataclass(frozen=True, slots=True)
class IncidentRecord(Part):
    """The facts by code, as they were given on a day.

    `ticked` are the codes of the steps that are done, `ideas` those of the further ideas that were chosen. Without a
    day no incident was assessed. A fact that is None or missing is unknown.
    """

    on: date | None = None
    given: dict[str, Fact | None] = field(default_factory=dict)
    ticked: tuple[str, ...] = ()
    ideas: tuple[str, ...] = ()

    @property
    def assessed(self) -> bool:
        """Whether there is an incident at all."""
        return self.on is not None
