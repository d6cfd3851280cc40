"""A consultant's list of questions as rows of named cells: with headings of many names, or without any."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from readiness.exchange.questionnaire_xlsx.book import BookSheet, Value, word, words
from readiness.exchange.questionnaire_xlsx.draft import CellName
from readiness.exchange.questionnaire_xlsx.plain_words import column_kind, common_answer

_WITH_LANGUAGE = re.compile(r"(.+?)\s*[(\[]\s*([a-z]{2,3})\s*[)\]]", re.IGNORECASE)
_MOST_ABOVE = 15
# The order that is taken where there are no headings.
_ORDER = ("question", "answers", "points", "condition", "help")
_SHORT_NUMBER = re.compile(r"[A-Za-z]{0,4}[-.]?[0-9]{1,3}(?:\.[0-9]{1,3}){0,2}[.)]?")


@dataclass(frozen=True, slots=True)
class PlainColumn:
    """What a column holds, which of several alike it is, and in which language ("" where that is not said)."""

    kind: str
    number: int = 0
    language: str = ""


@dataclass(slots=True)
class PlainTable:
    """A sheet of questions: the row of its headings (-1 where there is none) and what its columns hold.

    `named` are columns headed by an answer, such as Yes, with its points below.
    """

    sheet: BookSheet
    head: int
    columns: dict[int, PlainColumn]
    named: dict[int, str] = field(default_factory=dict)
    unknown: list[int] = field(default_factory=list)

    def rows(self) -> Iterator[int]:
        """Yield the rows below the headings in which anything stands."""
        return (row for row in self.sheet.filled_rows() if row > self.head)

    def at(self, kind: str) -> list[tuple[int, PlainColumn]]:
        """Return the columns of a kind, in their order."""
        found = [(at, column) for at, column in self.columns.items() if column.kind == kind]
        return sorted(found, key=lambda one: (one[1].number, one[0]))

    def value(self, row: int, kind: str) -> Value:
        """Return the value of the first column of a kind."""
        found = self.at(kind)
        return self.sheet.value(row, found[0][0]) if found else ""

    def text(self, row: int, kind: str) -> str:
        """Return the same as a text."""
        return words(self.value(row, kind))

    def cell(self, row: int, kind: str) -> CellName:
        """Return the cell of the first column of a kind; that of the question where there is no such column."""
        found = self.at(kind) or self.at("question")
        return self.sheet.cell(row, found[0][0] if found else 0)

    def languages(self) -> list[str]:
        """Return the languages that the headings name."""
        return list(dict.fromkeys(column.language for column in self.columns.values() if column.language))


def headed_table(sheet: BookSheet) -> PlainTable | None:
    """Return the table of a sheet whose headings name a column of questions; None for another sheet."""
    for row in sheet.filled_rows():
        if row > _MOST_ABOVE:
            return None
        table = _read_headings(sheet, row)
        if table.at("question"):
            return table
    return None


def bare_table(sheet: BookSheet) -> PlainTable | None:
    """Return the table of a sheet without headings: a question, its answers and its points, in this order."""
    rows = list(sheet.filled_rows())
    used = sorted({at for row in rows for at, value in enumerate(sheet.rows[row]) if words(value)})
    columns: dict[int, PlainColumn] = {}
    for at in used[:2]:
        values = [word(sheet.value(row, at)) for row in rows if word(sheet.value(row, at))]
        if len(used) > 1 and sum(bool(_SHORT_NUMBER.fullmatch(value)) for value in values) * 2 > len(values):
            columns[at] = PlainColumn("number")
        break
    order = iter(_ORDER)
    for at in used:
        if at not in columns and (kind := next(order, None)):
            columns[at] = PlainColumn(kind)
    return PlainTable(sheet, -1, columns) if any(column.kind == "question" for column in columns.values()) else None


def _read_headings(sheet: BookSheet, row: int) -> PlainTable:
    table = PlainTable(sheet, row, {})
    # Beside “Yes”, “No” is no number.
    answers = {common_answer(word(value)) for value in sheet.rows[row]}
    for at, value in enumerate(sheet.rows[row]):
        title, language = word(value), ""
        if found := _WITH_LANGUAGE.fullmatch(title):
            title, language = found[1], found[2].lower()
        if not title or not isinstance(value, str):
            continue
        kind = column_kind(title)
        if kind is None or (common_answer(title) == "no" and "yes" in answers):
            if common_answer(title):
                table.named[at] = words(value)
            else:
                table.unknown.append(at)
            continue
        column = PlainColumn(kind[0], kind[1], language)
        taken = column in table.columns.values()
        if taken and kind[0] not in {"answers", "points"}:
            table.unknown.append(at)
        else:
            # Several columns of answers may all be called “answer”.
            alike = sum(one.kind == kind[0] and one.language == language for one in table.columns.values())
            table.columns[at] = PlainColumn(kind[0], kind[1] or (alike + 1 if taken else 0), language)
    return table
