"""Print a PDF: its pages as pictures, fine enough for paper, painted on a printer."""

from collections.abc import Callable
from threading import Event

from PySide6.QtCore import QBuffer, QByteArray, QMarginsF, QRect, QSize, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from readiness.foundation.errors import UserError
from readiness.foundation.translation import N_

# Letters look smooth from here on; twice as much would take four times the memory.
_DOTS_PER_INCH = 300
_POINTS_PER_INCH = 72

OnProgress = Callable[[float], None]


def ask_printer(parent: QWidget, pages: int, current: int) -> QPrinter | None:
    """Return the printer that the system's dialog was left with, or None where it was cancelled."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, pages)
    dialog.setFromTo(1, pages)
    options = QPrintDialog.PrintDialogOption
    dialog.setOption(options.PrintPageRange)
    dialog.setOption(options.PrintCurrentPage)
    if not dialog.exec():
        return None
    if printer.printRange() is QPrinter.PrintRange.CurrentPage:
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(current + 1, current + 1)
    return printer


def wanted_pages(printer: QPrinter, count: int) -> list[int]:
    """Return the pages to print, counted from 0, in the order in which they leave the printer."""
    ranges = printer.pageRanges()
    chosen = printer.printRange() is QPrinter.PrintRange.PageRange
    if chosen and not ranges.isEmpty():
        pages = [page for page in range(count) if ranges.contains(page + 1)]
    elif chosen and printer.fromPage():
        pages = list(range(printer.fromPage() - 1, min(printer.toPage(), count)))
    else:
        pages = list(range(count))
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return pages * copies
    return [page for page in pages for _ in range(copies)]


def print_pdf(content: bytes, printer: QPrinter, on_progress: OnProgress, stop: Event) -> None:
    """Print until the end or until `stop` is set; raises UserError. Works, and belongs, in a thread."""
    document, buffer = QPdfDocument(), QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document.load(buffer)
    # The report has margins of its own: a printer that adds its own would shrink it.
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    pages = wanted_pages(printer, document.pageCount())
    painter = QPainter()
    if not pages or not painter.begin(printer):
        raise _refused()
    try:
        for done, page in enumerate(pages):
            if stop.is_set():
                printer.abort()
                return
            if done and not printer.newPage():
                raise _refused()
            _paint(painter, printer, document, page)
            on_progress((done + 1) / len(pages))
    finally:
        painter.end()


def _paint(painter: QPainter, printer: QPrinter, document: QPdfDocument, page: int) -> None:
    """Paint one page as large as the paper allows, and never larger than it is."""
    dots = min(printer.resolution(), _DOTS_PER_INCH)
    points = document.pagePointSize(page)
    size = QSize(round(points.width() * dots / _POINTS_PER_INCH), round(points.height() * dots / _POINTS_PER_INCH))
    picture = document.render(page, size)
    paper = printer.pageLayout().fullRectPixels(printer.resolution())
    exact = size * (printer.resolution() / dots)
    # A hair's breadth more than the paper is the rounding of its size, and no reason to scale.
    fits = exact.width() <= paper.width() * 1.01 and exact.height() <= paper.height() * 1.01
    printed = exact if fits else exact.scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRect(0, 0, printed.width(), printed.height())
    place.moveCenter(paper.center())
    painter.drawImage(place, picture)


def _refused() -> UserError:
    return UserError(
        "printer-refused",
        N_("The printer did not take the report."),
        N_("Check that it is switched on and chosen, or save the report as a PDF and print that."),
    )
