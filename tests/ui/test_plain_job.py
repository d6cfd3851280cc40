"""A questionnaire of format 2 from the form for a new assessment to the report, by keyboard and by mouse."""

import os
import shutil
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from readiness.domain.answers import Answer, Status, at_level
from readiness.ui.pages.plan.plan_view import PlanView
from readiness.ui.pages.question.answers_view import AnswersView
from readiness.ui.pages.question.question_view import QuestionView
from readiness.ui.pages.report.report_view import ReportView
from readiness.ui.pages.results.percent_view import PercentView
from readiness.ui.pages.start.new_view import NewView
from readiness.ui.routes import CompareRoute, NewRoute, PlanRoute, QuestionRoute, ResultsRoute, StartRoute, TasksRoute
from readiness.ui.shell.main_window import MainWindow
from tests.plain_packs import PLAIN_PACK
from tests.ui.every_route import settle

_PACK = "data-protection-check"
# By key: the answer of each question in its order, and what stands behind it.
_KEYS = {
    "PEOPLE": "12",
    "GROUPS": "3",
    "BAS1": "1",
    "BAS2": "2",
    "BAS3": "2",
    "BAS4": "3",
    "BAS5": "1",
    "BAS6": "24",
    "PEO1": "1",
    "PEO2": "1",
    "PEO3": "2",
    "PEO4": "3",
    "PEO5": "2",
    "PEO6": "1",
}


def words_on(window: MainWindow) -> str:
    return "\n".join(label.text() for label in window.page.findChildren(QLabel) if label.isVisible())


def button(window: MainWindow, words: str) -> QAbstractButton:
    """Return the button of the page with these words on it."""
    shown = [one for one in window.page.findChildren(QAbstractButton) if one.isVisible()]
    return next(one for one in shown if (one.text() or one.accessibleName()).replace("&", "").startswith(words))


def begin_new(window: MainWindow) -> NewView:
    """Show the form with the example pack chosen, which lies among one's own questionnaires."""
    shutil.copytree(PLAIN_PACK, Path(os.environ["READINESS_DATA"]) / "questionnaires" / _PACK)
    window.navigator.go(NewRoute(pack=_PACK))
    view = window.page
    assert isinstance(view, NewView)
    return view


def test_a_questionnaire_in_one_language_is_offered_in_that_one_only(window: MainWindow) -> None:
    begin_new(window)
    told = words_on(window)
    assert "English: the questionnaire has no other one." in told
    choices = [one.text() for one in window.page.findChildren(QAbstractButton) if one.isVisible()]
    assert "Deutsch" not in choices
    assert "Full questionnaire: 14 questions at most" in [
        one.accessibleName() for one in window.page.findChildren(QAbstractButton) if one.isVisible()
    ]


def test_it_is_framed_in_its_own_language_and_the_window_speaks_the_wanted_one_again(window: MainWindow) -> None:
    window.memory.change(language="de")
    view = begin_new(window)
    view.findChild(QLineEdit).setText("Test")
    view._on_begin()
    assert "Questions" in words_on(window)
    assert "The questionnaire is not in German" not in words_on(window)
    window.documents.close()
    settle()
    assert window.navigator.route == StartRoute()
    assert window.page._context.language.code == "de"


def test_from_new_to_report_by_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    name = begin_new(window).findChild(QLineEdit)
    button(window, "Full questionnaire").setChecked(True)
    qtbot.keyClicks(name, "Test Ltd")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    # There is no profile to ask for first.
    assert window.navigator.route == TasksRoute()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    for code, typed in _KEYS.items():
        assert window.navigator.route == QuestionRoute(code)
        focused = window.focusWidget()
        if isinstance(focused, QLineEdit):
            qtbot.keyClicks(focused, typed)
        else:
            qtbot.keyClick(window.page, typed)
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert isinstance(window.page, AnswersView)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    assert isinstance(window.page, PercentView)
    button(window, "Create report").setFocus()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert isinstance(window.page, ReportView)
    session = window.documents.session
    assert session is not None
    assert session.assessment.answer("BAS6") == Answer(Status.ANSWERED, 3, value="24")
    assert session.assessment.answer("BAS4").level == 0


def test_from_new_to_report_by_mouse(qtbot: QtBot, window: MainWindow) -> None:
    begin_new(window).findChild(QLineEdit).setText("Test Ltd")

    def click(words: str) -> None:
        QApplication.processEvents()
        qtbot.mouseClick(button(window, words), Qt.MouseButton.LeftButton)

    click("Full questionnaire")
    click("Begin")
    click("Begin")
    view = window.page
    assert isinstance(view, QuestionView)
    view.findChild(QLineEdit).setText("1")
    click("Continue")
    click("2 Staff")
    click("Continue")
    # One person alone, without children's data: two questions are not asked.
    for code in ("BAS1", "BAS2", "BAS3", "BAS5"):
        assert window.navigator.route == QuestionRoute(code)
        click("1 Yes")
        click("Continue")
    window.page.findChild(QLineEdit).setText("6")
    click("Continue")
    for code, answer in {"PEO1": "1", "PEO3": "3", "PEO4": "2", "PEO5": "3", "PEO6": "1"}.items():
        assert window.navigator.route == QuestionRoute(code)
        click(answer)
        click("Continue")
    assert isinstance(window.page, AnswersView)
    click("See the result")
    assert isinstance(window.page, PercentView)
    assert "%" in words_on(window)
    click("Create report")
    assert isinstance(window.page, ReportView)


def test_results_say_per_cent_and_nothing_of_what_is_not_there(plain_sample: MainWindow) -> None:
    plain_sample.navigator.go(ResultsRoute())
    settle()
    told = words_on(plain_sample)
    assert "of what can be reached" in told
    for word in ("stage", "Stage", "Level", "hours", "gate", "agency"):
        assert word not in told, word
    # What was told and not rated, and what was not asked.
    assert "12 people" in told.replace("\xa0", " ")
    assert "Children: Only if “Whose data” is “Children”." in told


def test_a_plan_without_estimates_is_a_list_without_hours(qtbot: QtBot, plain_sample: MainWindow) -> None:
    plain_sample.navigator.go(PlanRoute())
    view = plain_sample.page
    assert isinstance(view, PlanView)
    qtbot.waitUntil(lambda: view.complete, timeout=60_000)
    settle()
    told = words_on(plain_sample)
    assert "hours" not in told
    assert "person-days" not in told
    assert not view._views.isVisible()
    assert view._list_page.isVisible()


def test_two_results_in_per_cent_are_compared_in_per_cent(
    qtbot: QtBot, plain_sample: MainWindow, tmp_path: Path
) -> None:
    session = plain_sample.documents.session
    assert session is not None
    earlier = Path(shutil.copy(session.document.publish(), tmp_path / "earlier.readiness"))
    session.answer("BAS3", at_level(5))
    plain_sample.navigator.go(CompareRoute(earlier))
    qtbot.waitUntil(lambda: plain_sample.page.complete, timeout=60_000)  # type: ignore[attr-defined]
    settle()
    told = words_on(plain_sample)
    assert "Each dimension in per cent" in told
    assert "No → Yes" in told
    assert "stage" not in told


def test_the_start_page_says_the_per_cent(plain_sample: MainWindow) -> None:
    session = plain_sample.documents.session
    assert session is not None
    for code in ("BAS5", "PEO2"):
        session.answer(code, at_level(5))
    plain_sample.documents.close()
    settle()
    assert "%" in words_on(plain_sample)
    assert "Stage" not in words_on(plain_sample)
