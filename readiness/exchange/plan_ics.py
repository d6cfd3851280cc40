"""A plan as a calendar file: its work packages on the days that they have in it (docs/formats/plan.md)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum

from readiness.exchange.ics import Alarm, Calendar, Event, write_ics
from readiness.foundation.language import Language
from readiness.wording.wording import Wording
from readiness.wording.work_packages import WorkPackage

# At nine in the morning: of the first day, and of the day before the last one, counted from the end of that.
_ON_THE_FIRST_DAY, _BEFORE_THE_LAST_DAY = "TRIGGER:PT9H", "TRIGGER;RELATED=END:-PT39H"


class EntryPer(StrEnum):
    """What an entry of the calendar is for: a work package, or all that one person has due on one day."""

    PACKAGE = "package"
    OWNER_DAY = "owner-day"


# Packages with their first and last days.
_Planned = Sequence[tuple[WorkPackage, tuple[date, date]]]


def write_plan_ics(
    packages: Iterable[WorkPackage], calendar: Calendar, wording: Wording, per: EntryPer = EntryPer.PACKAGE
) -> bytes:
    """Return a calendar of the packages that have days; importing a later one updates each event."""
    planned = [(package, package.span) for package in packages if package.span]
    by = _by_package if per is EntryPer.PACKAGE else _by_owner_and_day
    return write_ics(calendar, by(planned, calendar.today, wording), wording.language)


def _by_package(planned: _Planned, today: date, wording: Wording) -> Iterator[Event]:
    """Yield an event for each package, over all the days on which it is worked on."""
    names = _lasting_names(planned)
    for package, (first, last) in planned:
        title = _titled(wording.names.short(package.package.capability), wording.language, done=package.done)
        yield Event(
            name=names[package.number],
            title=title,
            description=_told(package, wording),
            categories=[package.steps[0].dimension],
            first=first,
            last=last,
            alarms=() if package.done else _alarms((first, last), title, today, wording.language),
        )


def _by_owner_and_day(planned: _Planned, today: date, wording: Wording) -> Iterator[Event]:
    """Yield an event for each person and day on which packages of theirs are due."""
    language, names = wording.language, _lasting_names(planned)
    groups: dict[tuple[str, date], list[WorkPackage]] = {}
    for package, (_first, last) in planned:
        groups.setdefault((package.owner, last), []).append(package)
    for (owner, due), packages in groups.items():
        titles = ", ".join(wording.names.short(package.package.capability) for package in packages)
        named = language.gettext("{owner}: {titles}").format(owner=owner, titles=titles) if owner else titles
        done = all(package.done for package in packages)
        title = _titled(named, language, done=done)
        yield Event(
            # The day moves with the plan, and then what is due on it moves as well.
            name=f"{EntryPer.OWNER_DAY} {names[packages[0].number]}",
            title=title,
            description="\n\n".join(_told(package, wording) for package in packages),
            categories=list(dict.fromkeys(package.steps[0].dimension for package in packages)),
            first=due,
            last=due,
            alarms=() if done else _alarms((due, due), title, today, language),
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


def _titled(title: str, language: Language, *, done: bool) -> str:
    return language.gettext("Done: {action}").format(action=title) if done else title


def _alarms(span: tuple[date, date], title: str, today: date, language: Language) -> list[Alarm]:
    """Return reminders of the beginning and of the end; what is over would remind at once, and of everything."""
    (first, last), alarms = span, []
    if first < last and first >= today:
        alarms.append(Alarm(_ON_THE_FIRST_DAY, language.gettext("Begins today: {title}").format(title=title)))
    if last > today:
        alarms.append(Alarm(_BEFORE_THE_LAST_DAY, language.gettext("Due tomorrow: {title}").format(title=title)))
    return alarms


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
