"""`readiness sample`: the main job in one command."""

from pathlib import Path

import pytest

from tests.cli.conftest import Readiness, Untouched


@pytest.mark.parametrize("language", ["de", "en"])
def test_document_score_and_report_are_made(language: str, readiness: Readiness) -> None:
    made = readiness("sample", "new/folder", "--lang", language)
    assert (made.status, made.err) == (0, "")
    document = Path("new/folder/Muster Pumpenbau GmbH.readiness")
    [earlier] = {*Path("new/folder").glob("*.readiness")} - {document}
    for said in (document, document.with_suffix(".pdf"), earlier):
        assert said.is_file()
        assert str(said) in made.out
    assert [readiness("score", path, "--json").json["stage"]["low"] for path in (earlier, document)] == [0, 1]
    # What the year has brought.
    assert "Govern partners: not passed → passed" in readiness("compare", earlier, document).out.splitlines()


def test_another_company_is_made_by_its_name(readiness: Readiness) -> None:
    assert readiness("sample", "folder", "--company", "well-run").status == 0
    assert sorted(path.name for path in Path("folder").iterdir()) == [
        "Muster Holzbau AG.pdf",
        "Muster Holzbau AG.readiness",
    ]
    assert readiness("sample", "folder", "--company", "nobody").status == 2


def test_an_earlier_sample_is_left_alone(readiness: Readiness) -> None:
    readiness("sample", "folder")
    before = {path: path.read_bytes() for path in Path("folder").iterdir()}
    assert readiness("sample", "folder").status == 0
    assert len([*Path("folder").iterdir()]) == 2 * len(before) == 6
    assert {path: path.read_bytes() for path in before} == before


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
