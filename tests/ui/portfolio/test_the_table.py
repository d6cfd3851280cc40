"""The table of documents: sorted, filtered, grouped, opened by keys, and what stands beside it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from readiness.app.sample_portfolio import create_portfolio
from readiness.foundation.language import ENGLISH
from readiness.ui.pages.portfolio.portfolio_view import PortfolioView
from readiness.ui.routes import TasksRoute
from readiness.ui.shell.main_window import MainWindow
from tests.scripted_dialogs import ScriptedDialogs
from tests.ui.every_route import settle
from tests.ui.portfolio.portfolio_page import (
    DOCUMENTS,
    choose,
    column,
    complete,
    named,
    rows,
    select_first,
    shown,
    texts,
)


def test_rows_say_what_is_known_and_are_sorted_by_titles_and_by_the_list(page: PortfolioView) -> None:
    table = page._views.table
    assert rows(page) == sorted(rows(page), key=str.casefold)
    assert set(column(page, "Overdue")) <= {"0", "–", *map(str, range(1, 30))}
    titles = [one.title for one in table.grid.columns]
    at = next(n for n, title in enumerate(titles) if title == "Index")
    table.title_pressed.emit(at)
    first = column(page, "Index")
    assert first == sorted(first, key=lambda told: int(told.split(maxsplit=1)[0]))
    table.title_pressed.emit(at)
    assert column(page, "Index") == first[::-1]
    order = page._views._filters.order
    order.setCurrentIndex(order.findData("day"))
    order.activated.emit(order.currentIndex())
    assert "As of\N{NO-BREAK SPACE}▼" in [one.title for one in table.grid.columns]
    assert table.grid.columns[titles.index("As of")].told == "As of, sorted downwards"


def test_typing_filters_grouping_and_taking_back(qtbot: QtBot, window: MainWindow, page: PortfolioView) -> None:
    filters = page._views._filters
    qtbot.keyClicks(filters.words, "pump")
    qtbot.waitUntil(lambda: page.complete and len(rows(page)) < DOCUMENTS)
    assert all("pump" in name.lower() for name in rows(page))
    assert " of 4 documents" in texts(window)
    filters.words.clear()
    qtbot.waitUntil(lambda: len(rows(page)) == DOCUMENTS)
    filters.opener.click()
    menu = filters._menu
    stage = next(action.menu() for action in menu.actions() if action.text() == "Overall stage")
    entry = stage.actions()[0]
    words = entry.text().rsplit(" (", 1)[0]
    entry.trigger()
    menu.close()
    assert len(rows(page)) < DOCUMENTS
    named(window, f"Take back: Overall stage: {words}").click()
    assert len(rows(page)) == DOCUMENTS
    filters.opener.click()
    choose(menu, "Group by", "Organisation")
    menu.close()
    headings = [row.cells[0] for row in page._views.table.grid.rows if row.heading]
    assert len(headings) == 3
    assert any(heading.endswith(" (2)") for heading in headings)


def test_enter_opens_the_document_of_a_row_and_its_key_leads_back(
    qtbot: QtBot, window: MainWindow, page: PortfolioView
) -> None:
    table = page._views.table
    assert window.focusWidget() is table
    # The first row has the keyboard, and is not chosen by that.
    assert page._views.current is None
    QTest.keyClick(table, Qt.Key.Key_Down)
    settle()
    entry = page._views.current
    assert entry is not None
    assert entry.organisation in texts(window)
    QTest.keyClick(table, Qt.Key.Key_Return)
    session = window.documents.session
    assert session is not None
    assert session.document.path == entry.path
    assert window.navigator.route == TasksRoute()
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_7, Qt.KeyboardModifier.ControlModifier)
    again = complete(qtbot, window)
    assert again._views.current is not None
    assert again._views.current.path == entry.path


def test_a_document_that_is_gone_meanwhile_is_complained_of(
    window: MainWindow, page: PortfolioView, dialogs: ScriptedDialogs
) -> None:
    entry = select_first(page)
    entry.path.unlink()
    page._opening.click()
    assert any("does not exist" in told for told in (*dialogs.complaints, *dialogs.read))
    assert window.page is page


def test_cells_say_their_column_to_screen_readers(page: PortfolioView) -> None:
    table = QAccessible.queryAccessibleInterface(page._views.table)
    assert table.text(QAccessible.Text.Name) == "Portfolio"
    grid = page._views.table.grid
    at = next(n for n, one in enumerate(grid.columns) if one.title == "Still open")
    words = grid.data(grid.index(0, at), Qt.ItemDataRole.AccessibleTextRole)
    assert words.startswith("Open work packages: ")


def test_what_stands_beside_the_table_names_every_dimension_and_the_file(page: PortfolioView) -> None:
    entry = select_first(page)
    words = "\n".join(label.text() for label in page._panel.findChildren(QLabel))
    for code in entry.dimensions:
        assert page._views.entry_words.names(entry).dimension(code.code) in words
    assert str(entry.path) in words


def test_what_stands_beside_the_table_holds_the_states_that_a_document_keeps(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    create_portfolio(tmp_path / "many", 6, ENGLISH)
    window.memory.change(portfolio=(str(tmp_path / "many"),))
    page = shown(qtbot, window)
    kept = next(entry for entry in page._views.shown if entry.points)
    page._views.table.go_to(kept.path)
    settle()
    assert page._views.current is kept
    words = texts(window)
    for point in kept.points:
        assert ENGLISH.medium_date(point.on) in words
        assert page._views.entry_words.point(point, by_percent=False) in words
