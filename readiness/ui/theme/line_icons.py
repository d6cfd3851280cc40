"""The line icons: 18 pixels, in the colour of the words beside them."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from readiness.ui.theme.typography import zoomed

_FOLDER = Path(__file__).with_name("icons")
_SIZE = 18


def icon_size() -> int:
    """Return the side of an icon in pixels: it grows with the text."""
    return zoomed(_SIZE)


@cache
def line_icon(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Return an icon by the name of its file, for a screen with so many device pixels a pixel."""
    drawing = (_FOLDER / f"{name}.svg").read_bytes().replace(b"currentColor", colour.encode())
    picture = QPixmap(QSize(size, size) * ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(drawing)).render(painter)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
