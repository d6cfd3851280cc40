"""What others do to the file of the open document is told when it happens, and nothing is lost by it."""

import os
import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from readiness.documents.document import Document
from readiness.documents.lock import lock_path
from readiness.documents.published_file import read_published
from readiness.domain.answers import at_level
from readiness.ui.pages.report.report_view import ReportView
from readiness.ui.routes import ReportRoute
from readiness.ui.shell.main_window import MainWindow
from tests.ui.toasts import offered, said

PATIENCE = 5_000


@pytest.fixture
def watched(qtbot: QtBot, quick: MainWindow) -> MainWindow:
    """Return the window with a document that is published and watched."""
    document = document_of(quick)
    assert quick.documents.session is not None
    quick.documents.session.answer("PRO1", at_level(3))
    quick.documents.publish()
    watch = quick.documents._watch
    assert watch is not None
    qtbot.waitUntil(lambda: watch._last is not None, timeout=PATIENCE)
    assert document.unpublished() is False
    return quick


def document_of(window: MainWindow) -> Document:
    assert window.documents.session is not None
    return window.documents.session.document


def offer(window: MainWindow) -> str:
    button = offered(window)
    return "" if button is None else button.text()


def test_a_file_that_is_deleted_is_told_and_written_again_on_request(qtbot: QtBot, watched: MainWindow) -> None:
    path = document_of(watched).path
    path.unlink()
    qtbot.waitUntil(lambda: "was deleted or moved away" in said(watched), timeout=PATIENCE)
    assert offer(watched) == "Save it again"
    button = offered(watched)
    assert button is not None
    button.click()
    assert read_published(path).assessment.answer("PRO1").level == 3
    assert "written again" in said(watched)
    assert offer(watched) == ""


def test_a_deleted_file_is_written_again_with_the_next_change(watched: MainWindow) -> None:
    path = document_of(watched).path
    path.unlink()
    assert watched.documents.session is not None
    watched.documents.session.answer("PRO2", at_level(1))
    watched.documents.publish()
    assert read_published(path).assessment.answer("PRO2").level == 1


def test_a_file_that_others_replace_is_told_and_both_are_kept(
    qtbot: QtBot, watched: MainWindow, tmp_path: Path
) -> None:
    path = document_of(watched).path
    theirs = tmp_path / "theirs"
    theirs.write_bytes(b"what others wrote")
    os.replace(theirs, path)
    qtbot.waitUntil(lambda: "Others have changed “Test.readiness”" in said(watched), timeout=PATIENCE)
    watched.documents.close()
    assert path.read_bytes() == b"what others wrote"
    (ours,) = tmp_path.glob("Test (conflict*.readiness")
    assert read_published(ours).assessment.answer("PRO1").level == 3


def test_a_file_that_is_written_in_place_is_told(qtbot: QtBot, watched: MainWindow) -> None:
    with document_of(watched).path.open("ab") as file:
        file.write(b"more")
    qtbot.waitUntil(lambda: "Others have changed" in said(watched), timeout=PATIENCE)


def test_the_document_goes_along_with_a_new_name(qtbot: QtBot, watched: MainWindow, tmp_path: Path) -> None:
    before = document_of(watched).path
    after = before.with_name("Test, final.readiness")
    before.rename(after)
    qtbot.waitUntil(lambda: "continues as “Test, final.readiness”" in said(watched), timeout=PATIENCE)
    assert document_of(watched).path == after
    assert watched.windowTitle().startswith("Test, final")
    assert [entry.path for entry in watched.memory.settings.recent] == [str(after)]
    assert (lock_path(before).exists(), lock_path(after).exists()) == (False, True)
    assert watched.documents.session is not None
    watched.documents.session.answer("PRO2", at_level(1))
    watched.documents.close()
    assert [path.name for path in tmp_path.iterdir()] == ["Test, final.readiness"]
    assert read_published(after).assessment.answer("PRO2").level == 1


def test_a_rename_that_a_publishing_finds_first_is_followed_and_told(watched: MainWindow) -> None:
    before = document_of(watched).path
    after = before.with_name("B.readiness")
    before.rename(after)
    assert watched.documents.session is not None
    watched.documents.session.answer("PRO2", at_level(1))
    watched.documents.publish()
    assert document_of(watched).path == after
    assert "continues as “B.readiness”" in said(watched)
    assert not before.exists()


def test_a_file_that_is_made_read_only_is_told(qtbot: QtBot, watched: MainWindow) -> None:
    path = document_of(watched).path
    path.chmod(0o444)
    qtbot.waitUntil(lambda: "is write-protected now" in said(watched), timeout=PATIENCE)
    assert offer(watched) == "Choose another place …"


def test_what_comes_back_is_told_as_well(qtbot: QtBot, watched: MainWindow, tmp_path: Path) -> None:
    path = document_of(watched).path
    away = tmp_path / "folder"
    away.mkdir()
    path.rename(away / path.name)
    qtbot.waitUntil(lambda: "was deleted or moved away" in said(watched), timeout=PATIENCE)
    shutil.copy(away / path.name, path)
    qtbot.waitUntil(lambda: "is back to normal" in said(watched), timeout=PATIENCE)
    assert offer(watched) == ""


def test_our_own_writing_alarms_nobody(qtbot: QtBot, watched: MainWindow, tmp_path: Path) -> None:
    alarms: list[object] = []
    watched.documents.disturbed.connect(alarms.append)
    session = watched.documents.session
    assert session is not None
    watch = watched.documents._watch
    assert watch is not None

    def looked() -> bool:
        return watch._last is not None and watch._job is None and not watch._timer.isActive()

    for level in range(4):
        session.answer("PRO1", at_level(level))
        watched.documents.publish()
        (tmp_path / "of others").write_bytes(b"%d" % level)
        qtbot.waitUntil(looked, timeout=PATIENCE)
    watched.documents.publish_as(tmp_path / "elsewhere.readiness")
    session.document.path.touch()
    qtbot.waitUntil(looked, timeout=PATIENCE)
    # The system may say so a moment later: the next look is one of our own.
    watch.look()
    qtbot.waitUntil(looked, timeout=PATIENCE)
    assert alarms == []


def test_a_rename_that_an_archived_report_finds_first_is_told_too(watched: MainWindow) -> None:
    watched.navigator.go(ReportRoute())
    page = watched.page
    assert isinstance(page, ReportView)
    after = document_of(watched).path.with_name("B.readiness")
    document_of(watched).path.rename(after)
    assert page.model._publish() == after
    assert "continues as “B.readiness”" in said(watched)
    assert watched.windowTitle().startswith("B ")
