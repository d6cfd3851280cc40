"""Workbooks for spreadsheets (XLSX): what all of our sheets have in common; the only importer of XlsxWriter.

Every cell has a type. A text is always a text, whatever it begins with; only what we write as `Formula` is computed,
and carries its value, so that viewers that compute nothing show it too.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from readiness.domain.values import Range
from readiness.exchange.spreadsheet_text import begins_a_formula
from readiness.foundation.language import Language

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

# What a cell of a spreadsheet can hold.
_LONGEST_TEXT = 32_767
_A4 = 9
# Heights in points: of a line, and the most that a row can have. Not all programs fit a row to its text, so we do.
_LINE, _TALLEST = 15, 409
# What the margins of a cell and the arrow of a filter take of the width of a column, in characters, and how many
# letters of a text fit into one: most are narrower than the figures that widths are counted in.
_MARGIN, _ARROW, _LETTERS = 1.5, 2, 1.1
# Excel's style for tables without any of its own colours.
_NO_STYLE = None
# The values of facts: their names take the first two columns.
_FACT_COLUMN = 2
_QUIET = "#5b6462"
_HAIRLINE = "#c6cac8"


class CellKind(StrEnum):
    """What a column holds; it decides how it is shown."""

    TEXT = "text"
    COUNT = "count"
    INDEX = "index"
    DAYS = "days"
    MONEY = "money"
    SHARE = "share"
    DATE = "date"


class Formula(NamedTuple):
    """A formula in the notation of XLSX, and the value that it has."""

    formula: str
    value: float


Cell = str | int | float | date | Formula | None


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column with its heading; `width` in characters."""

    title: str
    kind: CellKind = CellKind.TEXT
    width: int = 12


class Fact(NamedTuple):
    """A line above a table: what it is, its value, and how that is shown."""

    name: str
    value: Cell
    kind: CellKind = CellKind.TEXT
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    r"""A sheet: its name, facts, one table with as many sums as columns, and notes below.

    Where there are no `rows`, `empty` says why. `name` has at most 31 characters and none of `[]:*?/\`.
    """

    name: str
    title: str
    columns: Sequence[SheetColumn]
    rows: Sequence[Sequence[Cell]]
    facts: Sequence[Fact] = ()
    sums: Sequence[Sequence[Cell]] = ()
    notes: Sequence[str] = ()
    empty: str = ""

    @property
    def head(self) -> int:
        """The row of the headings, counted from 0: below the title, the facts, and an empty row."""
        return 2 + len(self.facts)

    def row(self, at: int) -> int:
        """Return the number that people and formulas give to a row of the table, itself counted from 0."""
        return self.head + 2 + at

    def cell(self, column: int, at: int) -> str:
        """Return what formulas of other sheets call a cell of the table, as in "'Work packages'!D5"."""
        return f"{self._quoted}!{letter_of(column)}{self.row(at)}"

    def cells(self, column: int) -> str:
        """Return what they call a whole column of the table, as in "'Work packages'!$D$5:$D$17"."""
        letter = letter_of(column)
        return f"{self._quoted}!${letter}${self.row(0)}:${letter}${self.row(len(self.rows) - 1)}"

    @property
    def _quoted(self) -> str:
        name = self.name.replace("'", "''")
        return f"'{name}'"


def sums_of(sheet: Sheet, column: int, values: Range) -> list[Cell]:
    """Return the sums of a column and of the one right of it, which are the ends of `values`."""
    first, last = sheet.row(0), sheet.row(len(sheet.rows) - 1)
    letters = (letter_of(column), letter_of(column + 1))
    ends = zip(letters, (values.low, values.high), strict=True)
    return [Formula(f"=SUM({letter}{first}:{letter}{last})", value) for letter, value in ends]


def letter_of(column: int) -> str:
    """Return what a spreadsheet calls a column, counted from 0: "A" to "Z", then "AA"."""
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(column))


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A workbook: its properties and sheets; `accent`, as in "#0e5a6e", is the ground of headings in white."""

    title: str
    subject: str
    language: Language
    made: datetime
    accent: str
    sheets: Sequence[Sheet]


def new_workbook(target: BytesIO) -> "Workbook":
    """Return an empty workbook in which a text stays a text: it becomes no formula, no link and no number."""
    # Imported here: a start has no use for it.
    from xlsxwriter import Workbook

    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    return Workbook(target, options)


def write_workbook(book: Book) -> bytes:
    """Return a workbook as XLSX."""
    target = BytesIO()
    workbook = new_workbook(target)
    made = book.made.replace(tzinfo=None)
    workbook.set_properties({"title": _printable(book.title), "subject": _printable(book.subject), "created": made})
    # The library cannot write the property that programs know, so it is one of ours.
    workbook.set_custom_property("Language", book.language.locale.replace("_", "-"))
    formats = _Formats(workbook, book.language, book.accent)
    for number, sheet in enumerate(book.sheets, start=1):
        _SheetWriter(workbook.add_worksheet(sheet.name), sheet, formats).write(f"Table{number}")
    workbook.close()
    return target.getvalue()


def _stands(kind: CellKind) -> dict[str, object]:
    """Return where a column of a kind has its cells: texts left, counts in the middle, other figures right."""
    if kind is CellKind.TEXT:
        return {"align": "left", "indent": 1}
    return {"align": "center" if kind is CellKind.COUNT else "right"}


def _printable(text: str) -> str:
    """Return a text without what XML cannot hold; in cells, the library sees to that."""
    return "".join(character for character in text if character.isprintable())


class _Formats:
    """The looks of cells, each made once."""

    def __init__(self, workbook: "Workbook", language: Language, accent: str) -> None:
        self._workbook = workbook
        self._made: dict[tuple[str, ...], Format] = {}
        self._numbers = {
            CellKind.TEXT: "General",
            CellKind.COUNT: "0",
            CellKind.INDEX: "0",
            CellKind.DAYS: "0.00",
            CellKind.MONEY: "#,##0",
            CellKind.SHARE: "0%",
            CellKind.DATE: "dd.mm.yyyy" if language.code == "de" else "d mmm yyyy",
        }
        self.title = workbook.add_format({"bold": True, "font_size": 14})
        self.quiet = workbook.add_format({"font_color": _QUIET})
        self.note = workbook.add_format({"font_color": _QUIET, "text_wrap": True, "valign": "top"})
        self.name = workbook.add_format({"font_color": _QUIET, "valign": "top"})
        ground = {"bold": True, "font_color": "#ffffff", "bg_color": accent, "text_wrap": True, "valign": "top"}
        # A heading stands where its column does.
        self.headings = {kind: workbook.add_format(ground | _stands(kind)) for kind in CellKind}

    def of(self, kind: CellKind, *roles: str, formula_like: bool = False) -> "Format":
        """Return how a cell of a kind looks; roles are "fact" and "sum"."""
        key = (kind, *roles, str(formula_like))
        if key not in self._made:
            look: dict[str, object] = {"valign": "top", "num_format": self._numbers[kind]}
            if kind is CellKind.TEXT:
                # The mark of a text that begins like a formula: it stays one when the cell is edited.
                look |= {"text_wrap": True, "quote_prefix": formula_like}
            look |= _stands(kind)
            if "fact" in roles:
                look |= {"align": "left", "indent": 0, "text_wrap": False, "bold": True}
            elif "sum" in roles:
                look |= {"bold": True, "top": 1}
            else:
                look |= {"bottom": 1, "bottom_color": _HAIRLINE}
            self._made[key] = self._workbook.add_format(look)
        return self._made[key]


def _height(words: Iterable[tuple[str, float]]) -> float:
    """Return the height of a row with some texts, each in a column of a width in characters."""
    lines = (
        sum(max(1, ceil(len(line) / max(1, (width - _MARGIN) * _LETTERS))) for line in text.split("\n"))
        for text, width in words
    )
    return min(_TALLEST, max(lines, default=1) * _LINE)


class _SheetWriter:
    """Writes one sheet."""

    def __init__(self, target: "Worksheet", sheet: Sheet, formats: _Formats) -> None:
        self._target = target
        self._sheet = sheet
        self._formats = formats

    def write(self, table: str) -> None:
        """Write everything; `table` is the name of the table in formulas."""
        sheet, target, formats = self._sheet, self._target, self._formats
        target.write_string(0, 0, sheet.title, formats.title)
        for row, fact in enumerate(sheet.facts, start=1):
            target.write_string(row, 0, fact.name, formats.name)
            self._cell(row, _FACT_COLUMN, fact.value, fact.kind, "fact")
            if fact.note:
                target.write_string(row, _FACT_COLUMN + 1, fact.note, formats.quiet)
        for number, column in enumerate(sheet.columns):
            target.set_column(number, number, column.width)
        last = self._rows(table) if sheet.rows else sheet.head + 1
        if not sheet.rows:
            target.write_string(sheet.head, 0, sheet.empty, formats.quiet)
        for row, note in enumerate(sheet.notes, start=last + 1):
            # Over the whole width of the table: a line that leaves it would make the print smaller.
            target.merge_range(row, 0, row, len(sheet.columns) - 1, note, formats.note)
            target.set_row(row, _height([(note, sum(column.width for column in sheet.columns))]))
        self._set_up_print()

    def _rows(self, table: str) -> int:
        """Write the table and its sums, and return the row below them."""
        sheet, target, formats = self._sheet, self._target, self._formats
        end = sheet.head + len(sheet.rows)
        headings = [
            {"header": column.title, "header_format": formats.headings[column.kind]} for column in sheet.columns
        ]
        target.add_table(
            sheet.head,
            0,
            end,
            len(sheet.columns) - 1,
            {"name": table, "columns": headings, "style": _NO_STYLE, "autofilter": True},
        )
        target.set_row(sheet.head, _height([(column.title, column.width - _ARROW) for column in sheet.columns]))
        for row, cells in enumerate(sheet.rows, start=sheet.head + 1):
            self._line(row, cells)
        for row, cells in enumerate(sheet.sums, start=end + 1):
            self._line(row, cells, "sum")
        # The headings stay while the rows move, and on paper they come again on each page.
        target.freeze_panes(sheet.head + 1, 0)
        target.repeat_rows(sheet.head)
        return end + len(sheet.sums) + 1

    def _line(self, row: int, cells: Sequence[Cell], *roles: str) -> None:
        words = zip(cells, self._sheet.columns, strict=True)
        self._target.set_row(row, _height([(cell, column.width) for cell, column in words if isinstance(cell, str)]))
        for number, (cell, column) in enumerate(zip(cells, self._sheet.columns, strict=True)):
            self._cell(row, number, cell, column.kind, *roles)

    def _cell(self, row: int, column: int, cell: Cell, kind: CellKind, *roles: str) -> None:
        target, formats = self._target, self._formats
        if isinstance(cell, str):
            look = formats.of(CellKind.TEXT, *roles, formula_like=begins_a_formula(cell))
            target.write_string(row, column, cell[:_LONGEST_TEXT], look)
        elif isinstance(cell, Formula):
            target.write_formula(row, column, cell.formula, formats.of(kind, *roles), cell.value)
        elif isinstance(cell, date):
            target.write_datetime(row, column, cell, formats.of(CellKind.DATE, *roles))
        elif cell is None:
            target.write_blank(row, column, None, formats.of(kind, *roles))
        else:
            target.write_number(row, column, cell, formats.of(kind, *roles))

    def _set_up_print(self) -> None:
        target = self._target
        target.set_landscape()
        target.set_paper(_A4)
        target.set_margins(left=0.5, right=0.5, top=0.75, bottom=0.75)
        target.fit_to_pages(1, 0)
        # The sheet, the page and how many there are; names of the user's do not belong here, where & begins a code.
        target.set_footer("&L&A&R&P / &N", {"scale_with_doc": False})
