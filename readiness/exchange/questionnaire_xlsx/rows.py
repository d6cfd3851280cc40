"""The plain data of a pack as rows of our own sheets: what has a column is in it, and the rest is one leaf a row."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from readiness.domain.levels import COUNT, LOWEST
from readiness.exchange.questionnaire_xlsx import columns as c
from readiness.exchange.questionnaire_xlsx import further
from readiness.exchange.questionnaire_xlsx.book import Value
from readiness.exchange.questionnaire_xlsx.columns import Column, ColumnKind, Path_, SheetKind, to_cell

# A cell of a row, by the keys of its column and the language of a text.
RowCells = dict[tuple[Path_, str], Value]


@dataclass(slots=True)
class SheetRows:
    """The rows of one sheet; `cells` of each by column and language ("" where it is no text)."""

    kind: SheetKind
    rows: list[RowCells] = field(default_factory=list)


def rows_of(tree: Mapping[str, Any], files: Mapping[str, str]) -> dict[str, SheetRows]:
    """Return the rows of all sheets by the sheet's name, from the plain data of a sound pack and its other files."""
    return _Rows(tree).made(files)


def languages_of(tree: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the languages of a pack, in its order."""
    return tuple(map(str, tree.get("languages", ())))


class _Rows:
    def __init__(self, tree: Mapping[str, Any]) -> None:
        self._rest: dict[str, Any] = deepcopy(dict(tree))
        self._languages = languages_of(tree)
        self._sheets = {kind.name: SheetRows(kind) for kind in c.SHEETS}
        self._further: list[tuple[str, Any]] = []

    def made(self, files: Mapping[str, str]) -> dict[str, SheetRows]:
        self._pack()
        for sheet in (c.GATES, c.TARGETS, c.PROFILE):
            self._listed(sheet, sheet.name.lower())
        for dimension in self._rest.pop("dimensions"):
            self._dimension(dimension)
        for part, value in self._rest.items():
            self._further += further.leaves(value, part, self._languages)
        for path, value in self._further:
            self._add(c.FURTHER, _leaf_cells({(("path",), ""): path}, value, self._languages))
        for name, content in files.items():
            for line in content.split("\n"):
                self._add(c.FILES, {(("file",), ""): name, (("line",), ""): line})
        return self._sheets

    def _pack(self) -> None:
        for part, path in c.PACK_WORDS.items():
            column = Column(path, "", "", ColumnKind.LIST if path == ("languages",) else ColumnKind.WORD)
            if path[0] == "minutes":
                column = Column(path, "", "", ColumnKind.NUMBER)
            value = _taken(self._rest, column)
            if value is not None:
                self._add(c.PACK, {(("part",), ""): part, (("value",), ""): value})
        for part, path in c.PACK_TEXTS.items():
            texts = self._texts(self._rest, path, ("text",))
            if texts:
                self._add(c.PACK, {(("part",), ""): part, **texts})
        self._named_texts()
        self._ladders()
        scales = self._rest.get("scales")
        if isinstance(scales, dict):
            for name in list(scales):
                self._answers(name, scales.pop(name))
            del self._rest["scales"]

    def _named_texts(self) -> None:
        for part, key in c.PACK_LISTS.items():
            listed = self._rest.get(key)
            for code in list(listed) if isinstance(listed, dict) else []:
                if texts := self._texts(self._rest, (key, code), ("text",)):
                    self._add(c.PACK, {(("part",), ""): part, (("value",), ""): code, **texts})
            if listed == {}:
                del self._rest[key]

    def _ladders(self) -> None:
        for part, key in c.LADDERS.items():
            entries = self._rest.get(key)
            if isinstance(entries, list) and all(set(entry) == {"name", "meaning"} for entry in entries):
                for level, entry in enumerate(self._rest.pop(key)):
                    cells = self._texts(entry, ("name",), ("name",)) | self._texts(entry, ("meaning",), ("text",))
                    self._add(c.ANSWERS, {(("of",), ""): part, (("level",), ""): level, **cells})

    def _listed(self, sheet: SheetKind, key: str) -> None:
        entries = self._rest.pop(key, [])
        for entry in entries:
            code = entry.get("code")
            if isinstance(entry.get("choices"), list):
                self._choices(code, entry.pop("choices"))
            self._add(sheet, self._covered(entry, sheet))
            self._further += further.leaves(entry, f"{key}/{code}", self._languages) if entry else ()

    def _dimension(self, dimension: dict[str, Any]) -> None:
        code, facts = dimension["code"], dimension.pop("facts", [])
        capabilities = dimension.pop("capabilities", [])
        self._add(c.DIMENSIONS, self._covered(dimension, c.DIMENSIONS))
        if dimension:
            self._further += further.leaves(dimension, f"dimensions/{code}", self._languages)
        for fact in [one for one in facts if not one.get("after")]:
            self._question(code, fact, rated=False)
        for capability in capabilities:
            name = capability["code"]
            self._question(code, capability, rated=True)
            for fact in [one for one in facts if one.get("after") == name]:
                del fact["after"]
                self._question(code, fact, rated=False)

    def _question(self, dimension: str, question: dict[str, Any], *, rated: bool) -> None:
        code, kind = question["code"], "rated"
        measure = question.get("measure")
        if isinstance(measure, dict):
            kind = measure.pop("kind") + ("_rated" if rated else "")
            self._choices(code, measure.pop("choices", []))
            for band in measure.pop("bands", []):
                numbers = _plain(band, "level", "least")
                self._add(c.ANSWERS, {(("of",), ""): code, **numbers, **self._texts(band, ("name",), ("name",))})
        elif question.get("levels"):
            self._levels(code, question)
        elif question.get("answers"):
            steps = self._steps(question, sorted(answer["level"] for answer in question["answers"]))
            self._answers(code, question.pop("answers"), steps)
        cells: RowCells = {(("dimension",), ""): dimension, (("kind",), ""): kind}
        cells |= self._covered(question, c.QUESTIONS)
        self._add(c.QUESTIONS, cells)
        if question.get("measure") == {}:
            del question["measure"]
        self._further += further.leaves(question, f"{further.QUESTIONS}/{code}", self._languages) if question else ()

    def _levels(self, code: str, question: dict[str, Any]) -> None:
        levels = question["levels"]
        if len(levels) != COUNT:
            return
        steps = self._steps(question, list(range(COUNT)))
        for level, text in enumerate(question.pop("levels")):
            cells = self._texts({"text": text}, ("text",), ("text",))
            self._add(c.ANSWERS, {(("of",), ""): code, (("level",), ""): level, **cells, **steps.get(level, {})})

    def _steps(self, question: dict[str, Any], rungs: list[int]) -> dict[int, RowCells]:
        """Return the cells of the steps by the level that they lead to; those that fit no level stay where they are."""
        reached = [rung for rung in rungs if rung > LOWEST] if rungs[:1] == [LOWEST] else rungs[1:]
        found: dict[int, RowCells] = {}
        for key, column in (("next_steps", "step"), ("step_titles", "title")):
            steps = question.get(key)
            if not steps or len(steps) != len(reached) or not all(map(self._is_text, steps)):
                continue
            for level, step in zip(reached, question.pop(key), strict=True):
                found.setdefault(level, {}).update(self._texts({"text": step}, ("text",), (column,)))
        return found

    def _answers(
        self, name: str, answers: Sequence[dict[str, Any]], steps: Mapping[int, RowCells] | None = None
    ) -> None:
        for answer in answers:
            cells = self._texts(answer, ("name",), ("name",)) | self._texts(answer, ("text",), ("text",))
            cells |= (steps or {}).get(answer["level"], {})
            self._add(c.ANSWERS, {(("of",), ""): name, **_plain(answer, "level", "points"), **cells})

    def _choices(self, code: str, choices: Sequence[dict[str, Any]]) -> None:
        for choice in choices:
            cells = self._texts(choice, ("text",), ("name",))
            self._add(c.ANSWERS, {(("of",), ""): code, **_plain(choice, "value"), **cells})

    def _covered(self, entry: dict[str, Any], sheet: SheetKind) -> RowCells:
        """Return the cells of an entry, and take out of it what they hold."""
        cells: RowCells = {}
        for column in sheet.columns:
            if column.kind is ColumnKind.TEXT:
                cells |= self._texts(entry, column.path, column.path)
            elif (value := _taken(entry, column)) is not None:
                cells[column.path, ""] = value
        return cells

    def _is_text(self, value: Any) -> bool:
        return bool(value) and further.is_text(value, self._languages)

    def _texts(self, entry: dict[str, Any], path: Path_, column: Path_) -> RowCells:
        """Return a text of an entry as the cells of a column, and take it out of the entry."""
        parent = _parent(entry, path)
        if parent is None or not self._is_text(parent.get(path[-1])):
            return {}
        texts = parent.pop(path[-1])
        return {(column, language): text for language, text in texts.items()}

    def _add(self, sheet: SheetKind, cells: RowCells) -> None:
        self._sheets[sheet.name].rows.append(cells)


def _parent(entry: dict[str, Any], path: Path_) -> dict[Any, Any] | None:
    found: Any = entry
    for key in path[:-1]:
        found = found.get(key) if isinstance(found, dict) else None
    return found if isinstance(found, dict) else None


def _taken(entry: dict[str, Any], column: Column) -> Value | None:
    """Return the value of a column as a cell, and take it out of the entry; None where there is none that fits."""
    parent = _parent(entry, column.path)
    if parent is None or column.path[-1] not in parent:
        return None
    value = to_cell(column, parent[column.path[-1]])
    if value is None:
        return None
    del parent[column.path[-1]]
    if not parent and parent is not entry:
        del entry[str(column.path[0])]
    return value


def _plain(entry: Mapping[str, Any], *keys: str) -> RowCells:
    return {((key,), ""): entry[key] for key in keys if entry.get(key) is not None}


def _leaf_cells(cells: RowCells, value: Any, languages: Sequence[str]) -> RowCells:
    if further.is_text(value, languages):
        return cells | {(("text",), language): text for language, text in value.items()}
    return cells | {(("value",), ""): value}
