"""Several sites of a firm as one row; site and tags, stored in the document."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from readiness.app.documents import read_latest
from readiness.app.labels import label_document, typed_tags
from readiness.foundation.errors import UserError
from readiness.ui.pages.portfolio.labels_form import LabelsForm
from readiness.ui.pages.portfolio.portfolio_view import PortfolioView
from readiness.ui.routes import MergedSitesRoute, PortfolioRoute, ProfileRoute
from readiness.ui.shell.main_window import MainWindow
from tests.ui.every_route import settle
from tests.ui.portfolio.portfolio_page import DOCUMENTS, LONG_MS, choose, named, rows, select_first, shown, texts


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
