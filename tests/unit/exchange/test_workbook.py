"""Workbooks: typed cells, what is read back of them, and that no text of the user's is a formula."""

import zipfile
from datetime import UTC, date, datetime
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from readiness.domain.values import Range
from readiness.exchange.workbook import Book, Cell, CellKind, Fact, Formula, Sheet, SheetColumn, sums_of, write_workbook
from readiness.foundation.language import ENGLISH, GERMAN, Language

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
COLUMNS = [SheetColumn("Name"), SheetColumn("Days", CellKind.DAYS), SheetColumn("On", CellKind.DATE)]
TEXTS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("=+-@\t\r\n'\"&<_x"), max_size=60)


def sheet(*rows: list[Cell], name: str = "Work", **parts: object) -> Sheet:
    return Sheet(name=name, title="Title", columns=COLUMNS, rows=rows, **parts)  # type: ignore[arg-type]


def written(*sheets: Sheet, title: str = "Plan: Tiny Ltd", language: Language = ENGLISH) -> bytes:
    made = datetime(2026, 11, 23, 14, 3, tzinfo=UTC)
    book = Book(title=title, subject="Tiny", language=language, made=made, accent="#0e5a6e", sheets=sheets)
    return write_workbook(book)


def read(content: bytes, name: str = "Work") -> list[list[object]]:
    return CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_name(name).to_python()


def part(content: bytes, name: str) -> ET.Element:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return ET.fromstring(archive.read(name))


def test_cells_have_types():
    rows = read(written(sheet(["Ärger & Öl", 0.125, date(2026, 12, 7)], ["", None, None])))

    assert rows[0][0] == "Title"
    assert rows[2:] == [["Name", "Days", "On"], ["Ärger & Öl", 0.125, date(2026, 12, 7)], ["", "", ""]]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "＝"])
def test_a_text_is_no_formula(start: str):
    content = written(sheet([f'{start}HYPERLINK("http://example.com")', 1.0, None]))

    assert read(content)[3][0] == f'{start}HYPERLINK("http://example.com")'
    assert part(content, "xl/worksheets/sheet1.xml").findall(f".//{MAIN}f") == []
    # The mark that keeps it a text when the cell is edited.
    formats = part(content, "xl/styles.xml").find(f"{MAIN}cellXfs")
    assert formats is not None
    assert [f.get("quotePrefix") for f in formats].count("1") == 1


@given(TEXTS, TEXTS)
def test_whatever_is_typed_comes_back(name: str, title: str):
    content = written(sheet([name, 1.0, None], facts=[Fact("Who", name)]), title=title)

    rows = read(content)
    assert [str(rows[1][2]), str(rows[4][0])] == [name, name]
    assert part(content, "xl/worksheets/sheet1.xml").findall(f".//{MAIN}f") == []
    assert part(content, "docProps/core.xml") is not None


def test_sums_are_formulas_with_their_values():
    plain = sheet(["A", 0.5, None], ["B", 1.25, None], facts=[Fact("Who", "me")])
    columns = [SheetColumn("Name"), SheetColumn("From", CellKind.DAYS), SheetColumn("To", CellKind.DAYS)]
    two = Sheet(name="S", title="T", columns=columns, rows=[["A", 0.5, 1.0], ["B", 1.25, 2.0]])
    content = written(
        Sheet(name="S", title="T", columns=columns, rows=two.rows, sums=[["Total", *sums_of(two, 1, Range(1.75, 3.0))]])
    )

    assert [f.text for f in part(content, "xl/worksheets/sheet1.xml").iter(f"{MAIN}f")] == ["SUM(B4:B5)", "SUM(C4:C5)"]
    assert read(content, "S")[-1] == ["Total", 1.75, 3.0]
    assert (plain.cell(1, 1), plain.cells(1)) == ("'Work'!B6", "'Work'!$B$5:$B$6")


def test_a_formula_can_name_another_sheet_whatever_its_name():
    other = sheet(["A", 0.5, None], name='Anna\'s "plan"')
    content = written(other, sheet(["B", Formula(f"={other.cell(1, 0)}", 0.5), None]))

    [formula] = part(content, "xl/worksheets/sheet2.xml").iter(f"{MAIN}f")
    assert formula.text == "'Anna''s \"plan\"'!B4"


def test_a_table_can_be_filtered_and_printed():
    content = written(sheet(["A", 0.5, None], facts=[Fact("Who", "me")]))

    found = part(content, "xl/worksheets/sheet1.xml")
    pane, setup = found.find(f".//{MAIN}pane"), found.find(f"{MAIN}pageSetup")
    assert pane is not None
    assert setup is not None
    assert (pane.get("ySplit"), pane.get("state")) == ("4", "frozen")
    assert (setup.get("orientation"), setup.get("paperSize"), setup.get("fitToHeight")) == ("landscape", "9", "0")
    table = part(content, "xl/tables/table1.xml")
    assert table.get("ref") == "A4:C5"
    assert table.find(f"{MAIN}autoFilter") is not None
    [repeated] = part(content, "xl/workbook.xml").iter(f"{MAIN}definedName")
    assert repeated.text == "Work!$4:$4"


def test_the_file_says_what_it_is_and_in_which_language():
    content = written(sheet(["A", 0.5, None]), title="Maßnahmenplan: Müller & Söhne", language=GERMAN)

    core = "".join(part(content, "docProps/core.xml").itertext())
    assert "Maßnahmenplan: Müller & Söhne" in core
    assert "2026-11-23T14:03:00Z" in core
    assert "de-DE" in "".join(part(content, "docProps/custom.xml").itertext())


def test_without_lines_it_says_why():
    assert read(written(sheet(empty="Nothing to do.")))[2] == ["Nothing to do."]


def test_the_same_content_is_the_same_file():
    assert written(sheet(["A", 0.5, None])) == written(sheet(["A", 0.5, None]))


def test_a_row_is_as_high_as_its_longest_text():
    content = written(sheet(["A", 0.5, None], ["word " * 40, 0.5, None], ["x\n" * 500, 0.5, None]))

    heights = [float(row.get("ht", "15")) for row in part(content, "xl/worksheets/sheet1.xml").iter(f"{MAIN}row")]
    assert heights[-3] == 15
    assert 200 < heights[-2] < 409
    assert 408 < heights[-1] <= 409
