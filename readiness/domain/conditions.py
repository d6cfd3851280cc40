"""The small language of conditions in a pack: `F3 = 3 or (F5 >= 3 and G0 = pass)`.

    condition  = conjunction {"or" conjunction}
    conjunction = negation {"and" negation}
    negation   = "not" negation | "(" condition ")" | comparison
    comparison = NAME [("=" | "!=" | ">=" | "<=" | ">" | "<") VALUE]

A bare name asks whether the fact is `yes`. A value is a whole number or a word. Of a fact of several words, `=` asks
whether the word is one of them. The language is total: every
condition ends, and an unknown fact makes a comparison unknown (None, Kleene's three-valued logic), never
an error. It is parsed here and never handed to Python's own evaluator.
"""

import operator
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NoReturn

from readiness.domain.values import Fact as Fact  # noqa: PLC0414 - what conditions are about is named with them
from readiness.foundation.errors import Phrase
from readiness.foundation.translation import N_

# The answer to a question that was asked may be any number, or several words where several may be chosen. A question
# that was not asked is known to be nothing: it equals no value.
NOT_ASKED = ()
KnownFact = Fact | float | tuple[str, ...]
Known = KnownFact | None
Facts = Mapping[str, Known]

_TOKEN = re.compile(r"\s*(?:(>=|<=|!=|=|>|<|\(|\))|(-?[0-9]{1,9})(?![0-9])|([A-Za-z_][A-Za-z0-9_-]*))")
_ORDERS: dict[str, Callable[[float, float], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
}
_DEEPEST = 16


@dataclass(frozen=True, slots=True)
class Comparison:
    """A comparison of one fact with one value."""

    name: str
    order: str
    value: Fact

    def holds(self, facts: Facts) -> bool | None:
        """Return whether it is true; None where the fact is unknown."""
        fact = facts.get(self.name)
        if fact is None:
            return None
        if self.order in _ORDERS:
            # A word has no order: comparing it is the checker's finding, and here it is simply not true.
            if isinstance(fact, int | float) and isinstance(self.value, int):
                return _ORDERS[self.order](fact, self.value)
            return False
        same = self.value in fact if isinstance(fact, tuple) else fact == self.value
        return same == (self.order == "=")

    def comparisons(self) -> "Iterator[Comparison]":
        """Yield this comparison, the only one."""
        yield self


@dataclass(frozen=True, slots=True)
class Combination:
    """Several conditions joined by `and`, `or` or turned round by `not`."""

    word: str
    parts: "tuple[Condition, ...]"

    def holds(self, facts: Facts) -> bool | None:
        """Return whether it is true; None where unknown facts leave it open."""
        if self.word == "not":
            result = self.parts[0].holds(facts)
            return None if result is None else not result
        deciding, known = self.word == "or", True
        for part in self.parts:
            result = part.holds(facts)
            if result is deciding:
                return deciding
            known = known and result is not None
        return not deciding if known else None

    def comparisons(self) -> Iterator[Comparison]:
        """Yield every comparison within, from left to right."""
        for part in self.parts:
            yield from part.comparisons()


Condition = Comparison | Combination


class ConditionError(ValueError):
    """A condition that does not follow the grammar; `why` is a part of a sentence to a reader."""

    def __init__(self, what: str, token: str, text: str) -> None:
        super().__init__(f"{what.format(token=token)} in {text!r}")
        self.why = Phrase(what, {"token": token})


@lru_cache(maxsize=1024)
def parse(text: str) -> Condition:
    """Read a condition; raises ConditionError where the text does not follow the grammar."""
    parser = _Parser(text)
    condition = parser.condition(0)
    parser.end()
    return condition


def holds(when: str, facts: Facts) -> bool:
    """Return whether a condition surely holds; an empty one always does. Raises ConditionError as `parse`."""
    return not when or parse(when).holds(facts) is True


def may_hold(when: str, facts: Facts) -> bool:
    """Return whether a condition holds or may hold: what is unknown rules nothing out. Raises as `parse`."""
    return not when or parse(when).holds(facts) is not False


class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = list(self._split(text))
        self._at = 0

    def condition(self, depth: int) -> Condition:
        return self._joined("or", depth, lambda: self._joined("and", depth, lambda: self._negation(depth)))

    def end(self) -> None:
        if self._at < len(self._tokens):
            self._fail(N_("“{token}” is not expected here"), self._tokens[self._at])

    def _joined(self, word: str, depth: int, part: Callable[[], Condition]) -> Condition:
        if depth > _DEEPEST:
            self._fail(N_("brackets and “not” are nested too deeply"))
        parts = [part()]
        while self._take(word):
            parts.append(part())
        return parts[0] if len(parts) == 1 else Combination(word, tuple(parts))

    def _negation(self, depth: int) -> Condition:
        if depth > _DEEPEST:
            self._fail(N_("brackets and “not” are nested too deeply"))
        if self._take("not"):
            return Combination("not", (self._negation(depth + 1),))
        if self._take("("):
            inside = self.condition(depth + 1)
            if not self._take(")"):
                self._fail(N_("a closing bracket is missing"))
            return inside
        return self._comparison()

    def _comparison(self) -> Condition:
        name = self._word(N_("a name is missing before “{token}”"), N_("a name is missing at the end"))
        if not name[0].isalpha() and name[0] != "_":
            self._fail(N_("a name is missing before “{token}”"), name)
        for order in ("=", "!=", *_ORDERS):
            if self._take(order):
                return Comparison(name, order, self._value())
        return Comparison(name, "=", "yes")

    def _value(self) -> Fact:
        token = self._word(N_("a value is missing before “{token}”"), N_("a value is missing at the end"))
        return int(token) if token.lstrip("-").isdigit() else token

    def _word(self, missing_before: str, missing_at_end: str) -> str:
        token = self._tokens[self._at] if self._at < len(self._tokens) else ""
        if not re.match(r"-?[A-Za-z0-9_]", token) or token in {"and", "or", "not"}:
            self._fail(missing_before if token else missing_at_end, token)
        self._at += 1
        return token

    def _take(self, token: str) -> bool:
        found = self._at < len(self._tokens) and self._tokens[self._at] == token
        self._at += found
        return found

    def _split(self, text: str) -> Iterator[str]:
        at = 0
        stripped = text.rstrip()
        while at < len(stripped):
            match = _TOKEN.match(stripped, at)
            if match is None:
                self._fail(N_("“{token}” is not expected here"), stripped[at:].strip()[:10])
            yield match[0].strip()
            at = match.end()

    def _fail(self, what: str, token: str = "") -> NoReturn:
        raise ConditionError(what, token, self._text)
