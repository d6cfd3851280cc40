"""Where everything stands in a YAML text: the values with the span of their letters."""

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

import yaml

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Entry:
    """An entry of a list or a mapping: where it begins (with its key or its dash), and its value.

    `colon` is the end of the key with its colon; of an entry of a list, the place behind the dash.
    """

    start: int
    colon: int
    node: "Node"
    key: Any = None


@dataclass(slots=True)
class Node:
    """A value: its data, its first and last letter, the style of a text, and its entries.

    `column` is that of its first letter. `style` is "|", ">", a quotation mark or "" of a text; `flow` tells brackets.
    """

    data: Any
    start: int
    end: int
    column: int
    style: str = ""
    flow: bool = False
    entries: list[Entry] = field(default_factory=list)


def nodes_of(text: str) -> Node | None:
    """Return the nodes of a text that `read_yaml` takes; None where it is empty."""
    loader = _Loader(text)
    try:
        root = loader.get_single_node()
        return None if root is None else _NodeReader(text, loader).node(root)
    finally:
        loader.dispose()


class _NodeReader:
    def __init__(self, text: str, loader: Any) -> None:
        self._text = text
        self._loader = loader
        # Signs that YAML takes for a line's end; the parser counts lines and columns, not letters.
        self._starts = [0, *accumulate(len(line) for line in _lines(text))]

    def node(self, found: Any) -> Node:
        start, column = self._at(found.start_mark), found.start_mark.column
        if isinstance(found, yaml.ScalarNode):
            end = self._at(found.end_mark)
            if found.style in {"|", ">"}:
                end = self._block_end(start, end)
            data = self._loader.construct_object(found)
            return Node(data, start, end, column, found.style or "")
        node = Node(None, start, self._at(found.end_mark), column, flow=bool(found.flow_style))
        if isinstance(found, yaml.SequenceNode):
            node.entries = [self._item(node, one) for one in found.value]
            node.data = [entry.node.data for entry in node.entries]
        else:
            node.entries = [self._pair(key, value) for key, value in found.value]
            node.data = {entry.key: entry.node.data for entry in node.entries}
        if not node.flow and node.entries:
            node.end = max(node.entries[-1].node.end, node.entries[-1].colon)
        return node

    def _pair(self, key: Any, value: Any) -> Entry:
        end = self._at(key.end_mark)
        colon = self._text.index(":", end) + 1
        return Entry(self._at(key.start_mark), colon, self.node(value), self._loader.construct_object(key))

    def _item(self, parent: Node, value: Any) -> Entry:
        node = self.node(value)
        if parent.flow:
            return Entry(node.start, node.start, node)
        line = bisect_right(self._starts, node.start) - 1
        while True:
            dash = self._starts[line] + parent.column
            before = self._text[self._starts[line] : dash]
            first = parent.start == dash
            if self._text[dash : dash + 1] == "-" and (first or not before.strip()):
                return Entry(dash, dash + 1, node)
            line -= 1

    def _block_end(self, start: int, end: int) -> int:
        """Return the end of a text in a block, without the blank lines that are no part of it."""
        header = self._text[start : self._text.find("\n", start)] if "\n" in self._text[start:] else ""
        if "+" in header.partition("#")[0]:
            return end
        while end > start and self._text[end - 1] in " \n\r":
            end -= 1
        return end

    def _at(self, mark: Any) -> int:
        start: int = self._starts[min(mark.line, len(self._starts) - 1)]
        return start + int(mark.column)


def _lines(text: str) -> list[str]:
    """Return the lines with their ends, as YAML counts them."""
    found, start, at = [], 0, 0
    while at < len(text):
        sign = text[at]
        at += 1
        if sign in "\n\x85\u2028\u2029" or (sign == "\r" and text[at : at + 1] != "\n"):
            found.append(text[start:at])
            start = at
    found.append(text[start:])
    return found
