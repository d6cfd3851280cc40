"""The way through the questions: where am I, what is next, what is missing."""

import pytest

from readiness.app.guided_path import GuidedPath, TaskState
from readiness.domain.questionnaire import Depth
from tests.unit.builders import filled


def guide(depth: Depth = Depth.FULL, **sheets: str) -> GuidedPath:
    return GuidedPath(*filled(depth=depth, **sheets))


def test_tasks_are_dimensions_with_their_state():
    tasks = guide(PRO="- - -", SKL="3 - -", MGT="3 ? x").tasks()

    assert [(t.dimension.code, t.state, t.progress.done) for t in tasks] == [
        ("PRO", TaskState.NOT_STARTED, 0),
        ("SKL", TaskState.STARTED, 1),
        ("MGT", TaskState.DONE, 3),
    ]


def test_a_quick_check_leads_through_key_questions_only():
    path = guide(Depth.QUICK, PRO="- -★ -", SKL="- -", MGT="-★ -★")

    assert [t.dimension.code for t in path.tasks()] == ["PRO", "MGT"]
    assert path.first("PRO") == "PRO2"
    assert [c.code for c in path.questions("MGT")] == ["MGT1", "MGT2"]
    with pytest.raises(KeyError):
        path.position("PRO1")


@pytest.mark.parametrize(
    ("sheets", "first"),
    [
        ({"PRO": "- -", "SKL": "- -"}, "PRO1"),
        ({"PRO": "1 ?", "SKL": "x -"}, "SKL2"),
        ({"PRO": "1 ?", "SKL": "x 0"}, None),
    ],
)
def test_the_first_open_question(sheets: dict[str, str], first: str | None):
    assert guide(**sheets).first_open() == first


def test_the_first_open_question_of_one_dimension():
    path = guide(PRO="- -", SKL="1 -")

    assert path.first_open("SKL") == "SKL2"


def test_a_position_knows_its_neighbours():
    path = guide(PRO="- - -", SKL="-")
    first, middle, last = (path.position(code) for code in ("PRO1", "PRO2", "PRO3"))

    assert (first.number, first.count, first.before, first.after) == (1, 3, None, "PRO2")
    assert (middle.number, middle.before, middle.after) == (2, "PRO1", "PRO3")
    assert (last.after, last.dimension.code, last.question.code) == ("SKL1", "PRO", "PRO3")
    assert [(p.overall, p.asked) for p in (first, last, path.position("SKL1"))] == [(1, 4), (3, 4), (4, 4)]
    assert (path.position("SKL1").before, path.position("SKL1").after) == ("PRO3", None)
