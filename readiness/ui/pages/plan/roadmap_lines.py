"""What stands between the packages of a roadmap: the weeks above, the gates, and the hours of each week below."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from readiness.foundation.overriding import override
from readiness.ui.look import Look
from readiness.ui.pages.plan.roadmap_columns import RoadmapColumns, columns_in
from readiness.ui.pages.plan.time_axis import TimeAxis
from readiness.ui.theme.typography import CAPTION, zoomed
from readiness.ui.widgets.plain import set_tool_tip
from readiness.ui.widgets.wrapped_text import AsHighAsWords, WrappedText, paint_lines

Axis = Callable[[RoadmapColumns], TimeAxis]
_WEEK_NAME, _HOURS = 46, 30
_HEIGHT, _ABOVE = 34, 7


class _Line(AsHighAsWords, QWidget):
    """A line as wide as the roadmap, with small type."""

    liked, least = 600, 0

    def __init__(self, look: Look, axis: Axis, words: str) -> None:
        super().__init__()
        self._look = look
        self._axis = axis
        self._words = words
        self.setAccessibleName(words)

    @override
    def heightForWidth(self, width: int) -> int:
        return zoomed(_HEIGHT)

    def small(self) -> QFont:
        """Return the font of captions."""
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * CAPTION.factor)
        return font


class WeekNames(_Line):
    """The heads of the columns, and the Mondays of the weeks."""

    def __init__(self, look: Look, axis: Axis) -> None:
        _ = look.language.gettext
        self._heads = (_("Work package"), _("Owner"), _("Effort"))
        super().__init__(look, axis, " · ".join(self._heads))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setPen(QColor(self._look.tokens.quiet))
        font, columns = self.small(), columns_in(self.width())
        painter.setFont(font)
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        heads = [(self._heads[0], columns.name, columns.name_width, left)]
        if columns.owner_width:
            heads.append((self._heads[1], columns.owner, columns.owner_width, left))
            heads.append((self._heads[2], columns.effort, columns.effort_width, right))
        for words, x, width, side in heads:
            painter.drawText(QRect(x, 0, width, self.height()), side | Qt.AlignmentFlag.AlignVCenter, words)
        if columns.weeks_width:
            axis = self._axis(columns)
            for week in axis.named(zoomed(_WEEK_NAME)):
                area = QRectF(axis.left + week * axis.week_width + 3, 0, zoomed(_WEEK_NAME), self.height())
                painter.drawText(area, left | Qt.AlignmentFlag.AlignVCenter, day_figures(axis.monday(week), self._look))


class GateLine(_Line):
    """A gate as a milestone: its name, and the day from which it can be passed."""

    def __init__(self, look: Look, axis: Axis, name: str, allows: str, day: date) -> None:
        words = look.language.gettext("“{gate}” can be passed from {date}")
        super().__init__(look, axis, words.format(gate=name, date=look.language.long_date(day)))
        self._name, self._day = name, day
        set_tool_tip(self, allows)

    @override
    def heightForWidth(self, width: int) -> int:
        columns = columns_in(width)
        room = columns.name_width if columns.weeks_width else width - columns.name
        return max(zoomed(_HEIGHT), WrappedText(self._told(columns), self._bold()).height(room) + 2 * zoomed(_ABOVE))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, columns = self._look.tokens, columns_in(self.width())
        painter.fillRect(self.rect(), QColor(tokens.panel))
        painter.setPen(QColor(tokens.ink))
        painter.setBrush(QColor(tokens.ink))
        painter.drawPolygon(_diamond(columns.name - zoomed(18), self.height() / 2, zoomed(6)))
        room = columns.name_width if columns.weeks_width else self.width() - columns.name
        area = QRect(columns.name, 0, room, self.height())
        paint_lines(painter, WrappedText(self._told(columns), self._bold()), area)
        if columns.weeks_width:
            x = self._axis(columns).end(self._day)
            painter.drawPolygon(_diamond(x, self.height() / 2, zoomed(6)))
            painter.setFont(self._bold(CAPTION.factor))
            words = self._look.language.long_date(self._day)
            width = painter.fontMetrics().horizontalAdvance(words)
            left = x - zoomed(12) - width if x - zoomed(12) - width > columns.weeks else x + zoomed(12)
            painter.drawText(QRectF(left, 0, width + 1, self.height()), Qt.AlignmentFlag.AlignVCenter, words)

    def _told(self, columns: RoadmapColumns) -> str:
        """Return its name; where the weeks have no room, with the day."""
        return self._name if columns.weeks_width else self.accessibleName()

    def _bold(self, factor: float = 1.0) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * factor)
        font.setWeight(QFont.Weight.DemiBold)
        return font


class HoursLine(_Line):
    """The hours of each week, beside how many there are at most."""

    def __init__(self, look: Look, axis: Axis, words: str, hours: Mapping[date, float]) -> None:
        super().__init__(look, axis, words)
        self._hours = hours

    @override
    def heightForWidth(self, width: int) -> int:
        columns = columns_in(width)
        text = WrappedText(self._words, self.small())
        return max(zoomed(_HEIGHT), text.height(self._room(columns, width)) + 2 * zoomed(_ABOVE))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        tokens, columns = self._look.tokens, columns_in(self.width())
        painter.setPen(QColor(tokens.quiet))
        area = QRect(columns.name, 0, self._room(columns, self.width()), self.height())
        paint_lines(painter, WrappedText(self._words, self.small()), area)
        if not columns.weeks_width:
            return
        axis = self._axis(columns)
        painter.setFont(self.small())
        painter.setPen(QColor(tokens.ink))
        for week in range(axis.weeks):
            hours = self._hours.get(axis.monday(week), 0.0)
            left, height = axis.left + week * axis.week_width, self.height() - zoomed(12)
            box = QRectF(left + 1, zoomed(6), axis.week_width - 2, height)
            if hours > 0:
                painter.fillRect(box, QColor(tokens.track))
            if axis.week_width >= zoomed(_HOURS):
                figure = (
                    self._look.language.number(hours, 0 if round(hours, 1) == round(hours) else 1) if hours else "–"
                )
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, figure)

    def _room(self, columns: RoadmapColumns, width: int) -> int:
        return columns.weeks - columns.name - zoomed(8) if columns.weeks_width else width - columns.name


def day_figures(day: date, look: Look) -> str:
    """Return a day and its month in figures."""
    return f"{day.day}.{day.month}." if look.language.code == "de" else f"{day.day}/{day.month}"


def _diamond(x: float, y: float, half: float) -> QPolygonF:
    return QPolygonF([QPointF(x, y - half), QPointF(x + half, y), QPointF(x, y + half), QPointF(x - half, y)])
