"""What is being typed and not stored yet: all of it is stored a moment after its first key."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from readiness.ui.look import Look

# What is typed is stored this long after its first key, however long the typing goes on: with the time that storing
# takes, within a second.
STORE_DELAY_MS = 800


class Field(Protocol):
    """A field with a text that can be stored."""

    def store(self, *, typing: bool) -> None:
        """Store the text as it stands; while it is being typed, only if it can be a whole one."""
        ...


class Unstored(QObject):
    """Knows the fields with words that are not stored yet, and has them store: the only timer for what is typed."""

    # Whether something waits to be stored has changed.
    changed = Signal()
    # A sentence: why a field did not take what was typed, also where its page is being left.
    refused = Signal(str)
    # A sentence that stands below the field: what was inserted is too long.
    too_long = Signal(str)

    def __init__(self, look: Callable[[], Look], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._fields: list[Field] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STORE_DELAY_MS)
        self._timer.timeout.connect(lambda: self._store(typing=True))

    @property
    def waiting(self) -> bool:
        """Whether something is not stored yet."""
        return bool(self._fields)

    def holds(self, field: Field) -> bool:
        """Return whether a field has words that are not stored yet."""
        return field in self._fields

    def add(self, field: Field) -> None:
        """Have a field store soon; a further key does not put that off."""
        if field in self._fields:
            return
        self._fields.append(field)
        if len(self._fields) == 1:
            self._timer.start()
            self.changed.emit()

    def remove(self, field: Field) -> None:
        """Take note that a field has nothing to store any more."""
        if field not in self._fields:
            return
        self._fields.remove(field)
        if not self._fields:
            self._timer.stop()
            self.changed.emit()

    def store(self) -> None:
        """Have all fields store now."""
        self._store(typing=False)

    def _store(self, *, typing: bool) -> None:
        for field in tuple(self._fields):
            # Out of the list first: where it cannot be stored the user is asked, and must not be asked twice.
            self.remove(field)
            field.store(typing=typing)

    def tell(self, words: str) -> None:
        """Have a sentence shown and read out: why a field did not take what stands in it."""
        self.refused.emit(words)

    def refuse(self, length: int, most: int) -> str:
        """Return, and have read out, the sentence that a text of this length is too long for its field."""
        language = self._look().language
        words = language.gettext(
            "Too long, so nothing was inserted: the text would have {length} characters, and {most} fit in here."
        )
        words = words.format(length=language.number(length), most=language.number(most))
        self.too_long.emit(words)
        return words
