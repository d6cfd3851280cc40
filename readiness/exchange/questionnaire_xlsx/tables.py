"""A sheet of our own workbook as rows of named cells: headings are found in any language, whatever their order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from readiness.exchange.questionnaire_xlsx.book import BookSheet, Value, folded, word, words
from readiness.exchange.questionnaire_xlsx.columns import Column, ColumnKind, SheetKind, spellings
from readiness.exchange.questionnaire_xlsx.draft import CellName, Draft
from readiness.foundation.translation import N_

_WITH_LANGUAGE = re.compile(r"(.+?)\s*[(\[]([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})?)[)\]]")
# Headings may stand below a title.
_MOST_ABOVE = 10


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet with the row of its headings, and where each column stands, by its keys and the language of a text."""

    sheet: BookSheet
    kind: SheetKind
    head: int
    at: dict[tuple[tuple[str | int, ...], str], int]

    def rows(self) -> Iterator["Row"]:
        """Yield the rows below the headings in which anything stands."""
        return (Row(self, number) for number in self.sheet.filled_rows() if number > self.head)

    def languages(self) -> list[str]:
        """Return the languages of its texts, in the order of the columns."""
        return list(dict.fromkeys(language for _, language in self.at if language))


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table."""

    table: Table
    number: int

    def value(self, *path: str, language: str = "") -> Value:
        """Return the value in a column, "" where it has none."""
        at = self.table.at.get((path, language))
        return "" if at is None else self.table.sheet.value(self.number, at)

    def word(self, *path: str) -> str:
        """Return a value as a word of the format."""
        return word(self.value(*path))

    def texts(self, *path: str) -> dict[str, str]:
        """Return the texts of a column by their languages."""
        found = {language: words(self.value(*path, language=language)) for language in self.table.languages()}
        return {language: text for language, text in found.items() if text}

    def cell(self, *path: str, language: str = "") -> CellName:
        """Return the cell in a column; that of the first column where the sheet has no such one."""
        at = self.table.at.get((path, language))
        if at is None:
            at = next((at for (found, _), at in self.table.at.items() if found == path), 0)
        return self.table.sheet.cell(self.number, at)


def find_table(sheet: BookSheet, kind: SheetKind, draft: Draft) -> Table | None:
    """Return the table of a sheet; None, with a fault, where it has no headings."""
    known = {title: column for column in kind.columns for title in spellings(column.title)}
    head = max(
        (number for number in sheet.filled_rows() if number <= _MOST_ABOVE),
        key=lambda number: sum(_heading(cell, known) is not None for cell in sheet.rows[number]),
        default=None,
    )
    if head is None:
        return None
    found: dict[tuple[tuple[str | int, ...], str], int] = {}
    for number, value in enumerate(sheet.rows[head]):
        if not word(value):
            continue
        heading = _heading(value, known)
        cell = sheet.cell(head, number)
        if heading is None:
            _unknown(draft, cell, word(value), list(known))
        elif heading in found:
            draft.fault(
                cell,
                "sheet-column-twice",
                N_("The column “{found}” is there twice."),
                N_("Delete one of them."),
                found=word(value),
            )
        else:
            found[heading] = number
    if not found:
        draft.fault(
            sheet.cell(head, 0),
            "sheet-headings",
            N_("The sheet “{sheet}” has no headings that are known."),
            N_("Put the headings back into its first row; an export of any questionnaire shows them."),
            sheet=sheet.name,
        )
        return None
    return Table(sheet, kind, head, found)


def _heading(value: Value, known: dict[str, Column]) -> tuple[tuple[str | int, ...], str] | None:
    title, language = word(value), ""
    if found := _WITH_LANGUAGE.fullmatch(title):
        title, language = found[1], found[2] if "-" in found[2] else found[2].lower()
    column = known.get(folded(title))
    if column is None or (column.kind is ColumnKind.TEXT) is not bool(language):
        return None
    return column.path, language


def _unknown(draft: Draft, cell: CellName, title: str, known: list[str]) -> None:
    """Tell of a column that is not read; what looks like one of ours is a slip of the pen."""
    plain = found[1] if (found := _WITH_LANGUAGE.fullmatch(title)) else title
    if get_close_matches(folded(plain), known, 1, 0.8):
        draft.fault(
            cell,
            "sheet-column",
            N_("There is no column “{found}” in this sheet."),
            N_("Correct the heading; the heading of a text ends with its language, as in “question (en)”."),
            found=title,
        )
    else:
        draft.remark(cell, N_("The column “{title}” is not read."), left_out=True, title=title)
