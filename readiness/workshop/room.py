"""The course of a workshop: lobby, vote, reveal, and again or decide; without network, disk or people."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Annotated

from readiness.domain.levels import Level
from readiness.domain.values import Limits
from readiness.foundation.errors import UserError
from readiness.foundation.translation import N_


class Phase(StrEnum):
    """The phase of a workshop, which all phones show.

    At the end the room chooses its most important packages (`choosing`), and sees what it has chosen (`chosen`).
    """

    LOBBY = "lobby"
    VOTING = "voting"
    REVEALED = "revealed"
    PAUSED = "paused"
    CHOOSING = "choosing"
    CHOSEN = "chosen"
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

    `round` is the latest one; earlier rounds need no place here. While the room chooses packages, `choosing` is true,
    and once it sees what it has chosen, false.
    """

    round: Round | None = None
    # Rounds count through the document, also over several meetings.
    last_number: int = 0
    closed: bool = False
    paused: bool = False
    choosing: bool | None = None

    @property
    def phase(self) -> Phase:
        """The current phase."""
        if self.closed:
            return Phase.CLOSED
        if self.paused:
            return Phase.PAUSED
        if self.choosing is not None:
            return Phase.CHOOSING if self.choosing else Phase.CHOSEN
        if self.round is None:
            return Phase.LOBBY
        return Phase.REVEALED if self.round.revealed else Phase.VOTING

    @property
    def voting(self) -> bool:
        """Whether a vote is open, also while there is a break."""
        return not self.closed and self.choosing is None and self.round is not None and not self.round.revealed

    def open(self, capability: str) -> "Room":
        """Begin a vote on a capability."""
        self._refuse_closed()
        self._refuse_voting()
        number = self.last_number + 1
        return Room(round=Round(number=number, capability=capability), last_number=number)

    def reveal(self) -> "Room":
        """End the vote, whether or not all have voted."""
        return replace(self, round=replace(self._open_round(), revealed=True), paused=False)

    def cancel(self, before: Round | None) -> "Room":
        """Give up the vote as if it had not been opened; `before` is the round before it."""
        self._open_round()
        return replace(self, round=before, paused=False)

    def again(self) -> "Room":
        """Begin a further vote on the same capability."""
        return self.open(self._revealed().capability)

    def decide(self, level: int) -> "Room":
        """Settle on a level; deciding again replaces it."""
        return replace(self, round=replace(self._revealed(), decided=level))

    def pause(self, *, paused: bool) -> "Room":
        """Begin a break, or end it; what was on show is on show again then."""
        self._refuse_closed()
        return replace(self, paused=paused)

    def choose(self, *, choosing: bool) -> "Room":
        """Have the room choose packages, or show what it has chosen."""
        self._refuse_closed()
        self._refuse_voting()
        if not choosing and self.choosing is None:
            raise UserError(
                "nothing-to-choose", N_("No packages are being chosen."), N_("Have the room choose packages first.")
            )
        return replace(self, choosing=choosing, paused=False)

    def back(self) -> "Room":
        """Go back from the packages to the questions."""
        return replace(self, choosing=None)

    def close(self) -> "Room":
        """End the workshop."""
        return replace(self, closed=True)

    def _open_round(self) -> Round:
        if self.round is None or not self.voting:
            raise UserError("no-round-open", N_("No vote is open."), N_("Open a question first."))
        return self.round

    def _revealed(self) -> Round:
        self._refuse_closed()
        if self.round is None or not self.round.revealed or self.choosing is not None:
            raise UserError(
                "nothing-revealed", N_("No result has been revealed."), N_("Open a question and reveal it first.")
            )
        return self.round

    def _refuse_voting(self) -> None:
        if self.voting:
            raise UserError(
                "round-open",
                N_("A vote is still open."),
                N_("Reveal it first, or cancel it; both are possible before everyone has voted."),
            )

    def _refuse_closed(self) -> None:
        if self.closed:
            raise UserError("workshop-closed", N_("The workshop has ended."), N_("Start it again to continue."))
