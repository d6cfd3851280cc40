"""A workbook from a stranger, read within limits: values only, never a formula, never a macro."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import IO, Any, NoReturn
from zipfile import BadZipFile, ZipFile, ZipInfo

from readiness.exchange.questionnaire_xlsx.draft import CellName, column_letters
from readiness.foundation.errors import UserError
from readiness.foundation.files import MEGABYTE, read_at_most
from readiness.foundation.translation import N_

ENDINGS = (".xlsx", ".xlsm")
MOST_BYTES = 10 * MEGABYTE
# Of the whole workbook when it is unpacked, and of one part of it.
MOST_UNPACKED = 150 * MEGABYTE
MOST_PARTS = 2_000
MOST_SHEETS = 60
MOST_ROWS = 20_000
MOST_COLUMNS = 250
MOST_CELLS = 1_000_000
_PIECE = 1 << 20

_ZIP, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
# A cell that holds something; formatted cells without a value reach to the end of many sheets.
_CELL = re.compile(rb"<(?:\w+:)?c(\s[^<>]*)?(?<!/)>")
_ROW = re.compile(rb"<(?:\w+:)?row\s[^<>]{0,300}?\br\s{0,9}=\s{0,9}[\"']([0-9]{1,7})[\"'][^<>]{0,300}(?<!/)>")
_REFERENCE = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]{1,3})([0-9]{1,7})[\"']")
_ERROR = re.compile(rb"\bt\s*=\s*[\"']e[\"']")
_FORMULA = re.compile(rb"<(?:\w+:)?f\b")
_SHEET = re.compile(r"<(?:\w+:)?sheet\b[^<>]*>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\b[^<>]*>")

# Whole numbers below it are exact in a spreadsheet.
_EXACT = 10**15

Value = str | int | float | bool | date | datetime | time | timedelta


@dataclass(frozen=True, slots=True)
class BookSheet:
    """A sheet: its cells row by row, "" for an empty one, and the areas that are one cell for people."""

    name: str
    rows: list[list[Value]]
    hidden: bool = False
    merged: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()

    def value(self, row: int, column: int) -> Value:
        """Return the value of a cell, "" where there is none."""
        cells = self.rows[row] if 0 <= row < len(self.rows) else []
        return cells[column] if 0 <= column < len(cells) else ""

    def cell(self, row: int, column: int) -> CellName:
        """Return the name of a cell."""
        return CellName(self.name, row, column)

    def filled_rows(self) -> Iterator[int]:
        """Yield the numbers of the rows in which anything stands."""
        return (number for number, cells in enumerate(self.rows) if any(words(cell) for cell in cells))


@dataclass(slots=True)
class GivenBook:
    """A workbook as it was read; `errors` are cells that show one, `formulas` whether any cell is computed."""

    path: Path
    sheets: list[BookSheet]
    errors: list[CellName] = field(default_factory=list)
    formulas: bool = False
    macros: bool = False

    def sheet(self, *names: str) -> BookSheet | None:
        """Return the sheet with one of these names, however they are written."""
        wanted = {folded(name) for name in names}
        return next((sheet for sheet in self.sheets if folded(sheet.name) in wanted), None)


def words(value: Value) -> str:
    """Return a value as a text without blanks at its ends, as a person would have typed it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < _EXACT else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    return str(value).replace("\r\n", "\n").strip(" \t\r\n\u00a0\u200b\u2007\u202f\ufeff")


_NOTHING = frozenset(["", "0", "no", "nein", "n", "false", "falsch", "-"])


def is_marked(value: Value) -> bool:
    """Return whether a cell has a mark of any kind, such as x, yes or 1; an empty one and a no have none."""
    return word(value).casefold() not in _NOTHING


def word(value: Value) -> str:
    """Return a value as a word of the format: with plain blanks, hyphens and quotation marks."""
    text = words(value).translate(_PLAIN)
    return " ".join(text.split())


_PLAIN = str.maketrans(
    {
        "\u00a0": " ",
        "\u202f": " ",
        "\u2007": " ",
        "\u200b": None,
        "\ufeff": None,
        "\u00ad": None,
        "‐": "-",
        "‑": "-",
        "–": "-",
        "—": "-",
        "−": "-",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "‘": "'",
        "’": "'",
        "‚": "'",
        "≥": ">=",
        "≤": "<=",
        "≠": "!=",
    }
)


def folded(text: str) -> str:
    """Return a name as it is compared: without case, blanks and signs between words."""
    return re.sub(r"[\s_\-.:*?]+", "", word(text).casefold())


def read_book(path: Path) -> GivenBook:
    """Read a workbook; raises UserError where it is none, or larger than a questionnaire can be."""
    raw = read_at_most(path, MOST_BYTES)
    if raw[:4] == _OLD_OFFICE:
        _refuse(
            path,
            "book-old",
            N_("This is a workbook of an old format, or one with a password."),
            N_("Save it as “Excel workbook (.xlsx)”, without a password."),
        )
    if raw[:4] != _ZIP:
        _refuse(
            path,
            "book-none",
            N_("This is not a workbook."),
            N_("Choose a file that was saved as “Excel workbook (.xlsx)”."),
        )
    try:
        with ZipFile(BytesIO(raw)) as archive:
            found = _looked_through(path, archive)
    except (BadZipFile, OSError, ValueError, NotImplementedError, EOFError, RuntimeError) as error:
        _refuse_damaged(path, error)
    except Exception as error:
        if type(error).__module__ != "zlib":
            raise
        _refuse_damaged(path, error)
    book = GivenBook(path, _sheets(path, raw), formulas=found.formulas, macros=found.macros)
    book.errors = [CellName(found.names[part], *at) for part, at in found.errors if part in found.names]
    return book


@dataclass(slots=True)
class _Look:
    """What the parts of a workbook say before a reader makes room for all of its cells."""

    names: dict[str, str] = field(default_factory=dict)
    errors: list[tuple[str, tuple[int, int]]] = field(default_factory=list)
    formulas: bool = False
    macros: bool = False


def _looked_through(path: Path, archive: ZipFile) -> _Look:
    parts = archive.infolist()
    if "xl/workbook.xml" not in {part.filename for part in parts}:
        _refuse(
            path,
            "book-none",
            N_("This is not a workbook."),
            N_("Choose a file that was saved as “Excel workbook (.xlsx)”."),
        )
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        _refuse_size(path)
    look = _Look(macros=any(part.filename.lower().endswith("vbaproject.bin") for part in parts))
    look.names = _sheet_names(archive)
    for part in parts:
        if _SHEET_PART.fullmatch(part.filename):
            _look_at_sheet(path, archive, part, look)
    return look


def _look_at_sheet(path: Path, archive: ZipFile, part: ZipInfo, look: _Look) -> None:
    """Raise UserError where cells lie so far apart that a reader would make room for millions."""
    last_row, last_column, count = 0, 0, 0
    with archive.open(part) as file:
        for piece in _pieces(file):
            look.formulas = look.formulas or _FORMULA.search(piece) is not None
            placeless = False
            for cell in _CELL.finditer(piece):
                count += 1
                found = _REFERENCE.search(cell[1] or b"")
                if found is None:
                    # It stands right of the one before, in a row that says where it is.
                    placeless = True
                    continue
                row, column = int(found[2]) - 1, _column_number(found[1])
                last_row, last_column = max(last_row, row), max(last_column, column)
                if _ERROR.search(cell[1]):
                    at = (part.filename, (row, column))
                    if at not in look.errors[-2:] and len(look.errors) < MOST_COLUMNS:
                        look.errors.append(at)
            if placeless:
                last_row = max([last_row, *(int(row[1]) - 1 for row in _ROW.finditer(piece))])
            room = max(count, (last_row + 1) * (last_column + 1))
            if last_row >= MOST_ROWS or last_column >= MOST_COLUMNS or room > MOST_CELLS:
                _refuse(
                    path,
                    "book-cells",
                    N_("The sheet “{sheet}” reaches to cell {cell}; {rows} rows and {columns} columns are possible."),
                    N_("Delete what stands outside of the questionnaire, and save it again."),
                    sheet=look.names.get(part.filename, part.filename),
                    cell=f"{column_letters(last_column)}{last_row + 1}",
                    rows=MOST_ROWS,
                    columns=MOST_COLUMNS,
                )


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    """Yield a part in pieces that end with whole tags; raises ValueError for a tag longer than any program writes."""
    before = b""
    while piece := file.read(_PIECE):
        whole = before + piece
        end = whole.rfind(b"<")
        before = whole[end:] if end >= 0 else whole
        if len(before) > _PIECE:
            raise ValueError
        yield whole[: len(whole) - len(before)]
    yield before


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number - 1


def _sheet_names(archive: ZipFile) -> dict[str, str]:
    """Return the names of the sheets by the parts of the file that hold them."""
    book = archive.read("xl/workbook.xml").decode("utf-8", "replace")
    relations = "xl/_rels/workbook.xml.rels"
    known = archive.read(relations).decode("utf-8", "replace") if relations in archive.namelist() else ""
    targets = {}
    for found in _RELATION.findall(known):
        target = _attribute(found, "Target").removeprefix("/")
        targets[_attribute(found, "Id")] = target if target.startswith("xl/") else f"xl/{target}"
    names = {}
    for found in _SHEET.findall(book):
        names[targets.get(_attribute(found, r"(?:\w+:)?id"), "")] = _attribute(found, "name")
    return names


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf"""\s{name}\s*=\s*(?:"([^"]*)"|'([^']*)')""", tag)
    return unescape(found[1] if found[1] is not None else found[2]) if found else ""


def _sheets(path: Path, raw: bytes) -> list[BookSheet]:
    # Imported here: a start has no use for it.
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_filelike(BytesIO(raw))
        known = [one for one in book.sheets_metadata if one.typ is SheetTypeEnum.WorkSheet]
        if len(known) > MOST_SHEETS:
            _refuse_size(path)
        sheets = []
        for one in known:
            sheet = book.get_sheet_by_name(one.name)
            rows: Any = sheet.to_python(skip_empty_area=False)
            merged = tuple(sheet.merged_cell_ranges or ())
            sheets.append(BookSheet(one.name, rows, one.visible is not SheetVisibleEnum.Visible, merged))
    except UserError:
        raise
    except BaseException as error:
        # The library is written in Rust; where it gives up, its error is no Exception.
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        _refuse_damaged(path, error)
    return sheets


def _refuse_size(path: Path) -> NoReturn:
    _refuse(
        path,
        "book-too-large",
        N_("The workbook is larger than any questionnaire: it would take more than {most} MB of memory."),
        N_("Copy the sheets of the questionnaire into a new workbook."),
        most=MOST_UNPACKED // MEGABYTE,
    )


def _refuse_damaged(path: Path, error: BaseException) -> NoReturn:
    raise UserError(
        "book-damaged",
        N_("The workbook is damaged and cannot be read."),
        N_("Open it in your spreadsheet program and save it again as “Excel workbook (.xlsx)”."),
        where=str(path),
    ) from error


def _refuse(path: Path, code: str, what: str, remedy: str, **facts: Any) -> NoReturn:
    raise UserError(code, what, remedy, where=str(path), **facts)
