"""What was read from a workbook: the plain data of a pack, the cell behind each part of it, faults and remarks."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

from readiness.foundation.errors import Fault, Place, filled
from readiness.foundation.language import Language

_PLAIN_NAME = re.compile(r"[^\W\d]\w*")


class CellName(NamedTuple):
    """A cell of a sheet; row and column are counted from 0."""

    sheet: str
    row: int
    column: int

    def __str__(self) -> str:
        """Return what people and formulas call it: Questions!C14."""
        sheet = self.sheet if _PLAIN_NAME.fullmatch(self.sheet) else "'" + self.sheet.replace("'", "''") + "'"
        return f"{sheet}!{column_letters(self.column)}{self.row + 1}"


def column_letters(column: int) -> str:
    """Return what a spreadsheet calls a column, counted from 0: "A" to "Z", then "AA"."""
    letters, rest = "", column + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


class Remark(NamedTuple):
    """What was made of a cell or a row, or why not, as a source string with its facts."""

    cell: CellName | None
    what: str
    facts: Mapping[str, object] = {}
    left_out: bool = False

    def sentence(self, language: Language) -> str:
        """Return the remark with its cell, in the reader's language."""
        words = filled(self.what, self.facts, language)
        return f"{self.cell}: {words}" if self.cell else words


@dataclass(slots=True)
class Draft:
    """A pack in the making: plain data, other files by name, the cell behind each place of the data.

    `faults` are those of the workbook itself; `taken` of `rows` counts rows of questions that were taken over.
    """

    tree: dict[str, Any] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    cells: dict[Place, CellName] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    rows: int = 0
    taken: int = 0
    # Codes that were made, to be written back into the sheet, and the cells of faults.
    added: dict[CellName, str] = field(default_factory=dict)
    named: list[CellName] = field(default_factory=list)

    def fault(self, cell: CellName, code: str, what: str, remedy: str, /, **facts: Any) -> None:
        """Note a fault of a cell; the fact `found`, where there is one, is the value that is shown."""
        self.named.append(cell)
        self.faults.append(at_cell(Fault(code, (), what, remedy, facts, facts.get("found")), cell))

    def remark(self, cell: CellName | None, what: str, /, *, left_out: bool = False, **facts: Any) -> None:
        """Note what was made of a cell."""
        self.remarks.append(Remark(cell, what, facts, left_out))

    def cell_of(self, place: Place) -> CellName | None:
        """Return the cell behind a place of the data, or behind the nearest part around it."""
        for length in range(len(place), 0, -1):
            if place[:length] in self.cells:
                return self.cells[place[:length]]
        # What is missing in a list of rows is told where the list begins.
        inside = (cell for found, cell in self.cells.items() if found[: len(place)] == place)
        return next(inside, None)

    def led_back(self, fault: Fault) -> Fault:
        """Return a fault of the checker with the cell that it comes from; it stays as it is where no cell is known."""
        missing = fault.facts.get("key") if fault.code == "key-missing" else None
        cell = self.cells.get((*fault.place, missing)) if isinstance(missing, str) else None
        cell = cell or self.cell_of(fault.place)
        return fault if cell is None else at_cell(fault, cell)


def at_cell(fault: Fault, cell: CellName) -> Fault:
    """Return a fault that is told with a cell: what names a file elsewhere names the cell here."""
    return replace(fault, place=(), file=Path(str(cell)), line=None)
