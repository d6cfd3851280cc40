"""PDF pages as images and as text: the only module that knows PDFium. It is loaded when it is first needed."""

import atexit
import ctypes
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import RLock
from typing import Any

from PySide6.QtCore import QSize, QSizeF, Qt
from PySide6.QtGui import QImage

# PDFium works for one thread at a time, whatever documents the threads have. The holder may take it again: what closes
# a forgotten document can run in the middle of another call.
_lock = RLock()
_ended = False


class PdfError(Exception):
    """PDFium cannot be loaded, cannot read a file or draw a page, or the program is ending."""


class Pdf:
    """A PDF in memory. Any thread may call any method, and waits until the others are through."""

    def __init__(self, content: bytes) -> None:
        """Read the structure of a PDF; raises PdfError where it has none or no page."""
        with _pdfium() as raw:
            document = raw.FPDF_LoadMemDocument64(content, len(content), None)
            if not document:
                raise PdfError(f"PDFium cannot open the report (error {raw.FPDF_GetLastError()})")
            # The page that is open, by its number: its content is read once for all its stripes.
            self._pages: dict[int, Any] = {}
            self._document = document
            # PDFium reads from `content` as long as the document is open.
            self._close = weakref.finalize(self, _close, raw, document, self._pages, content)
            self._close.atexit = False
            size = raw.FS_SIZEF()
            self.sizes: list[QSizeF] = []
            for page in range(raw.FPDF_GetPageCount(document)):
                if not raw.FPDF_GetPageSizeByIndexF(document, page, size):
                    raise PdfError(f"PDFium cannot read page {page + 1}")
                # In points.
                self.sizes.append(QSizeF(size.width, size.height))
            if not self.sizes:
                raise PdfError("the report has no page")

    def render(self, page: int, size: QSize, top: int, rows: int, *, for_paper: bool = False) -> QImage:
        """Return the stripe of so many `rows` from `top` of a page (from 0) that is drawn `size` pixels large."""
        image = QImage(size.width(), rows, QImage.Format.Format_RGB32)
        if image.isNull():
            raise PdfError("there is no memory for the picture of a page")
        image.fill(Qt.GlobalColor.white)
        with _pdfium() as raw:
            opened = self._page(raw, page)
            # PDFium draws into the image's own memory.
            pixels = (ctypes.c_ubyte * image.sizeInBytes()).from_buffer(image.bits())
            bitmap = raw.FPDFBitmap_CreateEx(size.width(), rows, raw.FPDFBitmap_BGRx, pixels, image.bytesPerLine())
            if not bitmap:
                raise PdfError("there is no memory for the picture of a page")
            flags = raw.FPDF_ANNOT | (raw.FPDF_PRINTING if for_paper else 0)
            raw.FPDF_RenderPageBitmap(bitmap, opened, 0, -top, size.width(), size.height(), 0, flags)
            raw.FPDFBitmap_Destroy(bitmap)
        return image

    def text(self, page: int) -> str:
        """Return the words of a page (from 0) as they would be read aloud, in the order of its content."""
        with _pdfium() as raw:
            layer = raw.FPDFText_LoadPage(self._page(raw, page))
            if not layer:
                raise PdfError(f"PDFium cannot read the words of page {page + 1}")
            letters = (ctypes.c_ushort * (max(0, raw.FPDFText_CountChars(layer)) + 1))()
            raw.FPDFText_GetText(layer, 0, len(letters) - 1, letters)
            raw.FPDFText_ClosePage(layer)
        words = bytes(letters).decode("utf-16-le", "ignore").rstrip("\0")
        # PDFium marks a hyphen at the end of a line; one from the hyphenation of a word goes with its line's end.
        return words.replace("\ufffe", "-").replace("\u2010\r\n", "").replace("\r\n", "\n")

    def close(self) -> None:
        """Let go of the memory; nothing can be drawn afterwards."""
        with _lock:
            self._document = None
            self._close()

    def _page(self, raw: Any, number: int) -> Any:
        if self._document is None:
            raise PdfError("the report is closed")
        if number not in self._pages:
            _close_pages(raw, self._pages)
            page = raw.FPDF_LoadPage(self._document, number)
            if not page:
                raise PdfError(f"PDFium cannot read page {number + 1}")
            self._pages[number] = page
        return self._pages[number]


def stripes(size: QSize, pixels: int) -> list[tuple[int, int]]:
    """Return the top and the rows of the stripes that an image consists of, of at most so many pixels or one row."""
    rows = max(1, pixels // max(1, size.width()))
    return [(top, min(rows, size.height() - top)) for top in range(0, size.height(), rows)]


@contextmanager
def _pdfium() -> Iterator[Any]:
    """Yield the library, to this thread alone; raises PdfError."""
    with _lock:
        library = load_pdfium()
        if _ended:
            raise PdfError("the program is ending")
        yield library


@cache
def load_pdfium() -> Any:
    """Load the library, which takes some 50 ms; raises PdfError."""
    with _lock:
        try:
            from pypdfium2 import raw
        except (ImportError, OSError) as error:
            raise PdfError(f"PDFium cannot be loaded: {error}") from error
        # Registered after pypdfium2's own, it runs before: a page in the making would not survive the library's end.
        atexit.register(_end)
        return raw


def _end() -> None:
    global _ended  # noqa: PLW0603 - there is one library in a process
    with _lock:
        _ended = True


def _close(raw: Any, document: Any, pages: dict[int, Any], _content: bytes) -> None:
    with _lock:
        if not _ended:
            _close_pages(raw, pages)
            raw.FPDF_CloseDocument(document)


def _close_pages(raw: Any, pages: dict[int, Any]) -> None:
    while pages:
        raw.FPDF_ClosePage(pages.popitem()[1])
