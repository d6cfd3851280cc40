"""A month to choose a day from: in the colours of the theme, led by pointer or keyboard, every day read out in full."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from PySide6.QtCore import QDate, QLocale, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from readiness.foundation import clock
from readiness.foundation.overriding import override
from readiness.foundation.written_days import months_later
from readiness.ui.look import Look
from readiness.ui.theme.tokens import Tokens
from readiness.ui.theme.typography import BODY, SMALL, zoomed
from readiness.ui.widgets.elements import button, text
from readiness.ui.widgets.icon_button import IconButton
from readiness.ui.widgets.popup_place import place_at

_WEEK, _ROWS = 7, 6
_CELL = (38, 32)
_RADIUS = 6
_YEAR = 12
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -_WEEK,
    Qt.Key.Key_Down: _WEEK,
}
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Select})

Shortcut = tuple[str, date | None]


class CalendarPopup(QFrame):
    """Opens at a day, or at today; closes once a day is chosen, with Escape, or by a click beside it."""

    # A day, or None where a shortcut clears the field.
    chosen = Signal(object)

    def __init__(
        self,
        look: Look,
        parent: QWidget,
        day: date | None,
        limits: tuple[date, date],
        shortcuts: Sequence[Shortcut] = (),
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "popup")
        self._look = look
        self._locale = QLocale(look.language.locale)
        self._given = day
        self._limits = limits
        self._today = clock.today()
        # The day that the keyboard stands on.
        self._here = min(max(day or self._today, limits[0]), limits[1])
        self._cells: list[_Cell] = []
        self.setAccessibleName(look.language.gettext("Calendar"))
        across = QHBoxLayout(self)
        across.setContentsMargins(8, 8, 8, 8)
        across.setSpacing(8)
        month = QVBoxLayout()
        month.setSpacing(4)
        month.addLayout(self._head())
        month.addLayout(self._grid())
        across.addLayout(month)
        if shortcuts:
            across.addLayout(self._shortcuts(shortcuts))
        self._show_month()

    def open_below(self, field: QWidget) -> None:
        """Show it below a field, or above it where there is more room, with the keyboard on a day."""
        self.ensurePolished()
        self.adjustSize()
        self.move(place_at(field, self.size()).topLeft())
        self.show()
        self._focus_here()

    # What it consists of.

    def _head(self) -> QHBoxLayout:
        _, tokens = self._look.language.gettext, self._look.tokens
        self._title = text("", BODY, bold=True)
        self._title.setWordWrap(False)
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._before = IconButton("left", _("Previous month"), lambda: self._turn(-1), tokens)
        self._after = IconButton("right", _("Next month"), lambda: self._turn(1), tokens)
        head = QHBoxLayout()
        head.addWidget(self._before)
        head.addWidget(self._title, 1)
        head.addWidget(self._after)
        return head

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(0)
        for column in range(_WEEK):
            weekday = (self._first_weekday() + column - 1) % _WEEK + 1
            name = text(self._locale.standaloneDayName(weekday, QLocale.FormatType.ShortFormat), SMALL, "quiet")
            name.setWordWrap(False)
            name.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(name, 0, column)
        for place in range(_WEEK * _ROWS):
            cell = _Cell(self._look.tokens)
            cell.clicked.connect(lambda _checked=False, cell=cell: self._choose(cell.day))
            grid.addWidget(cell, 1 + place // _WEEK, place % _WEEK)
            self._cells.append(cell)
        return grid

    def _shortcuts(self, shortcuts: Sequence[Shortcut]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        for words, day in shortcuts:
            way = button(words, lambda day=day: self._choose(day), "link")  # type: ignore[misc]
            if day is not None:
                way.setAccessibleDescription(self._in_full(day))
                way.setEnabled(self._allowed(day))
            column.addWidget(way)
        column.addStretch(1)
        return column

    def _first_weekday(self) -> int:
        return self._locale.firstDayOfWeek().value

    def _show_month(self) -> None:
        """Show the month of the day that the keyboard stands on, with the days around it that fill its weeks."""
        first = self._here.replace(day=1)
        before = (first.isoweekday() - self._first_weekday()) % _WEEK
        self._title.setText(f"{self._locale.standaloneMonthName(first.month)} {first.year}")
        self._before.setEnabled(self._allowed(first - timedelta(days=1)))
        for place, cell in enumerate(self._cells):
            # Years end where calendars do; the limits lie well within.
            day = first + timedelta(days=place - before)
            cell.show_day(
                day,
                self._name(day),
                _Marks(day.month == first.month, day == self._today, day == self._given),
                allowed=self._allowed(day),
                stop=day == self._here,
            )
        self._after.setEnabled(self._allowed(months_later(first, 1)))

    def _name(self, day: date) -> str:
        """Return what is read out of a day."""
        _ = self._look.language.gettext
        marks = [_("today")] if day == self._today else []
        marks += [_("chosen")] if day == self._given else []
        return ", ".join([self._in_full(day), *marks])

    def _in_full(self, day: date) -> str:
        return self._locale.toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)

    def _allowed(self, day: date) -> bool:
        return self._limits[0] <= day <= self._limits[1]

    # What one does with it.

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead from day to day, by weeks, months and with Ctrl years; choose with Enter, close with Escape."""
        key, focused = Qt.Key(event.key()), self.focusWidget()
        if key is Qt.Key.Key_Escape:
            self.close()
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            months = _YEAR if event.modifiers() & Qt.KeyboardModifier.ControlModifier else 1
            self._turn(-months if key is Qt.Key.Key_PageUp else months)
            self._focus_here()
        elif isinstance(focused, _Cell) and key in _STEPS:
            self._go_to(self._here + timedelta(days=_STEPS[key]))
        elif isinstance(focused, _Cell) and key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            into_week = (self._here.isoweekday() - self._first_weekday()) % _WEEK
            self._go_to(self._here + timedelta(days=_WEEK - 1 - into_week if key is Qt.Key.Key_End else -into_week))
        elif isinstance(focused, _Cell) and key in _ENTER:
            self._choose(focused.day)
        else:
            super().keyPressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn the page; nothing is chosen."""
        by = event.angleDelta().y()
        if by:
            self._turn(-1 if by > 0 else 1)
        event.accept()

    def _turn(self, months: int) -> None:
        day = months_later(self._here, months)
        self._here = min(max(day, self._limits[0]), self._limits[1])
        self._show_month()

    def _go_to(self, day: date) -> None:
        if self._allowed(day):
            self._here = day
            self._show_month()
            self._focus_here()

    def _focus_here(self) -> None:
        cell = next(cell for cell in self._cells if cell.day == self._here)
        cell.setFocus(Qt.FocusReason.TabFocusReason)

    def _choose(self, day: date | None) -> None:
        self.close()
        self.chosen.emit(day)


class _Marks(NamedTuple):
    """What a day is: one of the month that is shown, and not of those around it; today; the one that is chosen."""

    in_month: bool = False
    today: bool = False
    chosen: bool = False


class _Cell(QPushButton):
    """One day of the month that is shown."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self.day = date.min
        self._marks = _Marks()
        self.setProperty("role", "icon")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_day(self, day: date, name: str, marks: _Marks, *, allowed: bool, stop: bool) -> None:
        """Show a day that can be chosen or not; only one of all days is a stop of the Tab key."""
        self.day, self._marks = day, marks
        self.setAccessibleName(name)
        self.setEnabled(allowed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(*map(zoomed, _CELL))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave arrows and Enter to the calendar."""
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, area = self._tokens, QRectF(self.rect()).adjusted(3, 3, -3, -3)
        ground = tokens.pressed if self.isDown() else tokens.hover if self.underMouse() and self.isEnabled() else ""
        ground = tokens.accent if self._marks.chosen else ground
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(area, _RADIUS, _RADIUS)
        painter.setPen(QColor(self._ink()))
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if self._marks.chosen or self._marks.today else QFont.Weight.Normal)
        painter.setFont(font)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, f"{self.day.day}")
        if self._marks.today:
            # A line under the figure: told by more than its weight.
            width, below = zoomed(14), self.rect().center().y() + zoomed(9)
            line = QRect(self.rect().center().x() - width // 2 + 1, below, width, 2)
            painter.fillRect(line, QColor(tokens.accent_ink if self._marks.chosen else tokens.accent))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.ring), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS + 2, _RADIUS + 2)

    def _ink(self) -> str:
        if self._marks.chosen:
            return self._tokens.accent_ink
        if not self.isEnabled():
            return self._tokens.idle
        return self._tokens.ink if self._marks.in_month else self._tokens.quiet
