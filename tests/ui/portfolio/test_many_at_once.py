"""What is done with many documents at once: reports and a spreadsheet."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from readiness.ui.pages.portfolio.portfolio_view import PortfolioView
from readiness.ui.shell.main_window import MainWindow
from tests.scripted_dialogs import ScriptedDialogs
from tests.ui.portfolio.portfolio_page import LONG_MS, named
from tests.ui.toasts import said


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
