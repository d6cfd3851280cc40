"""Where each dimension stands: five segments, filled up to its stage, outlined up to its target."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from readiness.domain.levels import HIGHEST
from readiness.foundation.overriding import override
from readiness.ui.look import Look
from readiness.ui.theme.tokens import Tokens
from readiness.ui.theme.typography import CAPTION, SMALL, scaled, type_font, zoomed
from readiness.ui.widgets.wrapped_text import AsHighAsWords, WrappedText, paint_lines
from readiness.wording.decision import StandingText

_ROW, _SEGMENT, _BAR, _BETWEEN, _GAP = 24, 14, 9, 3, 10
# A column of figures, for its title.
_FIGURES = 42
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class StandingHead(AsHighAsWords, QWidget):
    """The name of a kind of dimensions, and of the columns of figures where they stand below it for the first time."""

    def __init__(self, look: Look, name: str, titles: tuple[str, str] = ("", "")) -> None:
        super().__init__()
        self._tokens, self._titles = look.tokens, titles
        self._name = WrappedText(name, type_font(CAPTION, bold=True))
        self.setAccessibleName(name)
        scaled(self, CAPTION)

    @override
    def heightForWidth(self, width: int) -> int:
        return self._name.height(_name_width(width)) + zoomed(3)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setPen(QColor(self._tokens.ink))
        paint_lines(painter, self._name, QRect(0, 0, _name_width(self.width()), self.height()))
        painter.setPen(QColor(self._tokens.quiet))
        for title, right in zip(self._titles, _figure_ends(self.width()), strict=True):
            painter.drawText(QRect(right - zoomed(_FIGURES), 0, zoomed(_FIGURES), self.height()), _RIGHT, title)


class StandingRow(AsHighAsWords, QAbstractButton):
    """A dimension; a press leads to its answers."""

    def __init__(self, look: Look, row: StandingText, told: str, show: Callable[[], object]) -> None:
        super().__init__()
        self._tokens, self._row = look.tokens, row
        self._name = WrappedText(row.name, type_font(SMALL))
        self._figures = (
            WrappedText(row.figure, type_font(SMALL, bold=True)),
            WrappedText(str(row.target or "–"), type_font(SMALL)),
        )
        self.setAccessibleName(told)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(lambda _checked=False: show())

    @override
    def heightForWidth(self, width: int) -> int:
        return max(zoomed(_ROW), self._name.height(_name_width(width)) + zoomed(4))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, width, height = self._tokens, self.width(), self.height()
        if self.underMouse():
            painter.fillRect(self.rect(), QColor(tokens.hover))
        painter.setPen(QColor(tokens.ink))
        paint_lines(painter, self._name, QRect(0, 0, _name_width(width), height))
        for words, right, ink in zip(self._figures, _figure_ends(width), (tokens.ink, tokens.quiet), strict=True):
            painter.setPen(QColor(ink))
            area = QRect(right - zoomed(_FIGURES), 0, zoomed(_FIGURES), height)
            paint_lines(painter, words, area, _RIGHT)
        left = _name_width(width) + zoomed(_GAP)
        for stage in range(1, HIGHEST + 1):
            box = QRectF(left, (height - zoomed(_BAR)) // 2, zoomed(_SEGMENT), zoomed(_BAR))
            paint_segment(painter, box, self._kind(stage), tokens)
            left += zoomed(_SEGMENT) + zoomed(_BETWEEN)

    def _kind(self, stage: int) -> str:
        row = self._row
        if row.low is not None and stage <= row.low:
            return "full"
        if row.high is not None and stage <= row.high:
            return "maybe"
        return "missing" if stage <= row.target else ""


class StandingLegend(AsHighAsWords, QWidget):
    """The kinds of segments in use, each with what it means, at the right."""

    def __init__(self, tokens: Tokens, entries: list[tuple[str, str]]) -> None:
        super().__init__()
        self._tokens = tokens
        self._entries = [(kind, WrappedText(words, type_font(CAPTION))) for kind, words in entries]
        self.setAccessibleName("; ".join(words for _kind, words in entries))

    @override
    def heightForWidth(self, width: int) -> int:
        return len(self._lines(width)) * zoomed(CAPTION.line)

    @override
    def sizeHint(self) -> QSize:
        return QSize(sum(map(self._width, self._entries)), zoomed(CAPTION.line))

    @override
    def minimumSizeHint(self) -> QSize:
        widest = max(map(self._width, self._entries), default=0)
        return QSize(widest, self.heightForWidth(max(widest, self.width())))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = zoomed(CAPTION.line)
        for at, entries in enumerate(self._lines(self.width())):
            left = self.width() - sum(map(self._width, entries))
            for kind, words in entries:
                left += zoomed(_GAP)
                box = QRectF(left, at * line + (line - zoomed(_BAR)) // 2, zoomed(_SEGMENT), zoomed(_BAR))
                paint_segment(painter, box, kind, self._tokens)
                left += zoomed(_SEGMENT + _BETWEEN)
                painter.setPen(QColor(self._tokens.quiet))
                paint_lines(painter, words, QRect(left, at * line, words.natural_width(), line))
                left += words.natural_width()

    def _width(self, entry: tuple[str, WrappedText]) -> int:
        return zoomed(_GAP) + zoomed(_SEGMENT + _BETWEEN) + entry[1].natural_width()

    def _lines(self, width: int) -> list[list[tuple[str, WrappedText]]]:
        lines: list[list[tuple[str, WrappedText]]] = [[]]
        for entry in self._entries:
            if lines[-1] and sum(map(self._width, [*lines[-1], entry])) > width:
                lines.append([])
            lines[-1].append(entry)
        return lines


def paint_segment(painter: QPainter, box: QRectF, kind: str, tokens: Tokens) -> None:
    """Paint a segment: full, maybe (hatched), missing (outlined); what lies beyond the target is a thin line."""
    inner = box.adjusted(0.5, 0.5, -0.5, -0.5)
    if kind == "full":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent))
        painter.drawRoundedRect(box, 2, 2)
    elif kind == "maybe":
        painter.setPen(QPen(QColor(tokens.accent), 1))
        painter.setBrush(QBrush(QColor(tokens.accent), Qt.BrushStyle.BDiagPattern))
        painter.drawRoundedRect(inner, 2, 2)
    elif kind == "missing":
        painter.setPen(QPen(QColor(tokens.edge), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(inner, 2, 2)
    else:
        line = QRectF(box.left(), box.center().y() - 1, box.width(), 2)
        painter.fillRect(line, QColor(tokens.track))


def _name_width(width: int) -> int:
    bars = HIGHEST * zoomed(_SEGMENT) + (HIGHEST - 1) * zoomed(_BETWEEN)
    return max(1, width - bars - 2 * zoomed(_FIGURES) - zoomed(_GAP))


def _figure_ends(width: int) -> tuple[int, int]:
    """Return where the figures end, of today and of the target."""
    return width - zoomed(_FIGURES), width
