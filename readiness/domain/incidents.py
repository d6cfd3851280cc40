"""The incidents of an organisation: what is known of each, who does what until when, and what happened day by day."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Annotated

from readiness.domain.answers import Note
from readiness.domain.plan_notes import OwnerName
from readiness.domain.values import NAME_LIMIT, Fact, Limits, Part
from readiness.foundation.errors import InvalidError
from readiness.foundation.translation import N_

# Longer addresses are not taken by every browser.
LINK_LIMIT = 2000
MOST_INCIDENTS = 99
MOST_ENTRIES = 200


@dataclass(frozen=True, slots=True)
class TaskNote:
    """Who does a task of an incident, and until when."""

    owner: OwnerName = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class LogEntry:
    """What happened or was done on a day."""

    on: date
    text: Note


@dataclass(frozen=True, slots=True)
class Incident:
    """One incident; `number` stays its own in the document, `on` is the day on which people began to assess it.

    `given` holds the facts by code; a fact that is None or missing is unknown. `ticked` are the codes of the steps
    that are done, `ideas` those of the further ideas that were chosen, `tasks` the notes on steps and `clearing` those
    on the facts that somebody finds out, both by code. It is open until it was `closed` on a day.
    """

    number: Annotated[int, Limits(ge=1, le=9999)]
    on: date
    title: Annotated[str, Limits(max_length=NAME_LIMIT)] = ""
    link: Annotated[str, Limits(max_length=LINK_LIMIT)] = ""
    given: dict[str, Fact | None] = field(default_factory=dict)
    ticked: tuple[str, ...] = ()
    ideas: tuple[str, ...] = ()
    tasks: dict[str, TaskNote] = field(default_factory=dict)
    clearing: dict[str, TaskNote] = field(default_factory=dict)
    log: Annotated[tuple[LogEntry, ...], Limits(max_length=MOST_ENTRIES)] = ()
    closed: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether people still work on it."""
        return self.closed is None

    def task(self, step: str) -> TaskNote:
        """Return the note on a step; what was never touched is empty."""
        return self.tasks.get(step, TaskNote())

    def clears(self, fact: str) -> TaskNote:
        """Return who finds out a fact until when; what was never touched is empty."""
        return self.clearing.get(fact, TaskNote())


@dataclass(frozen=True, slots=True)
class Incidents(Part):
    """All incidents of an assessment, in the order in which they were begun."""

    all: Annotated[tuple[Incident, ...], Limits(max_length=MOST_INCIDENTS)] = ()

    def __post_init__(self) -> None:
        """Raise InvalidError where two bear the same number."""
        numbers = [incident.number for incident in self.all]
        if len({*numbers}) < len(numbers):
            raise InvalidError(
                "incident-number-twice",
                N_("Two incidents bear the same number."),
                N_("Give each incident a number of its own."),
            )

    @property
    def open(self) -> tuple[Incident, ...]:
        """Those that are not closed."""
        return tuple(incident for incident in self.all if incident.is_open)

    @property
    def next_number(self) -> int:
        """The number of the next incident."""
        return max((incident.number for incident in self.all), default=0) + 1

    @property
    def full(self) -> bool:
        """Whether a document takes no further incident."""
        return len(self.all) >= MOST_INCIDENTS

    def find(self, number: int) -> Incident | None:
        """Return the incident with a number; None where there is none."""
        return next((incident for incident in self.all if incident.number == number), None)

    def with_one(self, incident: Incident) -> "Incidents":
        """Return them with one of them replaced, or added where its number is new."""
        if self.find(incident.number) is None:
            return replace(self, all=(*self.all, incident))
        return replace(self, all=tuple(incident if one.number == incident.number else one for one in self.all))

    def without(self, number: int) -> "Incidents":
        """Return them without one."""
        return replace(self, all=tuple(incident for incident in self.all if incident.number != number))
