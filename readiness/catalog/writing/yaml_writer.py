"""A YAML text with other data: every line whose data stays is kept as it was written, comments and all."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from readiness.catalog.writing.yaml_nodes import Entry, Node, nodes_of
from readiness.catalog.writing.yaml_style import WIDTH, after_dash, after_key, block, inline, same, scalar, text_block

# What an entry of a list is known by when it has moved.
_NAMES = ("code", "id", "value", "level", "depth", "version")


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    words: str


def rewritten(text: str, data: Any) -> str:
    """Return a text that says `data`, changed as little as it can be; `text` is one that `read_yaml` takes.

    Ends of lines stay as they were. Where a place is written in a way that cannot be changed on its own, the whole text
    is written once more, and its comments go: this is known beforehand by `keeps_form`.
    """
    found = _patched(text, data)
    return _whole(data, text) if found is None else found


def keeps_form(text: str, data: Any) -> bool:
    """Return whether `rewritten` keeps comments and style of the lines that stay."""
    return _patched(text, data) is not None


def written(data: Any) -> str:
    """Return data as a new YAML text."""
    return _whole(data, "")


def _whole(data: Any, text: str) -> str:
    lines = (block(data, 0) if data and isinstance(data, dict | list) else inline(data)) + "\n"
    return lines.replace("\n", "\r\n") if "\r\n" in text else lines


def _patched(text: str, data: Any) -> str | None:
    """Return the text with the edits that it needs; None where the result would say something else."""
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    plain = text.removeprefix(mark)
    dos = "\r\n" in plain
    plain = plain.replace("\r\n", "\n")
    try:
        root = nodes_of(plain)
        if root is None:
            return None
        result = _applied(plain, 0, len(plain), _Patch(plain).edits(root, data, None))
        read = nodes_of(result)
    except (yaml.YAMLError, ValueError):
        return None
    if read is None or not same(read.data, data):
        return None
    return mark + (result.replace("\n", "\r\n") if dos else result)


def _applied(text: str, start: int, end: int, edits: list[_Edit]) -> str:
    parts = []
    for edit in sorted(edits, key=lambda one: (one.start, one.end)):
        parts += [text[start : edit.start], edit.words]
        start = edit.end
    return "".join([*parts, text[start:end]])


class _Patch:
    """Finds the edits that lead from one text to other data."""

    def __init__(self, text: str) -> None:
        self._text = text

    def edits(self, node: Node, data: Any, within: Node | None) -> list[_Edit]:
        """Return what has to change for a node to say `data`; `within` is the list or mapping around it."""
        if same(node.data, data):
            return []
        if type(node.data) is type(data) and isinstance(data, dict | list) and data and node.entries:
            pairs = _paired(node, data)
            if node.flow:
                return self._in_brackets(node, data, pairs)
            if _in_place(node, pairs):
                return [edit for entry, _key, value in pairs if entry for edit in self._entry(node, entry, value)]
            return [self._rebuilt(node, pairs)]
        return [self._replaced(node, data, within)]

    def _entry(self, parent: Node, entry: Entry, data: Any) -> list[_Edit]:
        node = entry.node
        kept = type(node.data) is type(data) and isinstance(data, dict | list) and data and node.entries
        if kept or same(node.data, data):
            return self.edits(node, data, parent)
        return [self._value(parent, entry, data)]

    def _value(self, parent: Node, entry: Entry, data: Any) -> _Edit:
        """Return the edit that puts a value in the place of another one, behind its key or dash."""
        node, indent = entry.node, parent.column
        end = max(node.end, entry.colon)
        behind = self._text[end : self._line_end(end)]
        if isinstance(data, str) and node.style in {"|", ">"} and not behind.strip():
            made = self._as_block(node, data, indent)
            if made is not None:
                return _Edit(node.start, end, made)
        column = entry.colon - (self._text.rfind("\n", 0, entry.colon) + 1)
        if "\n" not in self._text[entry.colon : node.start] and isinstance(data, str) and node.style in {"'", '"'}:
            short = scalar(data, node.style)
            if column + 1 + len(short) <= WIDTH or behind.strip():
                return _Edit(node.start, end, short)
        is_item = entry.key is None and isinstance(parent.data, list)
        made = after_dash(data, indent, column) if is_item else after_key(data, indent, column)
        if "\n" in made and behind.strip():
            # A comment behind the value stays behind it.
            made = f" {inline(data)}" if isinstance(data, dict | list) else f" {scalar(data)}"
        return _Edit(entry.colon, end, made)

    def _as_block(self, node: Node, data: str, indent: int) -> str | None:
        header, _, body = self._text[node.start : node.end].partition("\n")
        if "#" in header or "+" in header or any(sign.isdigit() for sign in header):
            return None
        lines = body.split("\n")
        depth = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), default=indent + 2)
        width = max(WIDTH, *(len(line) for line in lines))
        return text_block(data, node.style, depth, [line[depth:] for line in lines], width)

    def _in_brackets(self, node: Node, data: Any, pairs: "_Pairs") -> list[_Edit]:
        if _in_place(node, pairs):
            return [e for entry, _key, value in pairs if entry for e in self.edits(entry.node, value, node)]
        return [_Edit(node.start, node.end, inline(data))]

    def _replaced(self, node: Node, data: Any, within: Node | None) -> _Edit:
        flow = within is not None and within.flow
        if isinstance(data, dict | list):
            return _Edit(node.start, node.end, inline(data) if flow or within else block(data, 0) if data else "{}")
        return _Edit(node.start, node.end, scalar(data, node.style if flow else "", flow=flow))

    def _rebuilt(self, node: Node, pairs: "_Pairs") -> _Edit:
        """Return a list or mapping whose entries are others or stand elsewhere, made of the lines of its entries."""
        text, column = self._text, node.column
        lead = " " * column
        ends = [self._entry_end(entry) for entry in node.entries]
        # The lines above an entry, such as a comment, belong to it.
        befores = [node.start, *ends[:-1]]
        above = {
            id(entry): "" if i == 0 else text[before : entry.start].removesuffix(lead)
            for i, (entry, before) in enumerate(zip(node.entries, befores, strict=True))
        }
        whole = {id(entry): end for entry, end in zip(node.entries, ends, strict=True)}
        blank = any(lines.startswith("\n") for lines in above.values())
        begins = text.rfind("\n", 0, node.start) + 1
        # A list behind a dash has no line above its first entry: what stood above that one comes below it.
        on_own_line = not text[begins : node.start].strip()
        parts: list[str] = []
        for number, (entry, key, value) in enumerate(pairs):
            if entry is None:
                made = f"-{after_dash(value, column, column + 1)}" if key is None else self._new(key, value, column)
                before, body = "\n" if blank and number else "", made + "\n"
            else:
                before = above[id(entry)]
                end = whole[id(entry)]
                body = _applied(text, entry.start, end, self._entry(node, entry, value))
                body = body if body.endswith("\n") else body + "\n"
            if number == 0 and not on_own_line:
                parts += [body, before.strip("\n") + "\n" if before.strip() else ""]
            else:
                parts += [before, lead, body]
        made = "".join(parts)
        end = ends[-1]
        start = begins if on_own_line else node.start
        return _Edit(start, end, made if text[end - 1 : end] == "\n" else made.removesuffix("\n"))

    def _new(self, key: Any, value: Any, column: int) -> str:
        name = f"{scalar(key)}:"
        return name + after_key(value, column, column + len(name))

    def _entry_end(self, entry: Entry) -> int:
        """Return the end of the last line of an entry, with what stands behind its value."""
        end = self._line_end(max(entry.node.end, entry.colon))
        return min(end + 1, len(self._text))

    def _line_end(self, at: int) -> int:
        found = self._text.find("\n", at)
        return len(self._text) if found < 0 else found


_Pairs = list[tuple[Entry | None, Any, Any]]


def _in_place(node: Node, pairs: _Pairs) -> bool:
    """Return whether all entries are there, in their order, and no others."""
    return len(pairs) == len(node.entries) and all(
        entry is there for (entry, _key, _value), there in zip(pairs, node.entries, strict=True)
    )


def _paired(node: Node, data: Any) -> _Pairs:
    """Return the new entries in their order, each with the old entry that it goes on with, its key and its value."""
    if isinstance(data, dict):
        by_key = {entry.key: entry for entry in node.entries}
        return [(by_key.get(key), key, value) for key, value in data.items()]
    left = list(node.entries)
    found: list[Entry | None] = [None] * len(data)
    for likeness in (same, _named_alike):
        for at, value in enumerate(data):
            if found[at] is None:
                alike = (entry for entry in _nearest(left, node.entries, at) if likeness(entry.node.data, value))
                found[at] = next(alike, None)
                if found[at] is not None:
                    left = [entry for entry in left if entry is not found[at]]
    # What bears no name, as the statements of levels, is known by its place.
    for at, value in enumerate(data):
        here = node.entries[at] if at < len(node.entries) else None
        if found[at] is None and here is not None and any(here is one for one in left):
            if type(here.node.data) is type(value):
                found[at] = here
            left = [entry for entry in left if entry is not here]
    return [(entry, None, value) for entry, value in zip(found, data, strict=True)]


def _nearest(left: list[Entry], entries: list[Entry], at: int) -> Iterator[Entry]:
    """Yield the entry of the same place first: of several that are alike it is the one that was not moved."""
    here = entries[at] if at < len(entries) else None
    if here is not None and any(here is one for one in left):
        yield here
    yield from (one for one in left if one is not here)


def _named_alike(one: Any, other: Any) -> bool:
    if not isinstance(one, dict) or not isinstance(other, dict):
        return False
    return any(key in one and key in other and same(one[key], other[key]) for key in _NAMES)
