"""The results view and the comparison: what they say, and where everything on them leads."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from readiness.domain.answers import at_level
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.ui.pages.compare.compare_view import CompareView
from readiness.ui.pages.results.gate_stairs import GateStairs
from readiness.ui.pages.results.heat_cell import HeatCell
from readiness.ui.pages.results.heat_map import HeatMap
from readiness.ui.pages.results.stage_ladder import StageLadder
from readiness.ui.routes import AnswersRoute, CompareRoute, PlanRoute, QuestionRoute, ReportRoute, ResultsRoute
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.wrapped_button import WrappedButton
from tests.hostile_pdfs import slow_form
from tests.scripted_dialogs import ScriptedDialogs
from tests.ui.test_main_job import press, texts


@pytest.fixture
def results(sample: MainWindow) -> MainWindow:
    """Return the window with the results of the sample."""
    sample.navigator.go(ResultsRoute())
    return sample


def link(window: MainWindow, start: str) -> WrappedButton:
    return next(b for b in window.page.findChildren(WrappedButton) if b.words().startswith(start))


def test_the_situation_comes_first_then_the_stage_its_bottleneck_and_facts(results: MainWindow) -> None:
    first, second, third, *_ = (label.text() for label in results.page.findChildren(QLabel))
    assert first == "Partners speak about you in public. In-house, rules for it are missing."
    assert second.startswith("First make sure that you notice it")
    assert third == "Stage 0: The foundation is missing"
    assert "Pass the gates in their order: See → React" in texts(results)
    assert "43 of 43 questions completed · 8 of them “don’t know”" in texts(results)


def test_the_ladder_bears_the_names_of_the_whole(results: MainWindow) -> None:
    ladder = results.page.findChild(StageLadder)
    assert ladder._names[:2] == ["The foundation is missing", "First steps"]


@pytest.mark.parametrize(
    ("words", "route"),
    [
        ("Create report", ReportRoute),
        ("Go to the plan", PlanRoute),
        ("Compare with an earlier document …", CompareRoute),
    ],
)
def test_the_links_to_other_pages(results: MainWindow, words: str, route: type) -> None:
    buttons = [b for b in results.page.findChildren(type(results.page.first_focus)) if b.text() == words]
    buttons[0].click()
    assert isinstance(results.navigator.route, route)


def test_every_cell_of_the_heat_map_leads_to_its_question(qtbot: QtBot, results: MainWindow) -> None:
    cells = {cell.code: cell for cell in results.page.findChildren(HeatCell)}
    assert len(cells) == 43
    name = "Contract clause on references and publication (key question)"
    assert cells["PAR1"].accessibleName().startswith(f"{name}: ")
    cells["PAR1"].click()
    assert results.navigator.route == QuestionRoute("PAR1")
    results.navigator.back()
    cells = {cell.code: cell for cell in results.page.findChildren(HeatCell)}
    qtbot.keyClick(cells["PRO1"], Qt.Key.Key_Down)
    qtbot.keyClick(results.focusWidget(), Qt.Key.Key_Right)
    qtbot.keyClick(results.focusWidget(), Qt.Key.Key_Return)
    assert results.navigator.route == QuestionRoute("SKL2")


def test_the_heat_map_is_one_tab_stop(results: MainWindow) -> None:
    cells = results.page.findChild(HeatMap).findChildren(HeatCell)
    assert sum(bool(cell.focusPolicy() & Qt.FocusPolicy.TabFocus) for cell in cells) == 1


@pytest.mark.parametrize("width", [60, 110, 155, 200, 400])
def test_a_name_in_the_heat_map_has_the_room_that_it_needs(results: MainWindow, width: int) -> None:
    for cell in results.page.findChildren(HeatCell):
        lines = cell._lines(cell._room(width)) if cell._named(width) else [""]
        assert cell.heightForWidth(width) >= max(24, len(lines) * cell.fontMetrics().lineSpacing())


def test_a_name_whose_words_fit_is_shown_whole(results: MainWindow) -> None:
    for cell in results.page.findChildren(HeatCell):
        for width in range(100, 200):
            longest = max(cell.fontMetrics().horizontalAdvance(word) for word in cell._words(width))
            if longest < width and len(cell._words(width)) <= 3:
                assert " ".join(cell._lines(width)) == cell._name


def test_a_dimension_says_why_it_stands_there(results: MainWindow) -> None:
    opener = link(results, "▸ Monitoring")
    assert "hidden" in opener.accessibleDescription()
    before = texts(results)
    opener.click()
    assert "shown" in opener.accessibleDescription()
    assert len(texts(results)) > len(before)
    link(results, "Show the answers").click()
    assert results.navigator.route == AnswersRoute("MON")


def test_a_gate_says_what_is_missing_and_leads_there(results: MainWindow) -> None:
    assert "See: not passed" in texts(results)
    stairs = results.page.findChild(GateStairs)
    stairs.choose("G1")
    assert "React: not passed" in texts(results)
    link(results, "Roles and deputies: level 2 needed").click()
    assert results.navigator.route == QuestionRoute("PRO3")


def test_a_deciding_answer_leads_to_its_question(results: MainWindow) -> None:
    assert "One answer decides" in texts(results)
    link(results, "People and working time").click()
    assert results.navigator.route == QuestionRoute("SKL1")


def test_a_quick_check_speaks_of_upper_bounds_and_of_no_gate(quick: MainWindow) -> None:
    quick.navigator.go(ResultsRoute())
    assert quick.page.findChild(GateStairs) is None
    session = quick.documents.session
    assert session is not None
    for capability in session.questionnaire.asked(Depth.QUICK):
        session.answer(capability.code, at_level(2))
    quick.navigator.go(ResultsRoute())
    assert "At most stage 2: Started" in texts(quick)
    assert "After the 16 key questions: at most stage 2 – Taking shape" in texts(quick)
    assert len(quick.page.findChildren(HeatCell)) == 16


# Then and now.


def earlier(window: MainWindow, folder: Path) -> Path:
    assert window.documents.session is not None
    return Path(shutil.copy(window.documents.session.document.publish(), folder / "Earlier.readiness"))


def compared(window: MainWindow, path: Path, qtbot: QtBot) -> str:
    """Compare with a document, and return what the page says once it was read."""
    window.navigator.go(CompareRoute(path))
    wait_until_read(window, qtbot)
    return texts(window)


def wait_until_read(window: MainWindow, qtbot: QtBot) -> None:
    view = window.page
    assert isinstance(view, CompareView)
    qtbot.waitUntil(lambda: view.complete)


def test_an_earlier_document_is_chosen_and_compared(
    results: MainWindow, tmp_path: Path, dialogs: ScriptedDialogs, qtbot: QtBot
) -> None:
    session = results.documents.session
    assert session is not None
    before = earlier(results, tmp_path)
    for code in ("MON1", "MON2"):
        session.answer(code, at_level(2))
    session.answer("SKL2", at_level(0))
    dialogs.place = before
    press(results, "Compare with an earlier document …")
    press(results, "Choose a document …")
    assert results.navigator.route == CompareRoute(before)
    wait_until_read(results, qtbot)
    said = texts(results)
    assert "Stage 0: The foundation is missing, unchanged" in said
    assert "3 answers have changed" in said
    assert "1 gate has changed" in said
    assert "See: not passed → passed" in said
    link(results, "Noticing mentions").click()
    assert results.navigator.route == QuestionRoute("MON1")


def test_what_cannot_be_compared_says_why(
    results: MainWindow, tmp_path: Path, questionnaire: Questionnaire, qtbot: QtBot
) -> None:
    session = results.documents.session
    assert session is not None
    before = earlier(results, tmp_path)
    assert "This is the document that is open." in compared(results, session.document.path, qtbot)
    session.set_depth(Depth.QUICK)
    assert "one is a quick check, the other the full questionnaire" in compared(results, before, qtbot)
    before.write_text("Dear Sir or Madam")
    assert "not a Readiness document" in compared(results, before, qtbot)
    assert "cannot be read" in compared(results, tmp_path / "gone.readiness", qtbot)


def test_the_window_goes_on_while_an_earlier_report_is_read(results: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    report = tmp_path / "Slow.pdf"
    report.write_bytes(slow_form())
    results.navigator.go(CompareRoute(report))
    view = results.page
    assert isinstance(view, CompareView)
    assert (view.complete, "Reading Slow.pdf …" in texts(results)) == (False, True)
    results.navigator.go(ResultsRoute())
    assert "Stage 0: Absent" in texts(results)


def test_a_comparison_opens_at_its_beginning(results: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    before = earlier(results, tmp_path)
    session = results.documents.session
    assert session is not None
    for code in ("MON1", "MON2", "PRO1", "PRO2", "PRO3", "STR1", "STR2"):
        session.answer(code, at_level(5))
    results.resize(1024, 600)
    compared(results, before, qtbot)
    view = results.page
    assert isinstance(view, CompareView)
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 0)
    assert view.verticalScrollBar().value() == 0
