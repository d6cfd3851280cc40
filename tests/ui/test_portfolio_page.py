"""The page of the portfolio: from its beginning to what is done with many documents, and what goes wrong on the way."""

import os
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from readiness.app.documents import read_latest
from readiness.app.labels import label_document, typed_tags
from readiness.app.sample import COMPANIES, sample_in
from readiness.app.sample_portfolio import create_portfolio
from readiness.app.settings import load_settings
from readiness.foundation.errors import UserError
from readiness.foundation.language import ENGLISH
from readiness.portfolio.entry import PortfolioEntry
from readiness.ui import background
from readiness.ui.pages.portfolio.labels_form import LabelsForm
from readiness.ui.pages.portfolio.portfolio_model import PortfolioModel
from readiness.ui.pages.portfolio.portfolio_view import PortfolioView
from readiness.ui.routes import (
    GivenPackRoute,
    HelpRoute,
    MergedSitesRoute,
    PortfolioRoute,
    ProfileRoute,
    QuestionRoute,
    StartRoute,
    TasksRoute,
)
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.shell.rail import RailButton
from readiness.ui.widgets.collapsible import Collapsible
from tests.scripted_dialogs import ScriptedDialogs
from tests.ui.dropping import drop
from tests.ui.every_route import settle
from tests.ui.sizes import resize
from tests.ui.test_frame import faults
from tests.ui.toasts import said

LONG_MS = 60_000
# The pump maker and two more, each as it was and as it is.
DOCUMENTS = 4


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with the documents of the sample companies."""
    clients = tmp_path / "Clients"
    for company in COMPANIES:
        sample_in(clients, ENGLISH, company)
    return clients


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, folder: Path) -> PortfolioView:
    window.memory.change(portfolio=(str(folder),))
    return shown(qtbot, window)


def shown(qtbot: QtBot, window: MainWindow) -> PortfolioView:
    window.navigator.go(PortfolioRoute())
    return complete(qtbot, window)


def complete(qtbot: QtBot, window: MainWindow) -> PortfolioView:
    page = window.page
    assert isinstance(page, PortfolioView)
    qtbot.waitUntil(lambda: page.complete, timeout=LONG_MS)
    settle()
    return page


def rows(page: PortfolioView) -> list[str]:
    return [row.cells[0].replace("\n", ", ") for row in page._views.table.grid.rows]


def column(page: PortfolioView, title: str) -> list[str]:
    at = next(n for n, one in enumerate(page._views.table.grid.columns) if one.title.startswith(title))
    return [row.cells[at] for row in page._views.table.grid.rows]


def texts(window: MainWindow) -> str:
    return "\n".join(label.text() for label in window.page.findChildren(QLabel) if label.isVisible())


def named(window: MainWindow, words: str) -> QPushButton:
    found = [b for b in window.page.findChildren(QPushButton) if words in (b.text(), b.accessibleName())]
    (button,) = (b for b in found if b.isVisible())
    return button


def choose(menu: QMenu, *path: str) -> None:
    """Choose an entry of an open menu, through the menus on the way."""
    for name in path[:-1]:
        menu = next(action.menu() for action in menu.actions() if action.text() == name)
    next(action for action in menu.actions() if action.text() == path[-1]).trigger()


def model_of(page: PortfolioView) -> PortfolioModel:
    return page._model


# The beginning.


def test_the_place_says_what_it_is_for_and_remembers_a_folder(
    qtbot: QtBot, window: MainWindow, dialogs: ScriptedDialogs, folder: Path
) -> None:
    named(window, "Portfolio").click()
    assert window.navigator.route == PortfolioRoute()
    assert "consultants with many clients" in texts(window)
    dialogs.place = folder
    named(window, "Choose a folder …").click()
    page = complete(qtbot, window)
    assert len(rows(page)) == DOCUMENTS
    assert load_settings().portfolio == (str(folder),)
    # From now on the rail leads there.
    window.navigator.go(HelpRoute())
    (place,) = [button for button in window.findChildren(RailButton) if button.name == "Portfolio"]
    place.click()
    assert window.navigator.route == PortfolioRoute()
    assert place.accessibleDescription() == "You are here"


def test_a_dialog_that_is_left_changes_nothing(window: MainWindow) -> None:
    window.navigator.go(PortfolioRoute())
    named(window, "Choose a folder …").click()
    assert load_settings().portfolio == ()
    assert "consultants" in texts(window)


def test_a_sample_portfolio_is_there_to_look_at(qtbot: QtBot, window: MainWindow) -> None:
    window.navigator.go(PortfolioRoute())
    named(window, "Look at a sample portfolio").click()
    # It is made once, however often that is pressed.
    named(window, "Making the sample …").click()
    qtbot.waitUntil(lambda: bool(load_settings().portfolio), timeout=LONG_MS)
    page = complete(qtbot, window)
    assert len(rows(page)) == 24
    assert "24 documents · 1 folder" in texts(window)


def test_a_sample_that_cannot_be_made_is_complained_of_and_offered_again(
    qtbot: QtBot, window: MainWindow, dialogs: ScriptedDialogs
) -> None:
    (dialogs.documents_folder() / "Sample portfolio").write_text("x")
    window.navigator.go(PortfolioRoute())
    named(window, "Look at a sample portfolio").click()
    qtbot.waitUntil(lambda: bool(dialogs.complaints), timeout=LONG_MS)
    assert "The folder could not be created" in dialogs.complaints[0]
    assert named(window, "Look at a sample portfolio").isVisible()


def test_a_folder_that_is_dropped_is_taken_in_and_a_file_opened_as_anywhere(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    window.navigator.go(PortfolioRoute())
    drop(window, folder)
    page = complete(qtbot, window)
    assert len(rows(page)) == DOCUMENTS
    document = next(folder.glob("*.readiness"))
    drop(window, document)
    qtbot.waitUntil(lambda: window.documents.session is not None)
    assert load_settings().portfolio == (str(folder),)
    # Elsewhere a folder is looked at as a questionnaire.
    drop(window, folder)
    qtbot.waitUntil(lambda: window.navigator.route == GivenPackRoute(folder))


# Wrong input.


def test_what_cannot_be_read_is_listed_with_its_reason_and_stops_nothing(
    qtbot: QtBot, window: MainWindow, folder: Path, tmp_path: Path
) -> None:
    (folder / "broken.readiness").write_bytes(b"SQLite format 3\0" + b"x" * 200)
    (folder / "none.readiness").write_text("a letter")
    (folder / "notes.txt").write_text("no document")
    copied = next(path for path in sorted(folder.glob("*.readiness")) if path.stat().st_size > 10_000)
    shutil.copy(copied, folder / "Copy.readiness")
    os.utime(folder / "Copy.readiness", (1_700_000_000, 1_700_000_000))
    window.memory.change(portfolio=(str(folder), str(tmp_path / "gone")))
    page = shown(qtbot, window)
    assert len(rows(page)) == DOCUMENTS
    unreadable, aside = page._not_counted.findChildren(Collapsible)
    assert unreadable.title == "3 could not be read"
    assert aside.title == "1 copy that does not count"
    unreadable.toggle()
    aside.toggle()
    settle()
    words = texts(window)
    for said_there in ("broken.readiness", "none.readiness", "gone", "Copy.readiness"):
        assert said_there in words
    assert "notes.txt" not in words


def test_a_folder_that_is_gone_is_told_and_can_be_left_out(
    qtbot: QtBot, window: MainWindow, folder: Path, tmp_path: Path
) -> None:
    gone = tmp_path / "gone"
    window.memory.change(portfolio=(str(gone), str(folder)))
    page = shown(qtbot, window)
    named(window, "Folders").click()
    choose(page._menu, f"Leave out {gone}")
    page._menu.close()
    page = complete(qtbot, window)
    assert load_settings().portfolio == (str(folder),)
    assert not page._not_counted.isVisible()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user who may not read everything")
def test_a_folder_without_rights_is_told(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    closed = folder / "closed"
    closed.mkdir(mode=0)
    window.memory.change(portfolio=(str(folder),))
    page = shown(qtbot, window)
    assert len(rows(page)) == DOCUMENTS
    assert page._not_counted.isVisible()
    closed.chmod(0o700)


def test_reading_is_cancelled_and_what_was_read_stays(qtbot: QtBot, page: PortfolioView) -> None:
    model = model_of(page)
    model.read()
    assert model.reading
    assert page._cancel.isVisible()
    page._cancel.click()
    assert not model.reading
    assert not page._cancel.isVisible()
    assert len(rows(page)) == DOCUMENTS


# The table.


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


# The other views.


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


def select_first(page: PortfolioView) -> PortfolioEntry:
    """Choose the first row, and return its document."""
    page._views.table.selectRow(0)
    settle()
    entry = page._views.current
    assert entry is not None
    return entry


def named_view(page: PortfolioView, view: str) -> None:
    page._kinds.show_value(view)
    page._kinds.chosen.emit(view)
    settle()


# Several sites, site and tags.


def test_sites_of_a_firm_stand_in_one_row_by_a_rule_that_is_told(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    pumps = sorted(folder.glob("*.readiness"))
    organisations: dict[str, list[Path]] = {}
    for path in pumps:
        organisation = read_latest(path).content.assessment.details.organisation
        organisations.setdefault(organisation, []).append(path)
    firm, paths = next((name, found) for name, found in organisations.items() if len(found) == 2)
    for path, site in zip(paths, ("North", "South"), strict=True):
        label_document(path, site, ("pilot",))
    window.memory.change(portfolio=(str(folder),))
    page = shown(qtbot, window)
    assert f"{firm}, North" in rows(page)
    filters = page._views._filters
    filters.opener.click()
    choose(filters._menu, "Sites of a firm as one row")
    filters._menu.close()
    settle()
    assert len(rows(page)) == DOCUMENTS - 1
    assert f"{firm}, North, South" in rows(page)
    assert "the lowest level of its sites counts" in texts(window)
    # It has no document: there is a page to read in its place.
    page._views.table.selectRow(rows(page).index(f"{firm}, North, South"))
    page._opening.click()
    assert window.documents.session is None
    assert isinstance(window.navigator.route, MergedSitesRoute)


def test_site_and_tags_are_stored_in_the_document(qtbot: QtBot, window: MainWindow, page: PortfolioView) -> None:
    entry = select_first(page)
    named(window, "Site and tags …").click()
    form = window.page.findChild(LabelsForm)
    assert window.focusWidget() is form.site
    qtbot.keyClicks(form.site, "Hall 2")
    qtbot.keyClicks(form.tags, "north,  pilot , North")
    QTest.keyClick(form.tags, Qt.Key.Key_Return)
    details = read_latest(entry.path).content.assessment.details
    assert (details.site, details.tags) == ("Hall 2", ("north", "pilot"))
    qtbot.waitUntil(lambda: page.complete and any("Hall 2" in row for row in rows(page)), timeout=LONG_MS)
    assert window.page.findChild(LabelsForm) is None or not window.page.findChild(LabelsForm).isVisible()


def test_a_tag_that_is_too_long_is_refused_and_nothing_stored(
    qtbot: QtBot, window: MainWindow, page: PortfolioView
) -> None:
    entry = select_first(page)
    named(window, "Site and tags …").click()
    form = window.page.findChild(LabelsForm)
    form.tags.setText("x" * 61)
    QTest.keyClick(form.tags, Qt.Key.Key_Return)
    settle()
    assert "A tag has 61 letters; 60 are possible." in texts(window)
    assert read_latest(entry.path).content.assessment.details.tags == ()
    QTest.keyClick(form.tags, Qt.Key.Key_Escape)
    settle()
    assert page._panel.isVisible()
    with pytest.raises(UserError):
        typed_tags(", ".join(map(str, range(21))))


def test_the_open_document_is_labelled_on_its_own_page(window: MainWindow, page: PortfolioView) -> None:
    entry = select_first(page)
    window.documents.open(entry.path)
    window.navigator.go(PortfolioRoute())
    again = window.page
    assert isinstance(again, PortfolioView)
    again._edit_labels(entry)
    assert window.navigator.route == ProfileRoute()


# Many at once.


def test_reports_of_the_chosen_rows_are_written_into_a_folder(
    qtbot: QtBot, window: MainWindow, page: PortfolioView, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    page._views.table.selectRow(0)
    dialogs.place = tmp_path / "reports"
    answers = iter(["The chosen one", "Short edition"])
    dialogs.choose = lambda _words, _more, choices, _leave="": choices.index(next(answers))  # type: ignore[method-assign]
    named(window, "Reports …").click()
    assert page._acts._job.running
    qtbot.waitUntil(lambda: not page._acts._job.running, timeout=120_000)
    (report,) = (tmp_path / "reports").iterdir()
    assert report.read_bytes().startswith(b"%PDF-")
    assert "1 report written to" in said(window)


def test_reports_are_cancelled(
    qtbot: QtBot, window: MainWindow, page: PortfolioView, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    dialogs.place, dialogs.presses = tmp_path / "reports", "Full edition"
    named(window, "Reports …").click()
    job = page._acts._job
    assert job.running
    page._acts._reports.click()
    qtbot.waitUntil(lambda: not job.running, timeout=120_000)
    assert "Cancelled." in said(window)
    assert not list((tmp_path / "reports").glob("*.tmp*"))


def test_a_folder_that_is_a_file_takes_no_reports(
    qtbot: QtBot, window: MainWindow, page: PortfolioView, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("x")
    dialogs.place, dialogs.presses = tmp_path / "file", "Short edition"
    named(window, "Reports …").click()
    qtbot.waitUntil(lambda: bool(dialogs.complaints), timeout=LONG_MS)
    assert "The folder could not be created" in dialogs.complaints[0]
    assert not page._acts._job.running


def test_a_spreadsheet_of_all_and_never_over_a_document(
    qtbot: QtBot, window: MainWindow, page: PortfolioView, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    target = tmp_path / "Portfolio.xlsx"
    dialogs.place = target
    named(window, "Spreadsheet …").click()
    qtbot.waitUntil(target.exists, timeout=LONG_MS)
    assert target.read_bytes().startswith(b"PK")
    # A workbook that is open elsewhere cannot be replaced on Windows; a folder of its name nowhere.
    dialogs.place = tmp_path / "open.xlsx"
    (tmp_path / "open.xlsx").mkdir()
    named(window, "Spreadsheet …").click()
    qtbot.waitUntil(lambda: bool(dialogs.complaints), timeout=LONG_MS)
    assert "could not be written" in dialogs.complaints[0]
    document = page._views.shown[0].path
    before = document.read_bytes()
    dialogs.place = document
    named(window, "Spreadsheet …").click()
    qtbot.waitUntil(lambda: len(dialogs.complaints) == 2, timeout=LONG_MS)
    assert document.read_bytes() == before


# Any window.


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize(
    ("size", "text_size"), [((1366, 689), 100), ((1280, 641), 100), ((683, 384), 100), ((1366, 689), 200)], ids=str
)
def test_every_view_fits_every_window(
    qtbot: QtBot, window: MainWindow, folder: Path, size: tuple[int, int], text_size: int, language: str
) -> None:
    window.setMinimumSize(1, 1)
    window.memory.change(language=language, text_size=text_size)
    resize(qtbot, window, *size)
    window.navigator.go(PortfolioRoute())
    settle()
    assert not list(faults(window))
    window.memory.change(portfolio=(str(folder),))
    window.navigator.go(StartRoute())
    page = shown(qtbot, window)
    page._views.table.selectRow(0)
    settle()
    assert not list(faults(window))
    for view in ("map", "spread", "notes"):
        named_view(page, view)
        assert not list(faults(window)), view


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_table_fits_a_laptop_without_scrolling_sideways(
    qtbot: QtBot, window: MainWindow, folder: Path, language: str
) -> None:
    window.memory.change(language=language, portfolio=(str(folder),))
    for width, height in ((1366, 689), (1280, 641)):
        resize(qtbot, window, width, height)
        page = shown(qtbot, window)
        for view, grid in (("table", page._views.table), ("map", page._views.map.grid)):
            named_view(page, view)
            assert grid.horizontalScrollBar().maximum() == 0, (view, width)
            assert page.verticalScrollBar().maximum() == 0, (view, width)
        named_view(page, "table")
        window.navigator.go(StartRoute())
