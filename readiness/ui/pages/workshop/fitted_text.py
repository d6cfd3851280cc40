"""A text that is as large as its area allows, to be read from the last row of a room."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from readiness.foundation.overriding import override
from readiness.ui.widgets.plain import shown

SHRINK = 0.92
SMALLEST = 9


class FittedText(QWidget):
    """Begins with a share of the window's height and shrinks until the words fit."""

    def __init__(
        self, share: float, colour: str, *, bold: bool = False, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    ) -> None:
        super().__init__()
        self._share = share
        self._colour = colour
        self._bold = bold
        upright = Qt.AlignmentFlag(0) if align & Qt.AlignmentFlag.AlignVertical_Mask else Qt.AlignmentFlag.AlignVCenter
        self._flags = Qt.TextFlag.TextWordWrap | upright | align
        self._words = ""
        self._fitted: tuple[tuple[int, int, int, str], QFont] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)

    def set_words(self, words: str, colour: str = "") -> None:
        """Show other words, in another colour where one is given."""
        self._words = shown(words)
        self._colour = colour or self._colour
        self.setAccessibleName(words)
        self.update()

    def words(self) -> str:
        """Return what is shown."""
        return self._words

    def fits(self) -> bool:
        """Return whether all words can be read; at the smallest size they might not."""
        return self._room_for(self._fitting())

    def pixels(self) -> int:
        """Return the size of the type, in pixels."""
        return self._fitting().pixelSize()

    @override
    def sizeHint(self) -> QSize:
        return QSize(10, 10)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words at the largest size that fits."""
        del event
        painter = QPainter(self)
        painter.setPen(QColor(self._colour))
        painter.setFont(self._fitting())
        painter.drawText(self.rect(), self._flags, self._words)

    def _fitting(self) -> QFont:
        # Trying one size after the other takes longer than painting.
        key = (self.width(), self.height(), self.window().height(), self._words)
        if self._fitted is None or self._fitted[0] != key:
            self._fitted = key, self._found()
        return self._fitted[1]

    def _found(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if self._bold else QFont.Weight.Normal)
        pixels = self.window().height() * self._share
        while True:
            font.setPixelSize(max(SMALLEST, round(pixels)))
            if pixels <= SMALLEST or self._room_for(font):
                return font
            pixels *= SHRINK

    def _room_for(self, font: QFont) -> bool:
        needed = QFontMetrics(font).boundingRect(QRect(0, 0, self.width(), 10_000), self._flags, self._words)
        return needed.height() <= self.height() and needed.width() <= self.width()
