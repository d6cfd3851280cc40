"""Our own workbook, read back: its sheets become the plain data of a pack, and every part of it knows its cell."""

import re
from collections.abc import Iterable
from typing import Any

from readiness.domain.scales import COMMON_SCALES
from readiness.exchange.questionnaire_xlsx import columns as c
from readiness.exchange.questionnaire_xlsx.answer_rows import AnswerRows
from readiness.exchange.questionnaire_xlsx.book import BookSheet, GivenBook, Value, folded, words
from readiness.exchange.questionnaire_xlsx.columns import Column, ColumnKind, SheetKind, WrongCellError, from_cell
from readiness.exchange.questionnaire_xlsx.draft import CellName, Draft
from readiness.exchange.questionnaire_xlsx.further_reader import read_further
from readiness.exchange.questionnaire_xlsx.names import free_id
from readiness.exchange.questionnaire_xlsx.tables import Row, Table, find_table
from readiness.foundation.errors import Place, SourceString
from readiness.foundation.translation import N_

FORMAT = "readiness-pack/2"
_CODE = re.compile("[A-Z][A-Z0-9_]{0,19}")


def is_own_book(book: GivenBook) -> bool:
    """Return whether a workbook has the sheets of our own ones."""
    has = {kind.name for kind in c.SHEETS if book.sheet(*kind.names()) is not None}
    return c.QUESTIONS.name in has and bool(has & {c.PACK.name, c.DIMENSIONS.name})


def read_own_book(book: GivenBook) -> Draft:
    """Return what the sheets say; what is wrong with single cells is in its faults."""
    return _Reader(book).read()


class _Reader:
    def __init__(self, book: GivenBook) -> None:
        self._book = book
        self._draft = Draft()
        self._tables = {kind.name: self._table(kind) for kind in c.SHEETS}
        for sheet in self._unknown_sheets():
            self._draft.remark(
                sheet.cell(0, 0), N_("The sheet “{sheet}” is not read."), left_out=True, sheet=sheet.name
            )

    def read(self) -> Draft:
        """Read all sheets."""
        draft = self._draft
        draft.tree = {"format": FORMAT}
        self._pack()
        draft.tree["dimensions"] = []
        self._dimensions()
        self._questions()
        for sheet in (c.PROFILE, c.GATES, c.TARGETS):
            self._listed(sheet)
        if table := self._tables[c.ANSWERS.name]:
            AnswerRows(draft, table, self._set).read()
        if table := self._tables[c.FURTHER.name]:
            read_further(draft, table)
        if table := self._tables[c.FILES.name]:
            self._files(table)
        self._defaults()
        return draft

    def _table(self, kind: SheetKind) -> Table | None:
        sheet = self._book.sheet(*kind.names())
        return None if sheet is None else find_table(sheet, kind, self._draft)

    def _unknown_sheets(self) -> Iterable[BookSheet]:
        known = {folded(name) for kind in c.SHEETS for name in kind.names()}
        return (sheet for sheet in self._book.sheets if folded(sheet.name) not in known and not sheet.hidden)

    def _pack(self) -> None:
        for row in self._rows(c.PACK):
            part = folded(row.word("part"))
            plain = _meant(part, c.PACK_WORDS)
            text = _meant(part, c.PACK_TEXTS)
            listed = _meant(part, c.PACK_LISTS)
            if plain:
                kind = ColumnKind.LIST if plain == ("languages",) else ColumnKind.WORD
                kind = ColumnKind.NUMBER if plain[0] == "minutes" else kind
                self._set((), plain, Column(plain, "", "", kind), row.value("value"), row.cell("value"))
            elif text:
                self._texts((), text, row, "text")
            elif listed:
                self._texts((), (listed, row.word("value")), row, "text")
            elif part:
                self._draft.fault(
                    row.cell("part"),
                    "pack-part",
                    N_("“{found}” is nothing that this sheet can say."),
                    N_("Use one of these: {parts}."),
                    found=row.word("part"),
                    parts=tuple(map(SourceString, [*c.PACK_WORDS, *c.PACK_TEXTS, *c.PACK_LISTS])),
                )

    def _dimensions(self) -> None:
        for row in self._rows(c.DIMENSIONS):
            place = ("dimensions", len(self._draft.tree["dimensions"]))
            self._draft.tree["dimensions"].append({})
            self._entry(place, c.DIMENSIONS, row)
            self._draft.cells[place] = row.cell("code")
            self._check_code(row, self._draft.tree["dimensions"])
        if not self._draft.tree["dimensions"]:
            sheet = self._book.sheet(*c.DIMENSIONS.names()) or self._book.sheets[0]
            self._draft.fault(
                sheet.cell(0, 0),
                "dimensions-none",
                N_("No dimension is named."),
                N_("Write at least one row into the sheet of dimensions, with its code and its name."),
            )

    def _check_code(self, row: Row, dimensions: list[dict[str, Any]]) -> None:
        """Note where a dimension's code could not name a file, or names two."""
        code = str(dimensions[-1].get("code", ""))
        if not _CODE.fullmatch(code):
            self._draft.fault(
                row.cell("code"),
                "dimension-code",
                N_("This must be a capital letter, then capital letters, digits and _, such as PRO."),
                N_("Change the code."),
                found=code,
            )
        elif any(one.get("code") == code for one in dimensions[:-1]):
            self._draft.fault(
                row.cell("code"),
                "dimension-twice",
                N_("The code {found} is there twice."),
                N_("Change one of them."),
                found=code,
            )

    def _questions(self) -> None:
        dimensions = self._draft.tree["dimensions"]
        at, after = None, ""
        for row in self._rows(c.QUESTIONS):
            self._draft.rows += 1
            code = row.word("dimension")
            if code:
                found = [n for n, one in enumerate(dimensions) if one.get("code") == code]
                if not found:
                    self._unknown_dimension(row, code)
                    continue
                after = "" if found[0] != at else after
                at = found[0]
            if at is None:
                if not dimensions:
                    self._unknown_dimension(row, "")
                    continue
                at = 0
            after = self._question(("dimensions", at), row, after)
            self._draft.taken += 1

    def _question(self, dimension: Place, row: Row, after: str) -> str:
        """Read one question, and return the code of the last rated one of its dimension."""
        column = next(one for one in c.QUESTIONS.columns if one.path == ("kind",))
        kind = from_cell(column, row.value("kind")) or "rated"
        if kind not in {meant for meant, _ in c.KINDS}:
            self._draft.fault(
                row.cell("kind"),
                "question-kind",
                N_("“{found}” is no kind of question."),
                N_("Choose one from the list: {kinds}."),
                found=row.word("kind"),
                kinds=tuple(SourceString(title) for _, title in c.KINDS),
            )
            kind = "rated"
        rated = kind.endswith("rated")
        key = "capabilities" if rated else "facts"
        entries = self._at(dimension).setdefault(key, [])
        place = (*dimension, key, len(entries))
        entries.append({})
        self._entry(place, c.QUESTIONS, row, without=("dimension", "kind"))
        entry = entries[-1]
        self._draft.cells[place] = row.cell("code")
        if kind != "rated":
            entry["measure"] = {"kind": kind.removesuffix("_rated"), **entry.get("measure", {})}
            self._draft.cells[*place, "measure"] = row.cell("kind")
        if not rated and after:
            entry["after"] = after
        return str(entry.get("code", "")) if rated else after

    def _listed(self, sheet: SheetKind) -> None:
        key = sheet.name.lower()
        for row in self._rows(sheet):
            entries = self._draft.tree.setdefault(key, [])
            entries.append({})
            place = (key, len(entries) - 1)
            self._entry(place, sheet, row)
            self._draft.cells[place] = row.cell("code")
            if sheet is c.TARGETS:
                for level in ("level", "key_level"):
                    self._draft.cells.setdefault((*place, level), row.cell(level))

    def _entry(self, place: Place, sheet: SheetKind, row: Row, without: tuple[str, ...] = ()) -> None:
        for column in sheet.columns:
            if column.path[0] in without:
                continue
            if column.kind is ColumnKind.TEXT:
                self._texts(place, column.path, row, *map(str, column.path))
            else:
                names = tuple(map(str, column.path))
                self._set(place, column.path, column, row.value(*names), row.cell(*names))

    def _texts(self, place: Place, path: tuple[str | int, ...], row: Row, *column: str) -> None:
        for language, text in row.texts(*column).items():
            self._put((*place, *path, language), text, row.cell(*column, language=language))
        self._draft.cells.setdefault((*place, *path), row.cell(*column))

    def _set(self, place: Place, path: tuple[str | int, ...], column: Column, value: Value, cell: CellName) -> None:
        """Put what a cell says into the data; a fault is noted where it is not what its column asks for."""
        try:
            found = from_cell(column, value)
        except WrongCellError as error:
            self._draft.fault(cell, error.code, error.what, error.remedy, found=words(value))
            return
        self._draft.cells.setdefault((*place, *path), cell)
        if found is not None:
            self._put((*place, *path), found, cell)

    def _put(self, place: Place, value: Any, cell: CellName) -> None:
        parent = self._at(place[:-1])
        parent[place[-1]] = value
        self._draft.cells[place] = cell

    def _at(self, place: Place) -> Any:
        """Return the mapping or list at a place, made where there is none yet."""
        found: Any = self._draft.tree
        for key in place:
            found = found[key] if isinstance(key, int) else found.setdefault(key, {})
        return found

    def _rows(self, sheet: SheetKind) -> Iterable[Row]:
        table = self._tables[sheet.name]
        return () if table is None else table.rows()

    def _unknown_dimension(self, row: Row, code: str) -> None:
        if any(fault.code.startswith("dimension") for fault in self._draft.faults):
            # What is wrong with the dimensions is said already.
            return
        self._draft.fault(
            row.cell("dimension"),
            "question-dimension",
            N_("There is no dimension “{found}”."),
            N_("Use a code from the sheet of dimensions, or add the dimension there."),
            found=code,
        )

    def _files(self, table: Table) -> None:
        lines: dict[str, list[str]] = {}
        for number in range(table.head + 1, len(table.sheet.rows)):
            row = Row(table, number)
            name = row.word("file")
            if name:
                lines.setdefault(name, []).append(str(row.value("line")))
        self._draft.files = {name: "\n".join(found).encode() for name, found in lines.items()}

    def _defaults(self) -> None:
        """Fill in what a sheet that was written by hand need not say."""
        tree, draft = self._draft.tree, self._draft
        languages = [found for table in self._tables.values() if table for found in table.languages()]
        tree.setdefault("id", free_id(self._book.path.stem))
        tree.setdefault("version", "1.0.0")
        scale = tree.get("scale")
        if scale and scale not in COMMON_SCALES and scale not in tree.get("scales", {}):
            draft.fault(
                draft.cells["scale",],
                "scale-unknown",
                N_("There is no scale “{found}”."),
                N_("Use yes_no or yes_partly_no, or describe the scale in the sheet of answers."),
                found=scale,
            )
        tree.setdefault("languages", list(dict.fromkeys(languages)) or ["en"])
        tree.setdefault("title", dict.fromkeys(tree["languages"], self._book.path.stem))
        sheet = self._book.sheet(*c.DIMENSIONS.names()) or self._book.sheets[0]
        draft.cells.setdefault(("dimensions",), sheet.cell(0, 0))


def _meant(part: str, known: dict[str, Any]) -> Any:
    return next((value for title, value in known.items() if part in c.spellings(title)), None)
