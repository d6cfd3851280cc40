"""A plan as a calendar file (RFC 5545): one all-day event a step, on the day it is due (docs/formats/plan.md).

Events, not tasks: the usual calendars show no tasks of a file. What is written is so little that a library
would be more than it saves; a test reads it back with one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID, uuid5

from readiness import __version__
from readiness.foundation.language import Language
from readiness.wording.plan import PlanEntry
from readiness.wording.steps import change_text, days_text

_LONGEST_LINE = 75


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a calendar is called, of which document it is, and when it was made."""

    title: str
    document_id: str
    made: datetime


def write_plan_ics(entries: Sequence[PlanEntry], calendar: Calendar, language: Language) -> bytes:
    """Return a calendar of the steps; importing a later one updates each event."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Readiness//Readiness {__version__}//{language.code.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        _text("X-WR-CALNAME", calendar.title, language),
    ]
    for entry in entries:
        lines += _event(entry, calendar, language)
    lines.append("END:VCALENDAR")
    return b"".join(folded(line) for line in lines)


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


def _event(entry: PlanEntry, calendar: Calendar, language: Language) -> Iterable[str]:
    step, text = entry.step, entry.text
    summary = language.gettext("Done: {action}").format(action=text.action) if entry.done else text.action
    yield "BEGIN:VEVENT"
    # The same step of the same document has the same name in every file.
    yield f"UID:{uuid5(UUID(calendar.document_id), step.id)}"
    yield f"DTSTAMP:{calendar.made.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    # Without an end an event of a date lasts that day.
    yield f"DTSTART;VALUE=DATE:{entry.due.isoformat().replace('-', '')}"
    yield _text("SUMMARY", summary, language)
    yield _text("DESCRIPTION", "\n".join(_description(entry, language)), language)
    yield _text("CATEGORIES", entry.dimension, language)
    # A due date does not make the user busy all day.
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _description(entry: PlanEntry, language: Language) -> Iterable[str]:
    _, step = language.gettext, entry.step
    yield f"{entry.text.capability}, {change_text(step, language)}"
    yield _("Owner: {owner}").format(owner=entry.owner)
    yield _("{days} person-days").format(days=days_text(step.person_days, language))
    yield entry.text.reason
    if not entry.fits:
        yield _("Does not fit the days available")


def _text(name: str, words: str, language: Language) -> str:
    return f"{name};LANGUAGE={language.code}:{escaped(words)}"
