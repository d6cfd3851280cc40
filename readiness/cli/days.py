"""Days as options of commands: read as people write them, and asked back where they can only be a slip."""

from collections.abc import Sequence
from datetime import date

from readiness.domain.plan_notes import MOST_CLOSURES, Closure
from readiness.foundation.errors import UserError, told_to_user
from readiness.foundation.translation import N_
from readiness.foundation.written_days import far_away, read_day

# What stands for no closed days.
_NONE = "none"


def day_of(text: str, today: date, where: str, *, past: bool = False) -> date:
    """Return the day that an option stands for; raises UserError where it is none, or more than ten years away.

    `past` is for days that lie behind: without a year it is the last such day.
    """
    day = read_day(text, today, past=past)
    if day is None or far_away(day, today):
        raise UserError(
            "day-unreadable",
            N_("“{text}” is not a day that can be used here."),
            N_("Write it as in 2026-12-01, at most ten years from today."),
            where=where,
            text=text,
        )
    return day


def closures_of(texts: Sequence[str], today: date, where: str) -> tuple[Closure, ...]:
    """Return the closed days that an option names, as in `2026-12-24:2027-01-03`, or one day alone; raises UserError.

    The word “none” stands for no closed days at all.
    """
    if list(texts) == [_NONE]:
        return ()
    if len(texts) > MOST_CLOSURES:
        raise UserError(
            "closures-too-many",
            N_("There are too many closed days."),
            N_("Give at most {most} of them."),
            where=where,
            most=MOST_CLOSURES,
        )
    found = {_closure(text, today, where) for text in texts}
    return tuple(sorted(found, key=lambda closure: (closure.first, closure.last)))


def _closure(text: str, today: date, where: str) -> Closure:
    first, _, last = text.partition(":")
    begins = day_of(first, today, where)
    with told_to_user(f"{where} {text}"):
        return Closure(begins, day_of(last, begins, where) if last else begins)
