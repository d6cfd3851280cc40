"""`readiness-score/1`: the shape that other programs rely on."""

import json
from datetime import date

import pytest

from readiness.domain.assessment import Assessment
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.exchange.score_json import ScoreFile, score_file, write_scores
from readiness.results.assessment_result import assess
from tests.unit.builders import filled, gate

ON = date(2026, 11, 30)


def scored(asked: Questionnaire, answered: Assessment) -> ScoreFile:
    return score_file(assess(asked, answered, ON), "an-id", "tiny.readiness")


def test_the_published_shape():
    asked, answered = filled(PRO="3★ 2★ ? 4 1", gates=[gate("G0", "PRO1>=2", "PRO2>=3", "PRO3>=1")])

    found = json.loads(write_scores([scored(asked, answered)]))

    assert found == {
        "format": "readiness-score/1",
        "organisation": "Tiny Ltd",
        "document": "an-id",
        "file": "tiny.readiness",
        "assessed_on": "2026-11-30",
        "pack": {"id": "tiny", "version": "1.0.0"},
        "depth": "full",
        "stage": {"low": 1, "high": 2, "upper_bound_only": False},
        "index": {
            "point": pytest.approx(50),
            "low": pytest.approx(40),
            "high": pytest.approx(60),
            "geometric": pytest.approx(50),
            "unbalanced": False,
        },
        "bottlenecks": ["PRO"],
        "dimensions": {
            "PRO": {
                "stage": {"low": 1, "high": 2},
                "index": {"point": pytest.approx(50), "low": pytest.approx(40), "high": pytest.approx(60)},
                "coverage": pytest.approx(0.8),
                "status": "rated",
                "knife_edge": ["PRO2", "PRO5"],
            }
        },
        "gates": {"G0": {"status": "fail", "unmet": ["PRO2>=3"], "unknown": ["PRO3>=1"]}},
        "result": "stages",
        "cuts": {},
        "facts": {},
        "not_asked": {},
    }


def test_a_quick_check_has_nulls_for_indices():
    asked, answered = filled(PRO="3★ 2★ 0", depth=Depth.QUICK)

    found = json.loads(write_scores([scored(asked, answered)]))

    assert found["depth"] == "quick"
    assert found["stage"] == {"low": 2, "high": 2, "upper_bound_only": True}
    assert found["index"] == {"point": None, "low": None, "high": None, "geometric": None, "unbalanced": False}
    assert found["dimensions"]["PRO"]["stage"] == {"low": 2, "high": 2}
    assert found["dimensions"]["PRO"]["index"] == {"point": None, "low": None, "high": None}


def test_without_answers_the_point_is_null():
    asked, answered = filled(PRO="-★ ?★ -")

    found = json.loads(write_scores([scored(asked, answered)]))

    assert found["dimensions"]["PRO"]["index"] == {"point": None, "low": 0, "high": 100}
    assert found["dimensions"]["PRO"]["status"] == "not_rateable"
    assert found["stage"]["upper_bound_only"] is True


def test_numbers_are_not_rounded():
    asked, answered = filled(PRO="1★ 1★ 2")

    found = json.loads(write_scores([scored(asked, answered)]))

    assert found["index"]["point"] == 100 * 4 / 15


def test_several_scores_are_an_array():
    files = [scored(asked, answered) for asked, answered in (filled(PRO="1 1 1"), filled(PRO="2 2 2"))]

    found = json.loads(write_scores(files))

    assert [one["stage"]["low"] for one in found] == [1, 2]
