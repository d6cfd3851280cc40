"""The conditions of XLSForm (`relevant`) → those of packs, and ranges of numbers (`constraint`), where possible."""

import re
from collections.abc import Callable
from typing import NoReturn

from readiness.exchange.questionnaire_xlsx.plain_conditions import Asked
from readiness.foundation.translation import N_

_TOKEN = re.compile(
    r"""\s*(?:(?P<ref>\$\{\s*[^}]+?\s*\})|(?P<text>'[^']*'|"[^"]*")|(?P<number>-?[0-9]+(?:\.[0-9]+)?)
    |(?P<order><=|>=|!=|=|<|>)|(?P<sign>[(),.])|(?P<word>[A-Za-z][\w:-]*)|(?P<other>\S))""",
    re.VERBOSE,
)
_TURNED = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}
_DEEPEST = 12
_LONGEST = 1_900
_RANGE = re.compile(r"\(?\s*\.\s*(>=|<=|>|<)\s*(-?[0-9]+(?:\.[0-9]+)?)\s*\)?")


class NotSaidError(ValueError):
    """A condition that packs cannot say; `why` is a source string, `found` the part of it that it is about."""

    def __init__(self, why: str, found: str) -> None:
        super().__init__(why)
        self.why, self.found = why, found


def relevant(text: str, find: Callable[[str], Asked | None]) -> str:
    """Return a condition of a pack; raises NotSaidError. `find` returns the question of a name."""
    parser = _Parser(text.translate(_QUOTES), find)
    condition = parser.condition(0)
    parser.end()
    if len(condition) > _LONGEST:
        raise NotSaidError(N_("it is too long"), text)
    return condition


_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "„": '"', "\u00a0": " "})


def number_range(constraint: str, *, whole: bool) -> tuple[float | None, float | None] | None:
    """Return the least and the greatest number that a constraint such as `. >= 0 and . <= 100` allows; else None."""
    lowest: float | None = None
    highest: float | None = None
    for part in re.split(r"\s+and\s+", constraint.strip(), flags=re.IGNORECASE):
        found = _RANGE.fullmatch(part.strip())
        if found is None:
            return None
        number = float(found[2])
        step = 1 if whole and number.is_integer() and len(found[1]) == 1 else 0
        if found[1].startswith(">"):
            lowest = number + step
        else:
            highest = number - step
    return lowest, highest


class _Parser:
    def __init__(self, text: str, find: Callable[[str], Asked | None]) -> None:
        self._find = find
        self._tokens = [(str(match.lastgroup), match[0].strip()) for match in _TOKEN.finditer(text) if match[0].strip()]
        self._at = 0

    def condition(self, depth: int) -> str:
        parts = [self._all(depth)]
        while self._word("or"):
            parts.append(self._all(depth))
        return " or ".join(parts)

    def end(self) -> None:
        if self._at < len(self._tokens):
            self._fail(N_("“{found}” has no counterpart here"))

    def _all(self, depth: int) -> str:
        parts = [self._one(depth)]
        while self._word("and"):
            parts.append(self._one(depth))
        return " and ".join(parts)

    def _one(self, depth: int) -> str:
        if depth > _DEEPEST:
            self._fail(N_("it is nested too deeply"))
        kind, token = self._peek()
        if kind == "word" and token.lower() == "not":
            self._at += 1
            return f"not ({self._bracketed(depth)})"
        if kind == "word" and token.lower() == "selected":
            return self._selected()
        if (kind, token) == ("sign", "("):
            inside = self._bracketed(depth)
            return f"({inside})" if " or " in inside or " and " in inside else inside
        return self._comparison()

    def _bracketed(self, depth: int) -> str:
        self._sign("(")
        inside = self.condition(depth + 1)
        self._sign(")")
        return inside

    def _selected(self) -> str:
        self._at += 1
        self._sign("(")
        asked = self._reference()
        self._sign(",")
        kind, token = self._next()
        if kind not in {"text", "number"}:
            self._at -= 1
            self._fail(N_("“{found}” has no counterpart here"))
        self._sign(")")
        return f"{asked.code} = {self._value(asked, token)}"

    def _comparison(self) -> str:
        if self._peek()[0] in {"text", "number"}:
            value, order = self._next()[1], self._order()
            asked = self._reference()
            order = _TURNED.get(order, order)
        else:
            asked = self._reference()
            order = self._order()
            kind, value = self._next()
            if kind not in {"text", "number"}:
                self._at -= 1
                self._fail(N_("“{found}” has no counterpart here"))
        return f"{asked.code} {order} {self._value(asked, value, ordered=order in _TURNED)}"

    def _order(self) -> str:
        kind, token = self._next()
        if kind != "order":
            self._at -= 1
            self._fail(N_("“{found}” has no counterpart here"))
        return token

    def _reference(self) -> Asked:
        kind, token = self._next()
        if kind != "ref":
            self._at -= 1
            self._fail(N_("“{found}” has no counterpart here"))
        asked = self._find(token[2:-1].strip())
        if asked is None:
            raise NotSaidError(N_("“{found}” is not among the questions above"), token)
        return asked

    def _value(self, asked: Asked, token: str, *, ordered: bool = False) -> str:
        plain = token.strip("'\"").strip()
        if not plain:
            raise NotSaidError(N_("whether {found} is empty cannot be asked"), asked.code)
        if asked.number:
            number = re.fullmatch(r"(-?[0-9]{1,9})(?:\.0+)?", plain)
            if number is None:
                raise NotSaidError(N_("“{found}” is not a whole number"), plain)
            return number[1]
        value = asked.values.get(plain)
        if value is None or (ordered and not value.isdigit()):
            raise NotSaidError(N_("“{found}” is none of the answers"), plain)
        return value

    def _sign(self, sign: str) -> None:
        if self._next() != ("sign", sign):
            self._at -= 1
            self._fail(N_("“{found}” has no counterpart here"))

    def _word(self, word: str) -> bool:
        found = self._peek()[0] == "word" and self._peek()[1].lower() == word
        self._at += found
        return found

    def _peek(self) -> tuple[str, str]:
        return self._tokens[self._at] if self._at < len(self._tokens) else ("", "")

    def _next(self) -> tuple[str, str]:
        found = self._peek()
        self._at += 1
        return found

    def _fail(self, why: str) -> NoReturn:
        raise NotSaidError(why, self._peek()[1] or "…")
