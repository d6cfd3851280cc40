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

    def view(self) -> str:
        """Return what decides how the page looks; while it stays the same only numbers have changed."""
        return json.dumps([self.phase, self.round, self.voted, self.decided], separators=(",", ":"))


def phone_state(
    snapshot: Snapshot, questionnaire: Questionnaire, participant: str | None, language: Language
) -> PhoneState:
    """Return the state for one phone; no tally before the reveal, and none under three votes."""
    round_ = snapshot.room.round
    capability = questionnaire.capabilities[round_.capability] if round_ else None
    count = snapshot.count()
    votes = len(snapshot.levels)
    return PhoneState(
        version=snapshot.version,
        phase=snapshot.room.phase,
        round=round_.number if round_ else None,
        capability=round_.capability if round_ else None,
        question=language.of(capability.question) if capability else None,
        levels=[language.of(text) for text in capability.levels] if capability else [],
        voted=participant in snapshot.ballots,
        votes=votes,
        # People who were removed after the reveal have voted all the same.
        participants=max(len(snapshot.people), votes),
        tally=count.tally if count else None,
        dont_know=count.dont_know if count else None,
        decided=round_.decided if round_ else None,
    )
