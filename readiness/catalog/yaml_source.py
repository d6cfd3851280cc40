"""Untrusted YAML: read within limits, with the line of every value for the messages."""

import re
from dataclasses import dataclass, field
from math import isfinite
from pathlib import Path
from typing import Any, NoReturn

import yaml

from readiness.catalog.yaml_faults import LINE_END, explanation, in_quotes, value_on
from readiness.foundation.errors import Place, UserError
from readiness.foundation.files import read_at_most
from readiness.foundation.translation import N_

MOST_BYTES = 1_000_000
DEEPEST = 32
_LONGEST_NUMBER = 100
_NUMBERS = frozenset(["tag:yaml.org,2002:int", "tag:yaml.org,2002:float"])
# The scanner of newer libraries reads ahead and stops at a depth of its own, before the event is seen.
_LIBRARY_TOO_DEEP = "exceeded maximum nesting depth"

_BLOCK_AND_COMMENT = re.compile(r"[|>][-+0-9]*\s+(#.*)")

_WRITE_OUT = N_("Write the value out where it is used.")
_QUOTE_OR_WRITE_OUT = N_("Put a text in quotation marks: {quoted} Otherwise write the value out where it is used.")

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class YamlSource:
    """The content of a YAML file as plain data, with the line of every value.

    `comments` are those that stand behind a text without quotation marks, with their lines. `bare` is what was written
    where YAML reads something else than a text, such as No, 1.0 or a comment, and `bare_keys` the same of keys;
    `text` are the lines of the file.
    """

    def __init__(self, path: Path, data: Any, notes: "_Notes") -> None:
        self.path = path
        self.data = data
        self.comments = notes.comments
        self.bare = notes.bare
        self.bare_keys = notes.bare_keys
        self.text = notes.text
        self._lines = notes.lines

    def line(self, place: Place) -> int:
        """Return the line (from 1) of a value, or of the nearest value around it that is written down."""
        while place and place not in self._lines:
            place = place[:-1]
        return self._lines.get(place, 1)


def read_yaml(path: Path) -> YamlSource:
    """Read a YAML file; raises UserError where it is too large, no text, no YAML, too deep or uses aliases."""
    text = _text(path)
    notes = _Notes(LINE_END.split(text))
    try:
        _refuse_bombs(text, path)
        node = yaml.compose(text, Loader=_Loader)
        data = None if node is None else _Builder(path, notes).build(node, ())
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        if getattr(error, "problem", None) == _LIBRARY_TOO_DEEP:
            _refuse_depth(path, mark.line + 1 if mark else 1)
        found = explanation(text, error)
        raise UserError("yaml-syntax", found.what, found.remedy, where=f"{path}:{found.line}", **found.facts) from error
    return YamlSource(path, data, notes)


def _text(path: Path) -> str:
    too_large = UserError(
        "yaml-too-large",
        N_("The file is larger than 1 MB."),
        N_("Split it into one file per dimension."),
        where=str(path),
    )
    raw = read_at_most(path, MOST_BYTES, too_large)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError(
            "yaml-not-text",
            N_("The file is not a UTF-8 text."),
            N_("Save it as UTF-8 in your editor."),
            where=str(path),
        ) from error


def _refuse_bombs(text: str, path: Path) -> None:
    """Look through the events before anything is built: aliases can blow 331 bytes up to 10^9 nodes."""
    depth, lines = 0, LINE_END.split(text)
    for event in yaml.parse(text, Loader=_Loader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            what = N_("Anchors and aliases (& and *) are not allowed.")
            _refuse(path, line, "yaml-alias", what, _QUOTE_OR_WRITE_OUT, quoted=_shown(lines, line))
        if getattr(event, "tag", None):
            what = N_("Tags (!) are not allowed.")
            _refuse(path, line, "yaml-tag", what, _QUOTE_OR_WRITE_OUT, quoted=_shown(lines, line))
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            _refuse_depth(path, line)


def _shown(lines: list[str], line: int) -> str:
    """Return the value on a line as it would be in quotation marks."""
    return in_quotes(value_on("".join(lines[line - 1 : line])))


def _refuse_depth(path: Path, line: int) -> NoReturn:
    _refuse(path, line, "yaml-too-deep", N_("The file is nested more than 32 levels deep."))


def _refuse(path: Path, line: int, code: str, what: str, remedy: str = _WRITE_OUT, **facts: Any) -> NoReturn:
    raise UserError(code, what, remedy, where=f"{path}:{line}", **facts)


@dataclass(slots=True)
class _Notes:
    """What is known of a file beside its data."""

    text: list[str]
    lines: dict[Place, int] = field(default_factory=dict)
    comments: list[tuple[int, str]] = field(default_factory=list)
    bare: dict[Place, str] = field(default_factory=dict)
    bare_keys: dict[Place, str] = field(default_factory=dict)


class _Builder:
    """Turns YAML nodes into plain data and notes where each value stands."""

    def __init__(self, path: Path, notes: _Notes) -> None:
        self._path = path
        self._notes = notes
        self._scalars = _Loader("")

    def build(self, node: yaml.Node, place: Place) -> Any:
        self._notes.lines[place] = node.start_mark.line + 1
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, place)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(child, (*place, i)) for i, child in enumerate(node.value)]
        value = self._scalar(node)
        self._note_bare(node, value, place)
        return value

    def _note_bare(self, node: Any, value: Any, place: Place) -> None:
        """Note what a reader of the file sees in a value without quotation marks, and a program does not."""
        if node.style in {"|", ">"}:
            # The text stands below; what stands behind the sign of the block is no part of it.
            start = node.start_mark
            if header := _BLOCK_AND_COMMENT.match(self._notes.text[start.line], start.column):
                self._notes.comments.append((start.line + 1, header[1]))
        if node.style:
            return
        comment = self._comment_behind(node.end_mark)
        if not isinstance(value, str):
            self._notes.bare[place] = node.value or comment
        elif comment:
            self._notes.comments.append((node.end_mark.line + 1, comment))

    def _scalar(self, node: yaml.Node) -> Any:
        if node.tag in _NUMBERS and len(node.value) > _LONGEST_NUMBER:
            # A number in base sixty, as in 1:30:00, takes a time that grows with the square of its length.
            raise UserError(
                "yaml-number",
                N_("YAML reads this as a number of more than {most} digits."),
                N_("Put it in quotation marks."),
                where=f"{self._path}:{node.start_mark.line + 1}",
                most=_LONGEST_NUMBER,
            )
        try:
            value = self._scalars.construct_object(node)
        except (ValueError, OverflowError) as error:
            raise UserError(
                "yaml-syntax",
                N_("This is not valid YAML."),
                N_("Check the indentation, the colons and the quotation marks around this line."),
                where=f"{self._path}:{node.start_mark.line + 1}",
            ) from error
        if isinstance(value, float) and not isfinite(value):
            raise UserError(
                "yaml-number",
                N_("A number must be finite."),
                N_("Change the value."),
                where=f"{self._path}:{node.start_mark.line + 1}",
            )
        return value

    def _comment_behind(self, end: Any) -> str:
        """Return what stands behind a value on its line, if that is a comment; the libraries let it go unseen."""
        text = self._notes.text
        comment = text[end.line][end.column :].strip() if end.line < len(text) else ""
        return comment if comment.startswith("#") else ""

    def _mapping(self, node: yaml.MappingNode, place: Place) -> dict[Any, Any]:
        result: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                _refuse(self._path, line, "yaml-key", N_("A key must be a word or a number."))
            key = self._scalar(key_node)
            if key in result:
                raise UserError(
                    "yaml-duplicate-key",
                    N_("“{key}” is given twice."),
                    N_("Remove or rename one of them."),
                    where=f"{self._path}:{line}",
                    key=key,
                )
            if not isinstance(key, str):
                self._notes.bare_keys[(*place, key)] = key_node.value
            result[key] = self.build(value_node, (*place, key))
            self._notes.lines[(*place, key)] = line
        return result
