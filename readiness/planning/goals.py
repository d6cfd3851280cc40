"""What a plan is for: the target profile, a gate, a way through several gates, or an overall stage."""

import re
from dataclasses import dataclass
from enum import StrEnum

from readiness.domain.questionnaire import Questionnaire

_STAGE = re.compile(r"stage:([1-5])")


class GoalKind(StrEnum):
    """The kinds of goals: a way is a gate and all those before it."""

    TARGET = "target"
    WAY = "way"
    GATE = "gate"
    STAGE = "stage"


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal; `gate` is the code of a gate or the last one of a way, `stage` the overall stage (1 to 5) at least."""

    kind: GoalKind
    gate: str = ""
    stage: int = 0

    def __str__(self) -> str:
        """Return the goal as people write it, such as `gate:G3`."""
        written = {GoalKind.TARGET: "", GoalKind.STAGE: f":{self.stage}"}
        return self.kind + written.get(self.kind, f":{self.gate}")


TARGET = Goal(GoalKind.TARGET)


def parse_goal(text: str, questionnaire: Questionnaire) -> Goal:
    """Read `target`, `way:CODE`, `gate:CODE` or `stage:1` to `stage:5`; raises ValueError for anything else."""
    if text == "target":
        return TARGET
    if match := _STAGE.fullmatch(text):
        return Goal(GoalKind.STAGE, stage=int(match[1]))
    kind, _, code = text.partition(":")
    if kind in {GoalKind.WAY, GoalKind.GATE} and code in (gate.code for gate in questionnaire.gates):
        return Goal(GoalKind(kind), gate=code)
    raise ValueError(f"not a goal: {text!r}")


def goals_of(questionnaire: Questionnaire) -> list[str]:
    """Return how all goals of a questionnaire are written, for a message that helps."""
    gates = [gate.code for gate in questionnaire.gates]
    kinds = (GoalKind.WAY, GoalKind.GATE)
    return ["target", *(f"{kind}:{code}" for kind in kinds for code in gates), *(f"stage:{n}" for n in range(1, 6))]
