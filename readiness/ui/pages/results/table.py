"""A small table whose rows are widgets of their own: its columns, the heights of its rows, and their words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from readiness.foundation.overriding import override
from readiness.ui.theme.tokens import Tokens
from readiness.ui.theme.typography import CAPTION, SMALL, type_font, zoomed
from readiness.ui.widgets.wrapped_text import AsHighAsWords, WrappedText, bold_lead, paint_lines

if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    # Qt allows one of its classes among the bases only.
    _Button = object

_GAP, _ABOVE = 14, 3
# What is as high as this can be hit (WCAG 2.2, success criterion 2.5.8).
_LEAST_HEIGHT = 24
_TOP = Qt.AlignmentFlag.AlignTop
_RIGHT = Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class Column:
    """A title, at the right where there are figures below it; neighbours of one group have its name above them.

    Words wrap from `most` pixels on, and are given `least` pixels where a column takes what the others leave.
    """

    title: str
    figures: bool = False
    group: str = ""
    most: int = 0
    least: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """The words of a row by column; the first is bold. A `note` stands below them, after a `lead` in bold."""

    cells: tuple[str, ...]
    lead: str = ""
    note: str = ""

    @property
    def told_note(self) -> str:
        """The note with its lead."""
        return f"{self.lead} {self.note}".strip()


class Table:
    """Columns as wide as their words; the one with a `least` width takes what is left.

    Where it would get less, the columns from `told` on are told below the first ones, each with its title.
    """

    def __init__(self, columns: Sequence[Column], lines: Sequence[Line], told: int) -> None:
        self.columns = columns
        self._wide = next(at for at, column in enumerate(columns) if column.least)
        self._told = told
        self._plain, self._strong, self._small = type_font(SMALL), type_font(SMALL, bold=True), type_font(CAPTION)
        small = self._small
        self._lines = lines
        self._cells = [
            [WrappedText(words, self._plain if at else self._strong) for at, words in enumerate(line.cells)]
            for line in lines
        ]
        self._notes = [WrappedText(line.told_note, small, bold_lead(line.lead)) for line in lines]
        self._below = [WrappedText(self._told_below(line), small) for line in lines]
        self.titles = [WrappedText(column.title, small) for column in columns]
        self._widths = [self._natural(at) for at in range(len(columns))]
        self._widen_groups()
        self._known: dict[int, list[tuple[int, int]] | None] = {}

    def spans(self, width: int) -> list[tuple[int, int]] | None:
        """Return where each column begins and how wide it is; None where they do not fit side by side."""
        if width not in self._known:
            self._known[width] = self._spans(width)
        return self._known[width]

    def height(self, at: int, width: int) -> int:
        """Return the height of a row."""
        cells, spans, used = self._cells[at], self.spans(width), 2 * zoomed(_ABOVE)
        if spans is None:
            used += sum(cell.height(width) for cell in cells[: self._told] if cell.words)
            used += self._below[at].height(width) if self._below[at].words else 0
            return max(zoomed(_LEAST_HEIGHT), used + self._note_height(at, width))
        used += max(cell.height(span[1]) for cell, span in zip(cells, spans, strict=True))
        return max(zoomed(_LEAST_HEIGHT), used + self._note_height(at, width - spans[self._wide][0]))

    def paint(self, painter: QPainter, at: int, area: QRect, tokens: Tokens) -> None:
        """Paint the words of a row into an area."""
        spans, left, top = self.spans(area.width()), area.left(), area.top() + zoomed(_ABOVE)
        cells = self._cells[at]
        painter.setPen(QColor(tokens.ink))
        if spans is None:
            room = area.width()
            for cell in cells[: self._told]:
                if cell.words:
                    cell.paint(painter, QPoint(left, top), room)
                    top += cell.height(room)
            self._note_at(painter, at, QPoint(left, top), room, tokens)
            top += self._note_height(at, room)
            painter.setPen(QColor(tokens.quiet))
            self._below[at].paint(painter, QPoint(left, top), room)
            return
        for cell, column, (x, room) in zip(cells, self.columns, spans, strict=True):
            side = _RIGHT | _TOP if column.figures else _TOP
            paint_lines(painter, cell, QRect(left + x, top, room, cell.height(room)), side)
        top += max(cell.height(span[1]) for cell, span in zip(cells, spans, strict=True))
        begins = spans[self._wide][0]
        self._note_at(painter, at, QPoint(left + begins, top), area.width() - begins, tokens)

    def told(self, at: int) -> str:
        """Return a row as assistive technology reads it."""
        line = self._lines[at]
        first = [words for words in line.cells[: self._told] if words]
        return ". ".join(part for part in (": ".join(first), self._told_below(line), line.told_note) if part)

    def _note_at(self, painter: QPainter, at: int, place: QPoint, width: int, tokens: Tokens) -> None:
        if self._notes[at].words:
            painter.setPen(QColor(tokens.ink if self._lines[at].lead else tokens.quiet))
            self._notes[at].paint(painter, place, width)

    def _note_height(self, at: int, width: int) -> int:
        return self._notes[at].height(width) if self._notes[at].words else 0

    def _told_below(self, line: Line) -> str:
        pairs = zip(self.columns[self._told :], line.cells[self._told :], strict=True)
        named = ((f"{column.group} {column.title}".strip(), words) for column, words in pairs if words and words != "–")
        return " · ".join(f"{name}: {words}" for name, words in named)

    def _natural(self, at: int) -> int:
        column, words = self.columns[at], max(cells[at].natural_width() for cells in self._cells)
        if column.most:
            least = max(_longest_word(line.cells[at], self._strong if at == 0 else self._plain) for line in self._lines)
            words = max(least, min(words, zoomed(column.most)))
        title = (
            self.titles[at].natural_width() if column.group or column.most else _longest_word(column.title, self._small)
        )
        return max(title, words)

    def _widen_groups(self) -> None:
        """Give a group's last column what the name of the group needs more than its columns have."""
        for group in {column.group for column in self.columns} - {""}:
            of_group = [at for at, column in enumerate(self.columns) if column.group == group]
            have = sum(self._widths[at] for at in of_group) + zoomed(_GAP) * (len(of_group) - 1)
            needs = WrappedText(group, self._small).natural_width()
            self._widths[of_group[-1]] += max(0, needs - have)

    def _spans(self, width: int) -> list[tuple[int, int]] | None:
        gap = zoomed(_GAP)
        others = sum(w for at, w in enumerate(self._widths) if at != self._wide)
        left = width - others - gap * (len(self._widths) - 1)
        if left < min(zoomed(self.columns[self._wide].least), self._widths[self._wide]):
            return None
        widths = [left if at == self._wide else w for at, w in enumerate(self._widths)]
        return [(sum(widths[:at]) + gap * at, w) for at, w in enumerate(widths)]


class TableHead(AsHighAsWords, QWidget):
    """The titles; gone where the rows tell their columns themselves. What reads the rows hears titles there."""

    least = 100

    def __init__(self, table: Table, tokens: Tokens, inset: tuple[int, int] = (0, 0)) -> None:
        super().__init__()
        self._table, self._tokens, self._inset = table, tokens, inset
        self._groups = [WrappedText(column.group, type_font(CAPTION)) for column in table.columns]

    @override
    def heightForWidth(self, width: int) -> int:
        spans = self._table.spans(width - sum(self._inset))
        if spans is None:
            return 0
        titles = zip(self._table.titles, spans, strict=True)
        groups = max((group.height(10_000) for group in self._groups if group.words), default=0)
        return groups + max(title.height(span[1]) for title, span in titles) + zoomed(3)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        spans = self._table.spans(self.width() - sum(self._inset))
        if spans is None:
            return
        painter = QPainter(self)
        bottom = self.height() - zoomed(3)
        painter.setPen(QColor(self._tokens.hairline))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.setPen(QColor(self._tokens.quiet))
        for title, column, (x, room) in zip(self._table.titles, self._table.columns, spans, strict=True):
            area = QRect(self._inset[0] + x, bottom - title.height(room), room, title.height(room))
            paint_lines(painter, title, area, _RIGHT | _TOP if column.figures else _TOP)
        self._paint_groups(painter, spans)

    def _paint_groups(self, painter: QPainter, spans: list[tuple[int, int]]) -> None:
        columns = self._table.columns
        for at, column in enumerate(columns):
            if not column.group or (at and columns[at - 1].group == column.group):
                continue
            of_group = [span for span, other in zip(spans, columns, strict=True) if other.group == column.group]
            left, right = self._inset[0] + of_group[0][0], self._inset[0] + sum(of_group[-1])
            area = QRect(left, 0, right - left, self._groups[at].height(10_000))
            painter.setPen(QColor(self._tokens.quiet))
            paint_lines(painter, self._groups[at], area, Qt.AlignmentFlag.AlignHCenter | _TOP)
            painter.setPen(QColor(self._tokens.hairline))
            painter.drawLine(left, area.bottom(), right, area.bottom())


class TableRow(AsHighAsWords, _Button):
    """A row of a table as a button: the first base of its class, before the button that it is.

    `inset` is what stays free at its left and at its right.
    """

    liked = 400
    _table: Table | None = None
    _at = 0
    _inset = (0, 0)
    _tokens: Tokens

    def _begin(self, tokens: Tokens, inset: tuple[int, int] = (0, 0)) -> None:
        self._tokens, self._inset = tokens, inset
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_line(self, table: Table, at: int) -> None:
        """Show a line of a table."""
        self._table, self._at = table, at
        self.setAccessibleName(table.told(at))
        self.updateGeometry()
        self.update()

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def heightForWidth(self, width: int) -> int:
        return self._table.height(self._at, max(1, width - sum(self._inset))) if self._table else 0

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._table is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self.rect()
        if self.isChecked() or self.underMouse():
            painter.fillRect(area, QColor(self._tokens.soft if self.isChecked() else self._tokens.hover))
        self._paint_mark(painter)
        left, right = self._inset
        self._table.paint(painter, self._at, area.adjusted(left, 0, -right, 0), self._tokens)
        painter.setPen(QColor(self._tokens.hairline))
        painter.drawLine(0, area.height() - 1, area.width(), area.height() - 1)

    def _paint_mark(self, painter: QPainter) -> None:
        """Paint what stands before the words; nothing by default."""


def _longest_word(words: str, font: QFont) -> int:
    """Return the width of the longest word; a soft hyphen divides one, and is seen there."""
    metrics = QFontMetrics(font)
    parts = words.replace("\N{SOFT HYPHEN}", "- ").split()
    return max((metrics.horizontalAdvance(part) + 1 for part in parts), default=0)
