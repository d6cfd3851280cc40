"""What the window says and offers where something happens to the document."""

import resource
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from readiness.app.settings import load_settings
from readiness.documents.backups import backups_of
from readiness.documents.document import Document
from readiness.documents.lock import lock_path
from readiness.documents.published_file import read_published
from readiness.documents.recovery import recoverable
from readiness.domain.answers import at_level
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.ui.pages.question.answer_card import AnswerCard
from readiness.ui.pages.start.start_view import StartView
from readiness.ui.routes import QuestionRoute, StartRoute
from readiness.ui.shell import document_dialogs
from readiness.ui.shell.main_window import MainWindow
from tests.scripted_dialogs import ScriptedDialogs
from tests.ui.toasts import offered, said, state


def answer(qtbot: QtBot, window: MainWindow, level: int) -> None:
    window.navigator.go(QuestionRoute("PRO1"))
    qtbot.keyClick(window.page, str(level))


def level_of(path: Path) -> int | None:
    return read_published(path).assessment.answer("PRO1").level


@contextmanager
def nothing_can_be_written() -> Iterator[None]:
    """No file grows any more, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.fixture
def elsewhere(tmp_path: Path, dialogs: ScriptedDialogs) -> Path:
    """Return the place that is named whenever the system's dialog asks for one."""
    path = tmp_path / "Elsewhere.readiness"
    dialogs.place = path
    return path


@pytest.fixture
def held(tmp_path: Path, questionnaire: Questionnaire, monkeypatch: pytest.MonkeyPatch, window: MainWindow) -> Path:
    """Return a document that another user has open at another machine, with one answer in it."""
    path = tmp_path / "Shared.readiness"
    window.documents.create(path, questionnaire, "Shared AG", Depth.QUICK)
    assert window.documents.session is not None
    window.documents.session.answer("PRO1", at_level(3))
    window.documents.close()
    with monkeypatch.context() as other:
        other.setenv("USER", "ada")
        other.setenv("READINESS_DATA", str(tmp_path / "other data"))
        Document.open(path)
    return path


def test_what_others_have_open_can_be_looked_at_but_not_changed(
    qtbot: QtBot, window: MainWindow, held: Path, dialogs: ScriptedDialogs
) -> None:
    before = held.read_bytes()
    dialogs.presses = "Open read-only"
    window.documents.open(held)
    assert "ada (computer " in dialogs.read[0]
    assert said(window).startswith("Read-only: ada (computer ")

    dialogs.presses = ""
    answer(qtbot, window, 5)
    assert "has been working on this document since" in dialogs.read[1]
    # What was clicked is not stored, so it is not shown.
    qtbot.waitUntil(lambda: [c.digit for c in window.page.findChildren(AnswerCard) if c.isChecked()] == [3])
    window.documents.close()
    assert held.read_bytes() == before
    assert lock_path(held).exists()
    assert recoverable() == []


def test_what_others_have_open_can_be_copied(
    qtbot: QtBot, window: MainWindow, held: Path, dialogs: ScriptedDialogs, elsewhere: Path
) -> None:
    dialogs.presses = "Open a copy …"
    window.documents.open(held)
    answer(qtbot, window, 5)
    window.documents.close()

    assert (level_of(held), level_of(elsewhere)) == (3, 5)
    assert read_published(held).document_id != read_published(elsewhere).document_id


def test_a_document_that_is_looked_at_can_become_a_copy(
    qtbot: QtBot, window: MainWindow, held: Path, dialogs: ScriptedDialogs, elsewhere: Path
) -> None:
    dialogs.presses = "Open read-only"
    window.documents.open(held)
    window.memory.change(language="de")
    assert said(window).startswith("Nur zum Lesen geöffnet: ada (Computer ")
    button = offered(window)
    assert button is not None
    assert button.text() == "Kopie öffnen …"
    window.memory.change(language="en")
    button.click()

    answer(qtbot, window, 5)
    assert state(window).startswith("Saved ")
    assert offered(window) is None


def test_a_file_that_was_changed_elsewhere_stays_and_ours_is_named(
    qtbot: QtBot, quick: MainWindow, tmp_path: Path
) -> None:
    theirs = tmp_path / "Test.readiness"
    theirs.write_bytes(b"theirs")
    answer(qtbot, quick, 4)
    quick.documents.publish()

    (ours,) = tmp_path.glob("Test (conflict *")
    assert said(quick) == f"The file was changed elsewhere, so both are kept. Yours is now “{ours.name}”."
    assert quick.windowTitle() == f"{ours.stem} – Readiness"
    assert (theirs.read_bytes(), level_of(ours)) == (b"theirs", 4)
    assert str(ours) in [entry.path for entry in load_settings().recent]


def test_a_conflict_is_reported_though_publishing_failed_before(
    qtbot: QtBot, quick: MainWindow, tmp_path: Path
) -> None:
    answer(qtbot, quick, 4)
    with nothing_can_be_written():
        quick.documents.publish()
    (tmp_path / "Test.readiness").write_bytes(b"theirs")
    quick.documents.publish()

    assert "both are kept" in said(quick)
    assert offered(quick) is None


def test_a_conflict_at_the_very_end_is_reported_before_the_window_goes(
    qtbot: QtBot, quick: MainWindow, tmp_path: Path, dialogs: ScriptedDialogs
) -> None:
    answer(qtbot, quick, 4)
    (tmp_path / "Test.readiness").write_bytes(b"theirs")
    quick.close()

    assert "both are kept" in dialogs.read[0]


def test_a_file_that_was_replaced_after_the_last_publishing_is_reported_at_the_end(
    qtbot: QtBot, quick: MainWindow, tmp_path: Path, dialogs: ScriptedDialogs
) -> None:
    answer(qtbot, quick, 4)
    quick.documents.publish()
    (tmp_path / "Test.readiness").write_bytes(b"theirs")
    quick.close()

    (ours,) = tmp_path.glob("Test (conflict *")
    assert level_of(ours) == 4
    assert ours.name in dialogs.read[0]


def test_a_file_that_was_deleted_after_the_last_publishing_comes_back_and_is_reported(
    qtbot: QtBot, quick: MainWindow, tmp_path: Path, dialogs: ScriptedDialogs
) -> None:
    answer(qtbot, quick, 4)
    quick.documents.publish()
    (tmp_path / "Test.readiness").unlink()
    quick.close()

    assert level_of(tmp_path / "Test.readiness") == 4
    assert dialogs.read == ["The file had been deleted or moved; it was written again: “Test.readiness”."]


def test_a_file_that_was_deleted_meanwhile_is_reported_when_it_is_written_again(
    qtbot: QtBot, quick: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "Test.readiness").unlink()
    answer(qtbot, quick, 4)
    quick.documents.publish()

    assert level_of(tmp_path / "Test.readiness") == 4
    assert said(quick) == "The file had been deleted or moved; it was written again: “Test.readiness”."


def test_where_the_folder_is_gone_at_the_end_another_place_is_offered(
    qtbot: QtBot, quick: MainWindow, tmp_path: Path, dialogs: ScriptedDialogs, elsewhere: Path
) -> None:
    folder = tmp_path / "share"
    folder.mkdir()
    quick.documents.publish_as(folder / "Test.readiness")
    answer(qtbot, quick, 4)
    quick.documents.publish()
    shutil.rmtree(folder)
    dialogs.presses = "Choose another place …"
    quick.close()

    assert level_of(elsewhere) == 4
    assert recoverable() == []


def test_where_the_file_cannot_be_written_it_is_tried_again(qtbot: QtBot, quick: MainWindow, tmp_path: Path) -> None:
    answer(qtbot, quick, 4)
    with nothing_can_be_written():
        quick.documents.publish()
    assert "could not be written" in said(quick)
    assert "Your answers are safe; Readiness will try again." in said(quick)
    assert offered(quick) is not None

    # The sentence goes with what was offered.
    qtbot.waitUntil(lambda: said(quick) == "", timeout=15_000)
    assert level_of(tmp_path / "Test.readiness") == 4
    assert offered(quick) is None


def test_where_the_file_cannot_be_written_another_place_is_offered(
    qtbot: QtBot, quick: MainWindow, elsewhere: Path
) -> None:
    answer(qtbot, quick, 4)
    with nothing_can_be_written():
        quick.documents.publish()
    button = offered(quick)
    assert button is not None
    button.click()

    assert said(quick) == "The document is now saved to “Elsewhere.readiness”."
    assert level_of(elsewhere) == 4


def test_closing_offers_another_place_before_it_leaves_the_answers_for_recovery(
    qtbot: QtBot,
    window: MainWindow,
    tmp_path: Path,
    questionnaire: Questionnaire,
    dialogs: ScriptedDialogs,
    elsewhere: Path,
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    window.documents.create(stick / "Test.readiness", questionnaire, "Test GmbH", Depth.QUICK)
    answer(qtbot, window, 4)
    shutil.rmtree(stick)
    window.documents.close()
    assert "could not be written" in dialogs.read[0]
    (left,) = recoverable()
    assert left.answers == 1

    window.documents.recover(left)
    assert said(window).startswith("Recovered: 1 answer, saved at ")
    dialogs.presses = "Choose another place …"
    window.documents.close()
    assert level_of(elsewhere) == 4
    assert recoverable() == []


def test_a_change_that_cannot_be_stored_can_be_made_again(
    qtbot: QtBot, quick: MainWindow, dialogs: ScriptedDialogs
) -> None:
    answer(qtbot, quick, 2)
    with nothing_can_be_written():
        answer(qtbot, quick, 4)
        assert "could not be stored" in dialogs.read[0]
        qtbot.waitUntil(lambda: [c.digit for c in quick.page.findChildren(AnswerCard) if c.isChecked()] == [2])
        assert quick.documents.session is not None
        assert quick.documents.session.assessment.answer("PRO1") == at_level(2)
    answer(qtbot, quick, 4)
    assert quick.documents.session.assessment.answer("PRO1") == at_level(4)


def test_a_backup_opens_as_a_copy_and_replaces_nothing(
    qtbot: QtBot, quick: MainWindow, tmp_path: Path, elsewhere: Path, dialogs: ScriptedDialogs
) -> None:
    path = tmp_path / "Test.readiness"
    answer(qtbot, quick, 4)
    dialogs.backup = -1
    quick.documents.open_own_backup()

    assert quick.documents.session is not None
    assert quick.documents.session.document.path == elsewhere
    assert (level_of(path), level_of(elsewhere)) == (4, None)


def test_a_damaged_document_leads_to_its_backups(
    quick: MainWindow, tmp_path: Path, dialogs: ScriptedDialogs, elsewhere: Path
) -> None:
    path = tmp_path / "Test.readiness"
    quick.documents.close()
    path.write_bytes(path.read_bytes()[:5000])
    dialogs.presses = "Show backups …"
    dialogs.backup = 0
    quick.documents.open(path)

    assert "The document is damaged" in dialogs.read[0]
    assert quick.documents.session is not None
    assert quick.documents.session.assessment.details.organisation == "Test GmbH"


def test_deleting_takes_the_file_and_every_trace_where_that_is_chosen(
    quick: MainWindow, tmp_path: Path, own_data_folder: Path, dialogs: ScriptedDialogs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    path = tmp_path / "Test.readiness"
    quick.documents.close()
    assert isinstance(quick.page, StartView)
    assert "Test GmbH" in (own_data_folder / "settings.json").read_text("utf-8")

    assert dialogs.deletes is None
    quick.documents.delete(path)
    assert path.exists()

    dialogs.deletes = True
    quick.documents.delete(path)
    assert not path.exists()
    assert backups_of(path) == []
    quick.navigator.go(StartRoute())
    kept = [file for file in own_data_folder.rglob("*") if file.is_file()]
    assert not [file for file in kept if b"Test GmbH" in file.read_bytes()]


# The dialogs themselves: a hand that presses buttons in whatever dialog comes up.


def then_press(words: str, before: Callable[[QWidget], object] = lambda _dialog: None) -> None:
    """As soon as a dialog shows, do something in it and press the button of the given words."""

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        before(dialog)
        (button,) = [b for b in dialog.findChildren(QPushButton) if b.text() == words]
        button.click()

    QTimer.singleShot(0, press)


def test_a_choice_is_a_button(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    for words, chosen in (("One & two", 0), ("Three", 1), ("Leave it", None)):
        then_press(words.replace("&", "&&"))
        assert document_dialogs.choose(parent, "What now?", "", ["One & two", "Three"], "Leave it") == chosen


def test_a_backup_is_chosen_by_its_time_and_what_is_in_it(qtbot: QtBot, quick: MainWindow, tmp_path: Path) -> None:
    answer(qtbot, quick, 4)
    quick.documents.close()
    (found,) = backups_of(tmp_path / "Test.readiness")
    look, read = quick.look(), []

    def read_it(dialog: QWidget) -> None:
        times = dialog.findChild(QListWidget)
        read.append(times.currentItem().text())
        read.extend(label.text() for label in dialog.findChildren(QLabel))

    then_press("Open a copy …", read_it)
    assert document_dialogs.choose_backup(quick, look, [found]) == found.path
    assert f"{found.stamp.at.astimezone():%H:%M}" in read[0]
    assert "1 answer" in read

    then_press("Cancel")
    assert document_dialogs.choose_backup(quick, look, [found]) is None

    found.path.write_bytes(b"damaged")
    read.clear()
    then_press("Cancel", read_it)
    assert document_dialogs.choose_backup(quick, look, [found]) is None
    assert "This backup is damaged." in read


def test_deleting_asks_first_and_keeps_the_backups_by_default(qtbot: QtBot, quick: MainWindow) -> None:
    def tick(dialog: QWidget) -> None:
        dialog.findChild(QCheckBox).click()

    for words, before, wanted in (
        ("Cancel", tick, None),
        ("Delete", tick, True),
        ("Delete", lambda _dialog: None, False),
    ):
        then_press(words, before)
        assert document_dialogs.confirm_delete(quick, quick.look(), "Müller & Söhne", 3) is wanted
