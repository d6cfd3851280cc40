"""How a question is answered: by one of several answers that stand for a level, or by a fact.

A *scale* is 2 to 6 answers, each of which is mapped openly to a level from 0 to 5. A *measure* asks for a fact: one or
several of given choices, a number, a day, or words. Its bands turn a number, or how many choices were taken, into a
level; a fact without bands has no level and is never scored.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Annotated

from readiness.domain.conditions import KnownFact
from readiness.domain.knowledge import Choice
from readiness.domain.levels import COUNT, HIGHEST, LOWEST, Level
from readiness.domain.values import NO_TEXT, Limits, Text
from readiness.foundation.errors import InvalidError
from readiness.foundation.translation import N_

FEWEST_ANSWERS = 2
MOST_CHOICES = 60
# Numbers that people count or measure; what is exact stays exact.
MOST_NUMBER = 1_000_000_000
Number = Annotated[float, Limits(ge=-MOST_NUMBER, le=MOST_NUMBER)]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleAnswer:
    """One answer of a scale: what it is called, the statement that it makes, and the level (0 to 5) it stands for.

    `points` (0 to 5) is what counts in the index and in per cent, where that is not the level: half-way between no and
    yes is 2.5 points, but no level.
    """

    level: Level
    name: Text
    text: Text = NO_TEXT
    points: Annotated[float, Limits(ge=LOWEST, le=HIGHEST)] | None = None

    @property
    def worth(self) -> float:
        """What it counts in the index, 0 to 5."""
        return float(self.level) if self.points is None else self.points


Scale = Annotated[tuple[ScaleAnswer, ...], Limits(min_length=FEWEST_ANSWERS, max_length=COUNT)]

_YES = Text(de="Ja", en="Yes")
_NO = Text(de="Nein", en="No")
# What every questionnaire in German or English can name without writing it down.
COMMON_SCALES: dict[str, tuple[ScaleAnswer, ...]] = {
    "yes_no": (ScaleAnswer(level=HIGHEST, name=_YES), ScaleAnswer(level=LOWEST, name=_NO)),
    "yes_partly_no": (
        ScaleAnswer(level=HIGHEST, name=_YES),
        ScaleAnswer(level=3, name=Text(de="Teilweise", en="Partly"), points=2.5),
        ScaleAnswer(level=LOWEST, name=_NO),
    ),
}


class MeasureKind(StrEnum):
    """What kind of fact a question asks for."""

    CHOICE = "choice"
    MULTIPLE = "multiple"
    NUMBER = "number"
    DATE = "date"
    TEXT = "text"


_CHOOSING = frozenset({MeasureKind.CHOICE, MeasureKind.MULTIPLE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """From `least` on (a number, or how many choices were taken) a fact stands for `level`; the first has no least."""

    level: Level
    least: Number | None = None
    name: Text = NO_TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What fact is asked for, and what it may be.

    `unit` is written behind a number; `whole` asks for a whole one. `bands` stand in ascending order.
    """

    kind: MeasureKind
    choices: Annotated[tuple[Choice, ...], Limits(max_length=MOST_CHOICES)] = ()
    unit: Text = NO_TEXT
    whole: bool = False
    lowest: Number | None = None
    highest: Number | None = None
    bands: Annotated[tuple[Band, ...], Limits(max_length=COUNT)] = ()

    def __post_init__(self) -> None:
        """Raise InvalidError where the kind and what belongs to it contradict each other."""
        if (self.kind in _CHOOSING) != bool(self.choices):
            raise InvalidError(
                "measure-choices",
                N_("Choices belong to the kinds “choice” and “multiple”, and to no other kind."),
                N_("Add choices with their texts, or change the kind."),
            )
        if self.bands and self.kind not in {MeasureKind.NUMBER, MeasureKind.MULTIPLE}:
            raise InvalidError(
                "measure-bands",
                N_("Only a number, or how many choices were taken, can be turned into a level by bands."),
                N_("Remove the bands, or ask with a scale of answers instead."),
            )
        if self.bands and not _ascending(self.bands):
            raise InvalidError(
                "measure-band-order",
                N_("The bands do not follow each other: the first has no “least”, and every other one a larger one."),
                N_("Put them in ascending order, each with its own level."),
            )
        bounds = self.lowest, self.highest
        if bounds[0] is not None and bounds[1] is not None and bounds[0] > bounds[1]:
            raise InvalidError("range-reversed", N_("“lowest” is larger than “highest”."), N_("Swap the two numbers."))

    def level_of(self, value: str) -> Level | None:
        """Return the level that a value (as `readable` accepts it) stands for; None where facts have no level here."""
        if not self.bands:
            return None
        found = float(len(value.split())) if self.kind is MeasureKind.MULTIPLE else float(value)
        return [band for band in self.bands if band.least is None or found >= band.least][-1].level

    def stored(self, typed: str) -> str:
        """Return what was given in the form in which it is stored; raises InvalidError where it is no such fact.

        A number has a point, a day is written 2026-11-02, and several choices are divided by blanks.
        """
        given = typed.strip()
        reader: dict[MeasureKind, Callable[[str], str]] = {
            MeasureKind.CHOICE: self._choice,
            MeasureKind.MULTIPLE: self._several,
            MeasureKind.NUMBER: self._number,
            MeasureKind.DATE: _day,
            MeasureKind.TEXT: str,
        }
        return reader[self.kind](given)

    def fact(self, value: str) -> KnownFact | None:
        """Return a stored value as conditions know it; None for words, which cannot be compared, and for a day."""
        if self.kind is MeasureKind.CHOICE:
            return next((choice.value for choice in self.choices if str(choice.value) == value), None)
        if self.kind is MeasureKind.MULTIPLE:
            return tuple(value.split())
        if self.kind is MeasureKind.NUMBER:
            number = float(value)
            return int(number) if number.is_integer() else number
        return None

    def _choice(self, given: str) -> str:
        values = [str(choice.value) for choice in self.choices]
        if given not in values:
            raise InvalidError(
                "fact-choice",
                N_("“{given}” is none of the choices."),
                N_("Choose one of: {choices}."),
                given=given,
                choices=", ".join(values),
            )
        return given

    def _several(self, given: str) -> str:
        chosen = {self._choice(one) for one in given.split()}
        return " ".join(str(choice.value) for choice in self.choices if str(choice.value) in chosen)

    def _number(self, given: str) -> str:
        # Imported here: most questionnaires ask for no number.
        from decimal import Decimal, InvalidOperation

        try:
            number = Decimal(given)
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite() or abs(number) > MOST_NUMBER:
            raise InvalidError(
                "fact-number", N_("“{given}” is not a number."), N_("Write a number such as 12 or 2.5."), given=given
            )
        if self.whole and number != number.to_integral_value():
            raise InvalidError(
                "fact-whole", N_("“{given}” is not a whole number."), N_("Write a whole number."), given=given
            )
        for bound, beyond in ((self.lowest, number.__lt__), (self.highest, number.__gt__)):
            if bound is not None and beyond(Decimal(repr(bound))):
                raise InvalidError(
                    "fact-range",
                    N_("{given} is out of range: {lowest} to {highest} is possible."),
                    N_("Enter a number in the range."),
                    given=given,
                    lowest="…" if self.lowest is None else f"{self.lowest:g}",
                    highest="…" if self.highest is None else f"{self.highest:g}",
                )
        written = format(number, "f")
        return written.rstrip("0").rstrip(".") if "." in written else written


def _day(given: str) -> str:
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError as error:
        raise InvalidError(
            "fact-day", N_("“{given}” is not a day."), N_("Write a day as in 2026-11-02."), given=given
        ) from error


def _ascending(bands: tuple[Band, ...]) -> bool:
    first, *others = bands
    leasts = [band.least for band in others if band.least is not None]
    levels = [band.level for band in bands]
    return (
        first.least is None
        and len(leasts) == len(others)
        and all(before < after for before, after in pairwise(leasts))
        and len(set(levels)) == len(levels)
    )


def is_scale(answers: tuple[ScaleAnswer, ...]) -> bool:
    """Return whether answers can be told apart by their levels, as what is stored is the level."""
    return len({answer.level for answer in answers}) == len(answers)
