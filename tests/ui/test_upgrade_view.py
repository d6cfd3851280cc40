"""The page on which a newer questionnaire is taken over, and what leads there and back."""

import gzip
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from readiness.app.attachments import attach
from readiness.app.session import Session
from readiness.app.upgrading import take_over
from readiness.catalog.installed import OWN_PACKS
from readiness.catalog.packs import load_pack
from readiness.documents.paths import ballots_path
from readiness.domain.answers import Answer, Status
from readiness.domain.questionnaire import Depth
from readiness.foundation.paths import data_folder
from readiness.ui import routes
from readiness.ui.pages.overview.tasks_view import TasksView
from readiness.ui.pages.upgrade.upgrade_view import UpgradeView
from readiness.ui.shell.failed_page import FailedPage
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.row_button import RowButton
from tests.scripted_dialogs import ScriptedDialogs
from tests.shrunken import full_session, shrunken
from tests.ui.every_route import settle
from tests.unit.catalog.tiny_pack import capability, tiny_pack, write_pack

# A document of social-media 1.0.0, as it was made then; 2.0.0 ships.
KEPT = Path(__file__).parents[1] / "cli" / "data" / "questionnaire-1.0.0.readiness.gz"


@pytest.fixture
def old(window: MainWindow, tmp_path: Path) -> MainWindow:
    """Return the window with a document of an earlier version open."""
    path = tmp_path / "Old.readiness"
    with gzip.open(KEPT) as packed, path.open("wb") as unpacked:
        shutil.copyfileobj(packed, unpacked)
    window.documents.open(path)
    return window


def session_of(window: MainWindow) -> Session:
    session = window.documents.session
    assert session is not None
    return session


def texts(window: MainWindow) -> str:
    settle()
    return "\n".join(label.text() for label in window.page.findChildren(QLabel) if label.isVisibleTo(window.page))


def press(window: MainWindow, words: str) -> None:
    found = [b for b in window.page.findChildren(QPushButton) if b.text() == words and b.isVisibleTo(window.page)]
    assert len(found) == 1, [b.text() for b in window.page.findChildren(QPushButton)]
    found[0].click()


def shown(window: MainWindow, qtbot: QtBot) -> UpgradeView:
    window.navigator.go(routes.UpgradeRoute())
    view = window.page
    assert isinstance(view, UpgradeView)
    qtbot.waitUntil(lambda: view.complete)
    settle()
    return view


def test_one_line_on_the_first_page_leads_to_it(old: MainWindow, qtbot: QtBot) -> None:
    page = old.page
    assert isinstance(page, TasksView)

    def lines() -> list[RowButton]:
        return [one for one in page.findChildren(RowButton) if "Version 2.0.0" in one.accessibleName()]

    qtbot.waitUntil(lambda: len(lines()) == 1)
    lines()[0].click()
    assert old.navigator.route == routes.UpgradeRoute()


def test_it_shows_which_answers_are_touched_before_anything_is(old: MainWindow, qtbot: QtBot) -> None:
    before = session_of(old).assessment
    shown(old, qtbot)
    said = texts(old)
    assert "version 1.0.0 → 2.0.0" in said
    assert "34 answers stay as they are; 9 answers are to be confirmed." in said
    assert "To confirm (9)" in said
    assert "Level 0 now means that no one acts either." in said
    assert session_of(old).assessment == before
    QTest.keyClick(old.page, Qt.Key.Key_Escape)
    assert old.navigator.route == routes.TasksRoute()


def test_taken_over_it_leads_to_what_is_to_be_confirmed_and_undo_takes_it_back(old: MainWindow, qtbot: QtBot) -> None:
    session, before = session_of(old), session_of(old).assessment
    shown(old, qtbot)
    press(old, "Use version 2.0.0")
    assert session.questionnaire.version == "2.0.0"
    assert old.navigator.route == routes.FlagsRoute()
    assert not old.navigator.can_go_back()
    assert "To confirm (9)" in texts(old)
    assert "Version 2.0.0 is used now." in old.notices.said
    old.documents.undo()
    assert (session.questionnaire.version, session.assessment) == ("1.0.0", before)
    assert old.notices.said == "Undone: change to the newer questionnaire"
    assert old.navigator.route == routes.TasksRoute()
    old.documents.redo()
    assert session.questionnaire.version == "2.0.0"
    for route in (routes.ResultsRoute(), routes.PlanRoute(), routes.ReportRoute(), routes.AnswersRoute("PRO")):
        old.navigator.go(route)


@pytest.mark.parametrize("how", ["button", "same level", "other level"])
def test_an_answer_is_confirmed_on_its_question(old: MainWindow, qtbot: QtBot, how: str) -> None:
    session = session_of(old)
    shown(old, qtbot)
    press(old, "Use version 2.0.0")
    old.navigator.go(routes.QuestionRoute("PRO2"))
    assert "Answered with version 1.0.0 of the questionnaire." in texts(old)
    assert "You chose then: “" in texts(old)
    if how == "button":
        press(old, "My answer still holds")
    else:
        QTest.keyClick(old.page, Qt.Key.Key_0 if how == "same level" else Qt.Key.Key_2)
    answer = session.assessment.answer("PRO2")
    assert (answer.to_confirm, answer.level) == (False, 2 if how == "other level" else 0)
    assert "Answered with version 1.0.0" not in texts(old)
    old.navigator.go(routes.FlagsRoute())
    assert "To confirm (8)" in texts(old)


def test_a_running_workshop_and_a_version_of_record_refuse_it(
    old: MainWindow, qtbot: QtBot, dialogs: ScriptedDialogs
) -> None:
    session = session_of(old)
    ballots = ballots_path(session.document.document_id)
    ballots.parent.mkdir(parents=True, exist_ok=True)
    ballots.touch()
    shown(old, qtbot)
    press(old, "Use version 2.0.0")
    assert "End the workshop first." in dialogs.complaints[-1]
    ballots.unlink()
    dialogs.confirms = True
    old.documents.finalise()
    shown(old, qtbot)
    press(old, "Use version 2.0.0")
    assert "This is version 1 of record" in dialogs.complaints[-1]
    assert session_of(old).questionnaire.version == "1.0.0"


def install(version: str, *codes: str) -> Path:
    files = tiny_pack()
    files["pack.yaml"] |= {"version": version}
    if codes:
        files["dimensions/ONE.yaml"]["capabilities"] = [capability(code, key_question=code == "ONE1") for code in codes]
        files["incident.yaml"]["steps"][0].pop("leads_to")
    return write_pack(data_folder() / OWN_PACKS / "tiny", files)


def test_answers_to_questions_that_are_gone_can_be_read_and_their_files_saved(
    window: MainWindow, qtbot: QtBot, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:

    window.documents.create(tmp_path / "tiny.readiness", load_pack(install("1.0.0")), "Tiny Ltd", Depth.FULL)
    session = session_of(window)
    session.answer("ONE2", Answer(Status.ANSWERED, 2, evidence="seen on 3 May"))
    proof = tmp_path / "proof.txt"
    proof.write_text("proof", encoding="utf-8")
    attach(session, "ONE2", proof)
    # The page that one could go back to is gone with its question.
    window.navigator.go(routes.QuestionRoute("ONE2"))
    install("2.0.0", "ONE1", "ONE3")
    shown(window, qtbot)
    assert "No longer asked (1)" in texts(window)
    press(window, "Use version 2.0.0")
    assert window.navigator.route == routes.TasksRoute()
    assert not window.navigator.can_go_back()
    shown(window, qtbot)
    said = texts(window)
    assert "No longer asked since version 2.0.0" in said
    assert "seen on 3 May" in said
    dialogs.place = tmp_path / "saved.txt"
    press(window, "Save “proof.txt” …")
    assert dialogs.place.read_text(encoding="utf-8") == "proof"


def test_the_menu_has_it_only_where_there_is_something_newer(old: MainWindow, qtbot: QtBot) -> None:
    def shows(words: str) -> bool:
        old.workspace._fill_menu(QMenu(old))
        return next(action.isVisible() for action in old.actions() if action.text() == words)

    newer = "Use the newer questionnaire …"
    assert shows(newer)
    shown(old, qtbot)
    press(old, "Use version 2.0.0")
    assert not shows(newer)


def test_a_pack_that_cannot_be_used_says_so(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:

    window.documents.create(tmp_path / "tiny.readiness", load_pack(install("1.0.0")), "Tiny Ltd", Depth.FULL)
    folder = install("2.0.0")
    (folder / "dimensions" / "ONE.yaml").write_text("code: ONE", encoding="utf-8")
    shown(window, qtbot)
    assert "The questionnaire does not follow the format." in texts(window)


def test_what_speaks_of_questions_that_are_gone_disturbs_no_page(window: MainWindow, tmp_path: Path) -> None:
    made = full_session(tmp_path)
    made.document.close()
    window.documents.open(made.document.path)
    session = session_of(window)
    window.navigator.go(routes.QuestionRoute("PAR1"))
    take_over(session, shrunken(session.questionnaire))
    for route in (
        routes.TasksRoute(),
        routes.FlagsRoute(),
        routes.QuestionRoute("PRO1"),
        routes.AnswersRoute(),
        routes.MergeRoute(),
        routes.FindRoute("agency"),
        routes.ResultsRoute(),
        routes.PlanRoute(),
        routes.ReportRoute(),
        routes.WorkshopRoute(),
        routes.UpgradeRoute(),
    ):
        window.navigator.go(route)
        settle()
        assert not isinstance(window.page, FailedPage), route
    while session.questionnaire.version != "2.0.0":
        window.documents.undo()
    assert window.navigator.route == routes.TasksRoute()
