"""Untrusted YAML: read within limits, with the line of every value for the messages."""

import re
from math import isfinite
from pathlib import Path
from typing import Any, NoReturn

import yaml

from readiness.foundation.errors import Place, UserError
from readiness.foundation.files import read_at_most
from readiness.foundation.translation import N_

MOST_BYTES = 1_000_000
DEEPEST = 32
_LONGEST_NUMBER = 100
_NUMBERS = frozenset(["tag:yaml.org,2002:int", "tag:yaml.org,2002:float"])
# The scanner of newer libraries reads ahead and stops at a depth of its own, before the event is seen.
_LIBRARY_TOO_DEEP = "exceeded maximum nesting depth"

# What YAML takes for the end of a line.
_LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class YamlSource:
    """The content of a YAML file as plain data, with the line of every value.

    `comments` are those that stand behind a text without quotation marks, with their lines.
    """

    def __init__(self, path: Path, data: Any, lines: dict[Place, int], comments: list[tuple[int, str]]) -> None:
        self.path = path
        self.data = data
        self.comments = comments
        self._lines = lines

    def line(self, place: Place) -> int:
        """Return the line (from 1) of a value, or of the nearest value around it that is written down."""
        while place and place not in self._lines:
            place = place[:-1]
        return self._lines.get(place, 1)


def read_yaml(path: Path) -> YamlSource:
    """Read a YAML file; raises UserError where it is too large, no text, no YAML, too deep or uses aliases."""
    text = _text(path)
    lines: dict[Place, int] = {}
    comments: list[tuple[int, str]] = []
    try:
        _refuse_bombs(text, path)
        node = yaml.compose(text, Loader=_Loader)
        data = None if node is None else _Builder(path, lines, comments, _LINE_END.split(text)).build(node, ())
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        if getattr(error, "problem", None) == _LIBRARY_TOO_DEEP:
            _refuse_depth(path, mark.line + 1 if mark else 1)
        raise UserError(
            "yaml-syntax",
            N_("This is not valid YAML."),
            N_("Check the indentation, the colons and the quotation marks around this line."),
            where=f"{path}:{mark.line + 1 if mark else 1}",
        ) from error
    return YamlSource(path, data, lines, comments)


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
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            _refuse(path, line, "yaml-alias", N_("Anchors and aliases (& and *) are not allowed."))
        if getattr(event, "tag", None):
            _refuse(path, line, "yaml-tag", N_("Tags (!) are not allowed."))
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            _refuse_depth(path, line)


def _refuse_depth(path: Path, line: int) -> NoReturn:
    _refuse(path, line, "yaml-too-deep", N_("The file is nested more than 32 levels deep."))


def _refuse(path: Path, line: int, code: str, what: str) -> NoReturn:
    raise UserError(code, what, N_("Write the value out where it is used."), where=f"{path}:{line}")


class _Builder:
    """Turns YAML nodes into plain data and notes where each value stands."""

    def __init__(self, path: Path, lines: dict[Place, int], comments: list[tuple[int, str]], text: list[str]) -> None:
        self._path = path
        self._lines = lines
        self._comments = comments
        self._text = text
        self._scalars = _Loader("")

    def build(self, node: yaml.Node, place: Place) -> Any:
        self._lines[place] = node.start_mark.line + 1
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, place)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(child, (*place, i)) for i, child in enumerate(node.value)]
        return self._scalar(node)

    def _scalar(self, node: yaml.Node) -> Any:
        if node.tag in _NUMBERS and len(node.value) > _LONGEST_NUMBER:
            # A number in base sixty, as in 1:30:00, takes a time that grows with the square of its length.
            raise UserError(
                "yaml-number",
                N_("This is a number of more than {most} digits for YAML."),
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
        if isinstance(value, str) and isinstance(node, yaml.ScalarNode) and not node.style:
            self._note_comment(node.end_mark)
        if isinstance(value, float) and not isfinite(value):
            raise UserError(
                "yaml-number",
                N_("A number must be finite."),
                N_("Change the value."),
                where=f"{self._path}:{node.start_mark.line + 1}",
            )
        return value

    def _note_comment(self, end: Any) -> None:
        """Note what stands behind a text on its line, if that is a comment; the libraries let it go unseen."""
        comment = self._text[end.line][end.column :].strip() if end.line < len(self._text) else ""
        if comment.startswith("#"):
            self._comments.append((end.line + 1, comment))

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
            result[key] = self.build(value_node, (*place, key))
            self._lines[(*place, key)] = line
        return result
