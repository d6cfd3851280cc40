"""What cannot be read is told, and stops nothing."""

import os
import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from readiness.app.settings import load_settings
from readiness.ui.pages.portfolio.portfolio_view import PortfolioView
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.collapsible import Collapsible
from tests.ui.every_route import settle
from tests.ui.portfolio.portfolio_page import (
    DOCUMENTS,
    choose,
    complete,
    model_of,
    named,
    rows,
    shown,
    texts,
)


def test_what_cannot_be_read_is_listed_with_its_reason_and_stops_nothing(
    qtbot: QtBot, window: MainWindow, folder: Path, tmp_path: Path
) -> None:
    (folder / "broken.readiness").write_bytes(b"SQLite format 3\0" + b"x" * 200)
    (folder / "none.readiness").write_text("a letter")
    (folder / "notes.txt").write_text("no document")
    copied = next(path for path in sorted(folder.glob("*.readiness")) if path.stat().st_size > 10_000)
    shutil.copy(copied, folder / "Copy.readiness")
    os.utime(folder / "Copy.readiness", (1_700_000_000, 1_700_000_000))
    window.memory.change(portfolio=(str(folder), str(tmp_path / "gone")))
    page = shown(qtbot, window)
    assert len(rows(page)) == DOCUMENTS
    unreadable, aside = page._not_counted.findChildren(Collapsible)
    assert unreadable.title == "3 could not be read"
    assert aside.title == "1 copy that does not count"
    unreadable.toggle()
    aside.toggle()
    settle()
    words = texts(window)
    for said_there in ("broken.readiness", "none.readiness", "gone", "Copy.readiness"):
        assert said_there in words
    assert "notes.txt" not in words


def test_a_folder_that_is_gone_is_told_and_can_be_left_out(
    qtbot: QtBot, window: MainWindow, folder: Path, tmp_path: Path
) -> None:
    gone = tmp_path / "gone"
    window.memory.change(portfolio=(str(gone), str(folder)))
    page = shown(qtbot, window)
    named(window, "Folders").click()
    choose(page._menu, f"Leave out {gone}")
    page._menu.close()
    page = complete(qtbot, window)
    assert load_settings().portfolio == (str(folder),)
    assert not page._not_counted.isVisible()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user who may not read everything")
def test_a_folder_without_rights_is_told(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    closed = folder / "closed"
    closed.mkdir(mode=0)
    window.memory.change(portfolio=(str(folder),))
    page = shown(qtbot, window)
    assert len(rows(page)) == DOCUMENTS
    assert page._not_counted.isVisible()
    closed.chmod(0o700)


def test_reading_is_cancelled_and_what_was_read_stays(qtbot: QtBot, page: PortfolioView) -> None:
    model = model_of(page)
    model.read()
    assert model.reading
    assert page._cancel.isVisible()
    page._cancel.click()
    assert not model.reading
    assert not page._cancel.isVisible()
    assert len(rows(page)) == DOCUMENTS
