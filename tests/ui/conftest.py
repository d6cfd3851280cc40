"""Windows without a screen, documents in a temporary folder."""

import gc
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from readiness.foundation.language import ENGLISH

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from pytestqt.qtbot import QtBot

from readiness.app.sample import create_sample
from readiness.app.settings import Settings
from readiness.catalog.packs import find_pack
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.ui.routes import StartRoute
from readiness.ui.shell import dialogs, document_dialogs
from readiness.ui.shell.main_window import MainWindow


@pytest.fixture(scope="module", autouse=True)
def garbage_stays_in_this_thread() -> Iterator[None]:
    """Have views deleted by no other thread, as in the app."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture(scope="session")
def questionnaire() -> Questionnaire:
    """Return the shipped questionnaire."""
    return find_pack("social-media")


@pytest.fixture
def complaints(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collect what a message box would say: nobody is there to press its button."""
    said: list[str] = []
    monkeypatch.setattr(dialogs, "complain", lambda _parent, language, error: said.append(error.sentence(language)))
    return said


class Chooser:
    """Somebody who reads what is asked and presses the button of the given words, or leaves it."""

    def __init__(self) -> None:
        self.presses = ""
        self.read: list[str] = []

    def choose(self, _parent: object, words: str, more: str, ways: Sequence[str], _leave: str) -> int | None:
        self.read.append(f"{words} {more}".strip())
        return ways.index(self.presses) if self.presses in ways else None


@pytest.fixture
def chooser(monkeypatch: pytest.MonkeyPatch) -> Chooser:
    """Return who answers the questions about documents."""
    somebody = Chooser()
    monkeypatch.setattr(document_dialogs, "choose", somebody.choose)
    return somebody


@pytest.fixture
def window(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, complaints: list[str], chooser: Chooser
) -> Iterator[MainWindow]:
    """Yield a window on the start page, in English."""
    monkeypatch.setattr(dialogs, "documents_folder", lambda: tmp_path)
    made = MainWindow(Settings(language="en", theme="light"))
    qtbot.addWidget(made)
    made.go(StartRoute())
    made.show()
    yield made
    made.close()


@pytest.fixture
def quick(window: MainWindow, tmp_path: Path, questionnaire: Questionnaire) -> MainWindow:
    """Return the window with a new quick check open."""
    window.documents.create(tmp_path / "Test.readiness", questionnaire, "Test GmbH", Depth.QUICK)
    return window


@pytest.fixture
def sample(window: MainWindow, tmp_path: Path) -> MainWindow:
    """Return the window with the sample company open."""
    window.documents.open(create_sample(tmp_path, ENGLISH))
    return window
