"""A scale whose answers stand for all six levels is the classic question under other names."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from readiness.domain.answers import UNANSWERED, Answer, at_level
from readiness.domain.questionnaire import Questionnaire
from readiness.domain.scales import ScaleAnswer
from readiness.results.assessment_result import assess
from tests.unit.builders import DONT_KNOW, NOT_APPLICABLE, assessment, capability, dimension, gate, questionnaire, words

ON = date(2026, 11, 30)
SIX = tuple(ScaleAnswer(level=level, name=words(f"Answer {level}")) for level in range(6))
CODES = ("A1", "A2", "A3", "B1", "B2")


def classic() -> Questionnaire:
    return questionnaire(
        dimension("A", [capability("A1", key=True), capability("A2", needs=["B1>=2@3"]), capability("A3", weight=2)]),
        dimension("B", [capability("B1", days=(0, 1)), capability("B2")]),
        gates=[gate("G0", "A1>=2", "B>=1"), gate("G1", "A2>=3")],
    )


def on_scales() -> Questionnaire:
    asked = classic()
    dimensions = (
        replace(one, capabilities=tuple(replace(c, levels=(), answers=SIX) for c in one.capabilities))
        for one in asked.dimensions
    )
    return replace(asked, dimensions=tuple(dimensions))


ANSWERS = st.one_of(st.integers(0, 5).map(at_level), st.sampled_from([DONT_KNOW, NOT_APPLICABLE, UNANSWERED]))


@settings(max_examples=60, deadline=None)
@given(st.lists(ANSWERS, min_size=len(CODES), max_size=len(CODES)))
def test_a_scale_of_all_six_levels_counts_and_plans_as_the_classic_question(given_: list[Answer]):
    answered = assessment({c: a for c, a in zip(CODES, given_, strict=True) if a != UNANSWERED})
    usual, scaled = assess(classic(), answered, ON), assess(on_scales(), answered, ON)

    assert scaled.score == usual.score
    assert [one.knife_edge for one in scaled.score.dimensions] == [one.knife_edge for one in usual.score.dimensions]
    assert scaled.steps == usual.steps
    assert scaled.targets == usual.targets
    if usual.roadmap is None:
        assert scaled.roadmap is None
    else:
        assert scaled.roadmap is not None
        assert scaled.roadmap.bookings == usual.roadmap.bookings
        assert scaled.roadmap.milestones == usual.roadmap.milestones
