"""A package in the roadmap: its name and facts, and its days as a bar; a click opens it, keys and the mouse move it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox

from readiness.foundation.overriding import override
from readiness.ui.look import Look
from readiness.ui.pages.plan.roadmap_columns import RoadmapColumns, columns_in
from readiness.ui.pages.plan.roadmap_lines import day_figures
from readiness.ui.pages.plan.time_axis import TimeAxis
from readiness.ui.theme.typography import CAPTION, SMALL, zoomed
from readiness.ui.widgets.toggles import Toggling
from readiness.ui.widgets.wrapped_choice import SMALLEST_TARGET, mark_size, paint_mark
from readiness.ui.widgets.wrapped_text import AsHighAsWords, WrappedText, paint_lines

_LEAST, _ABOVE, _BAR = 36, 8, 16
_DATE_WIDTH = 64
# Pixels that a hand may tremble by before a press becomes a drag.
_DRAG_FROM = 6


@dataclass(frozen=True, slots=True)
class PackageFacts:
    """What a row says: name with levels, owner, effort, its days in words, and how it stands (done, overdue, a note).

    `begins` and `due` are None where there is no time for it; `done` is the share of its steps that are done, 0 to 1.
    """

    id: str
    name: str
    owner: str
    effort: str
    days: str
    state: str
    begins: date | None
    due: date | None
    done: float
    overdue: bool


class _DoneMark(Toggling, QCheckBox):
    """A check box whose words stand elsewhere."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._watch_toggled()
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def sizeHint(self) -> QSize:
        side = max(SMALLEST_TARGET, mark_size())
        return QSize(side, side)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = mark_size()
        mark = QRect((self.width() - size) // 2, (self.height() - size) // 2, size, size)
        paint_mark(painter, mark, self._look.tokens, chosen=self.isChecked(), radio=False)


class PackageRow(AsHighAsWords, QAbstractButton):
    """Tells a screen reader everything at once; Shift with an arrow moves it by a week."""

    liked, least = 600, 200

    done_changed = Signal(bool)
    # By so many weeks, to an earlier (-1) or a later (1) one.
    moved_by = Signal(int)
    # One row up (-1) or down (1).
    led = Signal(int)

    def __init__(self, look: Look, axis: Callable[[RoadmapColumns], TimeAxis]) -> None:
        super().__init__()
        self._look = look
        self._axis = axis
        self._facts: PackageFacts | None = None
        # By width: a layout asks for the same ones again and again.
        self._heights: dict[int, int] = {}
        self._open = False
        self._pressed_at: QPoint | None = None
        self._shifted = 0
        self._mark = _DoneMark(look)
        self._mark.setParent(self)
        self._mark.clicked.connect(lambda: self.done_changed.emit(self._mark.isChecked()))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleDescription(
            look.language.gettext("Enter shows its steps; Shift with an arrow moves it by a week.")
        )

    def show_facts(self, facts: PackageFacts) -> None:
        """Show how the package stands."""
        self._facts = facts
        self._heights.clear()
        self._mark.setChecked(facts.done >= 1)
        done = self._look.language.gettext("Done: {name}").format(name=facts.name)
        self._mark.setAccessibleName(done)
        told = (facts.name, facts.state, facts.owner, facts.effort, facts.days)
        self.setAccessibleName(" · ".join(part for part in told if part))
        self.updateGeometry()
        self.update()

    def set_open(self, *, shown: bool) -> None:
        """Show whether its details stand below."""
        self._open = shown
        self.update()

    @override
    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            columns = columns_in(width)
            lines = sum(text.height(columns.name_width) for text in self._texts(columns))
            self._heights[width] = max(zoomed(_LEAST), lines + 2 * zoomed(_ABOVE))
        return self._heights[width]

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._heights.clear()
        super().changeEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self._mark.sizeHint()
        self._mark.setGeometry(QRect(QPoint(0, max(0, (zoomed(_LEAST) - size.height()) // 2)), size))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        facts = self._facts
        if facts is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, columns = self._look.tokens, columns_in(self.width())
        if self.underMouse() or self._open:
            painter.fillRect(self.rect(), QColor(tokens.soft if self._open else tokens.hover))
        painter.setPen(QColor(tokens.hairline))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        top = zoomed(_ABOVE)
        painter.setPen(QColor(tokens.ink))
        for at, text in enumerate(self._texts(columns)):
            text.paint(painter, QPoint(columns.name, top), columns.name_width)
            top += text.height(columns.name_width)
            painter.setPen(QColor(tokens.danger if facts.overdue and at == 0 else tokens.quiet))
        if columns.owner_width:
            small = self._small()
            for words, left, width, side in (
                (facts.owner, columns.owner, columns.owner_width, Qt.AlignmentFlag.AlignLeft),
                (facts.effort, columns.effort, columns.effort_width, Qt.AlignmentFlag.AlignRight),
            ):
                area = QRect(left, 0, width, self.height())
                paint_lines(painter, WrappedText(words, small), area, side | Qt.AlignmentFlag.AlignVCenter)
        if columns.weeks_width:
            self._paint_weeks(painter, columns, facts)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead to the next row by arrows; with Shift, move the package to another week."""
        alone = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        rows = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if key in steps and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.moved_by.emit(steps[key])
        elif key in rows and alone:
            self.led.emit(rows[key])
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint() if self._bar().contains(event.position()) else None
        super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the bar from week to week."""
        columns = columns_in(self.width())
        if self._pressed_at is not None and columns.weeks_width:
            away = event.position().x() - self._pressed_at.x()
            self._shifted = round(away / self._axis(columns).week_width) if abs(away) >= _DRAG_FROM else 0
            self.update()
        super().mouseMoveEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop it in the week where it is; what was dragged is not opened."""
        weeks, self._shifted, self._pressed_at = self._shifted, 0, None
        if weeks:
            self.setDown(False)
            self.update()
            self.moved_by.emit(weeks)
            return
        super().mouseReleaseEvent(event)

    def _texts(self, columns: RoadmapColumns) -> list[WrappedText]:
        """Return the name, and below it what has no column of its own."""
        facts = self._facts
        if facts is None:
            return []
        below = [facts.state]
        if not columns.owner_width:
            below += [facts.owner, facts.effort]
        if not columns.weeks_width:
            below.append(facts.days)
        words = " · ".join(part for part in below if part)
        return [WrappedText(facts.name, self.font()), *([WrappedText(words, self._small())] if words else [])]

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * SMALL.factor)
        return font

    def _bar(self) -> QRectF:
        """Return where the bar stands."""
        facts, columns = self._facts, columns_in(self.width())
        if facts is None or facts.begins is None or facts.due is None or not columns.weeks_width:
            return QRectF()
        axis, height = self._axis(columns), zoomed(_BAR)
        left, right = axis.begin(facts.begins), axis.end(facts.due)
        shift = self._shifted * axis.week_width
        return QRectF(left + shift, (self.height() - height) / 2, max(4.0, right - left), height)

    def _paint_weeks(self, painter: QPainter, columns: RoadmapColumns, facts: PackageFacts) -> None:
        tokens, axis = self._look.tokens, self._axis(columns)
        painter.setPen(QColor(tokens.hairline))
        for week in axis.named(1):
            x = round(axis.left + week * axis.week_width)
            painter.drawLine(x, 0, x, self.height())
        bar = self._bar()
        if bar.isEmpty() or facts.due is None:
            return
        painter.setPen(QPen(QColor(tokens.danger if facts.overdue else tokens.accent), 1))
        painter.setBrush(QColor(tokens.levels[2][0]))
        painter.drawRoundedRect(bar, 3, 3)
        if facts.done > 0:
            painter.setBrush(QColor(tokens.accent))
            painter.drawRoundedRect(QRectF(bar.left(), bar.top(), bar.width() * facts.done, bar.height()), 3, 3)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * CAPTION.factor)
        painter.setFont(font)
        painter.setPen(QColor(tokens.danger if facts.overdue else tokens.ink))
        room, words = zoomed(_DATE_WIDTH), day_figures(facts.due, self._look)
        # On the side with room.
        behind = bar.right() + room <= columns.weeks + columns.weeks_width
        left = bar.right() + zoomed(6) if behind else bar.left() - room - zoomed(6)
        side = Qt.AlignmentFlag.AlignLeft if behind else Qt.AlignmentFlag.AlignRight
        painter.drawText(QRectF(left, 0, room, self.height()), side | Qt.AlignmentFlag.AlignVCenter, words)
