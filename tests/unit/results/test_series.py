"""Results over time: what rose and fell, and an index over nothing but questions that mean the same."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.domain.answers import Answer, at_level
from readiness.domain.assessment import Assessment
from readiness.domain.plan_notes import PlanNotes, StepNote
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.results.assessment_result import AssessmentResult, assess
from readiness.results.comparison import Incomparable
from readiness.results.series import Moment, Series, series_of, step_between
from tests.percent_packs import plain_pack
from tests.unit.builders import DONT_KNOW, NOT_APPLICABLE, filled, gate
from tests.unit.results.test_comparison import reworded

ASKED, ANSWERED = filled(PRO="1★ 1★ 1 3", SKL="2★ 2★ 2", gates=[gate("G0", "PRO1>=2"), gate("G1", "SKL1>=2")])


def at(year: int, assessment: Assessment = ANSWERED, questionnaire: Questionnaire = ASKED) -> Moment:
    on = date(year, 11, 23)
    details = replace(assessment.details, assessed_on=on)
    return Moment(assess(questionnaire, replace(assessment, details=details), on))


def with_levels(assessment: Assessment = ANSWERED, **levels: int | Answer) -> Assessment:
    for code, level in levels.items():
        assessment = assessment.with_answer(code, at_level(level) if isinstance(level, int) else level)
    return assessment


def test_points_stand_in_the_order_of_their_days():
    series = series_of([at(2026), at(2024), at(2025)])
    assert [point.moment.on.year for point in series.points] == [2024, 2025, 2026]
    assert len(series.steps) == 2


def test_a_step_tells_what_rose_fell_opened_closed_and_was_done():
    done = PlanNotes(steps={"PRO2:1>2": StepNote(done=True), "XXX1:0>1": StepNote(done=True), "PRO3:1>2": StepNote()})
    later = replace(with_levels(PRO1=2, PRO4=2, SKL1=1, PRO3=DONT_KNOW), plan=done)
    (step,) = series_of([at(2025), at(2026, later)]).steps
    assert (step.rose, step.fell) == (("PRO1",), ("PRO4", "SKL1"))
    assert (step.opened, step.closed, step.done) == (("G0",), ("G1",), ("PRO2",))


def test_what_does_not_apply_any_more_has_neither_risen_nor_fallen():
    (step,) = series_of([at(2025), at(2026, with_levels(PRO1=NOT_APPLICABLE))]).steps
    assert (step.rose, step.fell) == ((), ())


def test_any_two_points_can_be_compared():
    series = series_of([at(2024), at(2025, with_levels(PRO1=3)), at(2026, with_levels(PRO1=2))])
    whole = step_between(series.points[0], series.points[-1])
    assert (whole.rose, series.steps[-1].fell) == (("PRO1",), ("PRO1",))


def test_a_reworded_question_counts_in_no_index_of_the_line():
    newer = reworded(ASKED, "2.0.0", "PRO4")
    series = series_of([at(2025), at(2026, with_levels(PRO4=0), newer)])
    assert "PRO4" not in series.codes
    first, last = (point.index for point in series.points)
    assert first == last
    assert series.steps[0].fell == ()


def test_with_the_same_questions_the_index_is_that_of_the_result():
    series = series_of([at(2025), at(2026, with_levels(PRO1=4, SKL2=DONT_KNOW))])
    for point in series.points:
        index = point.moment.result.score.index
        assert point.index is not None
        assert (point.index.point, point.index.low, point.index.high) == (index.point, index.low, index.high)


@pytest.mark.parametrize(
    ("earlier", "why"),
    [
        (at(2024, replace(ANSWERED, details=replace(ANSWERED.details, depth=Depth.QUICK))), Incomparable.OTHER_DEPTH),
        (at(2024, replace(ANSWERED, details=replace(ANSWERED.details, scope="DACH"))), Incomparable.OTHER_SCOPE),
        (at(2024, questionnaire=replace(ASKED, id="other")), Incomparable.OTHER_QUESTIONNAIRE),
        (at(2024, questionnaire=reworded(ASKED, "0.1.0", *ASKED.capabilities)), Incomparable.OTHER_VERSION),
    ],
)
def test_a_point_that_cannot_be_compared_is_shown_and_left_out(earlier: Moment, why: Incomparable):
    series = series_of([earlier, at(2025), at(2026, with_levels(PRO1=2))])
    assert [point.apart for point in series.points] == [why, None, None]
    assert series.comparable == series.points[1:]
    assert series.points[0].index is None
    assert [(step.before, step.after) for step in series.steps] == [series.points[1:]]


def test_a_quick_check_has_no_index():
    quick = replace(ANSWERED, details=replace(ANSWERED.details, depth=Depth.QUICK))
    series = series_of([at(2025, quick), at(2026, quick)])
    assert [point.index for point in series.points] == [None, None]
    assert len(series.steps) == 1


def test_a_questionnaire_in_per_cent_has_a_line_too():
    pack = plain_pack()
    codes = list(pack.capabilities)
    empty = replace(ANSWERED, answers={codes[0]: at_level(0)})
    better = replace(ANSWERED, answers={codes[0]: at_level(5)})
    series = series_of([at(2025, empty, pack), at(2026, better, pack)])
    first, last = (point.index.low for point in series.points if point.index)
    assert first is not None
    assert last is not None
    assert first < last
    assert series.steps[0].rose == (codes[0],)


def test_several_names_are_told():
    other = replace(ANSWERED, details=replace(ANSWERED.details, organisation="Other Ltd"))
    assert series_of([at(2025), at(2026, other)]).organisations == ("Tiny Ltd", "Other Ltd")


def test_a_single_moment_is_a_series_without_steps():
    series = series_of([at(2026)])
    assert (len(series.points), series.steps) == (1, ())
    with pytest.raises(ValueError, match="moment"):
        series_of([])


LEVELS = st.lists(st.integers(0, 5), min_size=7, max_size=7)


@given(st.lists(LEVELS, min_size=2, max_size=5))
def test_steps_add_up_to_what_the_ends_say(drawn: list[list[int]]):
    codes = list(ASKED.capabilities)
    moments = [at(2020 + n, with_levels(**dict(zip(codes, levels, strict=True)))) for n, levels in enumerate(drawn)]
    series: Series = series_of(moments)
    whole = step_between(series.points[0], series.points[-1])
    for code, first, last in zip(codes, drawn[0], drawn[-1], strict=True):
        assert (code in whole.rose, code in whole.fell) == (last > first, last < first)
    results: list[AssessmentResult] = [point.moment.result for point in series.points]
    assert [r.score.gates_passed for r in results] == [m.result.score.gates_passed for m in moments]
