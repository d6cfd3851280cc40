"""Workbooks from strangers: limits, what cells hold, and what is never run."""

import zipfile
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from readiness.app.questionnaire_sheets import import_sheet
from readiness.exchange.questionnaire_xlsx import book
from readiness.exchange.questionnaire_xlsx.book import read_book, word, words
from readiness.foundation.errors import UserError
from readiness.foundation.language import ENGLISH
from tests.unit.exchange.questionnaire_xlsx.books import write_book

LIST = "Question | Answers | Points\nIs it safe? | Yes / No | 1 / 0"


def refused(path: Path) -> str:
    with pytest.raises(UserError) as caught:
        read_book(path)
    return caught.value.code


def with_part(source: Path, target: Path, name: str, content: bytes) -> Path:
    """Write a workbook again with one part replaced or added."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return target


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    return write_book(tmp_path / "plain.xlsx", {"Sheet": LIST})


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "book-none"),
        (b"%PDF-1.7", "book-none"),
        (b"Question;Answers\nIs it safe?;Yes", "book-none"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "book-old"),
        (b"PK\x03\x04" + bytes(100), "book-damaged"),
    ],
)
def test_what_is_no_workbook_is_refused(content: bytes, code: str, tmp_path: Path) -> None:
    file = tmp_path / "x.xlsx"
    file.write_bytes(content)
    assert refused(file) == code


def test_a_zip_file_of_something_else_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.xlsx", "w") as archive:
        archive.writestr("pack.yaml", "id: x")
    assert refused(tmp_path / "x.xlsx") == "book-none"


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "x.xlsx").open("wb") as file:
        file.truncate(book.MOST_BYTES + 1)
    assert refused(tmp_path / "x.xlsx") == "file-too-large"


def test_a_bomb_is_refused_before_it_goes_off(plain: Path, tmp_path: Path) -> None:
    assert (
        refused(with_part(plain, tmp_path / "x.xlsx", "xl/media/a.bin", bytes(book.MOST_UNPACKED + 1)))
        == "book-too-large"
    )


def test_cells_far_apart_are_refused_before_room_is_made_for_all_between(plain: Path, tmp_path: Path) -> None:
    far = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1048576">'
    far += b'<c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData></worksheet>'
    file = with_part(plain, tmp_path / "x.xlsx", "xl/worksheets/sheet1.xml", far)
    with pytest.raises(UserError) as caught:
        read_book(file)
    assert caught.value.code == "book-cells"
    assert "XFD1048576" in caught.value.sentence(ENGLISH)


def test_thousands_of_columns_are_refused(tmp_path: Path) -> None:
    assert refused(write_book(tmp_path / "x.xlsx", {"Sheet": [["x"] * 5_000]})) == "book-cells"


def test_cells_that_do_not_say_where_they_are_count_too(plain: Path, tmp_path: Path) -> None:
    many = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
    many += b"<c ><v>1</v></c>" * (book.MOST_CELLS + 1) + b"</row></sheetData></worksheet>"
    assert refused(with_part(plain, tmp_path / "x.xlsx", "xl/worksheets/sheet1.xml", many)) == "book-cells"


def test_a_damaged_sheet_is_refused(plain: Path, tmp_path: Path) -> None:
    damaged = plain.read_bytes()
    at = damaged.index(b"xl/worksheets/sheet1.xml") + 40
    (tmp_path / "x.xlsx").write_bytes(damaged[:at] + bytes(20) + damaged[at + 20 :])
    assert refused(tmp_path / "x.xlsx") == "book-damaged"


def test_formatted_cells_without_a_value_do_not_count(plain: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(plain) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    padded = sheet.replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>')
    assert read_book(with_part(plain, tmp_path / "x.xlsx", "xl/worksheets/sheet1.xml", padded)).sheets[0].rows


def test_entities_of_xml_are_not_followed(plain: Path, tmp_path: Path) -> None:
    laughs = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    laughs += b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="1" uniqueCount="1">'
    laughs += b"<si><t>&b;&f;</t></si></sst>"
    file = with_part(plain, tmp_path / "x.xlsx", "xl/sharedStrings.xml", laughs)
    with suppress(UserError):
        found = [str(value) for sheet in read_book(file).sheets for row in sheet.rows for value in row]
        assert not any("root:" in value or "haha" in value for value in found)


def test_formulas_are_read_by_their_values_and_macros_not_at_all(tmp_path: Path, plain: Path) -> None:
    rows = [["Question", "Answers", "Points", "Weight"], ["Is it safe?", "Yes / No", "1 / 0", "{=1+2}"]]
    result = import_sheet(write_book(tmp_path / "x.xlsx", {"Sheet": rows}), ENGLISH)
    assert result.questionnaire is not None
    assert [capability.weight for capability in result.questionnaire.capabilities.values()] == [3]
    assert any("Formulas are not run" in remark.sentence(ENGLISH) for remark in result.remarks)
    macros = with_part(plain, tmp_path / "m.xlsm", "xl/vbaProject.bin", b"x")
    result = import_sheet(macros, ENGLISH)
    assert result.questionnaire is not None
    assert any("macros" in remark.sentence(ENGLISH) for remark in result.remarks)


def test_a_cell_that_shows_an_error_is_told(plain: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(plain) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    broken = sheet.replace("</row></sheetData>", '<c r="D2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row></sheetData>')
    file = with_part(plain, tmp_path / "x.xlsx", "xl/worksheets/sheet1.xml", broken.encode())
    assert [(str(fault.file), fault.code) for fault in import_sheet(file, ENGLISH).faults] == [
        ("Sheet!D2", "cell-error")
    ]


def test_what_is_typed_in_spreadsheets_is_read_as_meant(tmp_path: Path) -> None:
    """No-break spaces, typographic quotation marks, blanks at the end, numbers for codes, merged and hidden cells."""
    rows = [
        ["Nr", "Question", "Answers", "Points", "Only if"],
        ["Safety\u00a0"],
        [1.0, " Is it\u00a0safe? \n", "Yes\u00a0/ No", "1,0 / 0"],
        [2.0, "Is it tested?", "• Yes\n• No", "", "Only if Q1 = “Yes”"],
    ]
    file = write_book(tmp_path / "x.xlsx", {"Sheet": rows, "Old": [["Question"], ["Never?"]]}, ["Old"], ["A2:E2"])
    result = import_sheet(file, ENGLISH)
    assert result.questionnaire is not None
    [dimension] = result.questionnaire.dimensions
    assert dimension.name.en == "Safety"
    assert [(c.question.en, c.ask_when) for c in dimension.capabilities] == [
        ("Is it\u00a0safe?", ""),
        ("Is it tested?", "SAF1 = 5"),
    ]


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (3.0, "3"),
        (2.5, "2.5"),
        (True, "yes"),
        (date(2026, 1, 2), "2026-01-02"),
        (" x\u00a0\ufeff\n", "x"),
        ("a\r\nb", "a\nb"),
    ],
)
def test_a_cell_says_what_people_see(value: book.Value, wanted: str) -> None:
    assert words(value) == wanted


def test_words_of_the_format_have_plain_signs() -> None:
    assert word("„A“\u00a0≥\u200b 2 – x") == '"A" >= 2 - x'
