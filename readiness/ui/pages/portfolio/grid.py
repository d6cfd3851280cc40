"""A table of rows with words that wrap: one stop for the keyboard, fluid with thousands of rows."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QShowEvent,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from readiness.foundation.overriding import override
from readiness.ui.look import Look
from readiness.ui.pages.portfolio.grid_model import GridModel, GridRow, Index, RowColumn
from readiness.ui.theme.typography import CAPTION, SMALL, scaled, type_font, zoomed
from readiness.ui.widgets.wrapped_text import WrappedText, paint_lines

_SIDES, _ABOVE = 8, 5
# Where a line may end.
_BREAKS = re.compile(r" |(?<=[-/–])")
_LEAST_HEIGHT = 220
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
# More lines than a portfolio shows at a time are kept laid out.
_KEPT_TEXTS = 4_000


class RowGrid(QTableView):
    """Arrows lead through rows or cells, Enter and a double click open, Tab leads on.

    `by_cells` has each cell be a place of its own, as in a map; otherwise rows are chosen, several with Shift or Ctrl.
    """

    # The value of the row that was opened, and the number of the column.
    opened = Signal(object, int)
    # The number of the column whose title was pressed.
    title_pressed = Signal(int)
    # The current row is another one, or others are chosen.
    chosen = Signal()

    def __init__(self, look: Look, name: str, *, by_cells: bool = False) -> None:
        super().__init__()
        self._look = look
        self.grid = GridModel()
        self.setModel(self.grid)
        self._font, self._bold = scaled(self, SMALL), type_font(SMALL, bold=True)
        self.setAccessibleName(name)
        self._painter = CellPainter(self, look)
        self.setItemDelegate(self._painter)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        unit = QAbstractItemView.SelectionBehavior
        self.setSelectionBehavior(unit.SelectItems if by_cells else unit.SelectRows)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.SingleSelection if by_cells else mode.ExtendedSelection)
        self.by_cells = by_cells
        rows, titles = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setMinimumSectionSize(1)
        titles.setFont(type_font(CAPTION))
        titles.setHighlightSections(False)
        titles.setTextElideMode(Qt.TextElideMode.ElideNone)
        titles.setMinimumSectionSize(1)
        titles.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        titles.setSectionsClickable(True)
        titles.sectionClicked.connect(self.title_pressed)
        self.setMinimumHeight(zoomed(_LEAST_HEIGHT))
        self.doubleClicked.connect(self._open)
        self._titles: dict[str, WrappedText] = {}
        self._texts: dict[tuple[str, bool, tuple[tuple[int, int], ...]], WrappedText] = {}
        self._line = zoomed(SMALL.line) + 2 * zoomed(_ABOVE)
        self._fitted = -1

    # What is shown.

    def show_rows(self, columns: Sequence[RowColumn], rows: Sequence[GridRow]) -> None:
        """Show other rows; what was chosen of them stays chosen, and the current one the current one."""
        kept = {self.grid.rows[at].key for at in self._chosen_rows()}
        at, column = self.currentIndex().row(), max(0, self.currentIndex().column())
        here = self.grid.rows[at].key if 0 <= at < len(self.grid.rows) else None
        self.clearSpans()
        self.grid.show_rows(columns, rows)
        for at, row in enumerate(rows):
            if row.heading and len(columns) > 1:
                self.setSpan(at, 0, 1, len(columns))
        self._fitted = -1
        self._fit()
        self._choose_again(here, column, kept)

    def current_value(self) -> Any:
        """Return what the current row stands for; None without one, and for a heading."""
        at = self.currentIndex().row()
        return self.grid.rows[at].value if 0 <= at < len(self.grid.rows) else None

    def chosen_values(self) -> list[Any]:
        """Return what the chosen rows stand for, in the order of the table."""
        return [self.grid.rows[at].value for at in self._chosen_rows()]

    def _chosen_rows(self) -> list[int]:
        if self.by_cells:
            return []
        at = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [row for row in at if not self.grid.rows[row].heading]

    def go_to(self, key: Any) -> None:
        """Make the row with a key the current one, where there is one."""
        at = next((at for at, row in enumerate(self.grid.rows) if row.key == key and not row.heading), -1)
        if at >= 0:
            self.setCurrentIndex(self.grid.index(at, 0))

    def set_painter(self, painter: "CellPainter") -> None:
        """Have the cells painted in another way."""
        self._painter = painter
        self.setItemDelegate(painter)

    def _choose_again(self, here: Any, column: int, kept: set[Any]) -> None:
        selection, flags = self.selectionModel(), QItemSelectionModel.SelectionFlag
        column = min(column, len(self.grid.columns) - 1)
        again = QItemSelection()
        for at, row in enumerate(self.grid.rows):
            if row.heading or row.key is None:
                continue
            index = self.grid.index(at, max(0, column))
            if row.key == here:
                selection.setCurrentIndex(index, flags.NoUpdate)
            if row.key in kept:
                again.select(index, index)
        if not again.isEmpty():
            selection.select(again, flags.Select | flags.Rows)
        if self.hasFocus():
            self._begin()
        self.chosen.emit()

    # Measures.

    @override
    def sizeHint(self) -> QSize:
        return QSize(zoomed(320), zoomed(_LEAST_HEIGHT))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give each column its width, and each row the height that its words need in it."""
        width = self.viewport().width()
        # What is not shown is measured when it is.
        if width == self._fitted or not self.grid.columns or not self.isVisible():
            return
        self._fitted = width
        widths = self._widths(width)
        titles, lines = self.horizontalHeader(), self.verticalHeader()
        high, sides, above = 1, 2 * zoomed(_SIDES), 2 * zoomed(_ABOVE)
        for at, (across, column) in enumerate(zip(widths, self.grid.columns, strict=True)):
            titles.resizeSection(at, across)
            high = max(high, self._title(column).height(across - sides))
        titles.setFixedHeight(high + above)
        lines.setDefaultSectionSize(self._line)
        whole = sum(widths)
        wrapping = [at for at, column in enumerate(self.grid.columns) if column.most]
        for at, row in enumerate(self.grid.rows):
            cells = [(0, whole)] if row.heading else [(column, widths[column]) for column in wrapping]
            height = self._line
            for place, room in cells:
                if row.cells[place]:
                    height = max(height, self.laid_out(row, place).height(room - sides) + above)
            if height != lines.sectionSize(at):
                lines.resizeSection(at, height)

    def _widths(self, width: int) -> list[int]:
        """Return the width of each column: those that wrap share what the others leave."""
        naturals, leasts = [], []
        plain, bold, captions = (QFontMetrics(font) for font in (self._font, self._bold, type_font(CAPTION)))
        around = 2 * zoomed(_SIDES)
        for at, column in enumerate(self.grid.columns):
            title = _widest(captions, _BREAKS.split(column.title)) + around
            cells = {row.cells[at] for row in self.grid.rows if not row.heading}
            lines = {line for cell in cells for line in cell.split("\n")}
            metrics = bold if at == 0 else plain
            natural = max(title, _widest(metrics, lines) + around)
            if not column.most:
                naturals.append(natural)
                leasts.append(natural)
                continue
            # A word is not divided, unless it is longer than a column may be.
            words = {word for line in lines for word in _BREAKS.split(line)}
            least = max(title, min(max(zoomed(column.least), _widest(metrics, words) + around), zoomed(column.most)))
            naturals.append(max(least, min(natural, zoomed(column.most))))
            leasts.append(min(naturals[-1], least))
        spare = width - sum(leasts)
        wanted = [natural - least for natural, least in zip(naturals, leasts, strict=True)]
        if spare <= 0:
            return leasts
        if not any(wanted):
            return self._grown(leasts, width)
        share = min(1.0, spare / sum(wanted))
        found = [least + int(more * share) for least, more in zip(leasts, wanted, strict=True)]
        return self._grown(found, width)

    def _grown(self, widths: list[int], width: int) -> list[int]:
        """Return widths that fill a width: columns that grow get what is left, or else the first that wraps."""
        growing = [at for at, column in enumerate(self.grid.columns) if column.grows]
        growing = growing or [next((at for at, column in enumerate(self.grid.columns) if column.most), 0)]
        share, rest = divmod(max(0, width - sum(widths)), len(growing))
        for at in growing:
            widths[at] += share
        widths[growing[0]] += rest
        return widths

    def _title(self, column: RowColumn) -> WrappedText:
        if column.title not in self._titles:
            self._titles[column.title] = WrappedText(column.title, type_font(CAPTION))
        return self._titles[column.title]

    def laid_out(self, row: GridRow, column: int) -> WrappedText:
        """Return the words of a cell in lines; the same words are laid out once. Names and headings are bold."""
        words, bold, marks = row.cells[column], row.heading or column == 0, tuple(row.marks.get(column, ()))
        key = words, bold, marks
        if key not in self._texts:
            if len(self._texts) > _KEPT_TEXTS:
                self._texts.clear()
            formats = [self._mark(words, *place) for place in marks]
            self._texts[key] = WrappedText(words, self._bold if bold else self._font, formats)
        return self._texts[key]

    def line(self, words: str) -> WrappedText:
        """Return one line of a cell with several, laid out once."""
        key = words, False, ()
        if key not in self._texts:
            self._texts[key] = WrappedText(words, self._font)
        return self._texts[key]

    def _mark(self, words: str, begin: int, end: int) -> QTextLayout.FormatRange:
        """Return how a place that was found is drawn: not told by its colour alone."""
        found = QTextLayout.FormatRange()
        # A character beyond the first 65,536 is two for Qt.
        units = [len(part.encode("utf-16-le", "surrogatepass")) // 2 for part in (words[:begin], words[begin:end])]
        found.start, found.length = units
        found.format = QTextCharFormat()
        found.format.setForeground(QColor(self._look.tokens.accent))
        found.format.setFontWeight(QFont.Weight.DemiBold)
        found.format.setFontUnderline(True)
        return found

    # What is pressed.

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._open(self.currentIndex())
            return
        if key is Qt.Key.Key_Escape:
            # The page's.
            event.ignore()
            return
        super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: Any) -> None:
        # Before Qt does so, which would begin at a heading.
        self._begin()
        super().focusInEvent(event)

    def _begin(self) -> None:
        """Have the keyboard at the first row: screen readers say where one is, and nothing is chosen by that."""
        first = next((at for at, row in enumerate(self.grid.rows) if not row.heading), None)
        if first is not None and not self.currentIndex().isValid():
            index = self.grid.index(first, 0)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.chosen.emit()

    @override
    def selectionChanged(self, selected: Any, deselected: Any) -> None:
        super().selectionChanged(selected, deselected)
        self.chosen.emit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fitted = -1

    def _open(self, index: Index) -> None:
        if index.isValid() and not self.grid.rows[index.row()].heading:
            self.opened.emit(self.grid.rows[index.row()].value, index.column())


Paint = Callable[[QPainter, QRect, GridRow, int], bool]


class CellPainter(QStyledItemDelegate):
    """Paints words in lines; `special` may paint a cell itself, and returns whether it did."""

    def __init__(self, grid: RowGrid, look: Look, special: Paint | None = None) -> None:
        super().__init__(grid)
        self._grid = grid
        self._tokens = look.tokens
        self._special = special

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._grid.columnWidth(index.column()), self._grid.rowHeight(index.row()))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        grid, tokens, area = self._grid, self._tokens, QRect(option.rect)
        row, column = grid.grid.rows[index.row()], index.column()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver) and not row.heading
        ground = tokens.panel if row.heading else tokens.soft if chosen else tokens.hover if hovered else tokens.page
        painter.fillRect(area, QColor(ground))
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, QColor(tokens.hairline))
        if self._special is None or row.heading or not self._special(painter, area, row, column):
            self._paint_words(painter, area, row, 0 if row.heading else column)
        if chosen and not grid.by_cells and column == 0:
            # What is chosen is told by more than its ground.
            painter.fillRect(area.left(), area.top(), 3, area.height() - 1, QColor(tokens.accent))
        current = grid.currentIndex()
        if grid.hasFocus() and current.row() == index.row() and (not grid.by_cells or current.column() == column):
            self._paint_ring(painter, area, column)

    def _paint_words(self, painter: QPainter, area: QRect, row: GridRow, column: int) -> None:
        if not row.cells[column]:
            return
        painter.setPen(QColor(self._tokens.ink))
        room = area.adjusted(zoomed(_SIDES), zoomed(_ABOVE), -zoomed(_SIDES), -zoomed(_ABOVE))
        if not self._grid.grid.columns[column].figures or row.heading:
            paint_lines(painter, self._grid.laid_out(row, column), room, Qt.AlignmentFlag.AlignTop)
            return
        # Each line ends at the right.
        for words in row.cells[column].split("\n"):
            line = self._grid.line(words)
            paint_lines(painter, line, room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            room.setTop(room.top() + line.height(room.width()))

    def _paint_ring(self, painter: QPainter, area: QRect, column: int) -> None:
        """Draw around the current row, or the current cell, as the ring around a button."""
        ends = self._grid.by_cells or len(self._grid.grid.columns) == 1
        last = column == len(self._grid.grid.columns) - 1
        painter.save()
        painter.setClipRect(area)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._tokens.ring), 2))
        ring = QRectF(area).adjusted(1, 1, -1, -2)
        if not ends:
            # The cells between draw its upper and lower edge only.
            ring = ring.adjusted(0 if column == 0 else -8, 0, 0 if last else 8, 0)
        painter.drawRoundedRect(ring, 3, 3)
        painter.restore()


def _widest(metrics: QFontMetrics, words: Iterable[str]) -> int:
    """Return the width of the longest of some words, with a pixel for what is rounded."""
    return max((metrics.horizontalAdvance(word) for word in words), default=0) + 2
