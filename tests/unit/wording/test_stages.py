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


def test_equal_dimensions_are_not_listed_but_the_order_of_the_gates():
    words = wording(gates=("G0", "G1"), PRO="0★ 0★ 0", SKL="0★ 0★ 0").stages.bottleneck()

    assert words.endswith("Start with the first gate you have not passed: G0 Name of G0 → G1 Name of G1.")
    assert "Dimension" not in words


@pytest.mark.parametrize(
    ("language", "gates"),
    [
        ("en", "G0 See → G1 React → G2 Govern partners → G3 Launch → G4 Expand"),
        ("de", "G0 Sehen → G1 Reagieren → G2 Partner steuern → G3 Einsteigen → G4 Ausbauen"),
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
