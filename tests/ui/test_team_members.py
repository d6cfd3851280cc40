"""The page of a team for those who lead it, with a real server: members, projects, the log; and the ways to sign in."""

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from readiness.app.settings import load_settings
from readiness.foundation.language import ENGLISH
from readiness.portfolio.team.access import members
from readiness.ui.look import Look
from readiness.ui.pages.team.sign_in_panel import SignInPanel
from readiness.ui.routes import TeamRoute
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.shell.new_password_dialog import NewPasswordDialog
from readiness.ui.theme.density import Density
from readiness.ui.theme.tokens import LIGHT
from tests.scripted_dialogs import ScriptedDialogs
from tests.team.conftest import LEAD, Team, new_database, password_of, server, team
from tests.ui.test_team_view import own_keyring, page, press, said, sign_in_here

__all__ = ["new_database", "own_keyring", "server", "team"]

LONG_MS = 30_000


@pytest.fixture
def no_keyring(own_keyring: object) -> Iterator[None]:
    before = keyring.get_keyring()
    keyring.set_keyring(NoKeyring())
    yield
    keyring.set_keyring(before)


def field(window: MainWindow, qtbot: QtBot, name: str) -> QLineEdit:
    (found,) = (
        one
        for one in page(window, qtbot).findChildren(QLineEdit)
        if one.isVisible() and one.accessibleName().startswith(name)
    )
    return found


def press_beside(window: MainWindow, qtbot: QtBot, name: str) -> None:
    """Press the button that screen readers call so."""
    (found,) = (one for one in page(window, qtbot).findChildren(QAbstractButton) if one.accessibleName() == name)
    found.click()


def team_members(team: Team) -> dict[str, tuple[str, tuple[str, ...]]]:
    with team.connected(LEAD) as connection:
        return {one.name: (str(one.role), one.projects) for one in members(connection)}


def test_a_lead_adds_changes_and_removes_members_and_reads_the_log(
    quick: MainWindow, team: Team, dialogs: ScriptedDialogs, qtbot: QtBot
):
    sign_in_here(quick, team, dialogs, qtbot)
    field(quick, qtbot, "Project").setText("North")
    press(quick, qtbot, "Send")
    qtbot.waitUntil(lambda: "unchanged" in said(quick, qtbot), timeout=LONG_MS)
    assert "North" in said(quick, qtbot)

    press(quick, qtbot, "Members")
    qtbot.waitUntil(lambda: "leads the team · all projects" in said(quick, qtbot), timeout=LONG_MS)
    press(quick, qtbot, "Add a member")
    field(quick, qtbot, "Name to sign in with").setText("bert")
    field(quick, qtbot, "Only these projects").setText("North, South ,North")
    dialogs.phrases = ["the password of bert"]
    press(quick, qtbot, "Add …")
    qtbot.waitUntil(lambda: "reads and sends · North, South" in said(quick, qtbot), timeout=LONG_MS)
    assert team_members(team)["bert"] == ("contributor", ("North", "South"))

    press_beside(quick, qtbot, "Change …: bert")
    press(quick, qtbot, "reads")
    field(quick, qtbot, "Only these projects").setText("")
    press(quick, qtbot, "Save")
    qtbot.waitUntil(lambda: "North, South" not in said(quick, qtbot), timeout=LONG_MS)
    assert team_members(team)["bert"][1] == ()

    dialogs.confirms = False
    press_beside(quick, qtbot, "Remove …: bert")
    assert "bert" in team_members(team)
    dialogs.confirms = True
    press_beside(quick, qtbot, "Remove …: bert")
    qtbot.waitUntil(lambda: "bert" not in said(quick, qtbot), timeout=LONG_MS)
    assert [*team_members(team)] == [LEAD]

    press(quick, qtbot, "Log")
    qtbot.waitUntil(lambda: "removed bert from the team" in said(quick, qtbot), timeout=LONG_MS)
    told = said(quick, qtbot)
    assert "made bert a member: reads and sends (North, South)" in told
    assert "sent revision 1 of" in told
    # The newest comes first.
    assert told.index("removed bert") < told.index("made bert")


def test_the_last_lead_stays_and_is_told(window: MainWindow, team: Team, dialogs: ScriptedDialogs, qtbot: QtBot):
    window.navigator.go(TeamRoute())
    field(window, qtbot, "Address").setText(team.address(LEAD).text)
    dialogs.phrases, dialogs.confirms = [password_of(LEAD)], True
    press(window, qtbot, "Sign in")
    qtbot.waitUntil(lambda: "holds no document" in said(window, qtbot), timeout=LONG_MS)
    press(window, qtbot, "Members")
    qtbot.waitUntil(lambda: "leads the team" in said(window, qtbot), timeout=LONG_MS)
    press_beside(window, qtbot, f"Remove …: {LEAD}")
    qtbot.waitUntil(lambda: "lead" in said(window, qtbot).splitlines()[1], timeout=LONG_MS)
    assert [*team_members(team)] == [LEAD]


def test_others_see_neither_members_nor_log(window: MainWindow, team: Team, dialogs: ScriptedDialogs, qtbot: QtBot):
    team.add("rita", "reader")
    window.navigator.go(TeamRoute())
    field(window, qtbot, "Address").setText(team.address("rita").text)
    dialogs.phrases = [password_of("rita")]
    press(window, qtbot, "Sign in")
    qtbot.waitUntil(lambda: "holds no document" in said(window, qtbot), timeout=LONG_MS)
    shown = {one.text() for one in page(window, qtbot).findChildren(QAbstractButton) if one.isVisible()}
    assert not shown & {"Members", "Log"}


@pytest.mark.parametrize("way", ["PGPASSWORD", "PGPASSFILE"])
def test_without_a_keyring_the_password_comes_from_the_environment(
    window: MainWindow,
    team: Team,
    dialogs: ScriptedDialogs,
    qtbot: QtBot,
    tmp_path: Path,
    no_keyring: None,
    way: str,
):
    address = team.address(LEAD)
    if way == "PGPASSWORD":
        team.monkeypatch.setenv(way, password_of(LEAD))
    else:
        file = tmp_path / "pgpass"
        file.write_text(f"*:*:*:{LEAD}:{password_of(LEAD)}\n")
        file.chmod(0o600)
        team.monkeypatch.setenv(way, str(file))
    window.navigator.go(TeamRoute())
    field(window, qtbot, "Address").setText(address.text)
    press(window, qtbot, "Sign in")
    qtbot.waitUntil(lambda: "holds no document" in said(window, qtbot), timeout=LONG_MS)
    assert dialogs.read == []
    assert load_settings().team == address.text


def test_without_a_keyring_and_without_a_file_it_is_said_what_to_do(
    window: MainWindow, team: Team, dialogs: ScriptedDialogs, qtbot: QtBot, tmp_path: Path, no_keyring: None
):
    team.monkeypatch.setenv("PGPASSFILE", str(tmp_path / "nowhere"))
    window.navigator.go(TeamRoute())
    field(window, qtbot, "Address").setText(team.address(LEAD).text)
    dialogs.phrases = [password_of(LEAD)]
    press(window, qtbot, "Sign in")
    qtbot.waitUntil(lambda: bool(dialogs.complaints), timeout=LONG_MS)
    assert "PGPASSFILE" in dialogs.complaints[-1]
    assert load_settings().team == ""


def test_the_root_certificate_is_chosen_by_a_dialog_and_kept_with_the_address(
    window: MainWindow, team: Team, dialogs: ScriptedDialogs, qtbot: QtBot, tmp_path: Path
):
    window.navigator.go(TeamRoute())
    panel = page(window, qtbot).findChild(SignInPanel)
    assert panel is not None
    panel.field.setText("postgresql://anna@127.0.0.1:9/readiness")
    dialogs.place = tmp_path / "root.crt"
    press(window, qtbot, "Choose a file")
    assert panel.certificate.text() == str(tmp_path / "root.crt")
    dialogs.phrases = ["secret"]
    press(window, qtbot, "Sign in")
    qtbot.waitUntil(lambda: bool(dialogs.complaints), timeout=LONG_MS)
    assert "The file with the root certificate is not there." in dialogs.complaints[-1]
    assert str(tmp_path / "root.crt") in dialogs.complaints[-1]


def test_a_new_password_is_typed_twice(qtbot: QtBot):
    dialog = NewPasswordDialog(None, Look(ENGLISH, LIGHT, Density.COMFORTABLE), "bert")
    qtbot.addWidget(dialog)
    assert not dialog.accepting.isEnabled()
    dialog.first.setText("one")
    dialog.second.setText("two")
    assert not dialog.accepting.isEnabled()
    assert "The two do not match." in [label.text() for label in dialog.findChildren(QLabel)]
    dialog.second.setText("one")
    assert dialog.accepting.isEnabled()
