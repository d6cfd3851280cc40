"""“Only if Q3 = Yes” and “Nur wenn Frage 3 = Ja” → the condition language of packs."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from readiness.exchange.questionnaire_xlsx.book import folded, word
from readiness.foundation.translation import N_

_BEGINS = re.compile(
    r"^\W*(?:(?:only|ask|show|skip)\s*)*(?:(?:ask(?:ed)?\s+)?(?:only\s+)?(?:if|when)|nur\s+(?:wenn|falls|bei)|wenn|falls)\b[\s:]*",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s+(and|und|or|oder)\s+|\s*(&&?|\|\|?)\s*|,\s*(und|oder|and|or)\s+", re.IGNORECASE)
_COMPARISON = re.compile(
    r"""^(?:question|frage|q|f|nr\.?|no\.?|item)?\s*[#.]?\s*(?P<name>[A-Za-z]?[A-Za-z0-9_]*(?:\.[0-9]+)*)\s*
    (?:answer(?:ed)?\s*|beantwortet\s*|antwort\s*)?
    (?P<order>>=|<=|!=|<>|==?|>|<|:|is\s+not\b|isn't\b|ist\s+nicht\b|nicht\b|not\b|is\b|ist\b|with\b|mit\b)\s*
    (?:answered\s+|beantwortet\s+)?(?P<value>.+)$""",
    re.IGNORECASE | re.VERBOSE,
)
_ORDERS = {"==": "=", ":": "=", "<>": "!=", "is": "=", "ist": "=", "with": "=", "mit": "="}
_ORDERED = frozenset([">", "<", ">=", "<="])


@dataclass(frozen=True, slots=True)
class AskedBefore:
    """A question that conditions may name: its code, and the values by the answers that people see.

    `guessed` says that it counts for what its answers are called alone: yes or no may only have been meant to ask on.
    """

    code: str
    values: Mapping[str, str] = field(default_factory=dict)
    number: bool = False
    guessed: bool = False


class NotReadError(ValueError):
    """A condition that cannot be read; `what` and `remedy` as in a fault, with `facts`."""

    def __init__(self, what: str, remedy: str, **facts: object) -> None:
        super().__init__(what)
        self.what, self.remedy, self.facts = what, remedy, facts


def begins_a_condition(text: str) -> bool:
    """Return whether a text says of something when it counts."""
    return _BEGINS.match(text) is not None


def condition_of(text: str, find: Callable[[str], AskedBefore | None]) -> str:
    """Return a condition in the language of packs; raises NotReadError.

    `find` returns the question of a number or code as people write it.
    """
    plain = _BEGINS.sub("", word(text)).strip(" .:()[]")
    pieces = [piece for piece in _JOINED.split(plain) if piece]
    written: list[str] = []
    before: tuple[AskedBefore, str] | None = None
    for piece in pieces:
        joint = piece.casefold()
        if joint in {"and", "und", "&", "&&"}:
            written.append("and")
        elif joint in {"or", "oder", "|", "||"}:
            written.append("or")
        else:
            comparison, before = _comparison(piece.strip(" ()"), find, before)
            written.append(comparison)
    if {"and", "or"} <= set(written):
        # As people read it: what is joined by “or” between two “and” belongs together only in brackets.
        return " or ".join(f"({part})" if " and " in part else part for part in " ".join(written).split(" or "))
    return " ".join(written)


def _comparison(
    piece: str, find: Callable[[str], AskedBefore | None], before: tuple[AskedBefore, str] | None
) -> tuple[str, tuple[AskedBefore, str]]:
    match = _COMPARISON.match(piece)
    asked = find(match["name"]) if match else None
    if match is None or asked is None:
        if before is not None and folded(piece.strip("\"' ")) in before[0].values:
            # “Q3 = Yes or Partly”
            return f"{before[0].code} {before[1]} {before[0].values[folded(piece.strip(_QUOTES))]}", before
        if match is None:
            raise NotReadError(
                N_("The condition “{found}” cannot be read."),
                N_("Write it like this: “only if Q3 = Yes”."),
                found=piece,
            )
        raise NotReadError(
            N_("There is no question {name} above that the condition could mean."),
            N_("Name a question that comes earlier, by its number or code."),
            name=match["name"],
            found=piece,
        )
    order = " ".join(match["order"].casefold().split())
    order = "!=" if order in {"is not", "isn't", "ist nicht", "nicht", "not"} else _ORDERS.get(order, order)
    value = match["value"].strip(_QUOTES)
    if asked.number:
        if not re.fullmatch(r"-?[0-9]{1,9}", value):
            raise NotReadError(
                N_("The condition compares {name} with “{value}”, which is not a whole number."),
                N_("Write a whole number."),
                name=asked.code,
                value=value,
                found=piece,
            )
        return f"{asked.code} {order} {value}", (asked, order)
    known = asked.values.get(folded(value))
    if known is None or (order in _ORDERED and not known.isdigit()):
        raise NotReadError(
            N_("{name} has no answer “{value}”."),
            N_("Use one of its answers: {answers}."),
            name=asked.code,
            value=value,
            answers=", ".join(asked.values) or "–",
            found=piece,
        )
    return f"{asked.code} {order} {known}", (asked, order)


_QUOTES = "\"' "
