"""The page of a team, with a real server: sign in, send, fetch, settle what clashes, undo."""

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from readiness.app.documents import open_session
from readiness.app.session import Session
from readiness.app.settings import load_settings
from readiness.app.team import fetch_to, send_file, sign_in
from readiness.domain.answers import at_level
from readiness.ui.pages.team.clash_list import ClashList
from readiness.ui.pages.team.team_view import TeamView
from readiness.ui.routes import TeamRoute
from readiness.ui.shell.main_window import MainWindow
from tests.scripted_dialogs import ScriptedDialogs
from tests.team.conftest import LEAD, Team, new_database, password_of, server, team
from tests.team.test_passwords import KeptInMemory

__all__ = ["new_database", "server", "team"]


@pytest.fixture(autouse=True)
def own_keyring(monkeypatch: pytest.MonkeyPatch) -> Iterator[KeptInMemory]:
    before = keyring.get_keyring()
    monkeypatch.delenv("PGPASSWORD", raising=False)
    kept = KeptInMemory()
    keyring.set_keyring(kept)
    yield kept
    keyring.set_keyring(before)


def page(window: MainWindow, qtbot: QtBot) -> TeamView:
    qtbot.waitUntil(lambda: isinstance(window.page, TeamView) and window.page.complete, timeout=30_000)
    view = window.page
    assert isinstance(view, TeamView)
    return view


def said(window: MainWindow, qtbot: QtBot) -> str:
    return "\n".join(label.text() for label in page(window, qtbot).findChildren(QLabel) if not label.isHidden())


def press(window: MainWindow, qtbot: QtBot, words: str) -> None:
    found = [one for one in page(window, qtbot).findChildren(QAbstractButton) if one.text().startswith(words)]
    assert found, said(window, qtbot)
    found[-1].click()


def sign_in_here(window: MainWindow, team: Team, dialogs: ScriptedDialogs, qtbot: QtBot) -> None:
    window.navigator.go(TeamRoute())
    field = page(window, qtbot).findChild(QLineEdit)
    assert field is not None
    field.setText(team.address(LEAD).text)
    dialogs.phrases = [password_of(LEAD)]
    press(window, qtbot, "Sign in")
    qtbot.waitUntil(lambda: "only here" in said(window, qtbot), timeout=30_000)


def colleague(team: Team, document: str, folder: Path, code: str, level: int, *, first: bool = True) -> None:
    """Another member fetches the document, answers, and sends it; on another computer."""
    address = team.address("bert")
    sign_in(address, password_of("bert"))
    path = folder / "bert.readiness"
    team.monkeypatch.setenv("READINESS_DATA", str(team.own_folder("bert-data")))
    if first:
        fetch_to(address, document, path)
    session = open_session(path)
    session.answer(code, at_level(level))
    session.document.close()
    assert send_file(address, path) is not None


def changed_on_both_sides(
    quick: MainWindow, team: Team, dialogs: ScriptedDialogs, qtbot: QtBot, own_data_folder: Path, code: str
) -> Session:
    """Send the document; a colleague answers a question with 4, we answer PRO1 with 2, and fetch."""
    team.add("bert")
    sign_in_here(quick, team, dialogs, qtbot)
    session = quick.documents.session
    assert session is not None
    press(quick, qtbot, "Send")
    qtbot.waitUntil(lambda: "unchanged" in said(quick, qtbot), timeout=30_000)
    assert "revision 1 by anna" in said(quick, qtbot)
    colleague(team, session.document.document_id, team.folder, code, 4)
    team.monkeypatch.setenv("READINESS_DATA", str(own_data_folder))
    session.answer("PRO1", at_level(2))
    page(quick, qtbot)
    press(quick, qtbot, "Look again")
    qtbot.waitUntil(lambda: "changed on both sides" in said(quick, qtbot), timeout=30_000)
    press(quick, qtbot, "Fetch and merge")
    return session


def test_a_document_is_sent_fetched_and_merged_and_undo_reverses_it(
    quick: MainWindow, team: Team, dialogs: ScriptedDialogs, qtbot: QtBot, own_data_folder: Path
):
    session = changed_on_both_sides(quick, team, dialogs, qtbot, own_data_folder, "PRO3")
    qtbot.waitUntil(lambda: session.assessment.answer("PRO3") == at_level(4), timeout=30_000)
    qtbot.waitUntil(lambda: "newer here" in said(quick, qtbot), timeout=30_000)
    assert session.assessment.answer("PRO1") == at_level(2)
    quick.documents.undo()
    assert session.assessment.answer("PRO3").open


def test_clashes_are_settled_before_anything_is_merged(
    quick: MainWindow, team: Team, dialogs: ScriptedDialogs, qtbot: QtBot, own_data_folder: Path
):
    session = changed_on_both_sides(quick, team, dialogs, qtbot, own_data_folder, "PRO1")
    qtbot.waitUntil(lambda: page(quick, qtbot).findChild(ClashList) is not None, timeout=30_000)
    assert "1 clash to settle" in said(quick, qtbot)
    assert session.assessment.answer("PRO1") == at_level(2)
    merge = next(one for one in quick.page.findChildren(QAbstractButton) if one.text() == "Merge")
    assert not merge.isEnabled()
    there = next(one for one in quick.page.findChildren(QAbstractButton) if one.text().startswith("there: 4"))
    there.click()
    assert merge.isEnabled()
    merge.click()
    assert session.assessment.answer("PRO1") == at_level(4)
    qtbot.waitUntil(lambda: "unchanged" in said(quick, qtbot), timeout=30_000)


def test_a_wrong_password_is_told_and_nothing_is_kept(
    window: MainWindow, team: Team, dialogs: ScriptedDialogs, qtbot: QtBot, own_keyring: KeptInMemory
):
    window.navigator.go(TeamRoute())
    field = page(window, qtbot).findChild(QLineEdit)
    assert field is not None
    field.setText("postgresql://anna:secret@db.example.com/x")
    press(window, qtbot, "Sign in")
    assert "The address holds a password." in dialogs.complaints[-1]
    field.setText(team.address(LEAD).text)
    dialogs.phrases = ["wrong"]
    press(window, qtbot, "Sign in")
    qtbot.waitUntil(lambda: len(dialogs.complaints) == 2, timeout=30_000)
    assert "The server refuses this name with this password." in dialogs.complaints[-1]
    assert load_settings().team == ""
    assert own_keyring.kept == {}


def test_what_only_the_store_has_is_fetched_into_a_file(
    quick: MainWindow, team: Team, dialogs: ScriptedDialogs, qtbot: QtBot, tmp_path: Path
):
    sign_in_here(quick, team, dialogs, qtbot)
    press(quick, qtbot, "Send")
    qtbot.waitUntil(lambda: "unchanged" in said(quick, qtbot), timeout=30_000)
    quick.documents.close()
    team.monkeypatch.setenv("READINESS_DATA", str(team.own_folder("another-computer")))
    quick.navigator.go(TeamRoute())
    qtbot.waitUntil(lambda: "only in the store" in said(quick, qtbot), timeout=30_000)
    dialogs.place = tmp_path / "Fetched.readiness"
    press(quick, qtbot, "Fetch into a file")
    qtbot.waitUntil(lambda: quick.documents.session is not None, timeout=30_000)
    assert quick.documents.session.document.path.name == "Fetched.readiness"
