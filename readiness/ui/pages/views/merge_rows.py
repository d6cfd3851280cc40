"""The merge table: a row for each question, a cell for each person, and at its end what stands against it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from readiness.domain.answers import Answer, Status
from readiness.foundation.overriding import override
from readiness.ui.theme.tokens import Tokens
from readiness.ui.theme.typography import CAPTION, SMALL, type_font, zoomed
from readiness.ui.widgets.elements import clear
from readiness.ui.widgets.level_cells import paint_value
from readiness.ui.widgets.tab_order import tab_through
from readiness.ui.widgets.wrapped_text import WrappedText, set_height_for_width

_CELL, _CELL_GAP, _GAP, _SIDES, _ABOVE, _LOWER, _RULE = 24, 4, 16, 10, 4, 3, 3
# More people than these go on in a second line of cells.
_MOST_A_LINE = 12
_NAME_LEAST, _WORDS = 150, 200
_RADIUS = 3


@dataclass(frozen=True, slots=True)
class MergeLine:
    """A row: the question, what each person says (None where not asked), and words about it; `told` says it all.

    `signs` stand in the cells of the answers.
    """

    code: str
    name: str
    answers: tuple[Answer | None, ...]
    signs: tuple[str, ...]
    words: str
    told: str
    settled: bool


class MergeRows(QWidget):
    """One stop for Tab: the arrow keys lead from question to question, and the one they come to is chosen."""

    # The code of the question that was chosen.
    chosen = Signal(str)

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self._rows: dict[str, _MergeRow] = {}
        self._group = QButtonGroup(self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    def show_lines(self, people: Sequence[str], lines: Sequence[MergeLine], chosen: str) -> None:
        """Show the table; rows that stay keep the focus. `people` are the initials above the cells."""
        if list(self._rows) != [line.code for line in lines]:
            self._make(people, lines)
        for line in lines:
            self._rows[line.code].show_line(line)
        self.choose(chosen)

    def choose(self, code: str) -> None:
        """Mark a row as chosen."""
        row = self._rows.get(code)
        if row is not None and not row.isChecked():
            row.setChecked(True)

    def row(self, code: str) -> QRadioButton | None:
        """Return the row of a question."""
        return self._rows.get(code)

    def _make(self, people: Sequence[str], lines: Sequence[MergeLine]) -> None:
        clear(self._layout)
        self._group.deleteLater()
        self._group = QButtonGroup(self)
        self._layout.addWidget(_Head(people, self._tokens))
        self._rows = {line.code: _MergeRow(line, self._tokens) for line in lines}
        for code, row in self._rows.items():
            self._group.addButton(row)
            row.toggled.connect(lambda checked, code=code: self.chosen.emit(code) if checked else None)
            self._layout.addWidget(row)
            # A layout shows what it is given only later, and what is not shown takes no focus.
            row.show()
        tab_through(self)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where name, cells and words stand in a width; narrow pages have the words below the name."""

    width: int
    people: int

    @property
    def cells(self) -> QRect:
        """Left edge and width of the cells."""
        shown = min(self.people, _MOST_A_LINE)
        room = shown * zoomed(_CELL + _CELL_GAP)
        return QRect(zoomed(_SIDES) + self.name + zoomed(_GAP), 0, room, 0)

    @property
    def beside(self) -> bool:
        """Whether the words have a column of their own."""
        return self._left - zoomed(_WORDS + _GAP) >= zoomed(_NAME_LEAST)

    @property
    def name(self) -> int:
        """The width of the name."""
        return max(zoomed(60), self._left - (zoomed(_WORDS + _GAP) if self.beside else 0))

    @property
    def lines(self) -> int:
        """How many lines the cells take."""
        return -(-self.people // _MOST_A_LINE)

    @property
    def _left(self) -> int:
        cells = min(self.people, _MOST_A_LINE) * zoomed(_CELL + _CELL_GAP)
        return self.width - 2 * zoomed(_SIDES) - cells - zoomed(_GAP)


class _Head(QWidget):
    """The initials above the cells."""

    def __init__(self, people: Sequence[str], tokens: Tokens) -> None:
        super().__init__()
        self._people, self._tokens = people, tokens
        lines = -(-len(people) // _MOST_A_LINE)
        self.setFixedHeight(zoomed(20) * lines)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setFont(type_font(CAPTION))
        painter.setPen(QColor(self._tokens.quiet))
        left = _Columns(self.width(), len(self._people)).cells.left()
        for at, initials in enumerate(self._people):
            x = left + at % _MOST_A_LINE * zoomed(_CELL + _CELL_GAP)
            area = QRect(x - 2, at // _MOST_A_LINE * zoomed(20), zoomed(_CELL) + 4, zoomed(18))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, initials)
        painter.setPen(QColor(self._tokens.hairline))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)


class _MergeRow(QRadioButton):
    """The chosen one has a ground and a rule at its left."""

    def __init__(self, line: MergeLine, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        set_height_for_width(self)
        self.show_line(line)

    def show_line(self, line: MergeLine) -> None:
        """Show other words."""
        self._line = line
        self._name = WrappedText(line.name, type_font(SMALL, bold=not line.settled))
        self._words = WrappedText(line.words, type_font(SMALL))
        self.setAccessibleName(line.told)
        self.updateGeometry()
        self.update()

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        columns = self._columns(width)
        cells = columns.lines * zoomed(_CELL + _CELL_GAP) - zoomed(_CELL_GAP)
        name = self._name.height(columns.name)
        words = self._words.height(zoomed(_WORDS) if columns.beside else columns.name)
        content = max(name, words) if columns.beside else name + words
        return max(cells, content + zoomed(_LOWER)) + 2 * zoomed(_ABOVE)

    @override
    def sizeHint(self) -> QSize:
        return QSize(zoomed(400), self._height(self.width()))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(zoomed(160), self._height(self.width()))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, height = self._tokens, self.height()
        if self.isChecked() or self.underMouse():
            painter.fillRect(self.rect(), QColor(tokens.soft if self.isChecked() else tokens.hover))
        if self.isChecked():
            painter.fillRect(0, 0, zoomed(_RULE), height, QColor(tokens.accent))
        columns = self._columns(self.width())
        # The line of words stands at the middle of a cell.
        left, top = zoomed(_SIDES), zoomed(_ABOVE + _LOWER)
        painter.setPen(QColor(tokens.ink))
        self._name.paint(painter, QPoint(left, top), columns.name)
        painter.setPen(QColor(tokens.quiet if self._line.settled else tokens.ink))
        if columns.beside:
            at = QPoint(columns.cells.right() + zoomed(_GAP), top)
            self._words.paint(painter, at, zoomed(_WORDS))
        else:
            self._words.paint(painter, QPoint(left, top + self._name.height(columns.name)), columns.name)
        self._paint_cells(painter, columns.cells.left(), zoomed(_ABOVE))
        painter.setPen(QColor(tokens.hairline))
        painter.drawLine(0, height - 1, self.width(), height - 1)

    def _paint_cells(self, painter: QPainter, left: int, top: int) -> None:
        size, step = zoomed(_CELL), zoomed(_CELL + _CELL_GAP)
        painter.setFont(type_font(SMALL, bold=True))
        for at, answer in enumerate(self._line.answers):
            if answer is None:
                continue
            box = QRect(left + at % _MOST_A_LINE * step, top + at // _MOST_A_LINE * step, size - 1, size - 1)
            if answer.status is Status.UNANSWERED:
                painter.setPen(QPen(QColor(self._tokens.edge), 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(box, _RADIUS, _RADIUS)
                continue
            if answer.status is Status.NOT_APPLICABLE:
                painter.setPen(QColor(self._tokens.quiet))
            else:
                painter.setPen(paint_value(painter, box, answer.level, self._tokens))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._line.signs[at])

    def _columns(self, width: int) -> _Columns:
        return _Columns(width, len(self._line.answers))

    def _height(self, width: int) -> int:
        return self.heightForWidth(max(width, 1))
