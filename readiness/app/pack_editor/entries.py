"""Entries beside the questions that have a row and a form each: target profiles, situations, texts to act."""

from copy import deepcopy
from dataclasses import dataclass
from itertools import count
from typing import Any

from readiness.app.pack_editor.tree import Tree, moved_entry, value_at, with_entry, without_entry
from readiness.foundation.errors import Place
from readiness.planning.targets import DEFAULT_TARGET

TARGETS, SITUATIONS, TEXTS = "targets", "situations", "texts"


@dataclass(frozen=True, slots=True)
class EntryKind:
    """A list of the questionnaire: how the program names new entries, and the text by which one is known."""

    code: str
    title: str


KINDS = {
    TARGETS: EntryKind("target_", "name"),
    SITUATIONS: EntryKind("situation_", "headline"),
    TEXTS: EntryKind("text_", "name"),
}


def is_entry(place: Place) -> bool:
    """Return whether a place is that of an entry, and not of something in it or of the whole list."""
    return len(place) == len((TARGETS, 0)) and place[0] in KINDS


def entries(tree: Tree, kind: str) -> list[Tree]:
    """Return the entries of a kind in their order."""
    found = value_at(tree, (kind,), [])
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def entry_place(tree: Tree, code: str) -> Place | None:
    """Return the place of the first entry that bears a code."""
    for kind in KINDS:
        for i, one in enumerate(entries(tree, kind)):
            if one.get("code") == code:
                return kind, i
    return None


def with_new(tree: Tree, kind: str, at: int) -> Tree:
    """Return a tree with a new entry at a place in the list, with all that the format asks for."""
    language = str((tree.get("languages") or ["en"])[0])
    entry: Tree = {"code": _free_code(tree, kind), KINDS[kind].title: {language: ""}}
    if kind == TARGETS:
        entry |= {"description": {language: ""}, "level": DEFAULT_TARGET, "key_level": DEFAULT_TARGET}
    elif kind == TEXTS:
        entry |= {"purpose": {language: ""}, "steps": [], "blocks": [{"text": {language: ""}}]}
    return with_entry(tree, (kind,), at, entry)


def with_copy(tree: Tree, place: Place) -> Tree:
    """Return a tree with an entry once more, behind the first, under another code."""
    kind, at = _split(place)
    copy: Any = deepcopy(value_at(tree, place))
    copy["code"] = _free_code(tree, kind)
    return with_entry(tree, (kind,), at + 1, copy)


def moved(tree: Tree, place: Place, by: int) -> tuple[Tree, Place]:
    """Return a tree in which an entry stands so many places further down, and where that is; the same at either end."""
    kind, at = _split(place)
    to = min(max(0, at + by), len(entries(tree, kind)) - 1)
    return (moved_entry(tree, place, to - at), (kind, to)) if to != at else (tree, place)


def without(tree: Tree, place: Place) -> Tree:
    """Return a tree without an entry; the list goes with its last one."""
    return without_entry(tree, place)


def _split(place: Place) -> tuple[str, int]:
    kind, at = place
    assert isinstance(kind, str)
    assert isinstance(at, int)
    return kind, at


def _free_code(tree: Tree, kind: str) -> str:
    taken = {str(one.get("code", "")) for one in entries(tree, kind)}
    return next(code for n in count(1) if (code := f"{KINDS[kind].code}{n}") not in taken)
