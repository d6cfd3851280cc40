"""`readiness-sample/1`: days are counted from the day of making, and a faulty file is refused as a whole."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from readiness.domain.answers import Answer, Confidence, Status
from readiness.exchange.sample_json import read_sample
from readiness.foundation.errors import UserError
from tests.unit.builders import social_media

BOTH = {"de": "Plan gesehen", "en": "plan seen"}


def file_with(**state: Any) -> dict[str, Any]:
    return {
        "format": "readiness-sample/1",
        "pack": "social-media",
        "organisation": "Muster GmbH",
        "scope": {"de": "Werk", "en": "plant"},
        "profile": {"country": "DE"},
        "states": [{"assessor": {"de": "Leitung", "en": "management"}, "answers": {}} | state],
    }


def written(folder: Path, content: object) -> Path:
    path = folder / "sample.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


@pytest.mark.parametrize(("language", "note"), [("de", "Plan gesehen"), ("en", "plan seen")])
def test_words_come_in_one_language_and_days_from_today(tmp_path: Path, language: str, note: str):
    state = {
        "answers": {"PRO1": {"level": 2, "confidence": "shown", "evidence": BOTH}, "PAR4": {"status": "dont_know"}},
        "plan": {"goal": "gate:G1", "steps": {"PRO1:2>3": {"owner": "Eva", "due": 30}, "PRO2:0>1": {"done": True}}},
        "incident": {"on": -2, "given": {"F3": 0, "F10": -3}, "ticked": ["evidence-saved"]},
        "consultant": {"foreword": BOTH},
    }
    sample = read_sample(written(tmp_path, file_with(**state)))

    made = sample.assessment(sample.states[0], social_media(), language, date(2026, 2, 28))

    assert made.answer("PRO1") == Answer(Status.ANSWERED, 2, Confidence.SHOWN, evidence=note)
    assert made.answer("PAR4").status is Status.DONT_KNOW
    assert made.plan.note("PRO1:2>3").due == date(2026, 3, 30)
    assert made.plan.note("PRO2:0>1").due is None
    assert made.incidents.all[0].on == date(2026, 2, 26)
    assert made.incidents.all[0].given == {"F3": 0, "F10": "2026-02-25"}
    assert made.consultant.foreword == note


def test_the_name_of_an_earlier_state_stands_behind_that_of_the_company(tmp_path: Path):
    sample = read_sample(written(tmp_path, file_with(name={"de": "Vorjahr", "en": "last year"})))

    assert sample.file_name(sample.states[0], "de") == "Muster GmbH, Vorjahr"
    assert not sample.assessment(sample.states[0], social_media(), "de", date(2026, 2, 28)).incidents.all


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (file_with(answers={"PRO1": {"level": 7}}), "value-maximum"),
        (file_with(answers={"PRO1": {"level": 2, "status": "dont_know"}}), "level-and-status"),
        (file_with(plan={"steps": {"PRO1:0>1": {"due": 5000}}}), "value-maximum"),
        (file_with(incident={"on": "2026-02-25", "given": {}}), "value-type"),
        (file_with(date="2026-02-25"), "key-unknown"),
        (file_with() | {"states": []}, "value-minItems"),
        (file_with() | {"format": "readiness-sample/2"}, "value-enum"),
    ],
)
def test_a_faulty_file_is_refused(tmp_path: Path, content: object, code: str):
    with pytest.raises(UserError) as caught:
        read_sample(written(tmp_path, content))

    assert caught.value.code == "sample-format"
    assert [fault.code for fault in caught.value.faults] == [code]
