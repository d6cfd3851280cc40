"""Tables as CSV, as the reader's spreadsheet takes them; no spreadsheet takes a cell for a formula (CSV injection)."""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO

# As spreadsheets of all languages take them: also in full width and in small form.
FORMULA_SIGNS = (
    "=+-@\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}"
)
FORMULA_SIGNS += "\N{SMALL EQUALS SIGN}\N{SMALL PLUS SIGN}\N{SMALL HYPHEN-MINUS}\N{SMALL COMMERCIAL AT}"
# A spreadsheet that splits at another sign than ours begins a cell here, whatever stands in quotation marks.
_BEGINS_A_CELL = r"^|[;\t\r\n|]"
# What it skips before it looks whether a cell is a formula.
_SKIPPED = r"[\s\x00-\x1f\x7f-\xa0\u200b-\u200f\u2060\ufeff\"]*"
_SIGN = f"(?=[{re.escape(FORMULA_SIGNS)}])"
_FORMULA = re.compile(f"({_BEGINS_A_CELL})({_SKIPPED}){_SIGN}")
# Where cells are divided otherwise, a comma can stand outside of quotation marks.
_FORMULA_BEHIND_COMMAS = re.compile(f"({_BEGINS_A_CELL}|,)({_SKIPPED}){_SIGN}")
_AT_THE_BEGINNING = re.compile(f"{_SKIPPED}{_SIGN}")
_LEADING_CONTROL = re.compile(r"^(?=[\t\r\n])")
# Person-days are shares of days; more decimals than these come from counting in binary.
_DECIMALS = 6

Cell = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a table is written: the sign between cells, the decimal sign, and days in the notation of `strftime`.

    A `mark` at the beginning tells spreadsheets that it is UTF-8; other programs do without. `quoted` says whether
    every cell stands in quotation marks, or only those that need them.
    """

    code: str
    separator: str
    decimal: str
    day: str
    mark: bool
    quoted: bool


EXCEL_DE = Dialect("excel-de", ";", ",", "%d.%m.%Y", mark=True, quoted=False)
EXCEL_EN = Dialect("excel-en", ",", ".", "%Y-%m-%d", mark=True, quoted=False)
PLAIN = Dialect("plain", ",", ".", "%Y-%m-%d", mark=False, quoted=True)
DIALECTS: Mapping[str, Dialect] = {dialect.code: dialect for dialect in (EXCEL_DE, EXCEL_EN, PLAIN)}
# What the spreadsheet of a reader expects, by the code of the language.
USUAL: Mapping[str, Dialect] = {"de": EXCEL_DE, "en": EXCEL_EN}


def write_csv(rows: Iterable[Sequence[Cell]], dialect: Dialect = PLAIN) -> bytes:
    """Return rows as CSV (RFC 4180, but for the separator); what is None becomes an empty cell."""
    written = StringIO(newline="")
    # The library's writer quotes and ends lines as the RFC says.
    writer = csv.writer(
        written, delimiter=dialect.separator, quoting=csv.QUOTE_ALL if dialect.quoted else csv.QUOTE_MINIMAL
    )
    writer.writerows([_text(cell, dialect) for cell in row] for row in rows)
    return written.getvalue().encode("utf-8-sig" if dialect.mark else "utf-8")


def begins_a_formula(text: str) -> bool:
    """Return whether a spreadsheet may take a text for a formula, or for what comes before one."""
    return _AT_THE_BEGINNING.match(text) is not None or _LEADING_CONTROL.match(text) is not None


def _text(cell: Cell, dialect: Dialect) -> str:
    """Return a cell as it is written; only texts can do harm, for no number of ours is below 0."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return _harmless(cell, _FORMULA if dialect.separator == "," else _FORMULA_BEHIND_COMMAS)
    if isinstance(cell, date):
        return cell.strftime(dialect.day)
    if isinstance(cell, int):
        return str(cell)
    return f"{cell:.{_DECIMALS}f}".rstrip("0").rstrip(".").replace(".", dialect.decimal)


def _harmless(cell: str, formula: re.Pattern[str]) -> str:
    """Return a text with an apostrophe before each sign that would begin a formula."""
    return _LEADING_CONTROL.sub("'", formula.sub(r"\1\2'", cell))
