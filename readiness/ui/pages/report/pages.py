"""The pages of a PDF one under the other; what is shown stays until something newer can be shown."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea

from readiness.ui.pages.report.page_renderer import Order, PageText, Stripe, page_renderer
from readiness.ui.theme.tokens import Tokens
from readiness.ui.widgets.pdfium import Pdf, PdfError, stripes
from readiness.ui.widgets.single_keys import SingleKeys

_GAP = 14
# A page is one image unless it is larger than this; then it is drawn in stripes, and only those in sight.
_STRIPE_PIXELS = 4_000_000
# Bytes that the images may take, those in sight included.
_KEPT_BYTES = 128_000_000
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

    # A page (from 0) that came to the top a moment ago, and its words.
    page_read = Signal(int, str)
    # A PdfError: a page cannot be drawn.
    failed = Signal(object)

    def __init__(self, tokens: Tokens, keys_allowed: Callable[[], bool] = lambda: True) -> None:
        super().__init__()
        self._keys = SingleKeys(self, keys_allowed)
        self._tokens = tokens
        self._pdf: Pdf | None = None
        # In points.
        self._sizes: list[QSizeF] = []
        # In pixels of the window, from the upper left corner of all.
        self._areas: list[QRect] = []
        # The latest images of each page, perhaps of an older version or another zoom.
        self._images: dict[int, dict[Stripe, QImage]] = {}
        # Always the same set: the renderer looks into it when it comes to an order.
        self._ordered: set[Order] = set()
        self._refused: set[Order] = set()
        self._renderer = page_renderer()
        self._renderer.done.connect(self._on_done)
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
        """Whether every page in sight is drawn as it is now; True while the view is hidden."""
        return not self.isVisible() or not self._missing(self._stripes_in_sight())

    def show_pdf(self, content: bytes) -> None:
        """Show another PDF, scrolled as before; raises PdfError, and shows nothing then."""
        if self._pdf is not None:
            self._renderer.close(self._pdf)
        self._ordered.clear()
        self._refused.clear()
        self._pdf, self._sizes = None, []
        try:
            self._pdf = Pdf(content)
            self._sizes = self._pdf.sizes
        finally:
            self._images = {page: images for page, images in self._images.items() if page < self.count}
            self._arrange()
            self._have_read()

    def set_zoom(self, zoom: float) -> None:
        """Show the pages larger or smaller; the scroll position stays in proportion."""
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
        if self._areas:
            page = min(max(page, 0), self.count - 1)
            self.verticalScrollBar().setValue(self._areas[page].top() - _GAP)

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
        if not self._keys.take(event, action, at_once=True):
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
        wanted = self._stripes_in_sight()
        self._forget(wanted)
        for page in self._in_sight():
            area = self._on_viewport(self._areas[page])
            painter.fillRect(area.adjusted(-1, -1, 1, 1), QColor(self._tokens.edge))
            painter.fillRect(area, Qt.GlobalColor.white)
            self._paint_images(painter, page, area)
        self._order(self._missing(wanted))

    def _paint_images(self, painter: QPainter, page: int, area: QRect) -> None:
        """Draw the images of a page, each of their pixels on one of the screen."""
        ratio, size = self.devicePixelRatioF(), self._pixels(page)
        left, top = round(area.left() * ratio), round(area.top() * ratio)
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)
        for stripe, image in self._images.get(page, {}).items():
            if (stripe.width, stripe.height) == (size.width(), size.height()):
                painter.drawImage(left, top + stripe.top, image)
            else:
                # Of another zoom: better than white until the right one is there.
                share = size.height() / stripe.height
                target = QRectF(left, top + stripe.top * share, size.width(), stripe.rows * share)
                painter.drawImage(target, image)
        painter.restore()

    def _arrange(self) -> None:
        """Compute where each page lies, and how far the view can scroll."""
        scale, top, self._areas = self.scale * _PIXELS_PER_POINT, _GAP, []
        sizes = [(size * scale).toSize() for size in self._sizes]
        widest = max((size.width() for size in sizes), default=0)
        room = max(self.viewport().width(), widest + 2 * _GAP)
        for size in sizes:
            self._areas.append(QRect((room - size.width()) // 2, top, size.width(), size.height()))
            top += size.height() + _GAP
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        vertical.setRange(0, max(0, top - self.viewport().height()))
        vertical.setPageStep(self.viewport().height())
        vertical.setSingleStep(40)
        horizontal.setRange(0, max(0, room - self.viewport().width()))
        horizontal.setPageStep(self.viewport().width())
        self._on_scrolled()
        self.viewport().update()

    def _pixels(self, page: int) -> QSize:
        """Return the size of a page in pixels of the screen."""
        return (QSizeF(self._areas[page].size()) * self.devicePixelRatioF()).toSize()

    def _stripes_in_sight(self) -> list[Stripe]:
        """Return what must be there for the window to show the pages as they are now."""
        if self._pdf is None:
            return []
        ratio, height = self.devicePixelRatioF(), self.viewport().height()
        seen = []
        for page in self._in_sight():
            size, upper = self._pixels(page), self._on_viewport(self._areas[page]).top()
            for top, rows in stripes(size, _STRIPE_PIXELS):
                if upper + (top + rows) / ratio >= 0 and upper + top / ratio <= height:
                    seen.append(Stripe(self._pdf, page, size.width(), size.height(), top, rows))
        return seen

    def _missing(self, wanted: list[Stripe]) -> list[Stripe]:
        return [
            stripe
            for stripe in wanted
            if stripe not in self._refused and stripe not in self._images.get(stripe.page, ())
        ]

    def _order(self, missing: list[Stripe]) -> None:
        """Have made what is missing; what has left the window since it was ordered is no longer wanted."""
        texts = [order for order in self._ordered if isinstance(order, PageText)]
        new = [stripe for stripe in missing if stripe not in self._ordered]
        self._ordered.intersection_update([*missing, *texts])
        self._ordered.update(new)
        for stripe in new:
            self._renderer.order(stripe, self._ordered)

    def _have_read(self) -> None:
        """Have the words of the page at the top read, for those who do not see it."""
        for order in [order for order in self._ordered if isinstance(order, PageText)]:
            self._ordered.remove(order)
        if self._pdf is not None:
            order = PageText(self._pdf, self._page)
            self._ordered.add(order)
            self._renderer.order(order, self._ordered)

    def _forget(self, wanted: list[Stripe]) -> None:
        """Drop images that newer ones cover, and of those far from sight: they take megabytes."""
        for page in {stripe.page for stripe in wanted}:
            images, size = self._images.get(page, {}), self._pixels(page)
            if all(stripe in images for stripe in wanted if stripe.page == page):
                self._images[page] = {
                    stripe: image
                    for stripe, image in images.items()
                    if stripe[:4] == (self._pdf, page, size.width(), size.height())
                }
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        room = _KEPT_BYTES
        for stripe, image in sorted(self._all_images(), key=lambda made: abs(self._middle(made[0]) - middle)):
            room -= image.sizeInBytes()
            if room < 0 and stripe not in wanted:
                del self._images[stripe.page][stripe]

    def _all_images(self) -> list[tuple[Stripe, QImage]]:
        return [made for images in self._images.values() for made in images.items()]

    def _middle(self, stripe: Stripe) -> float:
        area = self._areas[stripe.page]
        return area.top() + (stripe.top + stripe.rows / 2) / stripe.height * area.height()

    def _on_done(self, order: Order, made: QImage | str | PdfError) -> None:
        # What was ordered for an older version, or by another view, arrives as well.
        if order not in self._ordered:
            return
        self._ordered.remove(order)
        if isinstance(order, PageText):
            self.page_read.emit(order.page, made if isinstance(made, str) else "")
        elif isinstance(made, QImage):
            self._images.setdefault(order.page, {})[order] = made
            self.viewport().update()
        else:
            self._refused.add(order)
            self.failed.emit(made)

    def _on_scrolled(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        page = next((n for n, area in enumerate(self._areas) if area.bottom() + _GAP >= middle), 0)
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)
            self._have_read()
        self.viewport().update()

    def _in_sight(self) -> list[int]:
        seen = self.viewport().rect()
        return [page for page, area in enumerate(self._areas) if self._on_viewport(area).intersects(seen)]

    def _on_viewport(self, area: QRect) -> QRect:
        return area.translated(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
