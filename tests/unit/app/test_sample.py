"""The sample company as a document."""

from pathlib import Path

import pytest

from readiness.app.documents import read_document
from readiness.app.sample import PROFILE, create_sample, sample_in
from readiness.documents.recovery import recoverable
from readiness.domain.answers import at_level
from readiness.domain.questionnaire import Depth
from readiness.foundation.language import ENGLISH, GERMAN, LANGUAGES
from tests.unit.builders import open_document


@pytest.mark.parametrize(("language", "note"), [("de", "Homepage erlaubt"), ("en", "homepage allowed")])
def test_the_sample_speaks_the_language(tmp_path: Path, language: str, note: str):
    path = create_sample(tmp_path / "new", LANGUAGES[language])

    result = read_document(path)
    assert path == tmp_path / "new" / "Muster Pumpenbau GmbH.readiness"
    assert result.assessment.details.depth is Depth.FULL
    assert note in result.assessment.answer("PAR1").evidence
    assert (result.score.stage.low, result.score.stage.high) == (0, 0)
    assert result.assessment.details.profile == PROFILE
    choices = {
        question.code: [choice.value for choice in question.choices] for question in result.questionnaire.profile
    }
    assert all(value in (choices[code] or ["yes", "no"]) for code, value in PROFILE.items())
    assert result.target is not None
    assert result.target.code == "default"
    assert recoverable() == []


def test_an_earlier_sample_is_left_alone(tmp_path: Path):
    first = create_sample(tmp_path, ENGLISH)
    before = first.read_bytes()

    second = create_sample(tmp_path, ENGLISH)

    assert second.name == "Muster Pumpenbau GmbH 2.readiness"
    assert first.read_bytes() == before


def test_the_sample_of_a_folder_is_made_once_and_found_as_it_was_left(tmp_path: Path) -> None:
    first = sample_in(tmp_path, ENGLISH)
    with open_document(first) as session:
        session.answer("PRO1", at_level(5))
    assert sample_in(tmp_path, GERMAN) == first
    assert read_document(first).assessment.answer("PRO1") == at_level(5)
