"""How goals are written and read."""

import pytest

from readiness.planning.goals import TARGET, Goal, GoalKind, goals_of, parse_goal
from tests.unit.builders import filled, gate

ASKED, _ = filled(PRO="0★ 0", gates=[gate("G0", "PRO1>=1"), gate("go-live", "PRO2>=1")])


@pytest.mark.parametrize(
    ("text", "goal"),
    [
        ("target", TARGET),
        ("gate:G0", Goal(GoalKind.GATE, gate="G0")),
        ("gate:go-live", Goal(GoalKind.GATE, gate="go-live")),
        ("way:go-live", Goal(GoalKind.WAY, gate="go-live")),
        ("stage:1", Goal(GoalKind.STAGE, stage=1)),
        ("stage:5", Goal(GoalKind.STAGE, stage=5)),
    ],
)
def test_a_goal_is_written_as_it_is_read(text: str, goal: Goal):
    assert parse_goal(text, ASKED) == goal
    assert str(goal) == text


@pytest.mark.parametrize(
    "text",
    [
        *("", "Target", "target ", "targets", "gate", "gate:", "gate:G1", "gate:g0", "level:2"),
        *("stage", "stage:", "stage:0", "stage:6", "stage:2.5", "stage:-1", "stage:22", "stage:２", "stage:2\n"),
    ],
)
def test_anything_else_is_refused(text: str):
    with pytest.raises(ValueError, match="not a goal"):
        parse_goal(text, ASKED)


def test_all_goals_can_be_told():
    told = goals_of(ASKED)

    assert told == [
        "target",
        "way:G0",
        "way:go-live",
        "gate:G0",
        "gate:go-live",
        "stage:1",
        "stage:2",
        "stage:3",
        "stage:4",
        "stage:5",
    ]
    assert [str(parse_goal(text, ASKED)) for text in told] == told
