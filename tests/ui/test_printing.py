"""Pages on paper: which ones, how large, and what happens when it stops or fails."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSize, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageRanges, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from readiness.foundation.errors import UserError
from readiness.ui.pages.report.printing import print_pdf, wanted_pages
from readiness.ui.widgets.pdfium import Pdf, stripes

PAGES = 3


@pytest.fixture
def report(qtbot: QtBot) -> bytes:
    """Return a PDF of three pages, each with a mark in its upper left corner."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF()))
    painter = QPainter(writer)
    for page in range(PAGES):
        if page:
            writer.newPage()
        painter.fillRect(0, 0, writer.width() // 2, writer.height() // 2, "black")
    painter.end()
    return bytes(buffer.data().data())


def printer_to(path: Path, size: QPageSize.PageSizeId | QPageSize = QPageSize.PageSizeId.A4) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setPageSize(QPageSize(size))
    return printer


def pixels(pdf: Pdf, dots_per_inch: int = 72) -> QImage:
    """Return the picture of the first page."""
    size = (pdf.sizes[0] * (dots_per_inch / 72)).toSize()
    return pdf.render(0, size, 0, size.height())


def dark(path: Path, *places: float) -> list[bool]:
    """Return whether the first page is dark at some shares of its diagonal."""
    image = pixels(Pdf(path.read_bytes()))
    colours = [image.pixelColor(round(at * image.width()), round(at * image.height())) for at in places]
    return [colour.lightness() < 60 for colour in colours]


def test_every_page_is_printed_as_large_as_it_is(report: bytes, tmp_path: Path) -> None:
    shares: list[float] = []

    # A hair larger than the report: as its own paper it would get the report itself.
    larger = printer_to(tmp_path / "out.pdf", QPageSize(QSizeF(212, 299), QPageSize.Unit.Millimeter))
    print_pdf(report, larger, shares.append, Event())

    assert len(Pdf((tmp_path / "out.pdf").read_bytes()).sizes) == PAGES
    assert shares == sorted(shares)
    assert {round(share * PAGES, 6) for share in shares} >= {1, 2, 3}
    assert dark(tmp_path / "out.pdf", 0.02, 0.48, 0.52, 0.98) == [True, True, False, False]


def test_a_printer_that_is_a_file_gets_the_report_itself(report: bytes, tmp_path: Path) -> None:
    print_pdf(report, printer_to(tmp_path / "out.pdf"), lambda _share: None, Event())

    assert (tmp_path / "out.pdf").read_bytes() == report


def test_smaller_paper_gets_the_whole_page(report: bytes, tmp_path: Path) -> None:
    print_pdf(report, printer_to(tmp_path / "out.pdf", QPageSize.PageSizeId.A5), lambda _share: None, Event())

    assert dark(tmp_path / "out.pdf", 0.05, 0.45, 0.55, 0.95) == [True, True, False, False]


@pytest.mark.parametrize(("resolution", "dots"), [(300, 300), (600, 600), (1200, 600)])
def test_edges_are_as_sharp_as_the_printer_prints(report: bytes, tmp_path: Path, resolution: int, dots: int) -> None:
    printer = printer_to(tmp_path / "out.pdf")
    printer.setResolution(resolution)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(1, 1)

    print_pdf(report, printer, lambda _share: None, Event())

    image = pixels(Pdf((tmp_path / "out.pdf").read_bytes()), dots)
    row = [image.pixelColor(x, image.height() // 4).lightness() for x in range(image.width())]
    column = [image.pixelColor(image.width() // 4, y).lightness() for y in range(image.height())]
    for line in (row, column):
        # The mark's edge is one pixel wide at most, and nothing shows where two stripes meet.
        grey = [lightness for lightness in line if 5 < lightness < 250]
        assert len(grey) <= 1, grey
        assert line == sorted(line)


def test_large_pages_take_no_more_memory_at_a_time_than_a_stripe() -> None:
    page = QSize(5953, 8419)
    parts = stripes(page, 2_000_000)
    assert sum(rows for _top, rows in parts) == page.height()
    assert [top for top, _rows in parts] == [sum(rows for _top, rows in parts[:n]) for n in range(len(parts))]
    assert max(rows for _top, rows in parts) * page.width() <= 2_000_000


def test_printing_can_be_cancelled(report: bytes, tmp_path: Path) -> None:
    cancelled = Event()
    shares: list[float] = []

    def on_progress(share: float) -> None:
        shares.append(share)
        cancelled.set()

    print_pdf(report, printer_to(tmp_path / "out.pdf"), on_progress, cancelled)

    assert len(shares) == 1


@pytest.mark.parametrize("content", [b"", b"no PDF"])
def test_what_cannot_be_printed_is_said(qtbot: QtBot, tmp_path: Path, content: bytes) -> None:
    with pytest.raises(UserError, match="printer-refused"):
        print_pdf(content, printer_to(tmp_path / "out.pdf"), lambda _share: None, Event())


def ranges(printer: QPrinter) -> None:
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("1,3-9"))


def from_to(printer: QPrinter) -> None:
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 9)


def backwards(printer: QPrinter) -> None:
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)


def twice(printer: QPrinter) -> None:
    printer.setCopyCount(2)
    printer.setCollateCopies(True)


def twice_each(printer: QPrinter) -> None:
    printer.setCopyCount(2)
    printer.setCollateCopies(False)


@pytest.mark.parametrize(
    ("wish", "pages"),
    [
        (lambda _printer: None, [0, 1, 2]),
        (ranges, [0, 2]),
        (from_to, [1, 2]),
        (backwards, [2, 1, 0]),
        (twice, [0, 1, 2, 0, 1, 2]),
        (twice_each, [0, 0, 1, 1, 2, 2]),
    ],
)
def test_the_settings_of_the_dialog_are_followed(
    qtbot: QtBot, tmp_path: Path, wish: Callable[[QPrinter], None], pages: list[int]
) -> None:
    printer = printer_to(tmp_path / "out.pdf")
    wish(printer)

    copies = printer.copyCount() if printer.supportsMultipleCopies() else 1
    assert wanted_pages(printer, PAGES) == (pages if copies == 1 else sorted(set(pages), key=pages.index))
