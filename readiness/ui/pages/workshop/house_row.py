"""The house that holds the workshop, small at the foot of the projector: its line and its logo."""

from PySide6.QtCore import QByteArray, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from readiness.foundation.language import Language
from readiness.foundation.overriding import override
from readiness.ui.pages.workshop.fitted_text import FittedText
from readiness.validation.pictures import PNG
from readiness.workshop.room_look import RoomLook


class HouseRow(QWidget):
    """As high as its layout lets it; not to be shown where `empty`."""

    def __init__(self, look: RoomLook, language: Language, quiet: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        line = FittedText(0.022, quiet)
        line.set_words(language.of(look.line))
        row.addWidget(line, 72)
        row.addWidget(_Logo(look.harmless_logo, look.logo_type, language.gettext("Logo")), 28)
        self.empty = not (line.words() or look.harmless_logo)


class _Logo(QWidget):
    """A PNG or SVG that was found harmless, at the right edge and never distorted."""

    def __init__(self, content: bytes, media_type: str, name: str) -> None:
        super().__init__()
        self._picture = QImage()
        self._drawing = QSvgRenderer(self)
        if media_type == PNG:
            self._picture.loadFromData(content, "PNG")
        elif content:
            self._drawing.load(QByteArray(content))
        if not content:
            # It is never told to show: without a parent yet, it would be a window.
            self.hide()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)

    @override
    def sizeHint(self) -> QSize:
        return QSize(10, 10)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        size = QSizeF(self._drawing.defaultSize() if self._picture.isNull() else self._picture.size())
        if size.isEmpty():
            return
        size.scale(QSizeF(self.size()), Qt.AspectRatioMode.KeepAspectRatio)
        area = QRectF(self.width() - size.width(), (self.height() - size.height()) / 2, size.width(), size.height())
        painter = QPainter(self)
        if self._picture.isNull():
            self._drawing.render(painter, area)
            return
        # Scaled before it is painted: a large picture keeps smooth edges that way.
        pixels = (size * self.devicePixelRatioF()).toSize()
        painter.drawImage(
            area,
            self._picture.scaled(
                pixels, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            ),
        )
