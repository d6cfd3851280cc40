"""The list of licences that the build makes, and its absence."""

import json
from pathlib import Path
from typing import Any

import pytest

from readiness.app import licences
from readiness.app.licences import Licence, read_licences
from readiness.foundation.errors import UserError

QT = {"name": "PySide6", "version": "6.11.3", "licence": "LGPL-3.0-only", "text": "GNU LESSER …"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(licences, "content_folder", tmp_path.joinpath)
    made = tmp_path / "licences"
    made.mkdir()
    return made


def test_they_are_read_as_they_are_listed(folder: Path):
    (folder / "licences.json").write_text(json.dumps([QT, QT | {"name": "babel"}]), encoding="utf-8")
    found = read_licences()
    assert [one.name for one in found] == ["PySide6", "babel"]
    assert found[0] == Licence(**QT)


@pytest.mark.parametrize("content", [None, "", "[", "{}x", "7", "[7]", "[{}]", [QT | {"text": 7}], "[" * 100_000])
def test_without_a_list_a_sentence_says_what_makes_it(folder: Path, content: Any):
    if content is not None:
        text = content if isinstance(content, str) else json.dumps(content)
        (folder / "licences.json").write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match="licences-missing"):
        read_licences()


def test_words_are_found_in_names_and_texts():
    licence = Licence(**QT)
    assert licence.holds("")
    assert licence.holds("lesser pyside6")
    assert not licence.holds("pyside6 mit")
