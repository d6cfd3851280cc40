"""A square image from SVG, such as a QR code: as large as its area allows, always on white."""

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from readiness.foundation.overriding import override


class SvgSquare(QWidget):
    """Paints whole pixels per module where there is room, so that cameras see sharp edges."""

    def __init__(self, smallest: int = 120) -> None:
        super().__init__()
        self._smallest = smallest
        self._renderer = QSvgRenderer(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_svg(self, image: bytes, description: str) -> None:
        """Show another image; the description is for screen readers."""
        self._renderer.load(QByteArray(image))
        self.setAccessibleName(description)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(2 * self._smallest, 2 * self._smallest)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._smallest, self._smallest)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if not self._renderer.isValid():
            return
        modules = max(1, self._renderer.defaultSize().width())
        room = min(self.width(), self.height())
        side = room // modules * modules or room
        area = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.fillRect(area, QColor(Qt.GlobalColor.white))
        self._renderer.render(painter, area)
