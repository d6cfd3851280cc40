"""The sheet of answers: levels, answers of a scale, bands of a number, choices, and the names of all levels."""

from collections.abc import Callable
from functools import partial
from typing import Any

from readiness.exchange.questionnaire_xlsx import columns as c
from readiness.exchange.questionnaire_xlsx.book import Value, folded
from readiness.exchange.questionnaire_xlsx.columns import Column, ColumnKind
from readiness.exchange.questionnaire_xlsx.draft import CellName, Draft
from readiness.exchange.questionnaire_xlsx.tables import Row, Table
from readiness.foundation.errors import Place
from readiness.foundation.translation import N_

Setter = Callable[[Place, tuple[str | int, ...], Column, Value, CellName], None]
_NUMBERS = {name: Column((name,), "", "", ColumnKind.NUMBER) for name in ("level", "points", "least")}
_CHOOSING = frozenset(["choice", "multiple"])


class AnswerRows:
    """Reads the rows of the sheet of answers into a draft whose questions and profile are there."""

    def __init__(self, draft: Draft, table: Table, put: Setter) -> None:
        self._draft = draft
        self._table = table
        self._put = put
        self._questions = dict(_coded(draft.tree, "dimensions"))
        self._profile = {
            one.get("code"): ("profile", number) for number, one in enumerate(draft.tree.get("profile", ()))
        }

    def read(self) -> None:
        """Read all rows, one question or scale after the other."""
        groups: dict[str, list[Row]] = {}
        name = ""
        for row in self._table.rows():
            # Below the first answer of a question, its code may be left out.
            name = row.word("of") or name
            if not name:
                self._draft.fault(
                    row.cell("of"),
                    "answer-of",
                    N_("It is not said to which question this answer belongs."),
                    N_("Write the code of the question into the first column."),
                )
                continue
            groups.setdefault(name, []).append(row)
        for name, rows in groups.items():
            self._group(name, rows)

    def _group(self, name: str, rows: list[Row]) -> None:
        ladder = next((key for title, key in c.LADDERS.items() if folded(name) in c.spellings(title)), None)
        if name in self._questions:
            self._question(self._questions[name], rows)
        elif name in self._profile:
            self._list((*self._profile[name], "choices"), rows, self._choice)
        elif ladder:
            self._list((ladder,), self._by_level(rows), self._rung)
        else:
            self._draft.tree.setdefault("scales", {})
            self._list(("scales", name), rows, self._answer)
            self._draft.cells["scales", name] = rows[0].cell("of")

    def _question(self, place: Place, rows: list[Row]) -> None:
        entry = _at(self._draft.tree, place)
        measure = entry.get("measure")
        if isinstance(measure, dict):
            kind = measure.get("kind")
            choices = [row for row in rows if row.word("value")] if kind in _CHOOSING else []
            bands = [row for row in rows if row not in choices]
            if kind in _CHOOSING and place[2] == "facts":
                # A word for each choice is made where there is none.
                choices, bands = rows, []
            if choices:
                self._list((*place, "measure", "choices"), choices, self._choice)
            if bands:
                self._list((*place, "measure", "bands"), bands, self._band)
            return
        said = [row for row in rows if row.texts("name") or row.texts("text")]
        if said and any(row.texts("name") or row.word("points") for row in said):
            self._list((*place, "answers"), said, self._answer)
        elif said:
            self._list((*place, "levels"), self._by_level(said), self._level)
        self._steps(place, rows)

    def _steps(self, place: Place, rows: list[Row]) -> None:
        for column, key in (("step", "next_steps"), ("title", "step_titles")):
            found = [row for row in self._by_level(rows) if row.texts(column)]
            if found:
                self._list((*place, key), found, partial(self._texts, column=column))

    def _by_level(self, rows: list[Row]) -> list[Row]:
        """Return rows in the order of their levels; those without a level stay behind."""

        def level(row: Row) -> float:
            value = row.value("level")
            return float(value) if isinstance(value, int | float) else _number(row.word("level"))

        return sorted(rows, key=level)

    def _list(self, place: Place, rows: list[Row], read: Callable[[Place, Row], None]) -> None:
        parent = _at(self._draft.tree, place[:-1])
        entries: list[Any] = [{} for _ in rows]
        parent[place[-1]] = entries
        self._draft.cells[place] = rows[0].cell("of")
        for number, row in enumerate(rows):
            self._draft.cells[(*place, number)] = row.cell("of")
            read((*place, number), row)

    def _answer(self, place: Place, row: Row) -> None:
        self._numbers(place, row, "level", "points")
        self._texts((*place, "name"), row, "name")
        self._texts((*place, "text"), row, "text")

    def _band(self, place: Place, row: Row) -> None:
        self._numbers(place, row, "level", "least")
        self._texts((*place, "name"), row, "name")

    def _rung(self, place: Place, row: Row) -> None:
        self._texts((*place, "name"), row, "name")
        self._texts((*place, "meaning"), row, "text")

    def _level(self, place: Place, row: Row) -> None:
        self._texts(place, row, "text")
        self._draft.cells[place] = row.cell("level")

    def _choice(self, place: Place, row: Row) -> None:
        value = row.value("value")
        number = isinstance(value, int | float) and not isinstance(value, bool) and float(value).is_integer()
        _at(self._draft.tree, place)["value"] = int(value) if number else row.word("value")  # type: ignore[arg-type]
        self._draft.cells[*place, "value"] = row.cell("value")
        known = [one.get("value") for one in _at(self._draft.tree, place[:-1])]
        if known.count(known[int(place[-1])]) > 1:
            self._draft.fault(
                row.cell("value"),
                "choice-twice",
                N_("The value “{found}” is there twice among these choices."),
                N_("Give each choice a value of its own."),
                found=row.word("value"),
            )
        self._texts((*place, "text"), row, "name")

    def _numbers(self, place: Place, row: Row, *names: str) -> None:
        for name in names:
            self._put(place, (name,), _NUMBERS[name], row.value(name), row.cell(name))

    def _texts(self, place: Place, row: Row, column: str) -> None:
        texts = row.texts(column)
        self._draft.cells.setdefault(place, row.cell(column))
        if not texts:
            return
        parent = _at(self._draft.tree, place[:-1])
        parent[place[-1]] = texts
        for language in texts:
            self._draft.cells[(*place, language)] = row.cell(column, language=language)


def _coded(tree: dict[str, Any], key: str) -> list[tuple[str, Place]]:
    found: list[tuple[str, Place]] = []
    for i, dimension in enumerate(tree[key]):
        for name in ("capabilities", "facts"):
            for j, one in enumerate(dimension.get(name, ())):
                found.append((str(one.get("code", "")), (key, i, name, j)))
    return found


def _at(tree: Any, place: Place) -> Any:
    for key in place:
        tree = tree[key]
    return tree


def _number(text: str) -> float:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return float("inf")
