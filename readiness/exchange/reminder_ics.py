"""The reminder of the next assessment as a calendar file: one event on one day (docs/formats/cli.md, `next`)."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID, uuid5

from readiness.exchange.plan_ics import Calendar, alarm, calendar_of, edition, ics_date, text_line
from readiness.foundation.language import Language

# At nine in the morning of the day, and a week ahead of it.
_ALARMS = ("PT9H", "-P6DT15H")


def write_reminder_ics(due: date, told: str, calendar: Calendar, language: Language) -> bytes:
    """Return a calendar with the reminder alone; a later file of the same document moves it. `told` is its text."""
    return calendar_of(calendar.title, _event(due, told, calendar, language), language)


def _event(due: date, told: str, calendar: Calendar, language: Language) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{uuid5(UUID(calendar.document_id), 'next assessment')}"
    yield from edition(calendar.made)
    yield f"DTSTART;VALUE=DATE:{ics_date(due)}"
    yield f"DTEND;VALUE=DATE:{ics_date(due + timedelta(days=1))}"
    yield text_line("SUMMARY", calendar.title, language)
    yield text_line("DESCRIPTION", told, language)
    yield "TRANSP:TRANSPARENT"
    for trigger in _ALARMS:
        yield from alarm(f"TRIGGER:{trigger}", calendar.title, language)
    yield "END:VEVENT"
