"""What the panel shows at a time: one scene for each thing that the facilitator does."""

from enum import StrEnum

from readiness.workshop.room import Phase


class Scene(StrEnum):
    """A scene of the panel; most are a phase of the workshop, which all phones show.

    While looking back or ahead, and at the last words, the panel shows something that the phones do not.
    """

    LOBBY = "lobby"
    VOTING = "voting"
    REVEALED = "revealed"
    DECIDED = "decided"
    LOOKING = "looking"
    BREAK = "break"
    OUTCOME = "outcome"
    CHOOSING = "choosing"
    CHOSEN = "chosen"
    FAREWELL = "farewell"


OF_PHASE = {
    Phase.LOBBY: Scene.LOBBY,
    Phase.VOTING: Scene.VOTING,
    Phase.REVEALED: Scene.REVEALED,
    Phase.PAUSED: Scene.BREAK,
    Phase.CHOOSING: Scene.CHOOSING,
    Phase.CHOSEN: Scene.CHOSEN,
}
# A question is on show, with its votes.
WITH_RESULT = frozenset({Scene.REVEALED, Scene.DECIDED, Scene.LOOKING})
# The questions are over.
AT_THE_END = frozenset({Scene.OUTCOME, Scene.CHOOSING, Scene.CHOSEN, Scene.FAREWELL})
