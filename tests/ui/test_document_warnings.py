"""What the window says where a document opens or is written, and there is something to know about it all the same."""

import shutil
from pathlib import Path

from pytestqt.qtbot import QtBot

from readiness.documents.published_file import read_published
from readiness.foundation.paths import data_folder
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.shell.notices import Notices
from tests.scripted_dialogs import ScriptedDialogs
from tests.torture.log_damage import crash_after_answers, flip_last_bit
from tests.ui.sizes import resize
from tests.ui.test_document_care import answer
from tests.ui.test_following import counted
from tests.ui.toasts import offered, said, state


def test_a_write_protected_document_opens_to_be_looked_at(
    qtbot: QtBot, quick: MainWindow, tmp_path: Path, dialogs: ScriptedDialogs
) -> None:
    path = tmp_path / "Test.readiness"
    quick.documents.close()
    path.chmod(0o444)
    before = path.read_bytes()
    quick.documents.open(path)

    assert said(quick).startswith("Read-only: The file is write-protected")
    button = offered(quick)
    assert button is not None
    assert button.text() == "Open a copy …"
    answer(qtbot, quick, 5)
    assert "The file is write-protected" in dialogs.read[0]
    dialogs.place = tmp_path / "Copy.readiness"
    button.click()
    answer(qtbot, quick, 5)
    quick.documents.close()
    assert path.read_bytes() == before
    assert read_published(tmp_path / "Copy.readiness").assessment.answer("PRO1").level == 5


def test_changes_that_are_missing_after_a_crash_are_told_with_the_backups(
    window: MainWindow, tmp_path: Path, dialogs: ScriptedDialogs
) -> None:
    path = tmp_path / "Crashed.readiness"
    crash_after_answers(path, 0)
    flip_last_bit()
    dialogs.presses = "Show backups …"
    dialogs.backup = 0
    dialogs.place = tmp_path / "Backup.readiness"
    window.documents.open(path)

    assert "One change is missing." in dialogs.read[0]
    assert window.documents.session is not None
    assert window.documents.session.document.path.name == "Backup.readiness"


def test_where_no_backup_can_be_kept_the_window_says_so(
    qtbot: QtBot, quick: MainWindow, dialogs: ScriptedDialogs
) -> None:
    shutil.rmtree(data_folder() / "backups")
    (data_folder() / "backups").write_text("in the way")
    answer(qtbot, quick, 5)
    quick.documents.publish()

    assert said(quick).startswith("No backup could be kept")
    answer(qtbot, quick, 4)
    assert state(quick).startswith("Saved ")
    quick.documents.close()
    assert dialogs.complaints == []


def test_that_backups_of_others_stay_is_said_after_deleting(
    quick: MainWindow, tmp_path: Path, dialogs: ScriptedDialogs
) -> None:
    path = tmp_path / "Test.readiness"
    quick.documents.close()
    (before,) = (data_folder() / "backups").iterdir()
    path.unlink()
    crash_after_answers(path, 13)
    dialogs.deletes = True
    quick.documents.delete(path)

    assert not path.exists()
    assert said(quick).endswith(f"are kept: {before}")


def test_what_was_said_of_a_document_is_heard_once_however_the_window_changes(
    qtbot: QtBot, quick: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "Test.readiness"
    quick.documents.close()
    path.chmod(0o444)
    with counted(Notices.tell) as told:
        quick.documents.open(path)
        words = said(quick)
        quick.memory.change(theme="dark")
        resize(qtbot, quick, 1200, 640)
    assert told == ["tell"]
    assert said(quick) == words
    button = offered(quick)
    assert button is not None
    quick.memory.change(language="de")
    assert said(quick).startswith("Nur zum Lesen geöffnet: ")
