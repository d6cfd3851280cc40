"""Print a PDF: its pages as images, as fine as the printer prints, painted on it stripe by stripe."""

from collections.abc import Callable, Iterator
from math import ceil
from pathlib import Path
from threading import Event

from PySide6.QtCore import QMarginsF, QRect, QSize, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from readiness.foundation import logs
from readiness.foundation.errors import UserError
from readiness.foundation.files import write_whole
from readiness.foundation.translation import N_
from readiness.ui.widgets.pdfium import Pdf, PdfError, stripes

# Finer printers print more ink drops, not finer letters; their pages would only take four times as long.
_MOST_DOTS_PER_INCH = 720
# Four bytes each; a whole page of A4 would take 190 MB at most.
_STRIPE_PIXELS = 2_000_000
# Rows that a stripe shares with the next: what scales the pages again on their way to the paper leaves no line between.
_SHARED_ROWS = 2
_POINTS_PER_INCH = 72

PrintProgress = Callable[[float], None]


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


def print_pdf(content: bytes, printer: QPrinter, on_progress: PrintProgress, cancelled: Event) -> None:
    """Print until the end or until `stop` is set; raises UserError. To be called in a background thread."""
    try:
        pdf = Pdf(content)
    except PdfError as error:
        logs.fault(error)
        raise _refused() from error
    # The report has margins of its own: a printer that adds its own would shrink it.
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    pages = wanted_pages(printer, len(pdf.sizes))
    if _writes_pdf(printer, pdf) and pages == [*range(len(pdf.sizes))]:
        pdf.close()
        _write(content, Path(printer.outputFileName()))
        on_progress(1.0)
        return
    painter = QPainter()
    try:
        if not pages or not painter.begin(printer):
            raise _refused()
        # Otherwise a printer that writes a PDF would blur the letters as a JPEG does.
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        for done, page in enumerate(pages):
            if done and not printer.newPage():
                raise _refused()
            for share in _paint(painter, printer, pdf, page):
                if cancelled.is_set():
                    printer.abort()
                    return
                on_progress((done + share) / len(pages))
    except PdfError as error:
        logs.fault(error)
        printer.abort()
        raise _refused() from error
    finally:
        if painter.isActive():
            painter.end()
        pdf.close()


def _writes_pdf(printer: QPrinter, pdf: Pdf) -> bool:
    """Return whether the printer is a file with pages as large as the report's."""
    if printer.outputFormat() is not QPrinter.OutputFormat.PdfFormat or not printer.outputFileName():
        return False
    paper = printer.pageLayout().fullRectPoints().size()
    return all(max(abs(size.width() - paper.width()), abs(size.height() - paper.height())) <= 1 for size in pdf.sizes)


def _write(content: bytes, target: Path) -> None:
    """Write the PDF as it is: so it keeps its words, title and tags, where painted pages would be pictures."""
    try:
        write_whole(content, target)
    except OSError as error:
        logs.fault(error)
        raise _refused() from error


def _paint(painter: QPainter, printer: QPrinter, pdf: Pdf, page: int) -> Iterator[float]:
    """Paint one page as large as the paper allows, and never larger than it is; yield the painted share of it."""
    resolution = printer.resolution()
    exact = (pdf.sizes[page] * (resolution / _POINTS_PER_INCH)).toSize()
    paper = printer.pageLayout().fullRectPixels(resolution)
    # A hair's breadth more than the paper is the rounding of its size, and no reason to scale.
    fits = exact.width() <= paper.width() * 1.01 and exact.height() <= paper.height() * 1.01
    printed = exact if fits else exact.scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
    # How many of the printer's dots a pixel is wide and high: a whole number, so that edges stay where they are.
    dots = ceil(resolution / _MOST_DOTS_PER_INCH)
    size = QSize(round(printed.width() / dots), round(printed.height() / dots))
    area = QRect(0, 0, size.width() * dots, size.height() * dots)
    area.moveCenter(paper.center())
    for top, rows in stripes(size, _STRIPE_PIXELS):
        drawn = min(rows + _SHARED_ROWS, size.height() - top)
        image = pdf.render(page, size, top, drawn, for_paper=True)
        painter.drawImage(QRect(area.left(), area.top() + top * dots, area.width(), drawn * dots), image)
        yield (top + rows) / size.height()


def _refused() -> UserError:
    return UserError(
        "printer-refused",
        N_("The printer did not accept the report."),
        N_("Check that it is switched on and chosen, or save the report as a PDF and print that."),
    )
