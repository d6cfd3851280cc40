"""The agenda of a workshop: which questions the group answers together, and how far it has come."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.workshop.room import Round


class State(StrEnum):
    """How far the group has come with a question."""

    WAITING = "waiting"
    OPEN = "open"
    REVEALED = "revealed"
    PARKED = "parked"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One question of the agenda; `level` is what was decided."""

    capability: str
    state: State
    level: int | None = None


def chosen(questionnaire: Questionnaire, dimensions: Collection[str], depth: Depth) -> tuple[str, ...]:
    """Return the questions of some dimensions at a depth, in the order of the questionnaire."""
    return tuple(c.code for d in questionnaire.dimensions if d.code in dimensions for c in d.asked(depth))


def agenda(planned: Sequence[str], rounds: Sequence[Round], parked: Collection[str] = ()) -> list[AgendaItem]:
    """Return the planned questions, and those that were asked beside the plan, with what has come of them.

    `parked` are the codes of those that the group has put off.
    """
    latest = {round_.capability: round_ for round_ in rounds}
    return [
        _item(code, latest.get(code), parked=code in parked) for code in dict.fromkeys([*planned, *latest, *parked])
    ]


def next_waiting(items: Sequence[AgendaItem], after: str | None) -> str | None:
    """Return the first undecided question after `after`, then one before it; None where all are decided or parked."""
    codes = [item.capability for item in items]
    start = codes.index(after) + 1 if after in codes else 0
    behind_first = [*items[start:], *items[:start]]
    due = (item for item in behind_first if item.state not in (State.DECIDED, State.PARKED))
    return next((item.capability for item in due if item.capability != after), None)


def _item(code: str, latest: Round | None, *, parked: bool) -> AgendaItem:
    if latest is not None and latest.decided is not None:
        return AgendaItem(code, State.DECIDED, latest.decided)
    if parked:
        return AgendaItem(code, State.PARKED)
    if latest is None:
        return AgendaItem(code, State.WAITING)
    return AgendaItem(code, State.REVEALED if latest.revealed else State.OPEN)
