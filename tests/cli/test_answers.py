"""`readiness answers`."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Readiness, Untouched

EVERY_KIND = {
    "PRO1": {"level": 2, "confidence": "shown", "evidence": "rule of 3 May\nsecond line"},
    "PRO2": {"level": 0, "confidence": "stated"},
    "PRO3": {"level": 5, "confidence": "guessed", "flagged": True},
    "MGT4": {"evidence": "noted before it was answered", "flagged": True},
    "MGT5": {"status": "dont_know", "evidence": "ask the works council"},
    "CON3": {"status": "not_applicable", "reason": "documented “decision” \\ with 🎉"},
}
FILE = {
    "format": "readiness-answers/1",
    "pack": "social-media",
    "organisation": "Muster GmbH",
    "answers": EVERY_KIND,
}


@pytest.fixture
def answered(readiness: Readiness, tmp_path: Path) -> Path:
    (tmp_path / "in.json").write_text(json.dumps(FILE), "utf-8")
    path = tmp_path / "answered.readiness"
    new = ("new", path, "--pack", "social-media", "--organisation", "Muster GmbH", "--answers", "in.json")
    assert readiness(*new).status == 0
    return path


def test_json_holds_everything_that_is_stored_and_no_more(readiness: Readiness, answered: Path) -> None:
    printed = readiness("answers", answered, "--json")
    assert printed.json == FILE
    assert list(printed.json["answers"]) == list(EVERY_KIND), "the order of the questionnaire"


def test_json_goes_back_in_without_loss(readiness: Readiness, answered: Path, tmp_path: Path) -> None:
    printed = readiness("answers", answered, "--json").out
    (tmp_path / "again.json").write_text(printed, "utf-8")
    new = ("new", "b.readiness", "--pack", "social-media", "--organisation", "Muster GmbH", "--answers", "again.json")
    assert readiness(*new).status == 0
    assert readiness("answers", "b.readiness", "--json").out == printed
    again, before = (readiness("score", file, "--json").json for file in ("b.readiness", answered))
    assert {**again, "document": "", "file": ""} == {**before, "document": "", "file": ""}


def test_people_read_names_levels_and_notes(readiness: Readiness, answered: Path) -> None:
    printed = readiness("answers", answered)
    assert (printed.status, printed.err) == (0, "")
    for said in ("Muster GmbH", "PRO1", "Approval of own posts", "2 Started", "rule of 3 May", "don’t know"):
        assert said in printed.out
    assert "PRO4" not in printed.out


def test_reading_changes_nothing(readiness: Readiness, answered: Path, untouched: Untouched) -> None:
    with untouched():
        readiness("answers", answered, "--json")
        readiness("answers", answered)


@pytest.mark.parametrize("options", [[], ["--json"]])
@pytest.mark.parametrize("name", ["missing.readiness", ".", "in.json"])
def test_what_is_no_document_is_told(
    name: str, options: list[str], readiness: Readiness, answered: Path, untouched: Untouched
) -> None:
    with untouched():
        assert readiness("answers", name, *options).sentence.startswith(f"{name}: ")
