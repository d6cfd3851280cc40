"""What a phone may know: the public state of the room, in the phone's language."""

import json
from dataclasses import dataclass

from readiness.domain.levels import COUNT, Level
from readiness.domain.questionnaire import Capability, Questionnaire
from readiness.domain.values import NO_TEXT
from readiness.foundation.language import Language
from readiness.wording.answer_names import AnswerNames
from readiness.workshop.ballot_box import Snapshot
from readiness.workshop.room import Phase

_PACKAGES = (Phase.CHOOSING, Phase.CHOSEN)


@dataclass(frozen=True, slots=True)
class OfferedAnswer:
    """An answer of the question on show: the level (0 to 5) that is sent for it, its name, and what it says.

    The number is `shown` where all questions have the same levels.
    """

    level: Level
    name: str
    text: str
    shown: bool


@dataclass(frozen=True, slots=True)
class PhoneState:
    """The state as `GET /<code>/state` gives it; `docs/formats/workshop-http.md` describes it."""

    version: int
    phase: Phase
    round: int | None
    capability: str | None
    question: str | None
    # What the levels 0 to 5 say; empty where no answer stands for a level.
    levels: list[str]
    # The answers of the question, the least first.
    answers: list[OfferedAnswer]
    voted: bool
    # Those of people without a phone are among the votes, and `paper` of them.
    votes: int
    participants: int
    paper: int
    tally: tuple[int, ...] | None
    dont_know: int | None
    decided: int | None
    # The titles of the packages that can be chosen, the places of those that this phone chose, and how often each was.
    options: list[str]
    chosen: tuple[int, ...] | None
    counts: tuple[int, ...] | None
    # What the workshop has come to, at its end.
    farewell: list[str]
    # What decides how the page looks: while it stays the same only numbers have changed.
    view: str


def phone_state(
    snapshot: Snapshot, questionnaire: Questionnaire, participant: str | None, language: Language
) -> PhoneState:
    """Return the state for one phone; no tally before the reveal, and none under three levels."""
    round_ = snapshot.room.round
    capability = questionnaire.capabilities[round_.capability] if round_ else None
    count = snapshot.count()
    turnout, choices = snapshot.turnout(), snapshot.choices
    phase, voted, chosen = snapshot.room.phase, participant in snapshot.ballots, choices.votes.get(participant or "")
    options = [language.of(option.title) for option in choices.options] if phase in _PACKAGES else []
    seen = [phase, round_ and (round_.number, round_.decided), voted, options, chosen]
    return PhoneState(
        version=snapshot.version,
        phase=phase,
        round=round_.number if round_ else None,
        capability=round_.capability if round_ else None,
        question=language.of(capability.question) if capability else None,
        levels=[language.of(capability.statement(level)) for level in range(COUNT)] if capability else [],
        answers=_answers(capability, questionnaire, language) if capability else [],
        voted=voted,
        votes=turnout.votes + turnout.paper,
        # People who were removed after the reveal have voted all the same.
        participants=max(turnout.participants, turnout.votes) + turnout.paper,
        paper=turnout.paper,
        tally=count.tally if count else None,
        dont_know=count.dont_know if count else None,
        decided=round_.decided if round_ else None,
        options=options,
        chosen=chosen,
        counts=choices.counts or None,
        farewell=language.of(snapshot.farewell).splitlines() if phase is Phase.CLOSED else [],
        view=json.dumps(seen, separators=(",", ":")),
    )


def _answers(capability: Capability, questionnaire: Questionnaire, language: Language) -> list[OfferedAnswer]:
    names = AnswerNames(questionnaire, language)
    return [
        OfferedAnswer(
            level, names.name(capability, level), _said(capability, level, language), not capability.own_scale
        )
        for level in capability.rungs
    ]


def _said(capability: Capability, level: int, language: Language) -> str:
    """Return what an answer says beside its name; empty where it says no more."""
    said = capability.statement(level)
    return "" if said == capability.answer_name(level) else language.of(said or NO_TEXT)
