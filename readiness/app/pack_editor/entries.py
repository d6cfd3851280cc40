"""Entries beside the questions that have a row and a form each: target profiles, situations, parts of the guide."""

from copy import deepcopy
from dataclasses import dataclass
from itertools import count
from typing import Any

from readiness.app.pack_editor.tree import Tree, moved_entry, value_at, with_entry, with_value, without_entry
from readiness.foundation.errors import Place
from readiness.planning.targets import DEFAULT_TARGET

TARGETS: Place = ("targets",)
SITUATIONS: Place = ("situations",)
TEXTS: Place = ("texts",)
# The incident guide and its lists.
GUIDE: Place = ("incident",)
FACTS: Place = (*GUIDE, "facts")
SEVERITIES: Place = (*GUIDE, "severities")
OPTIONS: Place = (*GUIDE, "options")
COURSES: Place = (*GUIDE, "courses")
RULES: Place = (*GUIDE, "rules")
MODIFIERS: Place = (*GUIDE, "modifiers")
STEPS: Place = (*GUIDE, "steps")
IDEAS: Place = (*GUIDE, "ideas")

# What an incident can be, in the order in which they are asked for.
_SEVERITIES = ("red", "amber", "green")


@dataclass(frozen=True, slots=True)
class EntryKind:
    """A list of the questionnaire: how the program names new entries, and the text by which one is known."""

    code: str
    title: str


KINDS: dict[Place, EntryKind] = {
    TARGETS: EntryKind("target_", "name"),
    SITUATIONS: EntryKind("situation_", "headline"),
    TEXTS: EntryKind("text_", "name"),
    FACTS: EntryKind("F", "name"),
    SEVERITIES: EntryKind("", "name"),
    OPTIONS: EntryKind("option_", "name"),
    COURSES: EntryKind("element_", "text"),
    RULES: EntryKind("", "reason"),
    MODIFIERS: EntryKind("", "reason"),
    STEPS: EntryKind("step_", "text"),
    IDEAS: EntryKind("idea_", "text"),
}
GUIDE_KINDS = tuple(kind for kind in KINDS if kind[:1] == GUIDE)


def kind_of(place: Place) -> Place:
    """Return the list that a place is or is within; () where it is in none."""
    return next((kind for kind in KINDS if place[: len(kind)] == kind), ())


def is_entry(place: Place) -> bool:
    """Return whether a place is that of an entry, and not of something in it or of the whole list."""
    return place[:-1] in KINDS and isinstance(place[-1], int)


def position(place: Place) -> int:
    """Return the place of an entry in its list, from 0."""
    at = place[-1]
    assert isinstance(at, int)
    return at


def entries(tree: Tree, kind: Place) -> list[Tree]:
    """Return the entries of a kind in their order."""
    found = value_at(tree, kind, [])
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def entry_place(tree: Tree, code: str) -> Place | None:
    """Return the place of the first entry that bears a code."""
    for kind in KINDS:
        for i, one in enumerate(entries(tree, kind)):
            if one.get("code") == code:
                return (*kind, i)
    return None


def with_new(tree: Tree, kind: Place, at: int) -> Tree:
    """Return a tree with a new entry at a place in the list, with all that the format asks for."""
    empty = {_language(tree): ""}
    more: dict[Place, Tree] = {
        TARGETS: {"description": dict(empty), "level": DEFAULT_TARGET, "key_level": DEFAULT_TARGET},
        TEXTS: {"purpose": dict(empty), "steps": [], "blocks": [{"text": dict(empty)}]},
        FACTS: {"kind": "yes_no", "question": dict(empty)},
        SEVERITIES: {"meaning": dict(empty), "when": ""},
        OPTIONS: {key: dict(empty) for key in ("right_when", "wrong_when", "consequences", "presupposes")},
        COURSES: {"option": str((entries(tree, OPTIONS) or [{}])[0].get("code", ""))},
        RULES: {"when": "", "course": []},
        MODIFIERS: {"when": ""},
        STEPS: {"by": "24h"},
    }
    return with_entry(tree, kind, at, {**_named(tree, kind), KINDS[kind].title: dict(empty), **more.get(kind, {})})


def with_copy(tree: Tree, place: Place) -> Tree:
    """Return a tree with an entry once more, behind the first, under another code."""
    kind, at = place[:-1], position(place)
    copy: Any = deepcopy(value_at(tree, place))
    return with_entry(tree, kind, at + 1, {**copy, **_named(tree, kind)})


def moved(tree: Tree, place: Place, by: int) -> tuple[Tree, Place]:
    """Return a tree in which an entry stands so many places further down, and where that is; the same at either end."""
    kind, at = place[:-1], position(place)
    to = min(max(0, at + by), len(entries(tree, kind)) - 1)
    return (moved_entry(tree, place, to - at), (*kind, to)) if to != at else (tree, place)


def without(tree: Tree, place: Place) -> Tree:
    """Return a tree without an entry; the list goes with its last one, where the format does not ask for it."""
    return without_entry(tree, place, keep_empty=place[:1] == GUIDE)


def with_guide(tree: Tree) -> Tree:
    """Return a tree with an incident guide that can be used and says nothing yet."""
    empty: Tree = {kind[-1]: [] for kind in GUIDE_KINDS if kind != IDEAS}  # type: ignore[misc]
    texts: Tree = {"refusal_ladder": [], "stop_criteria": [], "disclaimer": {_language(tree): ""}}
    return with_value(tree, GUIDE, {"format": "readiness-incident-guide/1", **empty, **texts})


def _language(tree: Tree) -> str:
    return str((tree.get("languages") or ["en"])[0])


def _named(tree: Tree, kind: Place) -> Tree:
    """Return the name that a new entry has among the others: a code, a number, a severity, or none."""
    found = entries(tree, kind)
    if kind == MODIFIERS:
        return {}
    if kind == RULES:
        numbers = [n for one in found if isinstance(n := one.get("number"), int)]
        return {"number": max(numbers, default=0) + 1}
    if kind == SEVERITIES:
        taken = {one.get("severity") for one in found}
        return {"severity": next((name for name in _SEVERITIES if name not in taken), _SEVERITIES[0])}
    codes = {str(one.get("code", "")) for one in found}
    return {"code": next(code for n in count(1) if (code := f"{KINDS[kind].code}{n}") not in codes)}
