"""The golden company, thrown into the cold water: its score was agreed on before any code existed."""

import pytest

from readiness.domain.answers import Status
from readiness.domain.questionnaire import Depth
from readiness.exchange.answers_json import read_answers
from readiness.scoring.score import GateStatus, Rating, Score
from readiness.scoring.scorer import score
from tests.golden_company import golden_answers
from tests.unit.builders import assessment, social_media

LEVELS = {
    "PRO": "0 0 0 0 0",
    "SKL": "0 1 0 0 1",
    "MGT": "0 0 0 1 ?",
    "STR": "0 1 1 ? 0 0",
    "MON": "1 1 0 0 0",
    "PAR": "1 0 ? ? ? 1",
    "CON": "0 0 ? 0 0",
    "RSK": "0 ? ? 0 0 0",
}

ENTER = (
    "MGT1>=2 MGT2>=3 MGT3>=2 STR1>=2 STR2>=2 SKL1>=2 SKL2>=2 PRO1>=2 PRO2>=2 PRO5>=2 CON1>=2 MON1>=2 RSK1>=2 RSK5>=2"
)


@pytest.fixture(params=["de", "en"])
def result(request: pytest.FixtureRequest) -> Score:
    _, answers = read_answers(golden_answers(request.param), social_media())
    return score(social_media(), assessment(answers))


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_sample_holds_the_agreed_levels(language: str):
    organisation, answers = read_answers(golden_answers(language), social_media())
    found = {
        code: " ".join(
            "?" if answers[c.code].status is Status.DONT_KNOW else str(answers[c.code].level)
            for c in next(d for d in social_media().dimensions if d.code == code).capabilities
        )
        for code in LEVELS
    }

    assert organisation == "Muster Pumpenbau GmbH"
    assert found == LEVELS
    assert len(answers) == 43


def test_every_stage_is_zero(result: Score):
    assert {d.code: (d.stage.low, d.stage.high) for d in result.dimensions} == dict.fromkeys(LEVELS, (0, 0))
    assert (result.stage.low, result.stage.high, result.stage.upper_bound_only) == (0, 0, False)
    assert result.bottlenecks == tuple(LEVELS)


@pytest.mark.parametrize(
    ("code", "low", "high", "point", "coverage", "rating"),
    [
        ("PRO", 0, 0, 0, 1, Rating.RATED),
        ("SKL", 8, 8, 8, 1, Rating.RATED),
        ("MGT", 4, 24, 5, 0.8, Rating.RATED),
        ("STR", 7, 23, 8, 5 / 6, Rating.RATED),
        ("MON", 8, 8, 8, 1, Rating.RATED),
        ("PAR", 7, 57, 13, 0.5, Rating.PROVISIONAL),
        ("CON", 0, 20, 0, 0.8, Rating.RATED),
        ("RSK", 0, 33, 0, 4 / 6, Rating.PROVISIONAL),
    ],
)
def test_indices_coverage_and_rating(
    result: Score, code: str, *, low: int, high: int, point: int, coverage: float, rating: Rating
):
    found = result.dimension(code)

    assert (round(found.index.low), round(found.index.high), round(found.index.point)) == (low, high, point)
    assert found.coverage == pytest.approx(coverage)
    assert found.rating is rating


def test_the_overall_index(result: Score):
    assert result.index.point == pytest.approx(5.2917, abs=1e-3)
    assert result.index.low == pytest.approx(100 / 24)
    assert result.index.high == pytest.approx(520 / 24)
    assert result.index.unbalanced is False


@pytest.mark.parametrize(
    ("code", "unmet", "unknown"),
    [
        ("G0", "MON1>=2 MON2>=2", ""),
        ("G1", "PRO3>=2 PRO2>=2 MON3>=2", ""),
        ("G2", "PAR2>=2 PAR1>=2 MGT2>=2", "PAR5>=2 RSK3>=2"),
        ("G3", ENTER, "RSK2>=2"),
        (
            "G4",
            "PRO>=3 SKL>=3 MGT>=3 STR>=3 MON>=2 PAR>=2 CON>=2 RSK>=2 STR5>=3 MON4>=3 PRO4>=3 PAR1>=3",
            "",
        ),
    ],
)
def test_every_gate_fails(result: Score, code: str, unmet: str, unknown: str):
    found = next(g for g in result.gates if g.code == code)

    assert found.status is GateStatus.FAIL
    assert found.unmet == tuple(unmet.split())
    assert found.unknown == tuple(unknown.split())


def test_the_quick_check_bounds_every_dimension():
    _, answers = read_answers(golden_answers("en"), social_media())
    result = score(social_media(), assessment(answers, Depth.QUICK))

    assert {d.code: d.stage.high for d in result.dimensions} == dict.fromkeys(LEVELS, 0) | {"MON": 1}
    assert (result.stage.low, result.stage.high, result.stage.upper_bound_only) == (0, 0, True)
