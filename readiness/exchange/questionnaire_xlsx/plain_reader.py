"""A consultant's list of questions → a draft of a pack, with a line for each row that says what was made of it."""

import re
from typing import Any

from readiness.exchange.questionnaire_xlsx.book import BookSheet, GivenBook, folded, is_marked, word, words
from readiness.exchange.questionnaire_xlsx.building import PackBuilder
from readiness.exchange.questionnaire_xlsx.columns import KIND_NAMES
from readiness.exchange.questionnaire_xlsx.draft import CellName, SheetDraft
from readiness.exchange.questionnaire_xlsx.marked_copy import is_list_of_faults
from readiness.exchange.questionnaire_xlsx.names import free_code, free_word, short_name
from readiness.exchange.questionnaire_xlsx.plain_conditions import (
    AskedBefore,
    NotReadError,
    begins_a_condition,
    condition_of,
)
from readiness.exchange.questionnaire_xlsx.plain_question import PlainQuestion, Reading, read_question
from readiness.exchange.questionnaire_xlsx.plain_table import PlainTable, bare_table, headed_table
from readiness.exchange.questionnaire_xlsx.plain_words import guessed_language
from readiness.foundation.language import Language
from readiness.foundation.translation import N_

_CODE = re.compile(r"[A-Z][A-Z0-9_]{0,19}")
_LONGEST_HEADING = 90
_FURTHER_TEXTS = ("help", "why", "evidence", "risk")


def read_plain_book(book: GivenBook, language: Language) -> SheetDraft:
    """Return what a list of questions says; `language` is taken where its words do not tell which it is in."""
    return _PlainReader(book, language).read()


class _PlainReader:
    def __init__(self, book: GivenBook, language: Language) -> None:
        self._book = book
        self._draft = SheetDraft()
        visible = [sheet for sheet in book.sheets if not sheet.hidden and any(True for _ in sheet.filled_rows())]
        visible = [sheet for sheet in visible if not is_list_of_faults(sheet)]
        self._tables = [table for sheet in visible if (table := headed_table(sheet))]
        if not self._tables:
            self._tables = [table for sheet in visible[:1] if (table := bare_table(sheet))]
        read = {table.sheet.name for table in self._tables}
        for sheet in book.sheets:
            if sheet.name not in read and not is_list_of_faults(sheet):
                self._draft.remark(
                    sheet.cell(0, 0), N_("The sheet “{sheet}” is not read."), left_out=True, sheet=sheet.name
                )
        named = list(dict.fromkeys(one for table in self._tables for one in table.languages()))
        self._language = named[0] if named else guessed_language(self._words(), language.code)
        self._builder = PackBuilder(self._draft, named or [self._language])
        # Questions that conditions may name: by code, by number as written, by their place.
        self._asked: dict[str, AskedBefore] = {}
        # The questions of which it was said that they count as well.
        self._told: set[str] = set()
        self._in_order: list[AskedBefore] = []
        self._section = ""

    def read(self) -> SheetDraft:
        """Read all rows of all tables."""
        draft = self._draft
        self._title()
        for table in self._tables:
            self._unread_columns(table)
            self._codes_that_are_there(table)
        for table in self._tables:
            if len(self._tables) > 1:
                self._begin(table, min(table.rows(), default=0), table.sheet.name)
            self._table(table)
        if not self._in_order:
            sheet = self._tables[0].sheet if self._tables else self._book.sheets[0] if self._book.sheets else None
            draft.fault(
                sheet.cell(0, 0) if sheet else BookSheet("–", []).cell(0, 0),
                "questions-none",
                N_("No questions are found in this workbook."),
                N_("Write the headings question, answers and points above the columns, and a question into each row."),
            )
        self._builder.finish()
        return draft

    def _words(self) -> list[str]:
        return [table.text(row, "question") for table in self._tables for row in table.rows()]

    def _title(self) -> None:
        """Take the first line above the headings for the title; else the name of the file."""
        for table in self._tables:
            for row in table.sheet.filled_rows():
                if row >= table.head:
                    break
                at, title = next((at, words(v)) for at, v in enumerate(table.sheet.rows[row]) if words(v))
                self._builder.titled({self._language: title}, table.sheet.cell(row, at))
                return
        stem = self._book.path.stem
        self._builder.titled({self._language: stem.replace("_", " ")}, None)

    def _unread_columns(self, table: PlainTable) -> None:
        for at in table.unknown:
            cell = table.sheet.cell(table.head, at)
            title = word(table.sheet.value(table.head, at))
            self._draft.remark(cell, N_("The column “{title}” is not read."), left_out=True, title=title)

    def _codes_that_are_there(self, table: PlainTable) -> None:
        """Keep the codes that the sheet has, so that those which are made collide with none."""
        for row in table.rows():
            code = word(table.value(row, "code"))
            if _CODE.fullmatch(code):
                self._builder.codes.add(code)

    def _table(self, table: PlainTable) -> None:
        rows = list(table.rows())
        waiting: tuple[str, Any] | None = None
        at = 0
        while at < len(rows):
            row = rows[at]
            question = table.text(row, "question")
            section = table.text(row, "section")
            if section and section != self._section:
                self._begin(table, row, section)
            if not question:
                at += 1
                if not section:
                    waiting = self._without_question(table, row) or waiting
                continue
            if begins_a_condition(question) and not question.rstrip().endswith("?") and self._alone(table, row, rows):
                waiting = (question, table.cell(row, "question"))
                at += 1
                continue
            if self._is_heading(table, row, rows):
                self._begin(table, row, question)
                at += 1
                continue
            end = at + 1
            while end < len(rows) and self._continues(table, rows[end]):
                end += 1
            self._question(table, rows[at:end], waiting)
            waiting = None
            at = end

    def _without_question(self, table: PlainTable, row: int) -> tuple[str, Any] | None:
        """Read a row without a question: a condition, or a heading in another column; else it is told."""
        filled = [(at, words(v)) for at, v in enumerate(table.sheet.rows[row]) if words(v)]
        at, text = filled[0]
        if begins_a_condition(text):
            return text, table.sheet.cell(row, at)
        if len(filled) == 1 and len(text) <= _LONGEST_HEADING:
            self._begin(table, row, text)
        else:
            self._draft.remark(
                table.sheet.cell(row, at), N_("This row has no question; it is not read."), left_out=True
            )
        return None

    def _begin(self, table: PlainTable, row: int, name: str) -> None:
        """Begin a dimension, once for each name."""
        self._section = name
        known = [one for one in self._draft.tree["dimensions"] if name in one["name"].values()]
        if known:
            self._builder.go_on_with(known[0])
            return
        cell = table.cell(row, "section") if table.at("section") else table.cell(row, "question")
        self._builder.dimension(dict.fromkeys(self._builder.languages, name), cell)
        code = self._builder.dimension_code
        self._draft.remark(cell, N_("Dimension {code}: {name}"), code=code, name=name)

    def _alone(self, table: PlainTable, row: int, rows: list[int]) -> bool:
        return sum(bool(words(value)) for value in table.sheet.rows[row]) == 1

    def _is_heading(self, table: PlainTable, row: int, rows: list[int]) -> bool:
        """Return whether a row with one text only is the heading of a section."""
        text = table.text(row, "question")
        if not self._alone(table, row, rows) or text.endswith("?") or len(text) > _LONGEST_HEADING:
            return False
        column = table.at("question")[0][0]
        if any(a[0] == row and a[1] <= column and b[1] > max(a[1], column) for a, b in table.sheet.merged):
            return True
        others = [other for other in rows if other != row and table.text(other, "question")]
        fuller = sum(not self._alone(table, other, rows) for other in others)
        asking = sum(table.text(other, "question").endswith("?") for other in others)
        below = next((other for other in rows if other > row), None)
        if below is None or not table.text(below, "question"):
            return False
        return fuller * 2 > len(others) or asking * 2 > len(others)

    def _continues(self, table: PlainTable, row: int) -> bool:
        """Return whether a row is one more answer of the question above."""
        return not table.text(row, "question") and any(
            words(table.sheet.value(row, at)) for at, _ in table.at("answers")
        )

    def _question(self, table: PlainTable, rows: list[int], waiting: tuple[str, Any] | None) -> None:
        draft, row = self._draft, rows[0]
        draft.rows += 1
        if not self._builder.dimension_code:
            title = self._draft.tree["title"]
            self._builder.dimension(dict(title), table.cell(row, "question"))
        cell = table.cell(row, "question")
        found = read_question(table, rows, Reading(draft, self._builder.languages))
        code = self._code(table, row)
        when, found.text = self._inline_condition(found.text)
        entry: dict[str, Any] = {"code": code}
        if is_marked(table.value(row, "key")):
            entry["key_question"] = True
        entry["name"] = self._name(table, row, found)
        entry["question"] = found.text
        condition = self._condition(table, row, waiting, when)
        if condition:
            entry["ask_when"] = condition
        for key in _FURTHER_TEXTS:
            if texts := found.further.get(key):
                entry[key] = texts
        cells = {"question": cell, "name": table.cell(row, "name"), "code": table.cell(row, "code")}
        cells |= {"answers": table.cell(row, "answers"), "scale": table.cell(row, "answers")}
        asked = self._answered(entry, found, table, rows)
        cells["ask_when"] = waiting[1] if waiting else table.cell(row, "condition")
        self._builder.question(entry, cell, cells, rated=found.levels is not None)
        self._remember(table, row, asked)
        draft.taken += 1

    def _answered(self, entry: dict[str, Any], found: PlainQuestion, table: PlainTable, rows: list[int]) -> AskedBefore:
        """Give a question its answers, tell of them, and return it as conditions know it."""
        draft, cell, code = self._draft, table.cell(rows[0], "answers"), entry["code"]
        if found.levels is not None:
            self._builder.answers(entry, found.names, found.levels)
            if found.weight:
                entry["weight"] = found.weight
            draft.remark(cell, N_("{code}: {answers}."), code=code, answers=found.told())
            pairs = zip(found.names, found.levels, strict=True)
            levels = {folded(t): str(one.level) for name, one in pairs for t in name.values()}
            return AskedBefore(code, levels, guessed=found.points is None)
        if not found.kind:
            # What is wrong with its answers is told.
            entry["measure"] = {"kind": "text"}
            return AskedBefore(code)
        measure: dict[str, Any] = {"kind": found.kind}
        values: dict[str, str] = {}
        if found.kind in {"choice", "multiple"}:
            measure["choices"] = []
            for name in found.names:
                value = free_word(next(iter(name.values())), list(values.values()))
                measure["choices"].append({"value": value, "text": dict(name)})
                values |= {folded(text): value for text in name.values()}
        if found.unit:
            measure["unit"] = found.unit
        entry["measure"] = measure
        for key in ("why", "evidence", "risk"):
            if entry.pop(key, None):
                draft.remark(
                    table.cell(rows[0], key),
                    N_("{code} asks for a fact, so this text has no place."),
                    left_out=True,
                    code=code,
                )
        draft.remark(cell, found.reason, code=code, kind=KIND_NAMES[found.kind])
        return AskedBefore(code, values, number=found.kind == "number")

    def _code(self, table: PlainTable, row: int) -> str:
        draft, written = self._draft, word(table.value(row, "code"))
        at = table.at("code")
        if _CODE.fullmatch(written):
            if written in {asked.code for asked in self._in_order}:
                draft.fault(
                    table.cell(row, "code"),
                    "code-twice",
                    N_("The code {found} is there twice."),
                    N_("Change one of them."),
                    found=written,
                )
            return written
        if written:
            code = free_code(written, self._builder.codes)
            draft.remark(table.cell(row, "code"), N_("The code “{found}” becomes {code}."), found=written, code=code)
        else:
            code = self._builder.next_code()
        if table.head < 0:
            # Without headings, nothing would say what stands in one more column.
            return code
        column = at[0][0] if at else max(map(len, table.sheet.rows))
        draft.added[table.sheet.cell(row, column)] = code
        if not at:
            draft.added[table.sheet.cell(table.head, column)] = "code"
        return code

    def _name(self, table: PlainTable, row: int, found: PlainQuestion) -> dict[str, str]:
        named = found.further.get("name")
        return named or {language: short_name(text) for language, text in found.text.items()}

    def _inline_condition(self, texts: dict[str, str]) -> tuple[str, dict[str, str]]:
        """Take a condition out of a question that begins with one: “Only if Q3 = Yes: Do you …?”."""
        when, kept = "", {}
        for language, text in texts.items():
            head, colon, rest = text.partition(":")
            if colon and rest.strip() and begins_a_condition(head):
                when = when or head
                kept[language] = rest.strip()
            elif found := re.fullmatch(
                r"(.+?)\s*[(\[]((?:only|nur)\b[^()\[\]]+)[)\]]\s*", text, re.IGNORECASE | re.DOTALL
            ):
                when = when or found[2]
                kept[language] = found[1]
            else:
                kept[language] = text
        return when, kept

    def _condition(self, table: PlainTable, row: int, waiting: tuple[str, Any] | None, inline: str) -> str:
        draft = self._draft
        written = [
            (text, cell) for text, cell in ((table.text(row, "condition"), table.cell(row, "condition")),) if text
        ]
        written += [waiting] if waiting else []
        written += [(inline, table.cell(row, "question"))] if inline else []
        found = []
        for text, cell in written:
            try:
                condition = condition_of(text, self._find)
            except NotReadError as error:
                draft.fault(cell, "condition-not-read", error.what, error.remedy, **{"found": text, **error.facts})
                continue
            found.append(condition)
            draft.remark(cell, N_("“{text}” becomes: {condition}"), text=text, condition=condition)
            self._tell_guessed(cell, condition)
        if len(found) > 1:
            return " and ".join(f"({one})" if " or " in one else one for one in found)
        return found[0] if found else ""

    def _tell_guessed(self, cell: CellName, condition: str) -> None:
        """Say once of a question that leads to others that it counts, too: perhaps it was only meant to lead."""
        for asked in self._in_order:
            if asked.guessed and asked.code not in self._told and re.search(rf"\b{asked.code}\b", condition):
                self._told.add(asked.code)
                self._draft.remark(
                    cell,
                    N_(
                        "{code} counts as well. If it only decides what is asked, write “choice” beside it in a "
                        "column “type”."
                    ),
                    code=asked.code,
                )

    def _find(self, name: str) -> AskedBefore | None:
        known = self._asked.get(folded(name))
        if known is None and (number := re.fullmatch(r"[a-zA-Z]?([0-9]{1,3})", name)):
            at = int(number[1]) - 1
            return self._in_order[at] if 0 <= at < len(self._in_order) else None
        return known

    def _remember(self, table: PlainTable, row: int, asked: AskedBefore) -> None:
        self._in_order.append(asked)
        self._asked.setdefault(folded(asked.code), asked)
        for name in (table.value(row, "number"), table.value(row, "code")):
            if written := folded(words(name).strip(" .)")):
                self._asked[written] = asked
                self._asked.setdefault(written.lstrip("qf"), asked)
