"""The answers of a question in a consultant's list: taken apart, with their points, and rated."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from readiness.exchange.questionnaire_xlsx.book import Value, word, words
from readiness.foundation.translation import N_

# What divides answers in one cell: the first of these that occurs.
_DIVIDERS = ("\n", ";", "|", " / ", "/")
_MOST = 1_000_000
_BULLET = re.compile(r"^\s*(?:[-–•*·○●☐□▢]|[a-hA-H][.)]|\(?[0-9]{1,2}[.)](?=\s))\s*")
_WITH_POINTS = re.compile(
    r"(?P<answer>.+?)\s*(?:[(\[]\s*|[:=]\s*|\s[-–]\s*)(?P<points>[0-9]+(?:[.,][0-9]+)?)\s*"
    r"(?P<unit>points?|pts?\.?|punkte?|p\.?|pkt\.?|%)?\s*[)\]]?",
    re.IGNORECASE,
)


class PointsError(ValueError):
    """Points that cannot be read; `code`, `what` and `remedy` as in a fault, `facts` fill them."""

    def __init__(self, code: str, what: str, remedy: str, **facts: object) -> None:
        super().__init__(what)
        self.code, self.what, self.remedy, self.facts = code, what, remedy, facts


@dataclass(frozen=True, slots=True)
class PlainAnswer:
    """An answer as it was found, with its points where they stand beside it."""

    text: str
    points: float | None = None


def divided(value: Value) -> list[str]:
    """Return the entries of a cell, without bullets."""
    text = words(value)
    divider = next((one for one in _DIVIDERS if one in text), None)
    parts = text.split(divider) if divider else [text]
    return [cleaned for part in parts if (cleaned := _BULLET.sub("", part).strip())]


def answers_in(value: Value) -> list[PlainAnswer]:
    """Return the answers of a cell; points in brackets or behind an equals sign belong to their answer."""
    parts = divided(value)
    found = [_WITH_POINTS.fullmatch(part) for part in parts]
    if parts and all(found):
        return [PlainAnswer(one["answer"].strip(), _number(one["points"])) for one in found if one]
    return [PlainAnswer(part) for part in parts]


def points_in(value: Value) -> list[float]:
    """Return the points of a cell; raises PointsError where something else stands there."""
    if isinstance(value, date):
        raise PointsError(
            "points-day",
            N_("The spreadsheet has made a day of these points."),
            N_("Format the cell as text, and type the points again, with “;” between them."),
        )
    if isinstance(value, int | float) and not isinstance(value, bool):
        return [float(value)]
    numbers = []
    for part in divided(value):
        plain = re.sub(r"\s*(?:points?|pts?\.?|punkte?|p\.|pkt\.?|%)$", "", word(part), flags=re.IGNORECASE)
        try:
            numbers.append(_number(plain))
        except ValueError as error:
            raise PointsError(
                "points-number",
                N_("“{found}” cannot be read as points."),
                N_("Enter a number for each answer, divided as the answers are."),
                found=part,
            ) from error
    return numbers


def texts_only(answers: Sequence[PlainAnswer]) -> list[str]:
    """Return what the answers say."""
    return [answer.text for answer in answers]


def _number(text: str) -> float:
    number = float(text.replace(",", "."))
    if abs(number) > _MOST:
        raise ValueError(text)
    return number
