"""The shape of a translator, for rooms that phrase sentences without knowing gettext."""

from typing import Protocol


class Translator(Protocol):
    """Turns the English source string into the reader's language; `gettext` translations fit as they are."""

    def gettext(self, message: str, /) -> str:
        """Translate one message."""
        ...

    def ngettext(self, singular: str, plural: str, n: int, /) -> str:
        """Translate a message that counts `n` things."""
        ...


def N_(message: str) -> str:
    """Mark a message for the catalogue where it is stored now and translated later."""
    return message
