"""Changes of plain data. Every function returns a new tree, which shares with the old one what has not changed."""

from collections.abc import Callable
from typing import Any

from readiness.catalog.known_keys import keys_at
from readiness.foundation.errors import Place

Tree = dict[str, Any]


def value_at(tree: Any, place: Place, otherwise: Any = None) -> Any:
    """Return what stands at a place, or something else where there is nothing."""
    for step in place:
        known = step in tree if isinstance(tree, dict) else isinstance(tree, list) and step in range(len(tree))
        if not known:
            return otherwise
        tree = tree[step]
    return tree


def changed(tree: Any, place: Place, change: Callable[[Any], Any], at: Place = ()) -> Any:
    """Return a tree with `change` made to what stands at a place, which is None where there is nothing.

    Where the change returns None, the key goes; a mapping that has become empty by that goes as well, unless it is an
    entry of a list. New keys come where the format has them.
    """
    if not place:
        return change(tree)
    step, rest = place[0], place[1:]
    here = (*at, step)
    if isinstance(step, int):
        made = list(tree or [])
        made[step] = changed(made[step], rest, change, here)
        return made
    mapping = dict(tree or {})
    value = changed(mapping.get(step), rest, change, here)
    if value is None or (value == {} and rest and mapping.get(step)):
        mapping.pop(step, None)
        return mapping
    if step in mapping:
        mapping[step] = value
        return mapping
    return _inserted(mapping, step, value, keys_at(here))


def with_value(tree: Tree, place: Place, value: Any) -> Tree:
    """Return a tree with a value at a place; None takes it away."""
    made: Tree = changed(tree, place, lambda _before: value)
    return made


def with_entry(tree: Tree, place: Place, at: int, entry: Any) -> Tree:
    """Return a tree with one more entry in the list at a place, made where there is none."""

    def insert(before: Any) -> list[Any]:
        entries = list(before or [])
        return [*entries[:at], entry, *entries[at:]]

    made: Tree = changed(tree, place, insert)
    return made


def without_entry(tree: Tree, place: Place, *, keep_empty: bool = False) -> Tree:
    """Return a tree without an entry of a list; a list that has become empty goes, unless `keep_empty`."""
    *way, at = place

    def remove(before: list[Any]) -> list[Any] | None:
        entries = [entry for number, entry in enumerate(before) if number != at]
        return entries if entries or keep_empty else None

    made: Tree = changed(tree, tuple(way), remove)
    return made


def moved_entry(tree: Tree, place: Place, by: int) -> Tree:
    """Return a tree in which an entry of a list stands so many places further down; the same at either end."""
    *way, at = place
    assert isinstance(at, int)

    def move(before: list[Any]) -> list[Any]:
        entries = list(before)
        entries.insert(min(max(0, at + by), len(entries) - 1), entries.pop(at))
        return entries

    made: Tree = changed(tree, tuple(way), move)
    return made


def _inserted(mapping: Tree, key: str, value: Any, order: tuple[str, ...]) -> Tree:
    """Return a mapping with one more key: behind those that the format has before it, or at the end."""
    if key not in order:
        return {**mapping, key: value}
    before = set(order[: order.index(key)])
    at = max((number for number, other in enumerate(mapping) if other in before), default=-1) + 1
    pairs = list(mapping.items())
    return dict([*pairs[:at], (key, value), *pairs[at:]])
