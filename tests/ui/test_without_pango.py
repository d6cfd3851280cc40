"""The report page on a computer that can make no PDF: what it says, what it offers, and that the rest works."""

import sys
from collections.abc import Iterator
from multiprocessing import active_children
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from readiness.domain.answers import at_level
from readiness.foundation import logs
from readiness.foundation.language import ENGLISH
from readiness.ui.pages.report.report_view import ReportView
from readiness.ui.routes import ReportRoute, ResultsRoute
from readiness.ui.shell.main_window import MainWindow
from tests.golden_company import create_golden
from tests.scripted_dialogs import ScriptedDialogs
from tests.spoilt_pango import spoil_pango
from tests.ui.test_main_job import press, texts
from tests.ui.test_report_view import Opened
from tests.ui.toasts import said

LONG = 60_000

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="another system's loader looks elsewhere")


@pytest.fixture
def report(qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ReportView:
    """Return the report view of the sample, once it has learnt that there is no Pango: it kills what opens it."""
    for name, value in spoil_pango(tmp_path / "spoilt", "half of it").items():
        monkeypatch.setenv(name, value)
    window.documents.open(create_golden(tmp_path, ENGLISH))
    window.navigator.go(ReportRoute())
    view = window.page
    assert isinstance(view, ReportView)
    qtbot.waitUntil(lambda: view.complete, timeout=LONG)
    return view


@pytest.fixture
def opened() -> Iterator[Opened]:
    taker = Opened()
    QDesktopServices.setUrlHandler("file", taker, "take")
    yield taker
    QDesktopServices.unsetUrlHandler("file")


def buttons(view: ReportView) -> set[str]:
    return {button.text() for button in view.findChildren(QPushButton) if button.isVisible()}


def test_the_page_says_what_is_missing_and_offers_the_web_page(
    qtbot: QtBot, window: MainWindow, report: ReportView, tmp_path: Path, dialogs: ScriptedDialogs, opened: Opened
) -> None:
    assert "No PDF can be created: Pango is missing or damaged." in texts(window)
    assert "apt install libpango-1.0-0" in texts(window)
    # No toast repeats it.
    assert said(window) == ""
    assert not {"Print …", "Show in the PDF viewer"} & buttons(report)

    press(window, "Show in the browser, to print")
    qtbot.waitUntil(lambda: bool(opened.paths), timeout=LONG)
    assert opened.paths[0].read_text("utf-8").startswith("<!DOCTYPE html>")

    dialogs.place = lambda suggested: suggested
    press(window, "Save as a web page …")
    target = tmp_path / "Muster Pumpenbau GmbH.html"
    qtbot.waitUntil(target.exists, timeout=LONG)
    qtbot.waitUntil(lambda: said(window) == f"Saved: {target}", timeout=LONG)

    # A change makes no process start in vain, and who comes back finds the same.
    processes = active_children()
    assert window.documents.session is not None
    window.documents.session.answer("PRO1", at_level(2))
    report.model.refresh()
    qtbot.waitUntil(lambda: not report.model._timer.isActive(), timeout=LONG)
    window.navigator.go(ResultsRoute())
    window.navigator.go(ReportRoute())
    assert "No PDF can be created: Pango is missing or damaged." in texts(window)
    assert active_children() == processes

    dialogs.place = tmp_path / "report.pdf"
    press(window, "Save report …")
    qtbot.waitUntil(lambda: texts(window).count("No PDF can be created") > 1, timeout=LONG)
    assert not (tmp_path / "report.pdf").exists()
    assert not logs.path().exists()


def test_in_a_narrow_window_it_stands_above_the_choices(qtbot: QtBot, window: MainWindow, report: ReportView) -> None:
    window.resize(760, 700)
    qtbot.waitUntil(lambda: not report._right.isVisible())
    assert "No PDF can be created: Pango is missing or damaged." in texts(window)
    assert not {"Show the preview", "Back to the settings"} & buttons(report)
    window.resize(1180, 780)
    qtbot.waitUntil(report._right.isVisible)
    assert "No PDF can be created: Pango is missing or damaged." in texts(window)


def test_a_blank_form_says_the_same(
    qtbot: QtBot, window: MainWindow, report: ReportView, tmp_path: Path, dialogs: ScriptedDialogs
) -> None:
    dialogs.place = tmp_path / "form.pdf"
    window.documents.save_form()
    qtbot.waitUntil(lambda: bool(dialogs.complaints), timeout=LONG)
    assert dialogs.complaints[0].startswith("No PDF can be created: Pango is missing or damaged.")
    assert not (tmp_path / "form.pdf").exists()
