"""What a plan is for: the target profile, a gate, or an overall stage."""

import re
from dataclasses import dataclass
from enum import StrEnum

from readiness.domain.questionnaire import Questionnaire

_STAGE = re.compile(r"stage:([1-5])")


class GoalKind(StrEnum):
    """The three kinds of goals."""

    TARGET = "target"
    GATE = "gate"
    STAGE = "stage"


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal; `gate` is the code of a gate, `stage` the overall stage (1 to 5) that is wanted at least."""

    kind: GoalKind
    gate: str = ""
    stage: int = 0

    def __str__(self) -> str:
        """Return the goal as people write it, such as `gate:G3`."""
        return {GoalKind.TARGET: "target", GoalKind.GATE: f"gate:{self.gate}", GoalKind.STAGE: f"stage:{self.stage}"}[
            self.kind
        ]


TARGET = Goal(GoalKind.TARGET)


def parse_goal(text: str, questionnaire: Questionnaire) -> Goal:
    """Read `target`, `gate:CODE` or `stage:1` to `stage:5`; raises ValueError for anything else."""
    if text == "target":
        return TARGET
    if match := _STAGE.fullmatch(text):
        return Goal(GoalKind.STAGE, stage=int(match[1]))
    kind, _, code = text.partition(":")
    if kind == "gate" and code in (gate.code for gate in questionnaire.gates):
        return Goal(GoalKind.GATE, gate=code)
    raise ValueError(f"not a goal: {text!r}")


def goal_or_target(text: str, questionnaire: Questionnaire) -> Goal:
    """Read a goal that was kept; where the questionnaire does not know it, return the target profile."""
    try:
        return parse_goal(text, questionnaire)
    except ValueError:
        return TARGET


def goals_of(questionnaire: Questionnaire) -> list[str]:
    """Return how all goals of a questionnaire are written, for a message that helps."""
    return ["target", *(f"gate:{gate.code}" for gate in questionnaire.gates), *(f"stage:{n}" for n in range(1, 6))]
