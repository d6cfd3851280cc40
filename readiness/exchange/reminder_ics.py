"""The reminder of the next assessment as a calendar file: one event on one day (docs/formats/cli.md, `next`)."""

from datetime import date

from readiness.exchange.ics import Alarm, Calendar, Event, write_ics
from readiness.foundation.language import Language

# At nine in the morning of the day, and a week ahead of it.
_TRIGGERS = ("TRIGGER:PT9H", "TRIGGER:-P6DT15H")


def write_reminder_ics(due: date, told: str, calendar: Calendar, language: Language) -> bytes:
    """Return a calendar with the reminder alone; a later file of the same document moves it. `told` is its text."""
    event = Event(
        name="next assessment",
        title=calendar.title,
        description=told,
        first=due,
        last=due,
        alarms=[Alarm(trigger, calendar.title) for trigger in _TRIGGERS],
    )
    return write_ics(calendar, [event], language)
