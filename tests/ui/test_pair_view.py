"""Company and agency side by side: the exchange, and what both sides say."""

from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from readiness.foundation.language import ENGLISH
from readiness.ui.pages.pair.pair_view import PairView
from readiness.ui.routes import PairRoute, ResultsRoute, TextsRoute
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.wrapped_button import WrappedButton
from tests.agency_document import create_agency
from tests.golden_company import create_golden
from tests.scripted_dialogs import ScriptedDialogs
from tests.ui.dropping import drop


@pytest.fixture
def agency(tmp_path: Path) -> Path:
    return create_agency(tmp_path)


def digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def said(window: MainWindow) -> str:
    return "\n".join(label.text() for label in window.page.findChildren(QLabel))


def shown(window: MainWindow, route: PairRoute, qtbot: QtBot) -> str:
    """Go to the page and return what it says once the file has been read."""
    window.navigator.go(route)
    return read(window, qtbot)


def read(window: MainWindow, qtbot: QtBot) -> str:
    view = window.page
    assert isinstance(view, PairView)
    qtbot.waitUntil(lambda: view.complete)
    return said(window)


def press(window: MainWindow, words: str) -> None:
    next(one for one in window.page.findChildren(QPushButton) if one.text().startswith(words)).click()


def link(window: MainWindow, words: str) -> WrappedButton:
    return next(one for one in window.page.findChildren(WrappedButton) if one.words() == words)


def test_the_results_lead_there_and_the_file_is_chosen(
    sample: MainWindow, agency: Path, dialogs: ScriptedDialogs, qtbot: QtBot
) -> None:
    sample.navigator.go(ResultsRoute())
    sample.navigator.go(PairRoute())
    assert "3. Only now exchange the files." in said(sample)
    dialogs.place = agency
    press(sample, "Choose the other side’s file …")
    assert sample.navigator.route == PairRoute(agency)
    words = read(sample, qtbot)
    assert "20 shared matters: " in words
    assert "Blickfang Agentur: Agency and dealer readiness 1.0.0" in words
    assert "Does not apply, says Blickfang Agentur" in words
    assert "No checksum was given for agency.readiness" in words


def test_nothing_of_the_other_side_goes_into_the_document(sample: MainWindow, agency: Path, qtbot: QtBot) -> None:
    session = sample.documents.session
    assert session is not None
    before, other = session.assessment, digest(agency)
    shown(sample, PairRoute(agency), qtbot)
    assert (session.assessment, session.document.unpublished(), digest(agency)) == (before, False, other)


def test_the_checksum_that_is_copied_is_that_of_the_file(sample: MainWindow) -> None:
    session = sample.documents.session
    assert session is not None
    sample.navigator.go(PairRoute())
    press(sample, "Copy the checksum")
    assert QGuiApplication.clipboard().text() == digest(session.document.path)
    assert digest(session.document.path) in said(sample)


def test_only_the_file_whose_checksum_was_given_is_shown(sample: MainWindow, agency: Path, qtbot: QtBot) -> None:
    assert "is the file whose checksum you were given" in shown(sample, PairRoute(agency, digest(agency)), qtbot)
    refused = shown(sample, PairRoute(agency, "0" * 64), qtbot)
    assert "This is not the file whose checksum was given" in refused
    assert "shared matters" not in refused
    assert "not the checksum of a file" in shown(sample, PairRoute(agency, "abc"), qtbot)


def test_a_checksum_that_was_typed_outlasts_the_page(sample: MainWindow, qtbot: QtBot) -> None:
    sample.navigator.go(PairRoute())
    qtbot.keyClicks(sample.page.findChildren(QLineEdit)[0], "abc")
    sample.navigator.show_anew()
    assert sample.page.findChildren(QLineEdit)[0].text() == "abc"


def test_a_file_is_dropped_onto_the_page(sample: MainWindow, agency: Path, qtbot: QtBot) -> None:
    sample.navigator.go(PairRoute())
    assert drop(sample, agency)
    assert sample.navigator.route == PairRoute(agency)
    assert "shared matters" in read(sample, qtbot)


def test_a_text_of_ours_leads_to_it_and_everything_can_be_copied(
    sample: MainWindow, agency: Path, qtbot: QtBot
) -> None:
    shown(sample, PairRoute(agency), qtbot)
    press(sample, "Copy as text")
    copied = QGuiApplication.clipboard().text()
    assert copied.count("\n   → ") > 20
    assert "Text templates: " in copied
    link(sample, "Clause on references and social media").click()
    assert sample.navigator.route == TextsRoute("reference-clause")


def test_what_does_not_go_together_says_why(sample: MainWindow, agency: Path, qtbot: QtBot) -> None:
    session = sample.documents.session
    assert session is not None
    assert "belong to the same questionnaire" in shown(sample, PairRoute(session.document.path), qtbot)
    agency.write_text("Dear Sir or Madam")
    assert "not a Readiness document" in shown(sample, PairRoute(agency), qtbot)


def test_the_agency_sees_the_same_from_its_side(window: MainWindow, agency: Path, tmp_path: Path, qtbot: QtBot) -> None:
    window.documents.open(agency)
    words = shown(window, PairRoute(create_golden(tmp_path, ENGLISH)), qtbot)
    assert "20 shared matters: " in words
    assert "Text templates: " in words


def test_a_report_with_a_chapter_about_both_sides_is_saved(
    sample: MainWindow, agency: Path, dialogs: ScriptedDialogs, qtbot: QtBot, tmp_path: Path
) -> None:
    shown(sample, PairRoute(agency), qtbot)
    dialogs.place = tmp_path / "both.html"
    press(sample, "Save report with both sides")
    qtbot.waitUntil(dialogs.place.exists, timeout=60_000)
    assert 'id="both_sides"' in dialogs.place.read_text(encoding="utf-8")
