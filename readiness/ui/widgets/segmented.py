"""A choice of two to four that are all in sight: side by side where there is room, else one under the other."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFocusEvent, QFont, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGroupBox, QRadioButton, QSizePolicy

from readiness.foundation.overriding import override
from readiness.ui.theme.line_icons import line_icon
from readiness.ui.theme.tokens import Tokens
from readiness.ui.theme.typography import zoomed
from readiness.ui.widgets.icon_button import IconButton
from readiness.ui.widgets.plain import on_one_line, set_words
from readiness.ui.widgets.toggles import Led
from readiness.ui.widgets.wrapped_text import WrappedText, paint_lines, set_height_for_width

# Space at the right of the words of a choice, where the check mark has its place, at their left, and above them.
_BESIDE, _LEFT, _ABOVE = 28, 12, 6
_MARK = 16
_RADIUS, _GAP = 6, 4
# More lines side by side are harder to read than one choice under the other.
_MOST_LINES = 2
_CLEARING = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})


class Segmented(QGroupBox):
    """A group of radio buttons that look like one control.

    With `clear`, the name of a button behind them, the choice is optional: that button takes it back, and so do Delete
    and Backspace. Pressing what is chosen changes nothing, and the arrows only lead.
    """

    # The value that the user has chosen, or None where it was taken back.
    chosen = Signal(object)

    def __init__(self, choices: Sequence[tuple[Any, str]], tokens: Tokens, name: str = "", *, clear: str = "") -> None:
        super().__init__()
        self._value: Any = None
        self._group = QButtonGroup(self)
        self._segments: dict[Any, _Segment] = {}
        for value, words in choices:
            segment = _Segment(words, tokens, self)
            segment.clicked.connect(lambda _checked=False, value=value: self._on_clicked(value))
            self._group.addButton(segment)
            self._segments[value] = segment
        self._clear = IconButton("clear", clear, self._take_back, tokens, self) if clear else None
        if self._clear is not None:
            # Delete does the same: Tab leads on at once.
            self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._clear.setAutoDefault(False)
            self._clear.hide()
        set_height_for_width(self, QSizePolicy.Policy.Preferred)
        self.lead_to()
        if name:
            self.setAccessibleName(name)

    @property
    def value(self) -> Any:
        """What is chosen, or None."""
        return self._value

    def setAccessibleName(self, name: str) -> None:
        """Name the group, and say with each choice what it belongs to."""
        super().setAccessibleName(name)
        for segment in self._segments.values():
            segment.setAccessibleDescription(name)
        if self._clear is not None:
            self._clear.setAccessibleDescription(name)

    def show_value(self, value: Any) -> None:
        """Show what is stored; for a value that is none of the choices, nothing is chosen."""
        self._value = value if value in self._segments else None
        # A group that is exclusive refuses to have nothing chosen.
        self._group.setExclusive(False)
        for other, segment in self._segments.items():
            segment.setChecked(other == self._value)
        self._group.setExclusive(True)
        self.lead_to()
        if self._clear is not None:
            self._clear.setVisible(self._value is not None)
            self._place_clear()
        self.update()

    @property
    def natural_width(self) -> int:
        """The width in which all choices stand side by side, on one line each."""
        return sum(segment.natural_width() for segment in self._segments.values()) + self._behind

    def lead_to(self) -> None:
        """Have the focus go to what is chosen, or to the first choice; the Tab key halts at that one only.

        While one of them has the focus it is the halt, so that Tab leads out of the group.
        """
        segments = self._segments.values()
        stop = self._segments.get(self._value) or next(iter(segments))
        self.setFocusProxy(stop)
        stop = next((segment for segment in segments if segment.hasFocus()), stop)
        for segment in segments:
            segment.setFocusPolicy(Qt.FocusPolicy.StrongFocus if segment is stop else Qt.FocusPolicy.ClickFocus)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._clear is not None and self._value is not None and event.key() in _CLEARING:
            self._take_back()
        else:
            super().keyPressEvent(event)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return max((area.bottom() + 1 for area in self._areas(width)), default=0)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.natural_width, self.heightForWidth(self.natural_width))

    @override
    def minimumSizeHint(self) -> QSize:
        width = max((segment.least_width() for segment in self._segments.values()), default=0)
        width += self._behind
        return QSize(width, self.heightForWidth(max(width, self.width())))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.updateGeometry()
            self._arrange()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint nothing: a group box would draw a frame."""
        del event

    def _arrange(self) -> None:
        areas = self._areas(self.width())
        segments = list(self._segments.values())
        in_row = len({area.top() for area in areas}) == 1
        # Words that wrap begin at one edge, and so do those beside them.
        centred = in_row and all(s.lines_in(area.width()) == 1 for s, area in zip(segments, areas, strict=True))
        for place, (segment, area) in enumerate(zip(segments, areas, strict=True)):
            segment.setGeometry(area)
            segment.stand(
                joined_before=in_row and place > 0,
                following=segments[place + 1] if in_row and place + 1 < len(segments) else None,
                centred=centred,
            )
        self._place_clear()
        self.update()

    @property
    def _behind(self) -> int:
        """The room behind the choices; it is kept, so that choosing moves nothing."""
        return 0 if self._clear is None else _GAP + self._clear.sizeHint().width()

    def _place_clear(self) -> None:
        """Put the button behind the choices, at the height of the chosen one."""
        chosen = self._segments.get(self._value)
        if self._clear is None or chosen is None:
            return
        right = max(segment.geometry().right() for segment in self._segments.values())
        side = min(self._clear.sizeHint().height(), chosen.height())
        self._clear.resize(side, side)
        self._clear.move(right + 1 + _GAP, chosen.y() + (chosen.height() - side) // 2)

    def _areas(self, width: int) -> list[QRect]:
        """Return where each choice stands in a width."""
        width -= self._behind
        segments = list(self._segments.values())
        widths = self._widths(width)
        if widths is None:
            areas, top = [], 0
            across = min(width, max((segment.natural_width() for segment in segments), default=0))
            for segment in segments:
                areas.append(QRect(0, top, across, segment.height_in(across)))
                top += areas[-1].height() + _GAP
            return areas
        height = max((s.height_in(w) for s, w in zip(segments, widths, strict=True)), default=0)
        areas, left = [], 0
        for across in widths:
            areas.append(QRect(left, 0, across, height))
            left += across
        return areas

    def _widths(self, width: int) -> list[int] | None:
        """Return the widths side by side; None where a choice would have too many lines then."""
        natural = {segment: segment.natural_width() for segment in self._segments.values()}
        widths: dict[_Segment, int] = {}
        left, waiting = width, sorted(natural, key=natural.__getitem__)
        # What needs less than its share leaves the rest to those that need more.
        while waiting:
            segment = waiting.pop(0)
            widths[segment] = min(natural[segment], left // (len(waiting) + 1))
            left -= widths[segment]
        fits = all(s.least_width() <= w and s.lines_in(w) <= _MOST_LINES for s, w in widths.items())
        if not fits:
            # Not in equal shares: then each gets what its lines need.
            widths = {segment: segment.narrowest() for segment in natural}
            spare = width - sum(widths.values())
            if spare < 0:
                return None
            widths = {segment: least + spare // len(widths) for segment, least in widths.items()}
        return [widths[segment] for segment in natural]

    def _on_clicked(self, value: Any) -> None:
        if value != self._value:
            self.show_value(value)
            self.chosen.emit(value)

    def _take_back(self) -> None:
        before = self._segments[self._value]
        self.show_value(None)
        # The button that was pressed is gone.
        before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.emit(None)


class _Segment(Led, QRadioButton):
    """One of the choices; its measures are those of bold words, so that choosing it moves nothing."""

    def __init__(self, words: str, tokens: Tokens, parent: Segmented) -> None:
        super().__init__(parent)
        self._choice = parent
        self._watch_toggled()
        self._tokens = tokens
        self._words = on_one_line(words)
        self._laid_out: dict[bool, WrappedText] = {}
        self._narrowest: int | None = None
        # Those beside it in a row share a line with it.
        self._joined_before = self._centred = False
        self._following: _Segment | None = None
        set_words(self, words)
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def stand(self, *, joined_before: bool, following: "_Segment | None", centred: bool) -> None:
        """Take note of the neighbours in the row, and of where the words stand."""
        self._joined_before, self._following, self._centred = joined_before, following, centred

    def natural_width(self) -> int:
        """Return the width of the words on one line, with the check mark beside them."""
        return self._text(bold=True).natural_width() + 2 * zoomed(_BESIDE)

    def least_width(self) -> int:
        """Return the width below which a word would be divided."""
        return self._text(bold=True).longest_word() + zoomed(_LEFT + _BESIDE)

    def narrowest(self) -> int:
        """Return the least width in which the words have no more lines than a row may have."""
        if self._narrowest is None:
            least = self.least_width()
            possible = range(least, max(least, self.natural_width()))
            place = bisect_left(possible, True, key=lambda width: self.lines_in(width) <= _MOST_LINES)
            self._narrowest = least + place
        return self._narrowest

    def lines_in(self, width: int) -> int:
        """Return how many lines the words have in a width."""
        text = self._text(bold=True)
        return text.height(self._room(width)) // text.height(1_000_000)

    def height_in(self, width: int) -> int:
        """Return the height in a width."""
        return self._text(bold=True).height(self._room(width)) + 2 * _ABOVE

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._choice.lead_to()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._choice.lead_to()

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.FontChange:
            self._laid_out.clear()
            self._narrowest = None
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, chosen = self._tokens, self.isChecked()
        self._paint_shape(painter, chosen=chosen)
        painter.setPen(QColor(tokens.ink if self.isEnabled() else tokens.idle))
        if self._centred:
            area, side = self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignHCenter
        else:
            area, side = self.rect().adjusted(zoomed(_LEFT), 0, -zoomed(_BESIDE), 0), Qt.AlignmentFlag.AlignVCenter
        paint_lines(painter, self._text(bold=chosen), area, side)
        if chosen:
            size = zoomed(_MARK)
            mark = line_icon("check", tokens.accent, size, self.devicePixelRatioF())
            painter.drawPixmap(self.width() - (zoomed(_BESIDE) + size) // 2, (self.height() - size) // 2, mark)

    def _paint_shape(self, painter: QPainter, *, chosen: bool) -> None:
        """Paint ground and outline; a neighbour in the row hides the rounded corners on its side."""
        tokens, width = self._tokens, 2 if chosen else 1
        ground = tokens.pressed if self.isDown() else tokens.hover if self.underMouse() else tokens.raised
        painter.setBrush(QColor(tokens.soft if chosen else ground))
        line = tokens.accent if chosen else tokens.edge if self.isEnabled() else tokens.hairline
        painter.setPen(QPen(QColor(line), width))
        half = width / 2
        beyond = 2 * _RADIUS
        left = -beyond if self._joined_before else half
        right = beyond if self._following is not None else -half
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(left, half, right, -half), _RADIUS, _RADIUS)
        if chosen and self._joined_before:
            painter.fillRect(QRect(0, 0, width, self.height()), QColor(line))
        if self._following is not None and (chosen or not self._following.isChecked()):
            painter.fillRect(QRect(self.width() - width, 0, width, self.height()), QColor(line))

    def _room(self, width: int) -> int:
        return width - zoomed(_LEFT + _BESIDE)

    def _text(self, *, bold: bool) -> WrappedText:
        if bold not in self._laid_out:
            font = QFont(self.font())
            font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
            self._laid_out[bold] = WrappedText(self._words, font)
        return self._laid_out[bold]
