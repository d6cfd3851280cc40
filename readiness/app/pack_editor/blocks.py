"""The pieces of a text to act, and the steps that it belongs to, as the editor changes them."""

import re
from itertools import pairwise
from typing import Any, Final, Literal

from readiness.app.pack_editor.conditions import answers_of
from readiness.app.pack_editor.outline import all_questions
from readiness.app.pack_editor.tree import Tree, value_at, with_entry, with_value
from readiness.domain.levels import COUNT
from readiness.domain.texts_to_act import FIELDS
from readiness.foundation.errors import Place
from readiness.wording.texts_to_act import INCIDENT

BlockKind = Literal["text", "heading", "items", "table"]
KINDS: Final[tuple[BlockKind, ...]] = ("text", "heading", "items", "table")
# The name of the incident guide among those of questions.
GUIDE = INCIDENT.removesuffix(":")
# As they stand in a text.
FIELDS_TO_INSERT = tuple(f"{{{name}}}" for name in FIELDS)
_STEP = re.compile(r"([A-Z][A-Z0-9_]*):([0-9]>[0-9])")


def kind_of(block: Any) -> BlockKind:
    """Return what a block is; one that is nothing yet is a paragraph."""
    if value_at(block, ("columns",)) is not None or value_at(block, ("rows",)) is not None:
        return "table"
    kinds: tuple[BlockKind, ...] = ("items", "heading")
    return next((kind for kind in kinds if value_at(block, (kind,)) is not None), "text")


def with_kind(tree: Tree, place: Place, kind: BlockKind) -> Tree:
    """Return a tree in which a block is something else; its words stay, as far as it has room for them."""
    block = value_at(tree, place, {})
    language = str((tree.get("languages") or ["en"])[0])
    empty = {language: ""}
    words = _words(block) or [empty]
    made: dict[str, Any]
    if kind == "items":
        made = {"items": words}
    elif kind == "table":
        made = {"columns": [words[0], dict(empty)], "rows": [[one, dict(empty)] for one in words[1:] or [dict(empty)]]}
    else:
        made = {kind: _joined(words)}
    kept = {"when": block["when"]} if block.get("when") else {}
    return with_value(tree, place, {**made, **kept})


def with_column(tree: Tree, place: Place) -> Tree:
    """Return a tree whose table at a place has one more column, with a cell in every row."""
    language = str((tree.get("languages") or ["en"])[0])
    block = value_at(tree, place, {})
    tree = with_entry(tree, (*place, "columns"), len(block.get("columns") or ()), {language: ""})
    rows = [[*row, {language: ""}] for row in block.get("rows") or ()]
    return with_value(tree, (*place, "rows"), rows or None)


def without_column(tree: Tree, place: Place, at: int) -> Tree:
    """Return a tree whose table at a place lacks a column and the cells below it."""

    def rest(cells: list[Any]) -> list[Any]:
        return [cell for i, cell in enumerate(cells) if i != at]

    block = value_at(tree, place, {})
    tree = with_value(tree, (*place, "columns"), rest(block.get("columns") or []))
    return with_value(tree, (*place, "rows"), [rest(row) for row in block.get("rows") or ()] or None)


def step_parts(step: str) -> tuple[str, str]:
    """Return the question of a step and its levels, as in `A1` and `0>1`, or the guide and the code of its step."""
    if step.startswith(INCIDENT):
        return GUIDE, step.removeprefix(INCIDENT)
    found = _STEP.fullmatch(step)
    return (found[1], found[2]) if found else (step, "")


def steps_of(tree: Tree, code: str) -> list[tuple[str, dict[str, str]]]:
    """Return the steps of a question, each as it is written and with its title by language where it has one."""
    if code == GUIDE:
        guide = value_at(tree, ("incident", "steps"), [])
        return [(str(one.get("code", "")), dict(one.get("text") or {})) for one in guide if isinstance(one, dict)]
    data = next((one.data for one in all_questions(tree) if one.rated and one.code == code), None)
    if data is None:
        return []
    levels = _levels(tree, data)
    titles = data.get("step_titles") or ()
    found = []
    for i, (low, high) in enumerate(pairwise(levels)):
        title = titles[i] if i < len(titles) and isinstance(titles[i], dict) else {}
        found.append((f"{low}>{high}", dict(title)))
    return found


def first_step(tree: Tree) -> str:
    """Return the first step of the questionnaire; "" where there is none."""
    for one in all_questions(tree):
        steps = steps_of(tree, one.code) if one.rated else []
        if steps:
            return f"{one.code}:{steps[0][0]}"
    return ""


def _levels(tree: Tree, data: Tree) -> list[int]:
    bands = value_at(data, ("measure", "bands"))
    if isinstance(bands, list):
        return sorted(level for one in bands if isinstance(level := value_at(one, ("level",)), int))
    if data.get("levels"):
        return list(range(COUNT))
    return sorted(int(level) for level, _names in answers_of(tree, data) if level.isdigit())


def _words(block: Any) -> list[dict[str, str]]:
    """Return the texts of a block by language, in their order."""
    found: list[Any] = [value_at(block, ("heading",)), value_at(block, ("text",))]
    found += value_at(block, ("items",)) or []
    found += value_at(block, ("columns",)) or []
    for row in value_at(block, ("rows",)) or []:
        found += row
    return [one for one in found if isinstance(one, dict) and any(one.values())]


def _joined(words: list[dict[str, str]]) -> dict[str, str]:
    """Return texts as one, each on a line of its own."""
    languages = dict.fromkeys(language for one in words for language in one)
    return {language: "\n".join(filter(None, (one.get(language, "") for one in words))) for language in languages}
