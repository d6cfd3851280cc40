"""No cell of a CSV file is a formula, whatever a spreadsheet splits the lines at."""

import csv
from datetime import date
from io import StringIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from readiness.exchange.spreadsheet_text import DIALECTS, EXCEL_DE, EXCEL_EN, FORMULA_SIGNS, PLAIN, Dialect, write_csv

SEPARATORS = [",", ";", "\t", "|"]
# What matters comes often, anything else now and then.
SIGNS = st.sampled_from(
    [*FORMULA_SIGNS, *SEPARATORS, "\r", "\n", '"', "'", " ", "\xa0", "\x00", "\x1b", "\ufeff", "1", "a"]
)
CELLS = st.text(SIGNS | st.characters(exclude_categories=["Cs"]), max_size=20)


def read(written: bytes, separator: str) -> list[list[str]]:
    text = written.decode("utf-8-sig").replace("\x00", "")
    return list(csv.reader(StringIO(text, newline=""), delimiter=separator))


def shown(cell: str) -> str:
    """What a spreadsheet looks at: without spaces, signs that nobody sees and quotation marks."""
    return cell.lstrip(' \xa0\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"' + "".join(map(chr, range(0xA0)))[:33])


@pytest.mark.parametrize("dialect", DIALECTS.values(), ids=DIALECTS)
@pytest.mark.parametrize("separator", SEPARATORS)
@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=4))
@example([["Anna;=1+41;x"]])
@example([['x;"=1+1"']])
@example([["a,=1+1", "b, -1"]])
@example([["\uff1d1+1", " =1+1", "\t=1", "a\t@x", "a\n-1", "\ufeff=1"]])
def test_no_cell_begins_with_a_sign_of_formulas(separator: str, dialect: Dialect, rows: list[list[str]]):
    found = [cell for row in read(write_csv(rows, dialect), separator) for cell in row]

    assert [cell for cell in found if shown(cell)[:1] and shown(cell)[0] in FORMULA_SIGNS] == []
    assert [cell for cell in found if cell[:1] in {"\t", "\r", "\n"} and separator == dialect.separator] == []


@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=4))
def test_nothing_but_apostrophes_is_added(rows: list[list[str]]):
    found = read(write_csv(rows), ",")

    assert [[cell.replace("'", "") for cell in row] for row in found] == [
        [cell.replace("'", "").replace("\x00", "") for cell in row] for row in rows
    ]


ROW = [1, 0.125, 1_000.5, date(2026, 12, 7), None, 'Müller; "Tom", Ltd']


@pytest.mark.parametrize(
    ("dialect", "written"),
    [
        (EXCEL_DE, '\ufeff1;0,125;1000,5;07.12.2026;;"Müller; ""Tom"", Ltd"\r\n'),
        (EXCEL_EN, '\ufeff1,0.125,1000.5,2026-12-07,,"Müller; ""Tom"", Ltd"\r\n'),
        (PLAIN, '"1","0.125","1000.5","2026-12-07","","Müller; ""Tom"", Ltd"\r\n'),
    ],
)
def test_each_dialect_has_its_notation(dialect: Dialect, written: str):
    assert write_csv([ROW], dialect).decode("utf-8") == written


def test_what_counting_in_binary_adds_is_not_written():
    assert write_csv([[0.1 + 0.2, 63.775000000000006, 2.0]], EXCEL_DE) == "\ufeff0,3;63,775;2\r\n".encode()
