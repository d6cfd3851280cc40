"""A field of several lines that emits its text when it is left, not at each key."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from readiness.domain.answers import NOTE_LIMIT
from readiness.domain.values import storable
from readiness.foundation.overriding import override


class StoredText(QPlainTextEdit):
    """Holds as much as a note may be long, and grows with its text up to a limit."""

    # The new text, once the field has lost the focus.
    left = Signal(str)

    def __init__(self, name: str, lines: int = 4) -> None:
        super().__init__()
        self._stored = ""
        self._lines = lines
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 22)
        self.textChanged.connect(self._cut)

    def show_text(self, words: str) -> None:
        """Show what is stored; what is being typed and not stored yet stays."""
        typing = self._typed() != self._stored
        self._stored = words
        if not typing and words != self.toPlainText():
            self.setPlainText(words)

    def store(self) -> None:
        """Emit the text with `left` where it has changed."""
        words = self._typed()
        if words != self._stored:
            self._stored = words
            self.left.emit(words)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.store()

    def _typed(self) -> str:
        return storable(self.toPlainText(), NOTE_LIMIT)

    def _cut(self) -> None:
        """Take no more than can be stored: what is seen is what is kept."""
        words = self.toPlainText()
        if len(words) > NOTE_LIMIT:
            self.setPlainText(words[:NOTE_LIMIT])
            self.moveCursor(QTextCursor.MoveOperation.End)
