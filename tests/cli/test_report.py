"""`readiness report`; what is in a report is checked in tests/reporting."""

import re
from pathlib import Path

import pytest
from docx import Document

from readiness.reporting.editions import EDITIONS
from tests.cli.conftest import Readiness, Untouched
from tests.reporting.office.files import template_of


def language(path: Path) -> str:
    found = re.search('<html lang="(..)">', path.read_text("utf-8"))
    assert found
    return found[1]


STARTS = {
    "out.pdf": b"%PDF-1.",
    "out.html": b"<!DOCTYPE html>",
    "out.docx": b"PK\x03\x04",
    "out.PPTX": b"PK\x03\x04",
}


@pytest.mark.parametrize(("name", "start"), STARTS.items())
def test_the_ending_decides_the_format(name: str, start: bytes, readiness: Readiness, sample: Path) -> None:
    written = readiness("report", sample, "-o", name)
    assert (written.status, written.err) == (0, "")
    assert name in written.out
    assert Path(name).read_bytes().startswith(start)


@pytest.mark.parametrize("chosen", ["de", "en"])
def test_the_language_can_be_chosen(chosen: str, readiness: Readiness, sample: Path) -> None:
    readiness("report", sample, "-o", "out.html", "--lang", chosen)
    assert language(Path("out.html")) == chosen


@pytest.mark.parametrize("ours", ["de", "en"])
def test_without_a_choice_the_report_speaks_the_users_language(
    ours: str, readiness: Readiness, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("READINESS_LANG", ours)
    readiness("report", sample, "-o", "out.html")
    assert language(Path("out.html")) == ours


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_edition_can_be_had(edition: str, readiness: Readiness, sample: Path) -> None:
    assert readiness("report", sample, "--output", "out.html", "--edition", edition).status == 0
    assert "Muster Pumpenbau GmbH" in Path("out.html").read_text("utf-8")


def test_an_old_report_is_replaced_and_the_document_left_alone(
    readiness: Readiness, sample: Path, tmp_path: Path
) -> None:
    Path("out.html").write_text("old")
    before = sample.read_bytes()
    readiness("report", sample, "-o", "out.html")
    assert Path("out.html").read_text("utf-8") != "old"
    assert sample.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.html", "sample.readiness"]


@pytest.mark.parametrize("name", ["out.odt", "out", "missing/out.html", "sample.readiness", "in-the-way.html"])
def test_a_place_that_will_not_do_is_told(name: str, readiness: Readiness, sample: Path, untouched: Untouched) -> None:
    Path("in-the-way.html").mkdir()
    with untouched():
        assert readiness("report", sample, "-o", name).sentence.startswith(f"{name}: ")


@pytest.mark.parametrize("name", ["missing.readiness", ".", "text.readiness"])
def test_what_is_no_document_is_told(name: str, readiness: Readiness, untouched: Untouched) -> None:
    Path("text.readiness").write_text("hello")
    with untouched():
        assert readiness("report", name, "-o", "out.html").sentence.startswith(f"{name}: ")


def test_a_template_of_ones_own_is_filled_in(readiness: Readiness, sample: Path) -> None:
    Path("house.docx").write_bytes(template_of("Report for {{ organisation }}"))
    written = readiness("report", sample, "-o", "out.docx", "--template", "house.docx")
    assert (written.status, written.err) == (0, "")
    assert Document("out.docx").paragraphs[0].text == "Report for Muster Pumpenbau GmbH"


@pytest.mark.parametrize(
    ("words", "options", "told"),
    [
        ("{{ organisaton }}", ["-o", "out.docx"], "a field that the report does not have: organisaton"),
        ("{{ organisation }}", ["-o", "out.pptx"], "Only a Word document can be made from a template"),
        ("{{ organisation }}", ["-o", "house.docx"], "already reads or writes this file"),
    ],
)
def test_a_faulty_template_is_told_and_nothing_is_written(
    words: str, options: list[str], told: str, readiness: Readiness, sample: Path, untouched: Untouched
) -> None:
    Path("house.docx").write_bytes(template_of(words))
    with untouched():
        assert told in readiness("report", sample, *options, "--template", "house.docx").sentence


@pytest.mark.parametrize("name", ["missing.docx", ".", "sample.readiness", "bomb.docx"])
def test_what_is_no_template_is_told(name: str, readiness: Readiness, sample: Path, untouched: Untouched) -> None:
    Path("bomb.docx").write_bytes(bytes(11_000_000))
    with untouched():
        assert readiness("report", sample, "-o", "out.docx", "--template", name).sentence.startswith(f"{name}: ")


@pytest.mark.parametrize("options", [["-o"], [], ["-o", "a.pdf", "--lang", "fr"], ["-o", "a.pdf", "--edition", "x"]])
def test_wrong_usage(options: list[str], readiness: Readiness, sample: Path, untouched: Untouched) -> None:
    with untouched():
        assert readiness("report", sample, *options).status == 2
