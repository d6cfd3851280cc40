"""Times of day and dates as the reader's language writes them; Babel would cost a start too much time."""

from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale

from readiness.foundation import clock


def short_day(day: date, language: str) -> str:
    """Return a date as in 26.11.2026 or 26/11/2026."""
    locale = QLocale("de_DE" if language == "de" else "en_GB")
    return str(locale.toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat))


def moment(at: datetime, language: str) -> str:
    """Return a time as in 14:03, with its date where that is not today."""
    local = at.astimezone()
    time = f"{local:%H:%M}"
    return time if local.date() == clock.today() else f"{short_day(local.date(), language)} {time}"
