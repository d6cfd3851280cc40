"""Cells of CSV files that no spreadsheet takes for a formula, whatever it splits the lines at (CSV injection)."""

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO

# As spreadsheets of all languages take them: also in full width and in small form.
FORMULA_SIGNS = (
    "=+-@\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}"
)
FORMULA_SIGNS += "\N{SMALL EQUALS SIGN}\N{SMALL PLUS SIGN}\N{SMALL HYPHEN-MINUS}\N{SMALL COMMERCIAL AT}"
# A spreadsheet that splits at another sign than the comma begins a cell here, whatever stands in quotation marks.
_BEGINS_A_CELL = r"^|[;\t\r\n|]"
# What it skips before it looks whether a cell is a formula.
_SKIPPED = r"[\s\x00-\x1f\x7f-\xa0\u200b-\u200f\u2060\ufeff\"]*"
_FORMULA = re.compile(f"({_BEGINS_A_CELL})({_SKIPPED})(?=[{re.escape(FORMULA_SIGNS)}])")
_LEADING_CONTROL = re.compile(r"^(?=[\t\r\n])")


def write_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as CSV (RFC 4180), every cell quoted; the mark at the start tells spreadsheets it is UTF-8."""
    written = StringIO(newline="")
    # The library's writer quotes and ends lines as the RFC says.
    csv.writer(written, quoting=csv.QUOTE_ALL).writerows([_harmless(cell) for cell in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    """Return a text with an apostrophe before each sign that would begin a formula."""
    return _LEADING_CONTROL.sub("'", _FORMULA.sub(r"\1\2'", cell))
