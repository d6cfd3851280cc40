"""Days as people write them: in figures, with the name of a month, or counted from today.

Both languages are read wherever one writes: words of one are none of the other. In figures the day stands before the
month, as German and British readers expect; only where the year comes first, the month follows it.
"""

import re
from calendar import monthrange
from datetime import date, timedelta

# Longer than any day that people write.
LONGEST = 60
_CENTURY = 2000
# What people plan or look back on lies nearer: a day further away is a slip of the pen.
_MOST_YEARS = 10
_MONTHS_A_YEAR = 12
# Fewer letters could stand for more than one.
_LEAST_OF_MONTH, _LEAST_OF_WEEKDAY = 3, 2
_DECEMBER = 12

_MONTHS = (
    ("januar", "jänner", "jaenner", "january"),
    ("februar", "feber", "february"),
    ("märz", "maerz", "mrz", "march"),
    ("april",),
    ("mai", "may"),
    ("juni", "june"),
    ("juli", "july"),
    ("august",),
    ("september",),
    ("oktober", "october"),
    ("november",),
    ("dezember", "december"),
)
_WEEKDAYS = (
    *("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag"),
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
)
_NAMED = {
    **dict.fromkeys(("vorgestern", "day before yesterday", "the day before yesterday"), -2),
    **dict.fromkeys(("gestern", "yesterday"), -1),
    **dict.fromkeys(("heute", "today"), 0),
    **dict.fromkeys(("morgen", "tomorrow"), 1),
    **dict.fromkeys(("übermorgen", "uebermorgen", "day after tomorrow", "the day after tomorrow"), 2),
}
_NUMBERS = {
    **dict.fromkeys(("ein", "einem", "einer", "a", "an", "one"), 1),
    "zwei": 2,
    "drei": 3,
    "vier": 4,
    "fünf": 5,
    "sechs": 6,
    "sieben": 7,
    "acht": 8,
    "neun": 9,
    "zehn": 10,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "elf": 11,
    "zwölf": 12,
    "eleven": 11,
    "twelve": 12,
}
# The days, and the months, of a unit.
_UNITS = {
    **dict.fromkeys(("tag", "tagen", "day", "days"), (1, 0)),
    **dict.fromkeys(("woche", "wochen", "week", "weeks"), (7, 0)),
    **dict.fromkeys(("monat", "monaten", "month", "months"), (0, 1)),
    **dict.fromkeys(("jahr", "jahren", "year", "years"), (0, 12)),
}

_BETWEEN = r"(?: ?[./-] ?| )"
_YEAR_FIRST = re.compile(rf"(?P<year>\d{{4}}){_BETWEEN}(?P<month>\d{{1,2}}){_BETWEEN}(?P<day>\d{{1,2}})")
_DAY_FIRST = re.compile(rf"(?P<day>\d{{1,2}}){_BETWEEN}(?P<month>\d{{1,2}})(?:{_BETWEEN}(?P<year>\d{{4}}|\d{{2}}))?\.?")
_YEAR_BEHIND = r"(?:,? ?(?P<year>\d{4}|\d{2}))?"
# Behind a day, what follows without a space would be a part of it.
_YEAR_APART = r"(?:(?:, ?| )(?P<year>\d{4}|\d{2}))?"
_ORDINAL = r"(?:st|nd|rd|th|\.)?"
_DAY_AND_NAME = re.compile(rf"(?:the )?(?P<day>\d{{1,2}}){_ORDINAL} ?(?:of )?(?P<name>[^\W\d_]+)\.?{_YEAR_BEHIND}")
_NAME_AND_DAY = re.compile(rf"(?P<name>[^\W\d_]+)\.? (?P<day>\d{{1,2}}){_ORDINAL}{_YEAR_APART}")
_WEEKDAY = re.compile(r"(?P<name>[^\W\d_]+)[.,]{0,2} (?=\d|the )")
_COUNTED = re.compile(r"(?P<way>in|vor) (?P<n>\w+) (?P<unit>\w+)|(?P<ago>\w+) (?P<unit_ago>\w+) ago")
_YEAR_WRITTEN = re.compile(r"\d{4}")


def read_day(words: str, today: date, *, past: bool = False) -> date | None:
    """Return the day that words stand for, or None where they stand for none.

    A day without a year is the next one from today on, or with `past` the last one; 27 as a year is 2027.
    """
    words = " ".join(words.casefold().split())
    if words in _NAMED:
        return today + timedelta(days=_NAMED[words])
    try:
        return _counted(words, today) or _written(_without_weekday(words), today, past=past)
    except (ValueError, OverflowError):
        # 31 February, or a day in a year that no calendar has.
        return None


def names_its_year(words: str) -> bool:
    """Return whether a day is written with all four digits of its year: nothing is to follow then."""
    return _YEAR_WRITTEN.search(words) is not None


def far_away(day: date, today: date) -> bool:
    """Return whether a day lies more than ten years before or after today."""
    return abs(day.year - today.year) > _MOST_YEARS


def months_later(day: date, months: int) -> date:
    """Return the same day of another month, or its last one; raise ValueError where there is no such year."""
    year, month = divmod(day.year * _MONTHS_A_YEAR + day.month - 1 + months, _MONTHS_A_YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _counted(words: str, today: date) -> date | None:
    """Return the day of “in 3 months” or “3 days ago”."""
    found = _COUNTED.fullmatch(words)
    if found is None:
        return None
    n, unit = found["n"] or found["ago"], found["unit"] or found["unit_ago"]
    if unit not in _UNITS or not (n.isdecimal() or n in _NUMBERS):
        return None
    count = (int(n) if n.isdecimal() else _NUMBERS[n]) * (1 if found["way"] == "in" else -1)
    days, months = _UNITS[unit]
    return months_later(today, months * count) + timedelta(days=days * count)


def _without_weekday(words: str) -> str:
    found = _WEEKDAY.match(words)
    if found is None or len(found["name"]) < _LEAST_OF_WEEKDAY:
        return words
    return words[found.end() :] if any(name.startswith(found["name"]) for name in _WEEKDAYS) else words


def _written(words: str, today: date, *, past: bool) -> date | None:
    found = _YEAR_FIRST.fullmatch(words) or _DAY_FIRST.fullmatch(words)
    if found is not None:
        month: int | None = int(found["month"])
    else:
        found = _DAY_AND_NAME.fullmatch(words) or _NAME_AND_DAY.fullmatch(words)
        month = _month(found["name"]) if found is not None else None
    if found is None or month is None:
        return None
    day, year = int(found["day"]), found["year"]
    if year is not None:
        return date(int(year) + (_CENTURY if len(year) <= len("27") else 0), month, day)
    return _nearest(today, month, day, past=past)


def _nearest(today: date, month: int, day: int, *, past: bool) -> date:
    """Return the next such day from today on, or the last one; a leap day may be years away."""
    if not 1 <= month <= _DECEMBER:
        raise ValueError(month)
    step = -1 if past else 1
    for year in range(today.year, today.year + 9 * step, step):
        if day <= monthrange(year, month)[1]:
            found = date(year, month, day)
            if found == today or (found > today) is not past:
                return found
    raise ValueError(day)


def _month(name: str) -> int | None:
    if len(name) < _LEAST_OF_MONTH:
        return None
    found = (n for n, names in enumerate(_MONTHS, start=1) if any(full.startswith(name) for full in names))
    return next(found, None)
