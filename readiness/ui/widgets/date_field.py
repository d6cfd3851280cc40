"""A field for a day, written with all four digits of its year."""

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit

from readiness.foundation.language import Language

_FIRST_DAY, _LAST_DAY = QDate(2000, 1, 1), QDate(2199, 12, 31)


def date_field(name: str, language: Language) -> QDateEdit:
    """Return a field under a name; it emits a day once it is complete, not at each of its digits."""
    field = QDateEdit()
    field.setCalendarPopup(True)
    field.setDateRange(_FIRST_DAY, _LAST_DAY)
    field.setDisplayFormat(language.short_pattern)
    field.setKeyboardTracking(False)
    field.setAccessibleName(name)
    # The keyboard's focus is in the line within.
    field.lineEdit().setAccessibleName(name)
    return field
