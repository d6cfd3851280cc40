"""Workbooks for tests, made of compact tables, and our own ones with some cells changed."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook

from readiness.catalog.pack_files import read_pack_files
from readiness.exchange.questionnaire_xlsx.book import read_book
from readiness.exchange.questionnaire_xlsx.own_writer import write_own_book
from readiness.foundation.language import ENGLISH, Language

ROOT = Path(__file__).parents[4]
PLAIN_PACK = ROOT / "docs" / "authoring" / "plain-pack"
EXAMPLE_PACK = ROOT / "docs" / "authoring" / "example-pack"
MADE = datetime(2026, 11, 23, 14, 3, tzinfo=UTC)
_CELL = re.compile(r"'?(.+?)'?!([A-Z]+)([0-9]+)")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")

Rows = Sequence[Sequence[Any]]


def table(text: str) -> list[list[Any]]:
    """Return a table whose cells are divided by `|`; what looks like a number is one, unless ' stands before it."""
    return [[_value(cell.strip()) for cell in line.split("|")] for line in text.strip("\n").splitlines()]


def _value(cell: str) -> Any:
    if _NUMBER.fullmatch(cell):
        return float(cell)
    return cell.removeprefix("'").replace("\\n", "\n")


def write_book(
    path: Path, sheets: Mapping[str, Rows | str], hidden: Sequence[str] = (), merged: Sequence[str] = ()
) -> Path:
    """Write sheets as a workbook; `merged` are areas of the first sheet, such as A2:D2."""
    workbook = Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    day = workbook.add_format({"num_format": "dd.mm.yyyy"})
    for number, (name, given) in enumerate(sheets.items()):
        sheet = workbook.add_worksheet(name)
        rows = table(given) if isinstance(given, str) else given
        for row, cells in enumerate(rows):
            for column, value in enumerate(cells):
                if isinstance(value, date):
                    sheet.write_datetime(row, column, value, day)
                elif isinstance(value, str) and value.startswith("{="):
                    sheet.write_formula(row, column, value[1:-1], None, 3)
                elif value not in {"", None} or value is False:
                    sheet.write(row, column, value)
        if name in hidden:
            sheet.hide()
        for area in merged if number == 0 else ():
            sheet.merge_range(area, rows[int(area[1]) - 1][0])
    workbook.close()
    return path


def own_book(path: Path, pack: Path = PLAIN_PACK, language: Language = ENGLISH) -> Path:
    """Write a pack as our own workbook."""
    path.write_bytes(write_own_book(read_pack_files(pack).data, {}, language, MADE))
    return path


def changed(path: Path, changes: Mapping[str, Any], pack: Path = PLAIN_PACK) -> Path:
    """Write a pack as our own workbook with other values in some cells, as in {"Questions!C3": "x"}.

    The value None removes the sheet of a cell.
    """
    return with_changes(own_book(path, pack), path, changes)


def with_changes(source: Path, target: Path, changes: Mapping[str, Any]) -> Path:
    """Write a workbook again with other values in some cells."""
    sheets: dict[str, list[list[Any]]] = {
        sheet.name: [list(row) for row in sheet.rows] for sheet in read_book(source).sheets
    }
    for name, value in changes.items():
        found = _CELL.fullmatch(name)
        assert found, name
        if value is None:
            del sheets[found[1]]
            continue
        rows, row, column = sheets[found[1]], int(found[3]) - 1, 0
        for letter in found[2]:
            column = column * 26 + ord(letter) - ord("A") + 1
        rows += [[] for _ in range(row + 1 - len(rows))]
        rows[row] += [""] * (column - len(rows[row]))
        rows[row][column - 1] = value
    return write_book(target, sheets)
