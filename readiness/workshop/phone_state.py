"""What a phone may know: the public state of the room, in the phone's language."""

import json
from dataclasses import dataclass

from readiness.domain.questionnaire import Questionnaire
from readiness.foundation.language import Language
from readiness.workshop.ballot_box import Snapshot
from readiness.workshop.room import Phase


@dataclass(frozen=True, slots=True)
class PhoneState:
    """The state as `GET /<code>/state` gives it; `docs/formats/workshop-http.md` describes it."""

    version: int
    phase: Phase
    round: int | None
    capability: str | None
    question: str | None
    levels: list[str]
    voted: bool
    votes: int
    participants: int
    tally: tuple[int, ...] | None
    dont_know: int | None
    decided: int | None
    # The titles of the packages that can be chosen, the places of those that this phone chose, and how often each was.
    options: list[str]
    chosen: tuple[int, ...] | None
    counts: tuple[int, ...] | None
    # What the workshop has come to, at its end.
    farewell: list[str]

    def view(self) -> str:
        """Return what decides how the page looks; while it stays the same only numbers have changed."""
        seen = [self.phase, self.round, self.voted, self.decided, self.chosen]
        return json.dumps(seen, separators=(",", ":"))


def phone_state(
    snapshot: Snapshot, questionnaire: Questionnaire, participant: str | None, language: Language
) -> PhoneState:
    """Return the state for one phone; no tally before the reveal, and none under three levels."""
    round_ = snapshot.room.round
    capability = questionnaire.capabilities[round_.capability] if round_ else None
    count = snapshot.count()
    turnout, choices = snapshot.turnout(), snapshot.choices
    choosing = snapshot.room.phase in (Phase.CHOOSING, Phase.CHOSEN)
    return PhoneState(
        version=snapshot.version,
        phase=snapshot.room.phase,
        round=round_.number if round_ else None,
        capability=round_.capability if round_ else None,
        question=language.of(capability.question) if capability else None,
        levels=[language.of(text) for text in capability.levels] if capability else [],
        voted=participant in snapshot.ballots,
        votes=turnout.votes + turnout.paper,
        # People who were removed after the reveal have voted all the same.
        participants=max(turnout.participants, turnout.votes) + turnout.paper,
        tally=count.tally if count else None,
        dont_know=count.dont_know if count else None,
        decided=round_.decided if round_ else None,
        options=[language.of(option.title) for option in choices.options] if choosing else [],
        chosen=choices.votes.get(participant or ""),
        counts=choices.counts or None,
        farewell=language.of(snapshot.farewell).splitlines() if snapshot.room.phase is Phase.CLOSED else [],
    )
