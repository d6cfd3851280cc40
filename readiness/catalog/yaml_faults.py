"""Why YAML cannot read a file, in words for people who write one: told by the line at fault, not by the parser's words.

Nothing is parsed here. Each explanation looks at a line or two around the place where the library gave up.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from readiness.foundation.errors import cut
from readiness.foundation.translation import N_

# What YAML takes for the end of a line.
LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
# Indentation with the dashes of a list, a key, and what stands behind it.
_LINE = re.compile(r"(?P<indent>\s*(?:- +)*)(?:(?P<key>[\w-]+):(?: +|$))?(?P<value>.*)")
# A text without quotation marks and a comment behind it.
_TEXT_AND_COMMENT = re.compile(r"""\s*(?:- )?(?:[\w-]+:)?\s*[^\s"'#|>:][^"'#]*\s#.*""")
_QUOTED_WORD = re.compile(r"""(?P<mark>["'])[^"']*(?P=mark)\s*[^\s#,\]}].*""")
_BLOCK = re.compile(r"[|>][-+0-9]*\s*(?:#.*)?")
_LIST_OR_KEYS = re.compile(r"\[[^\]]*\]?|\{[^}]*\}?")
_BEGINS_NO_TEXT = frozenset("@`%&*!|>[{,?-")
_NO_SPACE = re.compile(r"(?P<indent>\s*(?:- +)*)(?P<key>[a-z_]+):[^\s:/]")
# Keys with which entries begin; other words may well be those of a text.
_NO_COLON = re.compile(r"\s*(?:(?:- +)*(?P<key>de|en)|- +(?P<first>code|when|value|of|role|number|severity|fit))\s+\S")
_LONGEST_TEXT = 40
_LOOK_BACK = 3

_QUOTE_IT = N_("Put the whole text in quotation marks: {quoted}")


class Explained(NamedTuple):
    """What is wrong on a line (from 1), and what to do."""

    line: int
    what: str
    remedy: str
    facts: dict[str, Any]


class _Place(NamedTuple):
    """Where the library gave up: the lines, the number of the last one that it looked at, and its error."""

    lines: list[str]
    at: int
    error: Any

    @property
    def line(self) -> str:
        return self.lines[self.at]

    def above(self) -> Iterator[int]:
        """Yield the numbers of the lines above that say anything, the nearest first."""
        return (i for i in range(self.at - 1, -1, -1) if self.lines[i].strip() and self.lines[i].strip()[0] != "#")


def explanation(text: str, error: Any) -> Explained:
    """Return what is wrong with a text that the library of YAML refuses."""
    lines = LINE_END.split(text)
    mark = getattr(error, "problem_mark", None)
    place = _Place(lines, min(mark.line if mark else 0, len(lines) - 1), error)
    found = next(filter(None, (explain(place) for explain in _EXPLANATIONS)), None)
    return found or Explained(
        place.at + 1,
        N_("This is not valid YAML."),
        N_("Check the indentation, the colons and the quotation marks around this line."),
        {},
    )


def in_quotes(text: str) -> str:
    """Return a text as it has to be written in quotation marks, cut where it is long."""
    short = cut(text.strip(), _LONGEST_TEXT)
    return f'"{short}"' if '"' not in short and "\\" not in short else "'" + short.replace("'", "''") + "'"


def value_on(line: str) -> str:
    """Return what stands behind the key on a line."""
    found = _LINE.fullmatch(line)
    return found["value"].strip() if found else line.strip()


def _tab(place: _Place) -> Explained | None:
    mark = getattr(place.error, "problem_mark", None)
    at_mark = place.line[mark.column : mark.column + 1] if mark and mark.line == place.at else ""
    if at_mark != "\t" and not re.match(r" *\t", place.line):
        return None
    what = N_("There is a tab here, where YAML allows only spaces.")
    return Explained(place.at + 1, what, N_("Delete the tab and type spaces."), {})


def _open_to_the_end(place: _Place) -> Explained | None:
    begun = getattr(place.error, "context_mark", None)
    if begun is None or getattr(place.error, "context", None) != "while scanning a quoted scalar":
        return None
    # An escape that does not exist is refused in the middle of a text.
    return _open(begun.line + 1) if "unexpected" in str(place.error.problem) else _escape(place)


def _open_until_the_next(place: _Place) -> Explained | None:
    """Find a text whose quotation mark is closed by the one that opens the next text."""
    for mark in "\"'":
        nearest = next((i for i in place.above() if mark in place.lines[i]), None)
        if mark in place.line and nearest is not None:
            value = value_on(place.lines[nearest])
            if value.startswith(mark) and value.count(mark) == 1:
                return _open(nearest + 1)
    return None


def _open(line: int) -> Explained:
    what = N_("The quotation mark that opens the text here is never closed.")
    return Explained(line, what, N_("Write the closing quotation mark at the end of this text."), {})


def _escape(place: _Place) -> Explained:
    what = N_("Within double quotation marks, “\\” begins a special character, and this one does not exist.")
    return Explained(place.at + 1, what, N_("Write “\\\\”, or use single quotation marks."), {})


def _dash(place: _Place) -> Explained | None:
    for i in (place.at, *list(place.above())[:_LOOK_BACK]):
        if found := re.match(r"\s*-([a-z_]+):(?:\s|$)", place.lines[i]):
            what = N_("A space is missing after the dash.")
            return Explained(i + 1, what, N_("Write “- {key}:”."), {"key": found[1]})
    return None


def _hashtag(place: _Place) -> Explained | None:
    if place.at == 0 or not _TEXT_AND_COMMENT.fullmatch(place.lines[place.at - 1]):
        return None
    what = N_("The text ends before the “#”, so the lines below it belong to nothing.")
    remedy = N_("Put the whole text in quotation marks. A comment belongs on a line of its own.")
    return Explained(place.at, what, remedy, {})


def _quoted_word(place: _Place) -> Explained | None:
    value = value_on(place.line)
    found = _QUOTED_WORD.fullmatch(value)
    if found is None:
        return None
    what = N_("For YAML the text ends at its second quotation mark; what follows belongs to nothing.")
    # Where the text ends with its mark, an apostrophe within closed it; else a word of it is quoted.
    whole = value[1:-1] if value.endswith(found["mark"]) and value.count(found["mark"]) % 2 else value
    return Explained(place.at + 1, what, _QUOTE_IT, {"quoted": in_quotes(whole)})


def _first_sign(place: _Place) -> Explained | None:
    value = value_on(place.line)
    if value[:1] not in _BEGINS_NO_TEXT or not value:
        return None
    # A list, keys or a block that is right as far as it goes.
    if _BLOCK.fullmatch(value) or _LIST_OR_KEYS.fullmatch(value):
        return None
    what = N_("A text cannot begin with {sign}: in YAML this character has a meaning of its own.")
    return Explained(place.at + 1, what, _QUOTE_IT, {"sign": value[0], "quoted": in_quotes(value)})


def _colon(place: _Place) -> Explained | None:
    what = N_("The text contains a colon and a space, which YAML takes for a key and its value.")
    if re.match(r"\s*[A-ZÄÖÜ][a-zäöüß]+:? ", place.line) and ": " in place.line:
        # No key begins like that: a text goes on from the line above.
        remedy = N_("Put the whole text in quotation marks, from its first line to its last.")
        return Explained(place.at + 1, what, remedy, {})
    value = value_on(place.line)
    if value[:1] in {'"', "'", "[", "{"} or not re.search(r":(?:\s|$)", value):
        return None
    return Explained(place.at + 1, what, _QUOTE_IT, {"quoted": in_quotes(value)})


def _missing_sign(place: _Place) -> Explained | None:
    for i in (place.at, *list(place.above())[:1]):
        if found := _NO_SPACE.match(place.lines[i]):
            what = N_("A space is missing after the colon.")
            return Explained(i + 1, what, N_("Write “{key}: ” and then the text."), {"key": found["key"]})
        if found := _NO_COLON.match(place.lines[i]):
            what = N_("A colon is missing after “{key}”.")
            key = found["key"] or found["first"]
            return Explained(i + 1, what, N_("Write “{key}: ” and then the text."), {"key": key})
    return None


def _bracket(place: _Place) -> Explained | None:
    begun = getattr(place.error, "context_mark", None)
    if begun is None or not str(getattr(place.error, "context", "")).startswith("while parsing a flow"):
        return None
    return Explained(
        begun.line + 1,
        N_("Between the brackets that begin here, a comma or the closing bracket is missing."),
        N_("Close the bracket, and put texts with “,” or “: ” in quotation marks."),
        {},
    )


def _indentation(place: _Place) -> Explained | None:
    here = _LINE.fullmatch(place.line)
    above = next((m for i in place.above() if (m := _LINE.fullmatch(place.lines[i])) and m["key"]), None)
    if here is None or not here["key"] or above is None or len(here["indent"]) == len(above["indent"]):
        return None
    facts = {
        "key": here["key"],
        "found": len(here["indent"]) + 1,
        "other": above["key"],
        "above": len(above["indent"]) + 1,
    }
    return Explained(
        place.at + 1,
        N_("“{key}” begins in column {found}, “{other}” above it in column {above}; they do not fit together."),
        N_("Start keys that belong together in the same column."),
        facts,
    )


def _text_at_the_edge(place: _Place) -> Explained | None:
    begun = getattr(place.error, "context_mark", None)
    if begun is None or getattr(place.error, "context", None) != "while scanning a simple key":
        return None
    return Explained(
        begun.line + 1,
        N_("This line is neither a key with a colon, nor does it belong to the text above."),
        N_("Indent it further than the key above if it is part of its text."),
        {},
    )


_EXPLANATIONS: tuple[Callable[[_Place], Explained | None], ...] = (
    _tab,
    _open_to_the_end,
    _dash,
    _hashtag,
    _open_until_the_next,
    _quoted_word,
    _first_sign,
    _colon,
    _missing_sign,
    _text_at_the_edge,
    _bracket,
    _indentation,
)
