"""The pages of the preview: ways through them, zoom, and what stays when a newer version comes."""

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPoint, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from readiness.ui.pages.report.pages import LARGEST, SMALLEST, PagesView
from readiness.ui.pages.report.pdfium import PdfError
from readiness.ui.theme.tokens import LIGHT


def pdf(pages: int) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF()))
    painter = QPainter(writer)
    for page in range(pages):
        if page:
            writer.newPage()
        painter.fillRect(0, 0, writer.width(), writer.height(), "black" if page % 2 else "red")
    painter.end()
    return bytes(buffer.data().data())


@pytest.fixture
def pages(qtbot: QtBot) -> PagesView:
    view = PagesView(LIGHT)
    qtbot.addWidget(view)
    view.resize(500, 600)
    view.show()
    view.show_pdf(pdf(5))
    qtbot.waitUntil(lambda: view.complete, timeout=60_000)
    return view


def test_pages_fit_the_width_and_are_drawn(pages: PagesView) -> None:
    assert pages.count == 5
    assert 0 < pages.scale * 595 * 96 / 72 <= pages.viewport().width()
    picture = pages.viewport().grab().toImage()
    assert picture.pixelColor(picture.width() // 2, picture.height() // 2).name() == "#ff0000"


def test_the_keyboard_goes_through_the_pages(qtbot: QtBot, pages: PagesView) -> None:
    for key, page in (
        (Qt.Key.Key_PageDown, 1), (Qt.Key.Key_End, 4), (Qt.Key.Key_PageDown, 4), (Qt.Key.Key_PageUp, 3),
        (Qt.Key.Key_Home, 0), (Qt.Key.Key_PageUp, 0),
    ):  # fmt: skip
        qtbot.keyClick(pages, key)
        assert pages.page == page
    before = pages.verticalScrollBar().value()
    qtbot.keyClick(pages, Qt.Key.Key_Down)
    assert pages.verticalScrollBar().value() > before


def test_zoom_stays_within_reason_and_returns_to_the_width(qtbot: QtBot, pages: PagesView) -> None:
    fitted = pages.scale
    qtbot.keyClick(pages, Qt.Key.Key_Plus)
    assert pages.scale > fitted
    for _ in range(30):
        pages.zoom_in()
    assert pages.zoom == LARGEST
    for _ in range(60):
        pages.zoom_out()
    assert pages.zoom == SMALLEST
    qtbot.keyClick(pages, Qt.Key.Key_0)
    assert pages.scale == fitted


@pytest.mark.parametrize(("turn", "larger"), [(120, True), (-120, False)])
def test_the_wheel_zooms_with_control(pages: PagesView, turn: int, *, larger: bool) -> None:
    before = pages.scale
    place = pages.viewport().rect().center()
    event = QWheelEvent(
        place, pages.viewport().mapToGlobal(place), QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(pages.viewport(), event)
    assert (pages.scale > before) is larger


def test_a_newer_version_keeps_the_place_and_shows_the_old_until_it_is_drawn(qtbot: QtBot, pages: PagesView) -> None:
    pages.go_to(2)
    place = pages.verticalScrollBar().value()
    pages.show_pdf(pdf(6))
    assert (pages.count, pages.page, pages.verticalScrollBar().value()) == (6, 2, place)
    assert pages._pictures
    qtbot.waitUntil(lambda: pages.complete, timeout=60_000)


def test_a_shorter_version_ends_where_it_ends(qtbot: QtBot, pages: PagesView) -> None:
    pages.go_to(4)
    pages.show_pdf(pdf(1))
    qtbot.waitUntil(lambda: pages.complete, timeout=60_000)
    assert pages.page == 0


def test_what_is_no_pdf_shows_nothing(pages: PagesView) -> None:
    with pytest.raises(PdfError):
        pages.show_pdf(b"no PDF")
    assert pages.count == 0
    pages.go_to(3)
    pages.viewport().grab()
