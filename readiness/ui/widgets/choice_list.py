"""A field that opens a list of choices: all of them can be seen and read, and the wheel changes nothing."""

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QStylePainter,
)

from readiness.foundation.overriding import override
from readiness.ui.theme.line_icons import icon_size, line_icon
from readiness.ui.theme.tokens import Tokens
from readiness.ui.theme.typography import zoomed
from readiness.ui.widgets.plain import on_one_line
from readiness.ui.widgets.popup_place import place_at, room_on_screen
from readiness.ui.widgets.wrapped_text import WrappedText, paint_lines, set_height_for_width

Index = QModelIndex | QPersistentModelIndex

# Space at the left of words, and above them in the closed field and in an entry.
_PAD, _ABOVE, _ENTRY_ABOVE = 10, 8, 6
_LEAST_WIDTH = 96
# The line around a list, as the style sheet draws it.
_FRAME = 1
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class ChoiceList(QComboBox):
    """A combo box whose words wrap, in the field as in its list, and that is no wider than they need."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self._words: WrappedText | None = None
        # The width of the longest entry on one line, and of the longest word of all.
        self._widths = (0, 0)
        # The wheel does not take the focus either.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._entries = _Entries(self)
        self.setView(self._entries)
        self._painter = _EntryPainter(self, tokens)
        self.setItemDelegate(self._painter)
        # The height follows the words.
        set_height_for_width(self, QSizePolicy.Policy.Preferred)
        self.currentIndexChanged.connect(self._on_words_changed)
        self.currentTextChanged.connect(self._on_words_changed)
        self.model().rowsInserted.connect(self._on_entries_changed)
        self.model().rowsRemoved.connect(self._on_entries_changed)
        self.model().modelReset.connect(self._on_entries_changed)

    def add(self, words: str, value: Any = None) -> None:
        """Add a choice at the end."""
        self.addItem(on_one_line(words), value)

    def choose(self, value: Any) -> None:
        """Show the choice with a value; none where there is no such choice."""
        self.setCurrentIndex(self.findData(value))

    # The list.

    @override
    def showPopup(self) -> None:
        self.setMaxVisibleItems(max(1, self.count()))
        self._painter.fit(self._list_width())
        super().showPopup()
        self._entries.doItemsLayout()
        self._entries.window().setGeometry(self._list_area())
        self._entries.scrollTo(self._entries.currentIndex())

    def _list_width(self) -> int:
        """Return a width in which no entry wraps, where the screen has it, and at least that of the field."""
        return max(self.width(), min(self._widths[0], room_on_screen(self).width())) - 2 * _FRAME

    def _list_area(self) -> QRect:
        """Return where the list stands, as high as all of its entries where the screen has room for them."""
        height = sum(self._entries.sizeHintForRow(row) for row in range(self.count())) + 2 * _FRAME
        return place_at(self, QSize(self._painter.width + 2 * _FRAME, height))

    # The field.

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page; an open list is a window of its own, and scrolls."""
        event.ignore()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._entries.by_keys = False
        super().mousePressEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter too, as a button would be pressed."""
        self._entries.by_keys = True
        if event.key() in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.showPopup()
        else:
            super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._widths[0], self.heightForWidth(self._widths[0]))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._widths[1], self.heightForWidth(max(self._widths[1], self.width())))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._chosen().height(width - _PAD - _beside_words()) + 2 * _ABOVE

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.setPen(QColor(self._tokens.ink if self.isEnabled() else self._tokens.idle))
        paint_lines(painter, self._chosen(), self.rect().adjusted(_PAD, 0, -_beside_words(), 0))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.FontChange:
            self._on_entries_changed()
        super().changeEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().height() != self.heightForWidth(event.size().width()):
            self.updateGeometry()

    def _chosen(self) -> WrappedText:
        if self._words is None:
            self._words = WrappedText(self.currentText(), self.font())
        return self._words

    def _on_words_changed(self) -> None:
        self._words = None
        self.updateGeometry()
        self.update()

    def _on_entries_changed(self) -> None:
        entries = [WrappedText(self.itemText(row), self.font()) for row in range(self.count())]
        beside = _PAD + _beside_words() + 2 * _FRAME
        least = zoomed(_LEAST_WIDTH)
        longest = max((entry.natural_width() + beside for entry in entries), default=0)
        self._widths = max(least, longest), max((least, *(entry.longest_word() + beside for entry in entries)))
        self.setMaximumWidth(self._widths[0])
        self._on_words_changed()


class _Entries(QListView):
    """The open list; it knows whether the keyboard leads through it, since then its place must be easy to see."""

    def __init__(self, field: ChoiceList) -> None:
        super().__init__(field)
        self.by_keys = True
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.by_keys = True
        super().keyPressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.by_keys = False
        super().mouseMoveEvent(event)


class _EntryPainter(QStyledItemDelegate):
    """Paints an entry: its words, wrapped where they must, and a check mark at the one that is chosen."""

    def __init__(self, field: ChoiceList, tokens: Tokens) -> None:
        super().__init__(field)
        self._field = field
        self._tokens = tokens
        self.width = 0

    def fit(self, width: int) -> None:
        """Take the width that every entry has."""
        self.width = width

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        words = WrappedText(self._field.itemText(index.row()), self._field.font())
        return QSize(self.width, words.height(self.width - _PAD - _beside_words()) + 2 * _ENTRY_ABOVE)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, area = self._tokens, QRect(option.rect)
        entries = self._field.view()
        assert isinstance(entries, _Entries)
        chosen = index.row() == self._field.currentIndex()
        here = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(area, QColor(tokens.soft if chosen else tokens.hover if here else tokens.raised))
        painter.setPen(QColor(tokens.ink))
        words = WrappedText(self._field.itemText(index.row()), self._field.font())
        paint_lines(painter, words, area.adjusted(_PAD, 0, -_beside_words(), 0))
        if chosen:
            self._paint_check(painter, area)
        if here and entries.by_keys:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(tokens.ring), 2))
            painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), 3, 3)

    def _paint_check(self, painter: QPainter, area: QRect) -> None:
        size = icon_size()
        at = QPoint(area.right() + 1 - _PAD - size, area.center().y() - size // 2)
        painter.drawPixmap(at, line_icon("check", self._tokens.accent, size, self._field.devicePixelRatioF()))


def _beside_words() -> int:
    """Return the space at the right of words: for the arrow of a field, or the mark of an entry."""
    return icon_size() + 2 * _PAD
