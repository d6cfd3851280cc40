"""The agenda of a workshop: which questions the group answers together, and how far it has come."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.domain.workshop_record import MOST_PARTICIPANTS
from readiness.foundation.errors import UserError
from readiness.foundation.translation import N_
from readiness.results.agenda_proposal import LONGEST, SHORTEST, Proposal, propose
from readiness.results.assessment_result import AssessmentResult
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


@dataclass(frozen=True, slots=True)
class AgendaChoice:
    """The questions as the facilitator wants them: `order` has all of them, those in `ticked` are on the agenda."""

    order: tuple[str, ...]
    ticked: frozenset[str]

    @property
    def planned(self) -> tuple[str, ...]:
        """The agenda, in its order."""
        return tuple(code for code in self.order if code in self.ticked)

    def tick(self, codes: Collection[str], *, wanted: bool) -> "AgendaChoice":
        """Return it with some questions on the agenda, or off it; they keep their places."""
        return replace(self, ticked=self.ticked | set(codes) if wanted else self.ticked - set(codes))

    def move(self, code: str, to: int) -> "AgendaChoice":
        """Return it with a question at another place, from 0; a place beyond an end is that end."""
        others = [other for other in self.order if other != code]
        others.insert(max(0, to), code)
        return replace(self, order=tuple(others))

    def take(self, proposed: Proposal) -> "AgendaChoice":
        """Return it with what is proposed on the agenda; the rest follows by its worth, then what was not weighed."""
        agenda = [question.code for question in proposed.chosen]
        weighed = [*agenda, *(question.code for question in proposed.left_out)]
        return AgendaChoice(tuple(dict.fromkeys([*weighed, *self.order])), frozenset(agenda))


def first_choice(questionnaire: Questionnaire, depth: Depth) -> AgendaChoice:
    """Return the choice before anything was chosen: what is asked at a depth, in the order of the questionnaire."""
    asked = frozenset(capability.code for capability in questionnaire.asked(depth))
    every = voted_on(questionnaire)
    return AgendaChoice(every, asked & frozenset(every))


def voted_on(questionnaire: Questionnaire) -> tuple[str, ...]:
    """Return the codes of the questions that a room can vote on: those with answers; a fact is looked up."""
    return tuple(code for code, capability in questionnaire.capabilities.items() if capability.measure is None)


def proposal(result: AssessmentResult, minutes: int, present: Mapping[str, int]) -> Proposal:
    """Return the questions that are worth most in a meeting of 30 to 240 minutes; `present` counts people by role.

    Raises UserError for other minutes, for a role that the questionnaire does not have, and for more people than may
    join.
    """
    if not SHORTEST <= minutes <= LONGEST:
        raise UserError(
            "minutes-outside",
            N_("A workshop of {minutes} minutes cannot be planned."),
            N_("Give {shortest} to {longest} minutes."),
            minutes=minutes,
            shortest=SHORTEST,
            longest=LONGEST,
        )
    for role, count in present.items():
        if role not in result.questionnaire.roles:
            raise UserError(
                "role-unknown",
                N_("There is no role “{role}” in this questionnaire."),
                N_("These exist: {roles}."),
                role=role,
                roles=", ".join(result.questionnaire.roles),
            )
        if not 0 <= count <= MOST_PARTICIPANTS:
            raise UserError(
                "people-outside",
                N_("“{role}” cannot be {count} people."),
                N_("Give a number from 0 to {most}."),
                role=role,
                count=count,
                most=MOST_PARTICIPANTS,
            )
    return propose(result, minutes, present)


def agenda(
    planned: Sequence[str], rounds: Sequence[Round], parked: Collection[str] = (), hidden: Collection[str] = ()
) -> list[AgendaItem]:
    """Return the planned questions, and those that were asked beside the plan, with what has come of them.

    `parked` are the codes of those that the group has put off, `hidden` of those that are not asked as answers stand:
    they are on the agenda only where the room has voted on them.
    """
    latest = {round_.capability: round_ for round_ in rounds}
    codes = dict.fromkeys([*planned, *latest, *parked])
    return [
        _item(code, latest.get(code), parked=code in parked) for code in codes if code in latest or code not in hidden
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
