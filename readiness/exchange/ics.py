"""Calendar files (RFC 5545): events over whole days, with reminders.

Events, not tasks: the usual calendars show no tasks of a file. What is written is so little that a library
would be more than it saves; a test reads it back with one.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID, uuid5

from readiness import __version__
from readiness.foundation.language import Language

_LONGEST_LINE = 75
_DAY = timedelta(days=1)
# Editions are counted in seconds from here: the number has room for 68 years.
_FIRST_EDITION = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a calendar is called, of which document it is, when it was made, and the day it was then for the user."""

    title: str
    document_id: str
    made: datetime
    today: date


class Alarm(NamedTuple):
    """A reminder: `trigger` is the property of that name with its value, as in "TRIGGER:PT9H"."""

    trigger: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An event from its first to its last day; `name` is the same in every file of the document."""

    name: str
    title: str
    description: str
    first: date
    last: date
    categories: Sequence[str] = ()
    alarms: Sequence[Alarm] = ()


def write_ics(calendar: Calendar, events: Iterable[Event], language: Language) -> bytes:
    """Return a calendar with these events; importing a later one of the same document updates each of them."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Readiness//Readiness {__version__}//{language.code.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        _text_line("X-WR-CALNAME", calendar.title, language),
        *(line for event in events for line in _lines(event, calendar, language)),
        "END:VCALENDAR",
    ]
    return b"".join(folded(line) for line in lines)


def _lines(event: Event, calendar: Calendar, language: Language) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{uuid5(UUID(calendar.document_id), event.name)}"
    yield f"DTSTAMP:{calendar.made.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    # A file that is made later is a later edition, whatever was changed in between, and on which computer.
    yield f"SEQUENCE:{max(0, int((calendar.made - _FIRST_EDITION).total_seconds()))}"
    yield f"DTSTART;VALUE=DATE:{event.first:%Y%m%d}"
    # The end is the first day that does not belong to it.
    yield f"DTEND;VALUE=DATE:{event.last + _DAY:%Y%m%d}"
    yield _text_line("SUMMARY", event.title, language)
    yield _text_line("DESCRIPTION", event.description, language)
    if event.categories:
        yield f"CATEGORIES;LANGUAGE={language.code}:{','.join(escaped(name) for name in event.categories)}"
    # Work over several days does not make anyone busy on all of them.
    yield "TRANSP:TRANSPARENT"
    for alarm in event.alarms:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield alarm.trigger
        yield _text_line("DESCRIPTION", alarm.words, language)
        yield "END:VALARM"
    yield "END:VEVENT"


def _text_line(name: str, words: str, language: Language) -> str:
    """Return a property that holds a text in a language."""
    return f"{name};LANGUAGE={language.code}:{escaped(words)}"


def folded(line: str) -> bytes:
    """Return a content line in pieces of at most 75 bytes; no character is cut."""
    pieces, piece = [], b""
    for character in line:
        encoded = character.encode("utf-8", "replace")
        if len(piece) + len(encoded) > _LONGEST_LINE:
            pieces.append(piece)
            piece = b" "
        piece += encoded
    return b"\r\n".join([*pieces, piece]) + b"\r\n"


def escaped(words: str) -> str:
    """Return free text as a property's value: marks escaped, line breaks as such, other control characters gone."""
    words = words.replace("\r\n", "\n").replace("\r", "\n")
    for mark, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        words = words.replace(mark, written)
    return "".join(c for c in words if c >= " " and c != "\x7f")
