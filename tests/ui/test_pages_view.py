"""The pages of the preview: buttons and keys through them, zoom, and what stays when a newer version comes."""

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from readiness.ui.pages.report.pages import LARGEST, SMALLEST, PagesView
from readiness.ui.theme.tokens import LIGHT
from readiness.ui.widgets.pdfium import PdfError


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


def words_pdf(*pages: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    painter = QPainter(writer)
    for number, words in enumerate(pages):
        if number:
            writer.newPage()
        painter.drawText(500, 500, words)
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
    image = pages.viewport().grab().toImage()
    assert image.pixelColor(image.width() // 2, image.height() // 2).name() == "#ff0000"


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
    centre = pages.viewport().rect().center()
    event = QWheelEvent(
        centre, pages.viewport().mapToGlobal(centre), QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(pages.viewport(), event)
    assert (pages.scale > before) is larger


def test_a_newer_version_keeps_the_scroll_position_and_shows_the_old_until_it_is_drawn(
    qtbot: QtBot, pages: PagesView
) -> None:
    pages.go_to(2)
    scrolled = pages.verticalScrollBar().value()
    pages.show_pdf(pdf(6))
    assert (pages.count, pages.page, pages.verticalScrollBar().value()) == (6, 2, scrolled)
    assert pages._images
    qtbot.waitUntil(lambda: pages.complete, timeout=60_000)


def test_a_shorter_version_ends_where_it_ends(qtbot: QtBot, pages: PagesView) -> None:
    pages.go_to(4)
    pages.show_pdf(pdf(1))
    qtbot.waitUntil(lambda: pages.complete, timeout=60_000)
    assert pages.page == 0


def test_large_pages_are_drawn_where_they_are_seen(qtbot: QtBot, pages: PagesView) -> None:
    pages.set_zoom(LARGEST)
    qtbot.waitUntil(lambda: pages.complete, timeout=60_000)
    # What is left of the other zoom goes with the next paint.
    pages.viewport().grab()
    page = pages._areas[0].size()
    drawn = list(pages._images[0])
    assert {(stripe.width, stripe.height) for stripe in drawn} == {(page.width(), page.height())}
    assert sum(stripe.rows for stripe in drawn) < page.height()
    # Further down the rest of it is drawn, and nothing is missing in between.
    pages.verticalScrollBar().setValue(page.height() - 300)
    qtbot.waitUntil(lambda: pages.complete, timeout=60_000)
    image = pages.viewport().grab().toImage()
    middle = image.width() // 2
    assert {image.pixelColor(middle, y).name() for y in range(5, 290)} == {"#ff0000"}


def test_images_far_from_sight_are_dropped(qtbot: QtBot, pages: PagesView, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("readiness.ui.pages.report.pages._KEPT_BYTES", 1_000_000)
    pages.go_to(4)
    qtbot.waitUntil(lambda: pages.complete, timeout=60_000)
    pages.viewport().grab()
    assert sorted(page for page, images in pages._images.items() if images) == sorted(pages._in_sight())


def test_every_pixel_of_an_image_is_one_of_the_screen(qtbot: QtBot) -> None:
    # Lines as wide as a pixel of the page's picture would turn grey if it were scaled by a hair.
    view = PagesView(LIGHT)
    qtbot.addWidget(view)
    view.resize(500, 600)
    view.show()
    view.show_pdf(pdf(1))
    qtbot.waitUntil(lambda: view.complete, timeout=60_000)
    (stripe,) = view._images[0]
    drawn = QImage(stripe.width, stripe.height, QImage.Format.Format_RGB32)
    for x in range(drawn.width()):
        for y in range(0, drawn.height(), 7):
            drawn.setPixelColor(x, y, QColor("black" if x % 2 else "white"))
    view._images[0][stripe] = drawn
    seen = view.viewport().grab().toImage()
    area = view._on_viewport(view._areas[0])
    row = [seen.pixelColor(area.left() + x, area.top() + 7).lightness() for x in range(20)]
    assert row == [0 if x % 2 else 255 for x in range(20)]


def test_the_words_of_the_page_at_the_top_are_read(qtbot: QtBot, pages: PagesView) -> None:
    document = words_pdf("First page", "Second page")
    with qtbot.waitSignal(pages.page_read, timeout=60_000) as first:
        pages.show_pdf(document)
    assert first.args == [0, "First page"]
    with qtbot.waitSignal(pages.page_read, timeout=60_000) as second:
        pages.go_to(1)
    assert second.args == [1, "Second page"]


def test_a_page_that_cannot_be_drawn_is_reported_once(qtbot: QtBot) -> None:
    view = PagesView(LIGHT)
    qtbot.addWidget(view)
    view.resize(500, 600)
    errors: list[PdfError] = []
    view.failed.connect(errors.append)
    view.show_pdf(pdf(1))
    assert view._pdf is not None
    # As it would be if memory ran out between two pages.
    view._pdf.close()
    with qtbot.waitSignal(view.failed, timeout=60_000):
        view.show()
    view.viewport().grab()
    assert len(errors) == 1
    assert view.complete


def test_a_view_that_is_gone_is_no_trouble_to_its_pages(qtbot: QtBot) -> None:
    gone = PagesView(LIGHT)
    gone.resize(500, 600)
    gone.show()
    gone.show_pdf(pdf(3))
    gone.viewport().grab()
    with qtbot.waitSignal(gone.destroyed):
        gone.deleteLater()
    del gone
    other = PagesView(LIGHT)
    qtbot.addWidget(other)
    other.resize(500, 600)
    other.show()
    other.show_pdf(pdf(2))
    qtbot.waitUntil(lambda: other.complete, timeout=60_000)


def test_what_is_no_pdf_shows_nothing(pages: PagesView) -> None:
    with pytest.raises(PdfError):
        pages.show_pdf(b"no PDF")
    assert pages.count == 0
    pages.go_to(3)
    pages.viewport().grab()
