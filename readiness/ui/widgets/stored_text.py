"""Fields for text: they store what is typed while it is typed, and refuse what is too long instead of cutting it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QKeySequence, QTextCursor, QValidator
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from readiness.domain.answers import NOTE_LIMIT
from readiness.domain.values import storable
from readiness.foundation.overriding import override
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.elements import text
from readiness.ui.widgets.focus_scroll import keep_in_sight
from readiness.ui.widgets.unstored import Unstored

# How Qt counts the places in a text.
_UNITS = ("utf-16-le", "surrogatepass")
# A longer text scrolls in its field.
_MOST_LINES = 8
# Border, padding and the document's own margin, above and below.
_AROUND = 22
_NO_TEXT_WITH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class StoredText(QPlainTextEdit):
    """A field of several lines that grows with its text. `refusal` says what was not inserted, and belongs below it."""

    # The text as it is to be stored: while it is typed, and when the field is left.
    stored = Signal(str)

    def __init__(self, unstored: Unstored, name: str, lines: int = 4, most: int = NOTE_LIMIT) -> None:
        super().__init__()
        self._unstored = unstored
        self._most = most
        self.refusal = _refusal_label()
        self._keeper = _Keeper(self, unstored, self.toPlainText, most)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self._least = lines
        self._grow()
        # Also where a width has changed.
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.textChanged.connect(self._keeper.note_typed)
        self.textChanged.connect(self.refusal.hide)
        self.textChanged.connect(self._slant)

    @property
    def visit(self) -> object:
        """What tells one stay in the field from the next: what is stored during one is one step of the history."""
        return self._keeper.visit

    @override
    def setPlaceholderText(self, placeholderText: str) -> None:
        super().setPlaceholderText(placeholderText)
        self._slant()

    def show_text(self, words: str) -> None:
        """Show what is stored; what is being typed and not stored yet stays."""
        if self._keeper.take(words):
            self._replace(words)

    def type_at_end(self, words: str, *, on_new_line: bool) -> None:
        """Insert words at the end, as if they were typed there; `on_new_line` where something stands there already."""
        before = self.toPlainText()
        if on_new_line and before.strip() and not before.endswith("\n"):
            words = f"\n{words}"
        self.moveCursor(QTextCursor.MoveOperation.End)
        if self._fits(words):
            self.insertPlainText(words)

    def type_here(self, words: str) -> None:
        """Insert words at the cursor, in place of what is selected, as if they were typed there."""
        if self._fits(words):
            self.insertPlainText(words)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._keeper.leave()

    @override
    def event(self, event: QEvent) -> bool:
        document = self.document()
        if _steps_elsewhere(event, undo=document.isUndoAvailable(), redo=document.isRedoAvailable()):
            return False
        return super().event(event)

    # Whatever is inserted comes through one of these three.

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        if self._fits(source.text()):
            super().insertFromMimeData(source)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        inserts = typed.isprintable() or event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if not typed or not inserts or event.modifiers() & _NO_TEXT_WITH or self._fits(typed):
            super().keyPressEvent(event)

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if self._fits(event.commitString()):
            super().inputMethodEvent(event)

    def _fits(self, inserted: str) -> bool:
        """Return whether the text can take this in place of what is selected; say so where it cannot."""
        if not inserted:
            return True
        before, cursor = self.toPlainText(), self.textCursor()
        if len(before) + len(inserted) <= self._most:
            return True
        start, end = (2 * at for at in (cursor.selectionStart(), cursor.selectionEnd()))
        units = before.encode(*_UNITS)
        after = (units[:start] + inserted.encode(*_UNITS) + units[end:]).decode(*_UNITS)
        length = len(after.strip())
        if length <= self._most:
            return True
        self.refusal.setText(self._unstored.refuse(length, self._most))
        self.refusal.show()
        return False

    def _slant(self) -> None:
        _slant(self, hint=bool(self.placeholderText()) and self.document().isEmpty())

    def _grow(self) -> None:
        """Be as high as the text needs, up to a few lines; the page scrolls along while one types."""
        needed = round(self.document().documentLayout().documentSize().height())
        lines = max(self._least, min(needed, _MOST_LINES))
        height = self.fontMetrics().lineSpacing() * lines + _AROUND
        if height == self.maximumHeight():
            return
        self.setFixedHeight(height)
        if self.hasFocus():
            keep_in_sight(self, self.cursorRect().translated(self.viewport().pos()))

    def _replace(self, words: str) -> None:
        """Replace only what differs: the cursor stays where it is, and the field can still undo what was typed."""
        before = self.toPlainText()
        if not before:
            self.setPlainText(words)
            return
        shorter = min(len(before), len(words))
        start = next((i for i in range(shorter) if before[i] != words[i]), shorter)
        end = next((i for i in range(shorter - start) if before[-1 - i] != words[-1 - i]), shorter - start)
        cursor = QTextCursor(self.document())
        cursor.setPosition(_utf16(before[:start]))
        cursor.setPosition(_utf16(before[: len(before) - end]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words[start : len(words) - end])


class LimitedLine(QLineEdit):
    """A field of one line that refuses what is too long. `refusal` says so, and belongs below the field."""

    def __init__(self, unstored: Unstored, most: int) -> None:
        super().__init__()
        self._unstored = unstored
        self.refusal = _refusal_label()
        self._validator = _LengthValidator(most, self)
        self.setValidator(self._validator)
        self.inputRejected.connect(self._on_refused)
        self.textChanged.connect(self.refusal.hide)
        self.textChanged.connect(self._slant)

    @override
    def setPlaceholderText(self, arg__1: str) -> None:
        super().setPlaceholderText(arg__1)
        self._slant()

    @override
    def event(self, event: QEvent) -> bool:
        if _steps_elsewhere(event, undo=self.isUndoAvailable(), redo=self.isRedoAvailable()):
            return False
        return super().event(event)

    def _slant(self) -> None:
        _slant(self, hint=bool(self.placeholderText()) and not self.text())

    def _on_refused(self) -> None:
        self.refusal.setText(self._unstored.refuse(self._validator.refused, self._validator.most))
        self.refusal.show()


class StoredLine(LimitedLine):
    """A field of one line that stores what is typed.

    `finished` tells whether a text can be a whole one, as a colour of three letters cannot; until then nothing is
    stored before the field is left.
    """

    # The text as it is to be stored: while it is typed, and when the field is left.
    stored = Signal(str)

    def __init__(self, unstored: Unstored, most: int, finished: Callable[[str], bool] | None = None) -> None:
        super().__init__(unstored, most)
        self._keeper = _Keeper(self, unstored, self.text, most, finished)
        self.textChanged.connect(self._keeper.note_typed)
        # Enter leads nowhere, but means that the text is finished.
        self.returnPressed.connect(lambda: self._keeper.store(typing=False))

    @property
    def visit(self) -> object:
        """What tells one stay in the field from the next: what is stored during one is one step of the history."""
        return self._keeper.visit

    def show_text(self, words: str) -> None:
        """Show what is stored; what is being typed and not stored yet stays."""
        if self._keeper.take(words):
            at = self.cursorPosition()
            self.setText(words)
            self.setCursorPosition(min(at, len(words)) if self.hasFocus() else len(words))

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._keeper.leave()


class _Keeper(QObject):
    """Knows what of a field's text is stored, and emits the rest with the field's signal `stored`."""

    def __init__(
        self,
        field: StoredText | StoredLine,
        unstored: Unstored,
        read: Callable[[], str],
        most: int,
        finished: Callable[[str], bool] | None = None,
    ) -> None:
        super().__init__(field)
        self._field = field
        self._unstored = unstored
        self._read = read
        self._most = most
        self._finished = finished
        self._stored = ""
        self.visit = object()
        field.destroyed.connect(lambda: unstored.remove(self))

    def note_typed(self) -> None:
        """Take note that the text has changed."""
        if self._words() == self._stored:
            self._unstored.remove(self)
        else:
            self._unstored.add(self)

    def take(self, words: str) -> bool:
        """Take note of what is stored, and return whether the field has to show it."""
        typing = self._unstored.holds(self)
        self._stored = words
        if typing:
            self.note_typed()
        return not typing and self._words() != words

    def store(self, *, typing: bool) -> None:
        """Emit the text where it is not stored yet."""
        self._unstored.remove(self)
        words = self._words()
        if typing and self._finished is not None and not self._finished(words):
            return
        if words != self._stored:
            self._stored = words
            self._field.stored.emit(words)

    def leave(self) -> None:
        """Store, and end the visit."""
        self.store(typing=False)
        self.visit = object()

    def _words(self) -> str:
        return storable(self._read(), self._most)


class _LengthValidator(QValidator):
    """Qt takes back the whole of what was inserted where the text becomes too long."""

    def __init__(self, most: int, parent: QObject) -> None:
        super().__init__(parent)
        self.most = most
        # The length that was refused last.
        self.refused = 0

    @override
    def validate(self, typed: str, at: int) -> tuple[QValidator.State, str, int]:
        length = len(typed.strip())
        if length <= self.most:
            return QValidator.State.Acceptable, typed, at
        self.refused = length
        return QValidator.State.Invalid, typed, at


def _steps_elsewhere(event: QEvent, *, undo: bool, redo: bool) -> bool:
    """Return whether a key steps through the history of the document: the field it is pressed in has none to step.

    Qt's fields take these keys in any case. Where this is one of them, the event is left to the window's actions.
    """
    if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    steps = ((QKeySequence.StandardKey.Undo, undo), (QKeySequence.StandardKey.Redo, redo))
    elsewhere = any(event.matches(key) and not own for key, own in steps)
    if elsewhere:
        event.ignore()
    return elsewhere


def _slant(field: QWidget, *, hint: bool) -> None:
    """Write what stands in an empty field in italics: in high contrast its colour is that of what is typed."""
    font = field.font()
    if font.italic() is not hint:
        font.setItalic(hint)
        field.setFont(font)


def _refusal_label() -> QLabel:
    label = text("", SMALL, "warning")
    label.hide()
    return label


def _utf16(words: str) -> int:
    """Return how long Qt takes a text to be."""
    return len(words.encode(*_UNITS)) // 2
