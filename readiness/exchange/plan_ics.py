"""A plan as a calendar file (RFC 5545): its work packages on the days that they have in it (docs/formats/plan.md).

Events, not tasks: the usual calendars show no tasks of a file. What is written is so little that a library
would be more than it saves; a test reads it back with one.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from uuid import UUID, uuid5

from readiness import __version__
from readiness.foundation.language import Language
from readiness.wording.wording import Wording
from readiness.wording.work_packages import WorkPackage

_LONGEST_LINE = 75
_DAY = timedelta(days=1)
# Editions are counted in seconds from here: the number has room for 68 years.
_FIRST_EDITION = datetime(2026, 1, 1, tzinfo=UTC)
# At nine in the morning: of the first day, and of the day before the last one, counted from the end of that.
_ON_THE_FIRST_DAY, _BEFORE_THE_LAST_DAY = "PT9H", "-PT39H"


class EntryPer(StrEnum):
    """What an entry of the calendar is for: a work package, or all that one person has due on one day."""

    PACKAGE = "package"
    OWNER_DAY = "owner-day"


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a calendar is called, of which document it is, when it was made, and the day it was then for the user."""

    title: str
    document_id: str
    made: datetime
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """An event from its first to its last day; `name` is the same in every file of the document."""

    name: str
    title: str
    description: str
    categories: Sequence[str]
    first: date
    last: date
    done: bool


def write_plan_ics(
    packages: Iterable[WorkPackage], calendar: Calendar, wording: Wording, per: EntryPer = EntryPer.PACKAGE
) -> bytes:
    """Return a calendar of the packages that have days; importing a later one updates each event."""
    language = wording.language
    lines: list[str] = []
    planned = [(package, package.span) for package in packages if package.span]
    entries = _by_package(planned, wording) if per is EntryPer.PACKAGE else _by_owner_and_day(planned, wording)
    for entry in entries:
        lines += _event(entry, calendar, language)
    return calendar_of(calendar.title, lines, language)


def calendar_of(title: str, events: Iterable[str], language: Language) -> bytes:
    """Return the lines of events as a calendar of this title."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Readiness//Readiness {__version__}//{language.code.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        text_line("X-WR-CALNAME", title, language),
        *events,
        "END:VCALENDAR",
    ]
    return b"".join(folded(line) for line in lines)


def edition(made: datetime) -> Iterator[str]:
    """Yield when an event was written, and which edition of it that is."""
    yield f"DTSTAMP:{made.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    # A file that is made later is a later edition, whatever was changed in between, and on which computer.
    yield f"SEQUENCE:{max(0, int((made - _FIRST_EDITION).total_seconds()))}"


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


# Packages with their first and last days.
_Planned = Sequence[tuple[WorkPackage, tuple[date, date]]]


def _by_package(planned: _Planned, wording: Wording) -> Iterator[_Entry]:
    """Yield an entry for each package, over all the days on which it is worked on."""
    names = _lasting_names(planned)
    for package, (first, last) in planned:
        yield _Entry(
            name=names[package.number],
            title=wording.names.short(package.package.capability),
            description=_told(package, wording),
            categories=[package.steps[0].dimension],
            first=first,
            last=last,
            done=package.done,
        )


def _by_owner_and_day(planned: _Planned, wording: Wording) -> Iterator[_Entry]:
    """Yield an entry for each person and day on which packages of theirs are due."""
    language, names = wording.language, _lasting_names(planned)
    groups: dict[tuple[str, date], list[WorkPackage]] = {}
    for package, (_first, last) in planned:
        groups.setdefault((package.owner, last), []).append(package)
    for (owner, due), packages in groups.items():
        titles = ", ".join(wording.names.short(package.package.capability) for package in packages)
        yield _Entry(
            # The day moves with the plan, and then what is due on it moves as well.
            name=f"{EntryPer.OWNER_DAY} {names[packages[0].number]}",
            title=language.gettext("{owner}: {titles}").format(owner=owner, titles=titles) if owner else titles,
            description="\n\n".join(_told(package, wording) for package in packages),
            categories=list(dict.fromkeys(package.steps[0].dimension for package in packages)),
            first=due,
            last=due,
            done=all(package.done for package in packages),
        )


def _lasting_names(planned: _Planned) -> dict[int, str]:
    """Return a name for each package by its number: the capability, whose levels change as the work goes on."""
    names: dict[int, str] = {}
    seen: dict[str, int] = {}
    for package, _span in planned:
        code = package.package.capability
        seen[code] = seen.get(code, 0) + 1
        names[package.number] = code if seen[code] == 1 else f"{code} {seen[code]}"
    return names


def _event(entry: _Entry, calendar: Calendar, language: Language) -> Iterator[str]:
    title = language.gettext("Done: {action}").format(action=entry.title) if entry.done else entry.title
    yield "BEGIN:VEVENT"
    yield f"UID:{uuid5(UUID(calendar.document_id), entry.name)}"
    yield from edition(calendar.made)
    yield f"DTSTART;VALUE=DATE:{ics_date(entry.first)}"
    # The end is the first day that does not belong to it.
    yield f"DTEND;VALUE=DATE:{ics_date(entry.last + _DAY)}"
    yield text_line("SUMMARY", title, language)
    yield text_line("DESCRIPTION", entry.description, language)
    yield f"CATEGORIES;LANGUAGE={language.code}:{','.join(escaped(name) for name in entry.categories)}"
    # Work over several days does not make anyone busy on all of them.
    yield "TRANSP:TRANSPARENT"
    if not entry.done:
        yield from _alarms(entry, title, calendar.today, language)
    yield "END:VEVENT"


def _alarms(entry: _Entry, title: str, today: date, language: Language) -> Iterator[str]:
    """Yield reminders of the beginning and of the end; what is over would remind at once, and of everything."""
    if entry.first < entry.last and entry.first >= today:
        words = language.gettext("Begins today: {title}").format(title=title)
        yield from alarm(f"TRIGGER:{_ON_THE_FIRST_DAY}", words, language)
    if entry.last > today:
        words = language.gettext("Due tomorrow: {title}").format(title=title)
        yield from alarm(f"TRIGGER;RELATED=END:{_BEFORE_THE_LAST_DAY}", words, language)


def alarm(trigger: str, words: str, language: Language) -> Iterator[str]:
    """Yield a reminder, shown when `trigger` says."""
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield trigger
    yield text_line("DESCRIPTION", words, language)
    yield "END:VALARM"


def _told(package: WorkPackage, wording: Wording) -> str:
    """Return what is to be known of a package: its name and levels, who, how much, what to do, and the evidence."""
    _, short_date = wording.language.gettext, wording.language.short_date
    told = [
        f"{package.name}, {package.change}",
        *([_("Owner: {owner}").format(owner=package.owner)] if package.owner or package.booking else []),
        *([wording.roadmap.effort([package.package])] if package.booking else []),
    ]
    for entry in package.steps:
        action = _("Done: {action}").format(action=entry.text.action) if entry.done else entry.text.action
        if entry.due:
            action = _("Until {date}: {action}").format(date=short_date(entry.due), action=action)
        told.append(action)
    if package.proof:
        told.append(_("Evidence: {note}").format(note=package.proof))
    return "\n".join(told)


def ics_date(day: date) -> str:
    """Return a day as calendars write it."""
    return f"{day:%Y%m%d}"


def text_line(name: str, words: str, language: Language) -> str:
    """Return a property that holds a text in a language."""
    return f"{name};LANGUAGE={language.code}:{escaped(words)}"
