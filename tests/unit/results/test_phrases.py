"""The words for parts of a result, in both languages where they come from the questionnaire."""

from datetime import date

import pytest

from readiness.domain.questionnaire import Depth
from readiness.exchange.answers_json import read_answers
from readiness.foundation.language import ENGLISH, LANGUAGES
from readiness.results.assessment_result import assess
from readiness.results.phrases import Phrases
from tests.unit.builders import assessment, filled, gate, social_media
from tests.unit.scoring.test_sample_company import sample


def phrases(depth: Depth = Depth.FULL, gates: tuple[str, ...] = (), **sheets: str) -> Phrases:
    asked, answered = filled(depth=depth, gates=[gate(code, "PRO1>=1") for code in gates], **sheets)
    return Phrases(assess(asked, answered, date(2026, 11, 23)), ENGLISH)


@pytest.mark.parametrize(
    ("sheet", "words"),
    [
        ("1★ 1★ 1", "Stage 1: Ad hoc"),
        ("2★ 2★ 2 ? 2", "Stage 1–2: Ad hoc to Started"),
        ("5★ 5★ 5", "Stage 5: Improving"),
    ],
)
def test_the_overall_stage_is_named(sheet: str, words: str):
    assert phrases(PRO=sheet).overall() == words


def test_an_upper_bound_is_called_one():
    assert phrases(Depth.QUICK, PRO="2★ 3★ 0").overall() == "At most stage 2: Started"
    assert phrases(PRO="3★ 3★ 3", SKL="x★ x★ 3").overall() == "At most stage 3: Defined"


def test_without_enough_answers_there_is_no_stage():
    words = phrases(PRO="-★ -★ -", SKL="?★ ?★ 3").overall()

    assert words == "Not rateable yet"


def test_stages_in_figures():
    words = phrases(PRO="1★ 1★ 1")

    assert [words.stage(1, 1), words.stage(1, 2), words.stage(0, 2, upper_bound=True)] == ["1", "1–2", "at most 2"]


@pytest.mark.parametrize(
    ("sheets", "sentence"),
    [
        ({"PRO": "1★ 1★ 1", "SKL": "2★ 2★ 2"}, "The bottleneck is Dimension PRO."),
        (
            {"PRO": "1★ 1★ 1", "SKL": "1★ 1★ 1", "MGT": "2★ 2★ 2"},
            "The bottlenecks are Dimension PRO; Dimension SKL.",
        ),
        ({"PRO": "5★ 5★ 5", "SKL": "5★ 5★ 5"}, "No dimension holds the others back."),
        ({"PRO": "1★ 1★ 1", "SKL": "1★ 1★ 1"}, "All dimensions stand at the same stage."),
    ],
)
def test_the_bottleneck_is_named(sheets: dict[str, str], sentence: str):
    assert phrases(**sheets).bottleneck() == sentence


def test_equal_dimensions_are_not_listed_but_the_order_of_the_gates():
    words = phrases(gates=("G0", "G1"), PRO="0★ 0★ 0", SKL="0★ 0★ 0").bottleneck()

    assert words.endswith("The order of the gates says where to begin: G0 Name of G0 → G1 Name of G1.")
    assert "Dimension" not in words


@pytest.mark.parametrize(
    ("language", "gates"),
    [
        ("en", "G0 See → G1 React → G2 Govern partners → G3 Enter → G4 Scale"),
        ("de", "G0 Sehen → G1 Reagieren → G2 Partner steuern → G3 Einsteigen → G4 Ausbauen"),
    ],
)
def test_the_sample_company_reads_the_order_of_gates(language: str, gates: str):
    _, answers = read_answers(sample(language), social_media())
    result = assess(social_media(), assessment(answers), date(2026, 11, 23))

    assert gates in Phrases(result, LANGUAGES[language]).bottleneck()


def test_key_questions_carry_a_star_that_stays_with_its_word():
    words = phrases(PRO="1★ 1 1")

    assert words.capability_name("PRO1") == "Name of PRO1\u00a0★"
    assert words.capability_name("PRO2") == "Name of PRO2"


def test_answers_in_a_few_words():
    words = phrases(PRO="3★ ?★ - x")

    assert [words.answer(f"PRO{n}") for n in range(1, 5)] == [
        "3 Defined",
        "don’t know",
        "unanswered",
        "not applicable",
    ]


def test_a_long_list_says_how_many_more_there_are():
    words = phrases(PRO="1★ 1★ 1")

    assert words.listing(["a", "b", "c", "d", "e"]) == "a; b; c; d; e"
    assert words.listing(["a", "b", "c", "d", "e", "f"]) == "a; b; c; d and 2 more"


def test_where_nothing_can_be_rated_there_is_no_talk_of_equal_stages():
    words = phrases(gates=("G0",), PRO="- - -", SKL="- - 1").bottleneck()
    assert words == "Answer more questions to see what holds you back."
