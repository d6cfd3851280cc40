"""A copy of a stranger's workbook in which each faulty cell has a comment, and each new code a cell of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

from readiness.exchange.questionnaire_xlsx.book import BookSheet, GivenBook, Value
from readiness.exchange.questionnaire_xlsx.draft import CellName
from readiness.exchange.spreadsheet_text import begins_a_formula
from readiness.exchange.workbook import new_workbook
from readiness.foundation.errors import Fault
from readiness.foundation.language import LANGUAGES, Language
from readiness.foundation.translation import N_

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

# The sheet that lists all faults; it is not read again.
FAULTS = N_("Faults")
_WIDEST, _NARROWEST, _LONGEST_CELL = 60, 8, 32_767
_LONGEST_NAME = 31
_DAY, _MOMENT, _CLOCK = "yyyy-mm-dd", "yyyy-mm-dd hh:mm", "hh:mm"


@dataclass(frozen=True, slots=True)
class CellNote:
    """What is said of a cell; `fault` is false for a remark."""

    cell: CellName
    words: str
    fault: bool = True


def told_faults(faults: Sequence[Fault], cells: Mapping[str, CellName], language: Language) -> list[CellNote]:
    """Return faults of cells as they are said in the copy; `cells` are these by their names."""
    found = []
    for fault in faults:
        cell = cells.get(str(fault.file))
        if cell is not None:
            found.append(CellNote(cell, f"{fault.message(language)} {fault.advice(language)}"))
    return found


def is_list_of_faults(sheet: BookSheet) -> bool:
    """Return whether a sheet is the one that an earlier copy added."""
    return sheet.name.casefold() in {language.gettext(FAULTS).casefold() for language in LANGUAGES.values()}


def marked_copy(book: GivenBook, told: Sequence[CellNote], added: Mapping[CellName, str], language: Language) -> bytes:
    """Return the values of a workbook with comments and added cells; looks and formulas are not kept."""
    target = BytesIO()
    workbook = new_workbook(target)
    writer = _CopyWriter(workbook, told, added)
    kept = [sheet for sheet in book.sheets if not is_list_of_faults(sheet)]
    writer.listed(language)
    for sheet in kept:
        writer.sheet(sheet)
    workbook.close()
    return target.getvalue()


class _CopyWriter:
    def __init__(self, workbook: "Workbook", told: Sequence[CellNote], added: Mapping[CellName, str]) -> None:
        self._workbook = workbook
        self._told: dict[CellName, list[CellNote]] = {}
        for one in told:
            self._told.setdefault(one.cell, []).append(one)
        self._added = added
        base = {"text_wrap": True, "valign": "top"}
        grounds: dict[str, dict[str, object]] = {
            "": {},
            "fault": {"bg_color": "#f8d0c8"},
            "remark": {"bg_color": "#fbeec2"},
        }
        kinds: dict[str, dict[str, object]] = {
            "": {},
            "quoted": {"quote_prefix": True},
            "day": {"num_format": _DAY},
            "moment": {"num_format": _MOMENT},
            "clock": {"num_format": _CLOCK},
        }
        self._looks = {
            (ground, kind): workbook.add_format(base | grounds[ground] | kinds[kind])
            for ground in grounds
            for kind in kinds
        }
        self._bold = workbook.add_format({**base, "bold": True})
        self._link = workbook.add_format({**base, "font_color": "#0e5a6e", "underline": 1})

    def listed(self, language: Language) -> None:
        """Write the sheet with all faults, each with a link to its cell; none where there are only remarks."""
        faults = [one for told in self._told.values() for one in told if one.fault]
        if not faults:
            return
        target = self._workbook.add_worksheet(language.gettext(FAULTS))
        target.set_column(0, 0, 24)
        target.set_column(1, 1, 100)
        target.write_string(0, 0, language.gettext("Cell"), self._bold)
        target.write_string(0, 1, language.gettext("What is wrong, and what to do"), self._bold)
        for row, one in enumerate(sorted(faults, key=lambda told: told.cell), start=1):
            target.write_url(row, 0, f"internal:{one.cell}", self._link, str(one.cell))
            target.write_string(row, 1, one.words, self._looks["", ""])
        target.freeze_panes(1, 0)

    def sheet(self, sheet: BookSheet) -> None:
        """Write one sheet with its comments."""
        target = self._workbook.add_worksheet(sheet.name[:_LONGEST_NAME])
        widths: dict[int, int] = {}
        cells = {(r, c): value for r, row in enumerate(sheet.rows) for c, value in enumerate(row)}
        for cell in [*self._told, *self._added]:
            if cell.sheet == sheet.name:
                cells.setdefault((cell.row, cell.column), "")
        for (row, column), value in cells.items():
            name = sheet.cell(row, column)
            written = self._added.get(name, value)
            told = self._told.get(name, [])
            self._write(
                target, row, column, written, "fault" if any(t.fault for t in told) else "remark" if told else ""
            )
            if told:
                words = "\n\n".join(one.words for one in told)[:_LONGEST_CELL]
                size = {"x_scale": 2.5, "y_scale": max(1, len(words) / 160), "author": "Readiness"}
                target.write_comment(row, column, words, size)
            longest = max(map(len, str(written).split("\n")), default=0)
            widths[column] = max(widths.get(column, _NARROWEST), min(_WIDEST, longest + 2))
        for column, width in widths.items():
            target.set_column(column, column, width)
        if sheet.hidden:
            target.hide()

    def _write(self, target: "Worksheet", row: int, column: int, value: Value, ground: str) -> None:
        looks = self._looks
        if isinstance(value, bool):
            target.write_boolean(row, column, value, looks[ground, ""])
        elif isinstance(value, int | float):
            target.write_number(row, column, value, looks[ground, ""])
        elif isinstance(value, datetime):
            target.write_datetime(row, column, value, looks[ground, "moment"])
        elif isinstance(value, date):
            target.write_datetime(row, column, value, looks[ground, "day"])
        elif isinstance(value, time | timedelta):
            target.write_datetime(row, column, value, looks[ground, "clock"])
        elif value:
            kind = "quoted" if begins_a_formula(value) else ""
            target.write_string(row, column, value[:_LONGEST_CELL], looks[ground, kind])
        elif ground:
            target.write_blank(row, column, None, looks[ground, ""])
