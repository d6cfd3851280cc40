"""What numbers, shades and signs of the heat map mean."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from readiness.domain.answers import Status
from readiness.domain.levels import COUNT, HIGHEST, LOWEST
from readiness.foundation.language import Language
from readiness.foundation.overriding import override
from readiness.ui.theme.tokens import Tokens
from readiness.ui.theme.typography import SMALL, scaled
from readiness.ui.widgets.level_cells import paint_share, paint_value
from readiness.ui.widgets.wrapped_text import set_height_for_width
from readiness.wording.answers import STATUS_SIGNS
from readiness.wording.names import KEY_MARK
from readiness.wording.wording import Wording

_GAP = 6
# In place of a figure.
_DISC = "disc"


class HeatLegend(QWidget):
    """Flows over as many lines as the width asks for."""

    def __init__(self, wording: Wording, tokens: Tokens, language: Language) -> None:
        super().__init__()
        self._tokens = tokens
        capabilities = wording.result.questionnaire.capabilities.values()
        # What each question names for itself stands in its own cell.
        on_ladder = any(not capability.own_scale for capability in capabilities)
        levels = [(str(level), level, wording.names.level(level)) for level in range(COUNT)] if on_ladder else []
        if any(capability.own_scale for capability in capabilities):
            best, least = language.gettext("best answer"), language.gettext("least answer")
            levels += [(_DISC, LOWEST, least), (_DISC, HIGHEST, best)]
        self._entries: list[tuple[str, int | None, str]] = [
            *levels,
            *(
                (STATUS_SIGNS[status], None, wording.answers.status(status))
                for status in STATUS_SIGNS
                if status is not Status.ANSWERED
            ),
            (KEY_MARK, None, language.gettext("key question")),
        ]
        said = (words if sign == _DISC else f"{sign} {words}" for sign, _, words in self._entries)
        self.setAccessibleName("; ".join(said))
        scaled(self, SMALL)
        set_height_for_width(self)

    @override
    def sizeHint(self) -> QSize:
        return QSize(500, self.heightForWidth(500))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(max(width for width, _ in map(self._widths, self._entries)), self._line())

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return max(box.bottom() + 1 for box in self._areas(width))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a small cell and its words for every entry."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for (sign, level, words), box in zip(self._entries, self._areas(self.width()), strict=True):
            side = self._widths((sign, level, words))[1]
            cell = QRect(box.left(), box.top() + 1, side, box.height() - 3)
            ink = self._tokens.ink
            if sign == KEY_MARK:
                painter.setPen(ink)
            else:
                painter.setPen(paint_value(painter, cell, level, self._tokens))
            if sign == _DISC and level is not None:
                paint_share(painter, cell, level, 0.6 * cell.height())
            else:
                painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, sign)
            painter.setPen(ink)
            painter.drawText(box.adjusted(side + _GAP, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)

    def _line(self) -> int:
        return self.fontMetrics().lineSpacing() + 8

    def _widths(self, entry: tuple[str, int | None, str]) -> tuple[int, int]:
        """Return the width of an entry and of its cell."""
        side = self._line() - 2
        return side + _GAP + self.fontMetrics().horizontalAdvance(entry[2]) + 2, side

    def _areas(self, width: int) -> list[QRect]:
        areas, x, y = [], 0, 0
        for entry in self._entries:
            needed = self._widths(entry)[0]
            if x and x + needed > width:
                x, y = 0, y + self._line()
            areas.append(QRect(x, y, needed, self._line()))
            x += needed + 3 * _GAP
        return areas
