"""The list at the left: the questionnaire, its dimensions and questions; keys and the pointer move them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QFont, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QListWidget, QListWidgetItem

from readiness.app.pack_editor.entries import is_entry
from readiness.foundation.errors import Place
from readiness.foundation.overriding import override
from readiness.ui.look import Look
from readiness.ui.widgets.plain import on_one_line

_KEY = Qt.ItemDataRole.UserRole
# Space beside the words of a row and above them, as the style sheet has it and the style adds; and more than any row.
_SIDES, _ABOVE, _HIGHEST = 12, 5, 10_000
_INDENT = "\N{EN SPACE}" * 2


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """What a row stands for, what it says, and how many faults are in it; one that is `deep` is within another one."""

    place: Place
    words: str
    faults: int = 0
    heading: bool = False
    deep: bool = False


class OutlineList(QListWidget):
    """Alt with an arrow moves what is current, Delete removes it."""

    # The place of the row that has become current.
    came = Signal(object)
    # The place of what is to move, and by how many places.
    moved = Signal(object, int)
    # The place of what is to move, and that of the row before which it was let go; None at the end.
    dropped = Signal(object, object)
    removed = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._rows: list[OutlineRow] = []
        _ = look.language.gettext
        self.setAccessibleName(_("The questionnaire and its parts"))
        self.setAccessibleDescription(_("Alt with an arrow moves a row, Delete removes it."))
        self.setWordWrap(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        # Rows are measured without it where it comes later, and words would be cut.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.currentRowChanged.connect(self._on_row_changed)

    def show_rows(self, rows: Sequence[OutlineRow], current: Place) -> None:
        """Show these rows; nothing is told of the one that becomes current."""
        before = self.blockSignals(True)
        self._rows = list(rows)
        while self.count() > len(rows):
            self.takeItem(self.count() - 1)
        for at, one in enumerate(rows):
            item = self.item(at)
            if item is None:
                item = QListWidgetItem()
                self.addItem(item)
            self._fill(item, one)
        self._measure()
        self.setCurrentRow(next((at for at, one in enumerate(rows) if one.place == current), 0))
        self.blockSignals(before)

    def _measure(self) -> None:
        """Give every row the height that its words need in this width: Qt's own measure cuts some of them."""
        width = self.viewport().width() - 2 * _SIDES
        for at in range(self.count()):
            item = self.item(at)
            metrics = QFontMetrics(item.font())
            needed = metrics.boundingRect(0, 0, width, _HIGHEST, Qt.TextFlag.TextWordWrap, item.text())
            item.setSizeHint(QSize(0, needed.height() + 2 * _ABOVE))

    @override
    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        self._measure()

    def current_place(self) -> Place:
        """Return what the current row stands for."""
        at = self.currentRow()
        return self._rows[at].place if 0 <= at < len(self._rows) else ()

    def rows(self) -> list[OutlineRow]:
        """Return what the rows say."""
        return self._rows

    def _fill(self, item: QListWidgetItem, one: OutlineRow) -> None:
        language = self._look.language
        mark = f"▲ {language.number(one.faults)} " if one.faults else ""
        words = one.words if one.heading else f"{_INDENT * (2 if one.deep else 1)}{one.words}"
        item.setText(on_one_line(mark + words))
        font = QFont(self.font())
        font.setBold(one.heading)
        item.setFont(font)
        item.setData(_KEY, one.place)
        told = one.words
        if one.faults:
            n = language.ngettext("{n} fault", "{n} faults", one.faults).format(n=one.faults)
            told = f"{told}, {n}"
        item.setData(Qt.ItemDataRole.AccessibleTextRole, on_one_line(told))
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        item.setFlags(flags | Qt.ItemFlag.ItemIsDragEnabled if _movable(one.place) else flags)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, place = Qt.Key(event.key()), self.current_place()
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key)
        if by is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if _movable(place):
                self.moved.emit(place, by)
        elif key is Qt.Key.Key_Delete and _movable(place):
            self.removed.emit(place)
        else:
            super().keyPressEvent(event)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        # Nothing is moved by Qt: it would take the row out of the list afterwards.
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if event.source() is self:
            self.drop_at(event.position().toPoint())

    def drop_at(self, at: QPoint) -> None:
        """Tell where the current row would go if it were let go at a point: before or behind the row there."""
        place, target = self.current_place(), self.indexAt(at).row()
        if target < 0:
            target = self.count()
        elif at.y() > self.visualItemRect(self.item(target)).center().y():
            target += 1
        if _movable(place):
            self.dropped.emit(place, self._rows[target].place if target < len(self._rows) else None)

    def _on_row_changed(self, _row: int) -> None:
        self.came.emit(self.current_place())


def _movable(place: Place) -> bool:
    """Return whether what stands at a place can be moved and removed."""
    return place[:1] == ("dimensions",) or is_entry(place)
