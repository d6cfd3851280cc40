"""Days as options of commands: read as people write them, and asked back where they can only be a slip."""

from datetime import date

from readiness.foundation.errors import UserError
from readiness.foundation.translation import N_
from readiness.foundation.written_days import far_away, read_day


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
