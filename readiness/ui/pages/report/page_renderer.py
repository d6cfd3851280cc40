"""Pages drawn and read in one background thread: PDFium would let a second one wait."""

from collections.abc import Container
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage

from readiness.ui.widgets.pdfium import Pdf, PdfError, load_pdfium


class Stripe(NamedTuple):
    """Some rows of a page that is `width` by `height` pixels of the screen large; most pages are one stripe."""

    pdf: Pdf
    page: int
    width: int
    height: int
    top: int
    rows: int

    def make(self) -> QImage:
        """Draw it; raises PdfError."""
        return self.pdf.render(self.page, QSize(self.width, self.height), self.top, self.rows)


class PageText(NamedTuple):
    """The words of a page."""

    pdf: Pdf
    page: int

    def make(self) -> str:
        """Read them; raises PdfError."""
        return self.pdf.text(self.page)


Order = Stripe | PageText


class PageRenderer(QObject):
    """One for the whole program: it outlives the views whose orders it carries out."""

    # The Order, and the QImage, the text or the PdfError that came of it.
    done = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="report-pages")
        self._pool.submit(_load)

    def order(self, order: Order, wanted: Container[Order]) -> None:
        """Have it made, unless it is no longer among what is wanted when its time comes."""
        self._pool.submit(self._make, order, wanted)

    def close(self, pdf: Pdf) -> None:
        """Close a document after what is being made of it."""
        self._pool.submit(pdf.close)

    def _make(self, order: Order, wanted: Container[Order]) -> None:
        if order not in wanted:
            return
        made: QImage | str | PdfError
        try:
            made = order.make()
        except PdfError as error:
            made = error
        self.done.emit(order, made)


@cache
def page_renderer() -> PageRenderer:
    """Return the program's renderer; to be called in the window's thread."""
    return PageRenderer()


def _load() -> None:
    # A fault is reported where the PDF is opened.
    with suppress(PdfError):
        load_pdfium()
