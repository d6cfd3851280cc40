"""A list to choose from: each row with a tick, a hint below its name and a figure at its end; in any order."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QDropEvent, QFont, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from readiness.foundation.overriding import override
from readiness.ui.look import Look
from readiness.ui.theme.typography import BODY, SMALL, type_font, zoomed
from readiness.ui.widgets.plain import on_one_line
from readiness.ui.widgets.wrapped_choice import mark_size, paint_mark
from readiness.ui.widgets.wrapped_text import WrappedText

Index = QModelIndex | QPersistentModelIndex

_CODE = Qt.ItemDataRole.UserRole
_ABOVE, _BESIDE, _GAP = 7, 10, 10
_LEAST_HEIGHT, _LEAST_WIDTH = 190, 160
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


@dataclass(frozen=True, slots=True)
class TickEntry:
    """What a row says; `reasons` stand below its name, `minutes` at its end, and both may be empty."""

    code: str
    name: str
    reasons: str
    minutes: str
    ticked: bool


class TickList(QListWidget):
    """Space ticks, arrows lead, and Alt with an arrow moves; so does dragging."""

    # What was ticked, or is not any more.
    ticked = Signal(str, bool)
    # What was moved, and the place that it was moved to, from 0.
    moved = Signal(str, int)

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._entries: list[TickEntry] = []
        self._delegate = _RowPainter(self, look)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setAccessibleDescription(look.language.gettext("Space ticks; Alt with an arrow moves a row."))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self._pressed_at: QPoint | None = None

    def show_entries(self, entries: Sequence[TickEntry]) -> None:
        """Show these rows; the current one and the place in the list stay."""
        if list(entries) == self._entries:
            return
        current, at = self.current_code(), self.verticalScrollBar().value()
        self._entries = list(entries)
        while self.count() > len(entries):
            self.takeItem(self.count() - 1)
        for row, entry in enumerate(entries):
            item = self.item(row)
            if item is None:
                item = QListWidgetItem()
                item.setFlags(
                    Qt.ItemFlag.ItemIsEnabled
                    | Qt.ItemFlag.ItemIsSelectable
                    | Qt.ItemFlag.ItemIsUserCheckable
                    | Qt.ItemFlag.ItemIsDragEnabled
                )
                self.addItem(item)
            _fill(item, entry)
        self._delegate.forget()
        self.scheduleDelayedItemsLayout()
        if current:
            self.lead_to(current)
        elif entries:
            self.setCurrentRow(0)
        self.verticalScrollBar().setValue(at)

    def entry(self, row: int) -> TickEntry:
        """Return what a row says."""
        return self._entries[row]

    def current_code(self) -> str:
        """Return the code of the current row; nothing in an empty list."""
        item = self.currentItem()
        return str(item.data(_CODE)) if item is not None else ""

    def lead_to(self, code: str) -> None:
        """Make the row of a code the current one."""
        rows = (row for row in range(self.count()) if self.item(row).data(_CODE) == code)
        self.setCurrentRow(next(rows, 0))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(zoomed(_LEAST_WIDTH), zoomed(_LEAST_HEIGHT))

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with Alt and an arrow, tick with Space or Enter; whatever types a letter leads nowhere."""
        key, row = Qt.Key(event.key()), self.currentRow()
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key)
        if by is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if row >= 0 and 0 <= row + by < self.count():
                code = self.current_code()
                self.moved.emit(code, row + by)
                self.lead_to(code)
        elif key in {Qt.Key.Key_Space, *_ENTER} and row >= 0:
            self._tick(row)
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick the row on which the button was pressed and let go; a drag ends elsewhere."""
        at, pressed, self._pressed_at = event.position().toPoint(), self._pressed_at, None
        super().mouseReleaseEvent(event)
        row = self.indexAt(at).row()
        left = event.button() is Qt.MouseButton.LeftButton
        if left and row >= 0 and pressed is not None and self.indexAt(pressed).row() == row:
            self._tick(row)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        # Nothing is moved by Qt: it would take the row out of the list afterwards.
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        self._pressed_at = None
        if event.source() is self:
            self.drop_at(event.position().toPoint())

    def drop_at(self, at: QPoint) -> None:
        """Tell the place of the current row if it were let go at a point: before or behind the row there."""
        code, row, target = self.current_code(), self.currentRow(), self.indexAt(at).row()
        if target < 0:
            target = self.count()
        elif at.y() > self.visualItemRect(self.item(target)).center().y():
            target += 1
        if code:
            self.moved.emit(code, target - 1 if target > row else target)
            self.lead_to(code)

    @override
    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        self.scheduleDelayedItemsLayout()

    def _tick(self, row: int) -> None:
        entry = self._entries[row]
        self.ticked.emit(entry.code, not entry.ticked)


def _fill(item: QListWidgetItem, entry: TickEntry) -> None:
    item.setData(_CODE, entry.code)
    item.setText(on_one_line(entry.name))
    item.setCheckState(Qt.CheckState.Checked if entry.ticked else Qt.CheckState.Unchecked)
    told = " · ".join(part for part in (entry.name, entry.reasons, entry.minutes) if part)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, on_one_line(told))


class _RowPainter(QStyledItemDelegate):
    """Paints the tick, the name over its reasons, and the minutes at the right."""

    def __init__(self, rows: TickList, look: Look) -> None:
        super().__init__(rows)
        self._rows = rows
        self._tokens = look.tokens
        self._laid_out: dict[str, WrappedText] = {}

    def forget(self) -> None:
        """Lay all texts out again."""
        self._laid_out.clear()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._rows.viewport().width()
        entry = self._rows.entry(index.row())
        height = sum(text.height(self._space(entry, width)) for text in self._texts(entry))
        return QSize(width, max(height, mark_size()) + 2 * zoomed(_ABOVE))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, area, entry = self._tokens, QRect(option.rect), self._rows.entry(index.row())
        here = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(area, QColor(tokens.hover if over else tokens.raised))
        painter.setPen(QColor(tokens.hairline))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        size, top, left = mark_size(), area.top() + zoomed(_ABOVE), area.left() + zoomed(_BESIDE)
        paint_mark(painter, QRect(left, top + 2, size, size), tokens, chosen=entry.ticked, radio=False)
        minutes = self._text(entry.minutes, self._small())
        right = area.right() - zoomed(_BESIDE) - minutes.natural_width()
        painter.setPen(QColor(tokens.quiet))
        minutes.paint(painter, QPoint(right, top), minutes.natural_width())
        painter.setPen(QColor(tokens.ink))
        space, at = self._space(entry, area.width()), left + size + zoomed(_GAP)
        for text in self._texts(entry):
            text.paint(painter, QPoint(at, top), space)
            top += text.height(space)
            painter.setPen(QColor(tokens.quiet))
        if here and self._rows.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.ring), 2))
            painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -2), 3, 3)
        painter.restore()

    @override
    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """Leave ticking to the list: Qt would tick by its own mark too."""
        return False

    def _texts(self, entry: TickEntry) -> list[WrappedText]:
        name = self._text(entry.name, type_font(BODY, bold=entry.ticked))
        return [name, self._text(entry.reasons, self._small())] if entry.reasons else [name]

    def _space(self, entry: TickEntry, width: int) -> int:
        """Return the width that is left for name and reasons."""
        minutes = self._text(entry.minutes, self._small()).natural_width()
        return max(1, width - 2 * zoomed(_BESIDE) - mark_size() - 2 * zoomed(_GAP) - minutes)

    def _text(self, words: str, font: QFont) -> WrappedText:
        key = f"{font.key()} {words}"
        if key not in self._laid_out:
            self._laid_out[key] = WrappedText(words, font)
        return self._laid_out[key]

    def _small(self) -> QFont:
        return type_font(SMALL)
