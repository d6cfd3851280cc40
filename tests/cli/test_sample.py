"""`readiness sample`: the main job in one command."""

from pathlib import Path

import pytest

from tests.cli.conftest import Readiness, Untouched


@pytest.mark.parametrize("language", ["de", "en"])
def test_document_score_and_report_are_made(language: str, readiness: Readiness) -> None:
    made = readiness("sample", "new/folder", "--lang", language)
    assert (made.status, made.err) == (0, "")
    document, report = sorted(Path("new/folder").iterdir(), key=lambda path: path.suffix, reverse=True)
    assert (document.suffix, report.suffix) == (".readiness", ".pdf")
    for said in (document, report, "Muster Pumpenbau GmbH"):
        assert str(said) in made.out
    assert readiness("score", document, "--json").json["stage"]["low"] == 0


def test_an_earlier_sample_is_left_alone(readiness: Readiness) -> None:
    readiness("sample", "folder")
    [first] = Path("folder").glob("*.readiness")
    before = first.read_bytes()
    assert readiness("sample", "folder").status == 0
    assert len(list(Path("folder").glob("*.readiness"))) == 2
    assert first.read_bytes() == before


def test_a_folder_that_cannot_be_made_is_told(readiness: Readiness, untouched: Untouched) -> None:
    Path("in-the-way").write_text("x")
    with untouched():
        assert readiness("sample", "in-the-way/folder").sentence.startswith("in-the-way/folder")


def test_a_report_that_lies_there_is_left_alone(readiness: Readiness) -> None:
    mine = Path("folder/Muster Pumpenbau GmbH.pdf")
    mine.parent.mkdir()
    mine.write_bytes(b"mine")
    made = readiness("sample", "folder", "--lang", "en")

    assert made.status == 0
    assert mine.read_bytes() == b"mine"
    assert "Muster Pumpenbau GmbH (en).pdf" in made.out
