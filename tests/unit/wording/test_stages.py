"""Stages in words, in both languages where they come from the questionnaire."""

from datetime import date

import pytest

from readiness.domain.questionnaire import Depth
from readiness.exchange.answers_json import read_answers
from readiness.foundation.language import ENGLISH, LANGUAGES
from readiness.results.assessment_result import assess
from readiness.scoring.score import StageInterval
from readiness.wording.stages import figures, index_figure
from readiness.wording.wording import Wording
from tests.golden_company import golden_answers
from tests.unit.builders import assessment, filled, gate, social_media


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
    assert words.meaning() == "Meaning"


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


@pytest.mark.parametrize(
    ("sheets", "sentence"),
    [
        ({"PRO": "1★ 1★ 1", "SKL": "2★ 2★ 2"}, "The bottleneck is Dimension PRO."),
        (
            {"PRO": "1★ 1★ 1", "SKL": "1★ 1★ 1", "MGT": "2★ 2★ 2"},
            "The bottlenecks are Dimension PRO; Dimension SKL.",
        ),
        ({"PRO": "5★ 5★ 5", "SKL": "5★ 5★ 5"}, "No dimension limits the overall stage."),
        ({"PRO": "1★ 1★ 1", "SKL": "1★ 1★ 1"}, "All dimensions are at the same stage."),
    ],
)
def test_the_bottleneck_is_named(sheets: dict[str, str], sentence: str):
    assert wording(**sheets).stages.bottleneck() == sentence


def test_a_protective_dimension_that_may_lag_behind_is_no_bottleneck():
    found = filled(protective=["RSK"], PRO="2★ 2★ 2", SKL="1★ 1★ 1", RSK="1★ 1★ 1")
    words = Wording(assess(*found, date(2026, 11, 23)), ENGLISH).stages

    assert words.bottleneck() == "The bottleneck is Dimension SKL."


def test_behind_an_upper_bound_what_is_not_known_holds_nothing_back():
    assert wording(Depth.QUICK, PRO="1★ 1★", SKL="2★ ?★").stages.bottleneck() == "The bottleneck is Dimension PRO."


@pytest.mark.parametrize(
    ("gates", "words"),
    [
        (("G0",), "4 dimensions limit the overall stage. Pass the gates in their order: Name of G0."),
        ((), "The overall stage is limited by Dimension PRO; Dimension SKL; Dimension MGT; Dimension STR."),
    ],
)
def test_many_dimensions_are_no_bottlenecks(gates: tuple[str, ...], words: str):
    weak = dict.fromkeys(("PRO", "SKL", "MGT", "STR"), "0★ 0★ 0")

    assert wording(gates=gates, **weak, MON="2★ 2★ 2").stages.bottleneck() == words


def test_equal_dimensions_are_not_listed_but_the_order_of_the_gates():
    words = wording(gates=("G0", "G1"), PRO="0★ 0★ 0", SKL="0★ 0★ 0").stages.bottleneck()

    assert words.endswith("Pass the gates in their order: Name of G0 → Name of G1.")
    assert "Dimension" not in words


@pytest.mark.parametrize(
    ("language", "gates"),
    [
        ("en", ": See → React → Govern partners → Launch → Expand."),
        ("de", ": Sehen → Reagieren → Partner steuern → Einsteigen → Ausbauen."),
    ],
)
def test_the_sample_company_reads_the_order_of_gates(language: str, gates: str):
    _, answers = read_answers(golden_answers(language), social_media())
    result = assess(social_media(), assessment(answers), date(2026, 11, 23))

    assert gates in Wording(result, LANGUAGES[language]).stages.bottleneck()


def test_what_is_not_answered_is_no_bottleneck():
    words = wording(PRO="- - -", SKL="5★ 5★ 5").stages.bottleneck()
    assert words == "Too little answered yet: Dimension PRO."


def test_where_nothing_can_be_rated_there_is_no_talk_of_equal_stages():
    words = wording(gates=("G0",), PRO="- - -", SKL="- - 1").stages.bottleneck()
    assert words == "Answer more questions to see what holds you back."
