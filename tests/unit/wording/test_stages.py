"""Stages in words, in both languages where they come from the questionnaire."""

from datetime import date

import pytest

from readiness.domain.questionnaire import Depth
from readiness.foundation.language import ENGLISH
from readiness.results.assessment_result import assess
from readiness.scoring.score import StageInterval
from readiness.wording.stages import figures, index_figure
from readiness.wording.wording import Wording
from tests.unit.builders import filled, gate


def wording(depth: Depth = Depth.FULL, gates: tuple[str, ...] = (), **sheets: str) -> Wording:
    asked, answered = filled(depth=depth, gates=[gate(code, "PRO1>=1") for code in gates], **sheets)
    return Wording(assess(asked, answered, date(2026, 11, 23)), ENGLISH)


@pytest.mark.parametrize(
    ("sheet", "words"),
    [
        ("1★ 1★ 1", "Stage 1: Ad hoc"),
        ("2★ 2★ 2 ? 2", "Stage 1–2: Ad hoc to Started"),
        ("5★ 5★ 5", "Stage 5: Improving"),
    ],
)
def test_the_overall_stage_is_named(sheet: str, words: str):
    assert wording(PRO=sheet).stages.overall() == words


def test_an_upper_bound_is_called_one():
    assert wording(Depth.QUICK, PRO="2★ 3★ 0").stages.overall() == "At most stage 2: Started"
    assert wording(PRO="3★ 3★ 3", SKL="x★ x★ 3").stages.overall() == "At most stage 3: Defined"


def test_nothing_lies_below_the_lowest_stage():
    words = wording(Depth.QUICK, PRO="0★ 3★ 0").stages

    assert words.overall() == "Stage 0: Absent"


@pytest.mark.parametrize(
    ("sheet", "words"),
    [
        ("0★ 3★ 5", "After the 2 key questions: stage 0 – Absent"),
        ("2★ 3★ 5", "After the 2 key questions: at most stage 2 – Started"),
        ("2★ ?★ 5", "After the 2 key questions: at most stage 2 – Started"),
        ("2★ -★ 5", "After 1 of 2 key questions: at most stage 2 – Started"),
        ("-★ -★ 5", "Not rateable yet"),
    ],
)
def test_a_quick_check_says_on_how_many_answers_it_rests(sheet: str, words: str):
    assert wording(Depth.QUICK, PRO=sheet).stages.summary() == words


def test_the_full_questionnaire_needs_no_such_word():
    assert wording(PRO="1★ 1★ 1").stages.summary() == "Stage 1: Ad hoc"


def test_without_enough_answers_there_is_no_stage():
    words = wording(PRO="-★ -★ -", SKL="?★ ?★ 3").stages.overall()

    assert words == "Not rateable yet"


def test_stages_in_figures():
    intervals = (StageInterval(1, 1), StageInterval(1, 2), StageInterval(0, 2, upper_bound_only=True))

    assert [figures(stage, ENGLISH) for stage in intervals] == ["1", "1–2", "at most 2"]


def test_an_index_has_no_decimals():
    assert [index_figure(point) for point in (None, 0.0, 41.6)] == ["–", "0", "42"]
