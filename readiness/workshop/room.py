"""The course of a workshop: lobby, vote, reveal, and again or decide; without network, disk or people."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Annotated

from readiness.domain.levels import Level
from readiness.domain.values import Limits
from readiness.foundation.errors import UserError
from readiness.foundation.translation import N_


class Phase(StrEnum):
    """The phase of a workshop, which all phones show."""

    LOBBY = "lobby"
    VOTING = "voting"
    REVEALED = "revealed"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Round:
    """One vote on a capability. Once revealed it takes no more votes; what is decided is a level 0 to 5."""

    number: Annotated[int, Limits(ge=1)]
    capability: str
    revealed: bool = False
    decided: Level | None = None


@dataclass(frozen=True, slots=True)
class Room:
    """Where a workshop stands; every step makes a new one or raises UserError and changes nothing.

    Earlier rounds need no place here: they never change again.
    """

    round: Round | None = None
    # Rounds count through the document, also over several meetings.
    last_number: int = 0
    closed: bool = False

    @property
    def phase(self) -> Phase:
        """The current phase."""
        if self.closed:
            return Phase.CLOSED
        if self.round is None:
            return Phase.LOBBY
        return Phase.REVEALED if self.round.revealed else Phase.VOTING

    def open(self, capability: str) -> "Room":
        """Begin a vote on a capability."""
        if self.phase is Phase.VOTING:
            raise UserError(
                "round-open",
                N_("A vote is still open."),
                N_("Reveal it first; that is possible before everyone has voted."),
            )
        self._refuse_closed()
        number = self.last_number + 1
        return replace(self, round=Round(number=number, capability=capability), last_number=number)

    def reveal(self) -> "Room":
        """End the vote, whether or not all have voted."""
        if self.round is None or self.phase is not Phase.VOTING:
            raise UserError("no-round-open", N_("No vote is open."), N_("Open a question first."))
        return replace(self, round=replace(self.round, revealed=True))

    def again(self) -> "Room":
        """Begin a further vote on the same capability."""
        return self.open(self._revealed().capability)

    def decide(self, level: int) -> "Room":
        """Settle on a level; deciding again replaces it."""
        return replace(self, round=replace(self._revealed(), decided=level))

    def close(self) -> "Room":
        """End the workshop."""
        return replace(self, closed=True)

    def _revealed(self) -> Round:
        self._refuse_closed()
        if self.round is None or not self.round.revealed:
            raise UserError(
                "nothing-revealed", N_("No result has been revealed."), N_("Open a question and reveal it first.")
            )
        return self.round

    def _refuse_closed(self) -> None:
        if self.closed:
            raise UserError("workshop-closed", N_("The workshop has ended."), N_("Start it again to continue."))
