"""Map, distribution and notes, and the index from which notes are found."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from readiness.ui import background
from readiness.ui.pages.portfolio.portfolio_view import PortfolioView
from readiness.ui.routes import QuestionRoute
from readiness.ui.shell.main_window import MainWindow
from tests.ui.every_route import settle
from tests.ui.portfolio.portfolio_page import DOCUMENTS, LONG_MS, choose, model_of, named, named_view, rows, texts
from tests.ui.toasts import said


def test_the_map_has_a_figure_in_each_cell_and_the_keyboard_goes_through_them(
    qtbot: QtBot, window: MainWindow, page: PortfolioView
) -> None:
    named_view(page, "map")
    grid = page._views.map.grid
    assert len(grid.grid.rows) == DOCUMENTS
    dimensions = len(page._views.shown[0].dimensions)
    assert len(grid.grid.columns) == dimensions + 2
    assert all(cell for row in grid.grid.rows for cell in row.cells)
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_Right)
    QTest.keyClick(grid, Qt.Key.Key_Down)
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (1, 1)
    words = grid.grid.data(grid.currentIndex(), Qt.ItemDataRole.AccessibleTextRole)
    assert words == f"Overall: {grid.grid.rows[1].cells[1]}"
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert window.documents.session is not None


def test_the_distribution_counts_every_document_once(page: PortfolioView) -> None:
    named_view(page, "spread")
    for row in page._views.spread.grid.grid.rows:
        assert sum(map(int, row.cells[1:7])) == DOCUMENTS


def test_a_word_in_the_notes_leads_to_its_question_by_one_click(
    qtbot: QtBot, window: MainWindow, page: PortfolioView
) -> None:
    named_view(page, "notes")
    notes = page._views.notes
    qtbot.keyClicks(notes.typed, "xylophone")
    qtbot.waitUntil(lambda: "Not found" in texts(window))
    notes.typed.clear()
    qtbot.keyClicks(notes.typed, "agency")
    qtbot.waitUntil(lambda: page.complete and bool(notes.grid.grid.rows))
    at = next(n for n, row in enumerate(notes.grid.grid.rows) if row.value.kind == "evidence")
    hit = notes.grid.grid.rows[at].value
    assert "agency" in hit.excerpt.lower()
    notes.grid.scrollTo(notes.grid.grid.index(at, 2))
    place = notes.grid.visualRect(notes.grid.grid.index(at, 2)).center()
    QTest.mouseClick(notes.grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.navigator.route == QuestionRoute(hit.code)
    assert window.documents.session is not None
    assert window.documents.session.document.path == hit.entry.path


def test_a_search_that_fails_says_so_and_not_that_nothing_was_found(
    qtbot: QtBot, window: MainWindow, page: PortfolioView
) -> None:
    named_view(page, "notes")
    notes = page._views.notes
    qtbot.keyClicks(notes.typed, "agency")
    qtbot.waitUntil(lambda: page.complete and bool(notes.grid.grid.rows))
    words = notes._words
    assert words is not None
    with qtbot.captureExceptions() as faults:
        notes.show_entries(object(), words)  # type: ignore[arg-type]
        qtbot.waitUntil(lambda: page.complete)
    assert len(faults) == 1
    assert "The search has failed." in texts(window)
    assert "Not found" not in texts(window)
    assert not notes.grid.grid.rows
    # Another word searches again.
    portfolio = model_of(page).portfolio
    assert portfolio is not None
    notes.show_entries(portfolio, words)
    qtbot.waitUntil(lambda: page.complete and bool(notes.grid.grid.rows))


def test_the_index_is_forgotten_and_notes_are_found_again(
    qtbot: QtBot, window: MainWindow, page: PortfolioView
) -> None:
    named(window, "Folders").click()
    choose(page._menu, "Forget the index")
    page._menu.close()
    assert "The index is deleted." in said(window)
    named_view(page, "notes")
    qtbot.keyClicks(page._views.notes.typed, "agency")
    qtbot.waitUntil(lambda: page.complete and bool(page._views.notes.grid.grid.rows), timeout=LONG_MS)


def test_an_index_that_is_forgotten_while_files_are_read_leaves_the_table_and_finds_notes(
    qtbot: QtBot, window: MainWindow, page: PortfolioView
) -> None:
    model = model_of(page)
    before = model.portfolio
    model.read()
    assert model.reading
    assert model.forget_index() is None
    assert page.complete
    # What was being read is delivered, and is nobody's any more.
    background._threads().waitForDone()
    settle()
    assert model.portfolio is before
    assert len(rows(page)) == DOCUMENTS
    named_view(page, "notes")
    qtbot.keyClicks(page._views.notes.typed, "agency")
    qtbot.waitUntil(lambda: page.complete and bool(page._views.notes.grid.grid.rows), timeout=LONG_MS)


def test_when_the_last_folder_is_left_out_nothing_of_it_comes_back(page: PortfolioView, folder: Path) -> None:
    model = model_of(page)
    model.read()
    model.remove(folder)
    background._threads().waitForDone()
    settle()
    assert model.portfolio is None
