"""The main job in the window: new, answer the quick check, results, report; and what may go wrong."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QRadioButton
from pytestqt.qtbot import QtBot

from readiness.app.settings import load_settings
from readiness.documents.published_file import read_published
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.ui.pages.overview.tasks_view import TasksView
from readiness.ui.pages.profile.profile_view import ProfileView
from readiness.ui.pages.question.answers_view import AnswersView
from readiness.ui.pages.question.question_view import QuestionView
from readiness.ui.pages.report.report_view import ReportView
from readiness.ui.pages.results.results_view import ResultsView
from readiness.ui.pages.start.new_view import NewView
from readiness.ui.pages.start.start_view import StartView
from readiness.ui.routes import (
    CheckpointsRoute,
    NewRoute,
    ProfileRoute,
    QuestionRoute,
    StartRoute,
    TasksRoute,
)
from readiness.ui.shell.main_window import MainWindow
from tests.golden_company import PROFILE
from tests.scripted_dialogs import ScriptedDialogs
from tests.ui.every_route import settle
from tests.ui.toasts import said


def texts(window: MainWindow) -> str:
    return "\n".join(label.text() for label in window.page.findChildren(QLabel))


def press(window: MainWindow, words: str) -> None:
    """Click the button with these words on it, or the row that has them for its name or its title."""
    shown = [b for b in window.findChildren(QAbstractButton) if b.isVisible()]
    said = [b.text().replace("&&", "&") or b.accessibleName() for b in shown]
    found = [b for b, name in zip(shown, said, strict=True) if name == words or name.startswith(f"{words}. ")]
    assert len(found) == 1, (words, said)
    found[0].click()


def test_a_manager_goes_from_start_to_report_by_keyboard(
    qtbot: QtBot,
    window: MainWindow,
    tmp_path: Path,
    questionnaire: Questionnaire,
    dialogs: ScriptedDialogs,
) -> None:
    press(window, "Quick check")
    assert isinstance(window.page, NewView)
    name = window.page.findChild(QLineEdit)
    name.insert("Möbel Müller & Söhne")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert isinstance(window.page, ProfileView)
    press(window, "Skip for now")
    assert isinstance(window.page, TasksView)
    assert (tmp_path / "Möbel Müller & Söhne.readiness").is_file()

    press(window, "Begin")
    for capability in questionnaire.asked(Depth.QUICK):
        assert isinstance(window.page, QuestionView), capability.code
        qtbot.keyClick(window.page, "2")
        qtbot.keyClick(window.page, Qt.Key.Key_Return)
    assert isinstance(window.page, AnswersView)
    on = window.page.first_focus
    qtbot.keyClick(on, Qt.Key.Key_Space)
    results = window.page
    assert isinstance(results, ResultsView)
    qtbot.waitUntil(lambda: results.complete, timeout=60_000)
    settle()
    assert "Overall stage at most 2 of 5" in texts(window)

    press(window, "Create report")
    view = window.page
    assert isinstance(view, ReportView)
    report = tmp_path / "report.pdf"
    dialogs.place = report
    press(window, "Save report …")
    qtbot.waitUntil(report.exists, timeout=60_000)
    assert report.read_bytes().startswith(b"%PDF-")
    qtbot.waitUntil(lambda: said(window) == f"Saved: {report}")


def test_going_deeper_keeps_every_answer(qtbot: QtBot, quick: MainWindow) -> None:
    quick.navigator.go(QuestionRoute("PRO1"))
    qtbot.keyClick(quick.page, "3")
    quick.navigator.go(TasksRoute())
    press(quick, "Continue to the full questionnaire")
    assert quick.documents.session is not None
    assert quick.documents.session.assessment.details.depth is Depth.FULL
    assert quick.documents.session.assessment.answer("PRO1").level == 3
    assert "1 of 5" in texts(quick)


def test_publishing_follows_the_last_change(qtbot: QtBot, quick: MainWindow) -> None:
    session = quick.documents.session
    assert session is not None
    quick.navigator.go(QuestionRoute("PRO1"))
    qtbot.keyClick(quick.page, "3")
    qtbot.waitUntil(lambda: read_published(session.document.path).assessment.answer("PRO1").level == 3, timeout=10_000)


def test_the_language_changes_at_run_time(quick: MainWindow) -> None:
    quick.navigator.go(QuestionRoute("PRO1"))
    quick.memory.change(language="de")
    assert "Wie entscheiden wir" in texts(quick)
    assert load_settings().language == "de"


def test_a_file_that_is_none_is_refused_with_a_sentence(
    window: MainWindow, tmp_path: Path, dialogs: ScriptedDialogs
) -> None:
    foreign = tmp_path / "letter.readiness"
    foreign.write_text("Dear Sir or Madam")
    window.documents.open(foreign)
    what = "The file is damaged, or it is not a Readiness document."
    helps = "Open another file, or an older copy of this one, for example from a backup or an email."
    assert dialogs.complaints == [f"{foreign}: {what} {helps}"]
    assert isinstance(window.page, StartView)
    assert foreign.read_text() == "Dear Sir or Madam"


def test_an_existing_file_is_not_overwritten(
    window: MainWindow, tmp_path: Path, dialogs: ScriptedDialogs, questionnaire: Questionnaire
) -> None:
    taken = tmp_path / "taken.readiness"
    taken.write_text("mine")
    window.navigator.go(NewRoute())
    window.documents.create(taken, questionnaire, "Test", Depth.QUICK)
    assert "already a file" in dialogs.complaints[0]
    assert taken.read_text() == "mine"


def test_recent_documents_are_offered_and_forgotten_when_gone(
    window: MainWindow, tmp_path: Path, questionnaire: Questionnaire, dialogs: ScriptedDialogs
) -> None:
    path = tmp_path / "Old.readiness"
    window.documents.create(path, questionnaire, "Old Ltd", Depth.QUICK)
    window.documents.close()
    assert isinstance(window.page, StartView)
    assert "Old Ltd" in texts(window)
    press(window, "Begin")
    assert isinstance(window.page, TasksView)
    window.documents.close()
    path.unlink()
    press(window, "Begin")
    assert "cannot be read" in dialogs.read[0]
    assert not load_settings().recent


def test_work_of_a_crashed_session_is_offered(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, questionnaire: Questionnaire
) -> None:
    window.documents.create(tmp_path / "Crash.readiness", questionnaire, "Crash AG", Depth.QUICK)
    window.navigator.go(QuestionRoute("PRO1"))
    qtbot.keyClick(window.page, "4")
    session = window.documents.session
    assert session is not None
    # A crash closes nothing and publishes nothing; the lock goes with the process.
    session.document.abandon()
    window.documents._publisher.stop()
    window.documents._session = None
    window.navigator.go(StartRoute())
    assert "Crash AG: 1 answer, saved at " in texts(window)
    press(window, "Continue")
    assert window.documents.session is not None
    assert window.documents.session.assessment.answer("PRO1").level == 4


def test_the_profile_chooses_target_and_checkpoints_but_never_a_score(window: MainWindow, sample: MainWindow) -> None:
    session = sample.documents.session
    assert session is not None
    before = session.result()
    sample.navigator.go(ProfileRoute())
    for answer in ("Switzerland", "Mainly consumers, including through retailers"):
        next(choice for choice in sample.page.findChildren(QRadioButton) if choice.text() == answer).click()
    after = session.result()
    assert session.assessment.details.profile == {**PROFILE, "country": "CH", "customers": "consumers"}
    assert after.score == before.score
    assert (before.target and before.target.code, after.target and after.target.code) == ("default", "launch")
    assert 0 < len(after.checkpoints) < len(before.checkpoints)
    assert all("CH" in point.countries for point in after.checkpoints)
    sample.navigator.go(CheckpointsRoute())
    assert f"{len(after.checkpoints)} legal points match your company details." in texts(sample)


def test_the_menu_offers_undo_only_where_there_is_something_to_undo(qtbot: QtBot, quick: MainWindow) -> None:
    menu = quick.workspace._side.widget._menu

    def action(name: str) -> QAction:
        menu.aboutToShow.emit()
        return next(action for action in menu.actions() if action.text().split("\t")[0] == name)

    def offered() -> tuple[bool, bool]:
        return action("Undo").isEnabled(), action("Redo").isEnabled()

    assert offered() == (False, False)
    quick.navigator.go(QuestionRoute("PRO1"))
    qtbot.keyClick(quick.page, "3")
    assert offered() == (True, False)
    action("Undo").trigger()
    assert offered() == (False, True)
