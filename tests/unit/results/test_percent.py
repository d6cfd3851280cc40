"""A result in per cent: what each answer costs, and what headings across the dimensions come to."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readiness.domain.answers import UNANSWERED, Answer, at_level
from readiness.domain.questionnaire import Depth
from readiness.results.assessment_result import AssessmentResult, assess
from readiness.results.cuts import cuts
from readiness.results.percent import open_share, pulls
from tests.percent_packs import DONT_KNOW, german_answers, german_pack, plain_answers, plain_pack
from tests.unit.builders import NOT_APPLICABLE

ON = date(2026, 11, 30)


def plain(depth: Depth = Depth.FULL) -> AssessmentResult:
    return assess(plain_pack(), plain_answers(depth), ON)


def test_what_costs_most_stands_first_with_what_the_next_answer_brings():
    found = pulls(plain())

    # Ten questions in two dimensions: each is worth ten points; the share of "partly" is a half.
    assert [(one.code, round(one.lost, 1), one.next_level, round(one.gained, 1)) for one in found] == [
        ("BAS3", 10, 5, 10),
        ("PEO1", 10, 3, 5),
        ("BAS2", 5, 5, 5),
        ("PEO4", 5, 5, 5),
        ("BAS6", 4, 5, 4),
        ("PEO5", 4, 5, 4),
    ]
    assert open_share(plain()) == pytest.approx(10)


def test_a_weight_makes_an_answer_dearer():
    found = {one.code: round(one.lost, 2) for one in pulls(assess(german_pack(), german_answers(), ON))}

    # Half of the whole is the dimension; two thirds of that the first question, of which half is missing.
    assert found == {"ZUG1": 16.67, "ZUG2": 3.33, "DAT1": 16.67}


def test_headings_count_their_questions_wherever_they_stand():
    technology, people = cuts(assess(german_pack(), german_answers(), ON))

    # (2 × 2.5 + 4 + 0) of 4 × 5, and the question that nobody is asked is in none; "paper" has no question.
    assert (technology.tag, technology.codes, technology.index.point) == ("technik", ("ZUG1", "ZUG2", "DAT1"), 45.0)
    assert (people.codes, people.open, people.coverage) == (("ZUG2", "DAT3"), ("DAT3",), 0.5)
    assert (people.index.point, people.index.low, people.index.high) == (80.0, 40.0, 90.0)


def test_a_quick_check_counts_the_key_questions():
    index = plain(Depth.QUICK).score.index

    # Basics: 5 and 2.5; people: 0.
    assert (index.point, index.low, index.high) == (37.5, 37.5, 37.5)


def test_what_is_aimed_at_is_all_that_can_be_reached():
    assert {plain().targets[code] for code in plain().questionnaire.capabilities} == {5}
    assert not plain().aimed


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_what_answers_cost_and_what_is_open_is_what_is_missing(data: st.DataObject):
    """Whatever is answered: per cent, the cost of all answers and the share of the open ones are the whole."""
    pack = german_pack()
    answers: dict[str, Answer] = {}
    for code, capability in pack.capabilities.items():
        level = st.sampled_from(capability.rungs).map(at_level)
        answers[code] = data.draw(st.one_of(level, st.sampled_from([UNANSWERED, DONT_KNOW, NOT_APPLICABLE])), code)
    result = assess(pack, replace(german_answers(), answers=answers), ON)
    scored = result.score.dimensions
    low = result.score.index.low
    nothing = 100 / len(scored) * sum(not (one.answered + one.unknown + one.open) for one in scored)

    assert low is not None
    assert low + sum(one.lost for one in pulls(result)) + open_share(result) + nothing == pytest.approx(100)
    for pull in pulls(result):
        better = result.assessment.with_answer(pull.code, at_level(pull.next_level))
        raised = assess(pack, better, ON).score.index.low
        assert raised == pytest.approx(low + pull.gained)
