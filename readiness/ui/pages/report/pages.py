"""The pages of a PDF one under the other; what is shown stays until something newer can be shown."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtPdf import QPdfDocument, QPdfPageRenderer
from PySide6.QtWidgets import QAbstractScrollArea

from readiness.ui.theme.tokens import Tokens

_GAP = 14
_KEPT = 4
SMALLEST, LARGEST = 0.25, 4.0
_STEP = 1.25
# A point of the PDF is a 72nd of an inch, a pixel of the screen a 96th.
_PIXELS_PER_POINT = 96 / 72


class PagesView(QAbstractScrollArea):
    """Draws the pages itself, so that a new version takes over page by page without a flash of white.

    `zoom` is 1 for the size on paper; 0 fits the width.
    """

    # The page at the top, counted from 0.
    page_changed = Signal(int)
    zoom_changed = Signal(float)

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self._document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self._renderer = QPdfPageRenderer(self)
        self._renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        self._renderer.pageRendered.connect(self._on_rendered)
        self._sizes: list[QSize] = []
        self._places: list[QRect] = []
        # The latest picture of each page, perhaps of an older version or another zoom.
        self._pictures: dict[int, QImage] = {}
        # What was ordered for each page: the number of the order, and the size.
        self._ordered: dict[int, tuple[int, QSize]] = {}
        self._zoom = 0.0
        self._page = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def count(self) -> int:
        """The number of pages."""
        return len(self._sizes)

    @property
    def page(self) -> int:
        """The page at the top, counted from 0."""
        return self._page

    @property
    def zoom(self) -> float:
        """The chosen zoom; 0 fits the width."""
        return self._zoom

    @property
    def scale(self) -> float:
        """The zoom as it is, also where the width is fitted."""
        if self._zoom or not self._sizes:
            return self._zoom or 1.0
        widest = max(size.width() for size in self._sizes)
        return max(SMALLEST / 2, (self.viewport().width() - 2 * _GAP) / (widest * _PIXELS_PER_POINT))

    @property
    def complete(self) -> bool:
        """Whether every page in sight is drawn as it is now; where nobody sees it, there is nothing to draw."""
        if not self.isVisible():
            return True
        wanted = {page: self._places[page].size() * self.devicePixelRatio() for page in self._in_sight()}
        return all(
            page in self._ordered and self._ordered[page][0] == 0 and self._ordered[page][1] == size
            for page, size in wanted.items()
        )

    def show_pdf(self, content: bytes) -> None:
        """Show another PDF at the same place."""
        old, old_buffer = self._document, self._buffer
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        self._document = QPdfDocument(self)
        self._document.load(self._buffer)
        self._sizes = [self._document.pagePointSize(page).toSize() for page in range(self._document.pageCount())]
        self._ordered.clear()
        self._pictures = {page: picture for page, picture in self._pictures.items() if page < self.count}
        self._renderer.setDocument(self._document)
        old.deleteLater()
        old_buffer.deleteLater()
        self._arrange()

    def set_zoom(self, zoom: float) -> None:
        """Show the pages larger or smaller; the place stays."""
        zoom = min(LARGEST, max(SMALLEST, zoom)) if zoom else 0.0
        if zoom != self._zoom:
            bar = self.verticalScrollBar()
            share = bar.value() / max(1, bar.maximum())
            self._zoom = zoom
            self._arrange()
            bar.setValue(round(share * bar.maximum()))
            self.zoom_changed.emit(zoom)

    def zoom_in(self) -> None:
        """Show the pages a step larger."""
        self.set_zoom(self.scale * _STEP)

    def zoom_out(self) -> None:
        """Show the pages a step smaller."""
        self.set_zoom(self.scale / _STEP)

    def go_to(self, page: int) -> None:
        """Bring a page to the top."""
        if self._places:
            page = min(max(page, 0), self.count - 1)
            self.verticalScrollBar().setValue(self._places[page].top() - _GAP)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages and zoom by key; arrows scroll."""
        actions: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_PageDown: lambda: self.go_to(self._page + 1),
            Qt.Key.Key_PageUp: lambda: self.go_to(self._page - 1),
            Qt.Key.Key_Home: lambda: self.go_to(0),
            Qt.Key.Key_End: lambda: self.go_to(self.count - 1),
            Qt.Key.Key_Plus: self.zoom_in,
            Qt.Key.Key_Minus: self.zoom_out,
            Qt.Key.Key_0: lambda: self.set_zoom(0),
        }
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        }
        action = actions.get(Qt.Key(event.key())) if plain else None
        if action is not None:
            action()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, as everywhere; scroll without."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the width again."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Draw sharply on another screen."""
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self.viewport().update()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages in sight, and order those that are not there yet as they should be."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), QColor(self._tokens.page))
        seen = self._in_sight()
        self._forget_beyond(seen)
        for page in seen:
            place = self._on_viewport(self._places[page])
            painter.fillRect(place, Qt.GlobalColor.white)
            if page in self._pictures:
                painter.drawImage(place, self._pictures[page])
            painter.setPen(QColor(self._tokens.edge))
            painter.drawRect(place.adjusted(-1, -1, 0, 0))
            self._order(page)

    def _arrange(self) -> None:
        """Lay the pages out, and keep the place."""
        scale, top, self._places = self.scale * _PIXELS_PER_POINT, _GAP, []
        sizes = [QSize(round(size.width() * scale), round(size.height() * scale)) for size in self._sizes]
        widest = max((size.width() for size in sizes), default=0)
        room = max(self.viewport().width(), widest + 2 * _GAP)
        for size in sizes:
            self._places.append(QRect((room - size.width()) // 2, top, size.width(), size.height()))
            top += size.height() + _GAP
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        vertical.setRange(0, max(0, top - self.viewport().height()))
        vertical.setPageStep(self.viewport().height())
        vertical.setSingleStep(40)
        horizontal.setRange(0, max(0, room - self.viewport().width()))
        horizontal.setPageStep(self.viewport().width())
        self._on_scrolled()
        self.viewport().update()

    def _order(self, page: int) -> None:
        size = self._places[page].size() * self.devicePixelRatio()
        if page in self._ordered and self._ordered[page][1] == size:
            return
        self._ordered[page] = (self._renderer.requestPage(page, size), size)

    def _forget_beyond(self, seen: list[int]) -> None:
        """Let go of pages far from sight: a picture takes megabytes."""
        kept = range(min(seen, default=0) - _KEPT, max(seen, default=0) + _KEPT + 1)
        self._pictures = {page: picture for page, picture in self._pictures.items() if page in kept}
        self._ordered = {page: order for page, order in self._ordered.items() if page in kept}

    def _on_rendered(self, page: int, _size: QSize, picture: QImage, _options: object, number: int) -> None:
        # What was ordered for an older version may still arrive.
        if page in self._ordered and self._ordered[page][0] == number:
            self._ordered[page] = (0, self._ordered[page][1])
            self._pictures[page] = picture
            self.viewport().update()

    def _on_scrolled(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        page = next((n for n, place in enumerate(self._places) if place.bottom() + _GAP >= middle), 0)
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)
        self.viewport().update()

    def _in_sight(self) -> list[int]:
        seen = self.viewport().rect()
        return [page for page, place in enumerate(self._places) if self._on_viewport(place).intersects(seen)]

    def _on_viewport(self, place: QRect) -> QRect:
        return place.translated(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
