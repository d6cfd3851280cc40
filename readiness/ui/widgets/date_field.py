"""A field for a day, written with all four digits of its year."""

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit

_FIRST_DAY, _LAST_DAY = QDate(2000, 1, 1), QDate(2199, 12, 31)
_WRITTEN = {"de": "dd.MM.yyyy", "en": "dd/MM/yyyy"}


def date_field(name: str, language: str) -> QDateEdit:
    """Return a field under a name; it tells a day once it stands, not at each of its digits."""
    field = QDateEdit()
    field.setCalendarPopup(True)
    field.setDateRange(_FIRST_DAY, _LAST_DAY)
    field.setDisplayFormat(_WRITTEN[language])
    field.setKeyboardTracking(False)
    field.setAccessibleName(name)
    # The keyboard's focus is in the line within.
    field.lineEdit().setAccessibleName(name)
    return field
