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
_TEXT = "tag:yaml.org,2002:str"
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
        data = _Builder(path, text, notes).document()
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
    """Turns the events of the parser into plain data and notes where each value stands.

    Nothing is built of what can blow up: aliases make 10^9 nodes of 331 bytes.
    """

    def __init__(self, path: Path, text: str, notes: _Notes) -> None:
        self._path = path
        self._notes = notes
        self._events = yaml.parse(text, Loader=_Loader)
        self._scalars = _Loader("")

    def document(self) -> Any:
        """Return the content of the one document, None where there is none."""
        self._next()
        if isinstance(self._next(), yaml.StreamEndEvent):
            return None
        data = self._value(self._next(), ())
        self._next()
        end = self._next()
        if not isinstance(end, yaml.StreamEndEvent):
            raise yaml.MarkedYAMLError(problem="but found another document", problem_mark=end.start_mark)
        return data

    def _next(self) -> Any:
        event: Any = next(self._events)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            what = N_("Anchors and aliases (& and *) are not allowed.")
            self._refuse_sign(event, "yaml-alias", what)
        if getattr(event, "tag", None):
            self._refuse_sign(event, "yaml-tag", N_("Tags (!) are not allowed."))
        return event

    def _refuse_sign(self, event: Any, code: str, what: str) -> NoReturn:
        line = event.start_mark.line + 1
        _refuse(self._path, line, code, what, _QUOTE_OR_WRITE_OUT, quoted=_shown(self._notes.text, line))

    def _value(self, event: Any, place: Place) -> Any:
        line = event.start_mark.line + 1
        self._notes.lines[place] = line
        if isinstance(event, yaml.ScalarEvent):
            value = self._scalar(event)
            self._note_bare(event, value, place)
            return value
        if len(place) >= DEEPEST:
            _refuse_depth(self._path, line)
        return self._mapping(place) if isinstance(event, yaml.MappingStartEvent) else self._sequence(place)

    def _sequence(self, place: Place) -> list[Any]:
        result: list[Any] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            result.append(self._value(event, (*place, len(result))))
        return result

    def _mapping(self, place: Place) -> dict[Any, Any]:
        result: dict[Any, Any] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            line = event.start_mark.line + 1
            if not isinstance(event, yaml.ScalarEvent):
                _refuse(self._path, line, "yaml-key", N_("A key must be a word or a number."))
            key = self._scalar(event)
            if key in result:
                raise UserError(
                    "yaml-duplicate-key",
                    N_("“{key}” is given twice."),
                    N_("Remove or rename one of them."),
                    where=f"{self._path}:{line}",
                    key=key,
                )
            if not isinstance(key, str):
                self._notes.bare_keys[(*place, key)] = event.value
            result[key] = self._value(self._next(), (*place, key))
            self._notes.lines[(*place, key)] = line
        return result

    def _note_bare(self, event: Any, value: Any, place: Place) -> None:
        """Note what a reader of the file sees in a value without quotation marks, and a program does not."""
        if event.style in {"|", ">"}:
            # The text stands below; what stands behind the sign of the block is no part of it.
            start = event.start_mark
            if header := _BLOCK_AND_COMMENT.match(self._notes.text[start.line], start.column):
                self._notes.comments.append((start.line + 1, header[1]))
        if event.style:
            return
        comment = self._comment_behind(event.end_mark)
        if not isinstance(value, str):
            self._notes.bare[place] = event.value or comment
        elif comment:
            self._notes.comments.append((event.end_mark.line + 1, comment))

    def _scalar(self, event: Any) -> Any:
        tag = self._scalars.resolve(yaml.ScalarNode, event.value, event.implicit)
        if tag == _TEXT:
            return event.value
        where = f"{self._path}:{event.start_mark.line + 1}"
        if tag in _NUMBERS and len(event.value) > _LONGEST_NUMBER:
            # A number in base sixty, as in 1:30:00, takes a time that grows with the square of its length.
            raise UserError(
                "yaml-number",
                N_("YAML reads this as a number of more than {most} digits."),
                N_("Put it in quotation marks."),
                where=where,
                most=_LONGEST_NUMBER,
            )
        try:
            value = self._scalars.construct_object(
                yaml.ScalarNode(tag, event.value, event.start_mark, event.end_mark, event.style)
            )
        except (ValueError, OverflowError) as error:
            raise UserError(
                "yaml-syntax",
                N_("This is not valid YAML."),
                N_("Check the indentation, the colons and the quotation marks around this line."),
                where=where,
            ) from error
        if isinstance(value, float) and not isfinite(value):
            raise UserError("yaml-number", N_("A number must be finite."), N_("Change the value."), where=where)
        return value

    def _comment_behind(self, end: Any) -> str:
        """Return what stands behind a value on its line, if that is a comment; the libraries let it go unseen."""
        text = self._notes.text
        comment = text[end.line][end.column :].strip() if end.line < len(text) else ""
        return comment if comment.startswith("#") else ""
