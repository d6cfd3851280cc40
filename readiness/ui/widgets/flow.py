"""Widgets in a row that goes on in the next line where the width ends."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem

from readiness.foundation.overriding import override

_GAP = 8


class FlowLayout(QLayout):
    """Keeps every widget at the width that it asks for; with `push_last` the last one stands at the right."""

    def __init__(self, *widgets: QWidget, gap: int = _GAP, push_last: bool = False) -> None:
        super().__init__()
        self._gap = gap
        # Whether the last one stands at the end of its line.
        self._push_last = push_last
        self._items: list[QLayoutItem] = []
        # A page asks for the height a hundred times while it is laid out.
        self._known: dict[tuple[int, int], list[QRect]] = {}
        self.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            self.addWidget(widget)

    @override
    def addWidget(self, widget: QWidget) -> None:
        """Add a widget, with an item made here: Qt's own items may go unnoticed, and a new one take their wrapper."""
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    def invalidate(self) -> None:
        """Measure anew after a change."""
        self._known.clear()
        super().invalidate()

    @override
    def heightForWidth(self, width: int) -> int:
        return max((area.bottom() + 1 for area in self._areas(width)), default=0)

    @override
    def sizeHint(self) -> QSize:
        widths = [item.sizeHint().width() + self._gap for item in self._shown()]
        return QSize(max(0, sum(widths) - self._gap), self.heightForWidth(100_000))

    @override
    def minimumSize(self) -> QSize:
        heights = [item.minimumSize().height() for item in self._shown()]
        return QSize(max(map(_least_width, self._shown()), default=0), max(heights, default=0))

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        for item, area in zip(self._shown(), self._areas(rect.width()), strict=True):
            widget = item.widget()
            # Its item would give a button that wraps the height of one line.
            (item if widget is None else widget).setGeometry(area.translated(rect.topLeft()))

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _areas(self, width: int) -> list[QRect]:
        shown = self._shown()
        key = (width, len(shown))
        if key not in self._known:
            areas = list(_laid_out(self._lines(shown, width), self._gap))
            if self._push_last and areas:
                areas[-1].moveRight(max(areas[-1].right(), width - 1))
            self._known[key] = areas
        return self._known[key]

    def _lines(self, shown: list[QLayoutItem], width: int) -> list[list[QSize]]:
        lines: list[list[QSize]] = [[]]
        used = 0
        for item in shown:
            size = item.sizeHint()
            wide = min(size.width(), max(width, _least_width(item)))
            widget = item.widget()
            if wide < size.width() and widget is not None:
                # What is narrower than it would like to be may wrap.
                size.setHeight(max(size.height(), widget.heightForWidth(wide)))
            if lines[-1] and used + wide > width:
                lines.append([])
                used = 0
            lines[-1].append(QSize(wide, size.height()))
            used += wide + self._gap
        return lines


def _least_width(item: QLayoutItem) -> int:
    """Return how narrow an item may become: a button's own least width, which boxes do not ask for, wraps its words."""
    widget, least = item.widget(), item.minimumSize().width()
    return least if widget is None else max(widget.minimumWidth(), min(least, widget.minimumSizeHint().width()))


def _laid_out(lines: list[list[QSize]], gap: int) -> Iterator[QRect]:
    """Yield the rectangle of each size: one line under the other, and what is lower in the middle of its line."""
    top = 0
    for line in lines:
        left, height = 0, max((size.height() for size in line), default=0)
        for size in line:
            yield QRect(QPoint(left, top + (height - size.height()) // 2), size)
            left += size.width() + gap
        top += height + gap
