"""Windows without a screen, documents in a temporary folder."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from readiness.app.settings import Settings
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.foundation.language import ENGLISH
from readiness.ui.shell.main_window import MainWindow
from tests.golden_company import create_golden
from tests.packs import shipped
from tests.plain_packs import answer_plainly, plain
from tests.scripted_dialogs import ScriptedDialogs
from tests.ui.windows import begun


@pytest.fixture(scope="module", autouse=True)
def garbage_stays_in_this_thread() -> Iterator[None]:
    """Have views deleted by no other thread, as in the app."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture(autouse=True)
def windows_go_with_their_test() -> Iterator[None]:
    """Have Qt delete what was closed, which it does in an event loop only, and not every test has one.

    Until then every window of the tests before would hear of each change of the focus, and be styled with all others.
    """
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def questionnaire() -> Questionnaire:
    """Return the shipped questionnaire."""
    return shipped()


@pytest.fixture
def dialogs(tmp_path: Path) -> ScriptedDialogs:
    """Return the dialogs of the window; a test says what is chosen in them."""
    return ScriptedDialogs(tmp_path)


@pytest.fixture
def window(qtbot: QtBot, dialogs: ScriptedDialogs) -> Iterator[MainWindow]:
    """Yield a window on the start page, in English."""
    with begun(qtbot, Settings(language="en", theme="light", go_on=False), dialogs) as made:
        yield made


@pytest.fixture
def quick(window: MainWindow, tmp_path: Path, questionnaire: Questionnaire) -> MainWindow:
    """Return the window with a new quick check open."""
    window.documents.create(tmp_path / "Test.readiness", questionnaire, "Test GmbH", Depth.QUICK)
    return window


@pytest.fixture
def sample(window: MainWindow, tmp_path: Path) -> MainWindow:
    """Return the window with the sample company open."""
    window.documents.open(create_golden(tmp_path, ENGLISH))
    return window


@pytest.fixture
def plain_window(window: MainWindow, tmp_path: Path) -> MainWindow:
    """Return the window with an assessment of the example pack of format 2: English, in per cent."""
    window.documents.create(tmp_path / "Test.readiness", plain(), "Test Ltd", Depth.FULL)
    return window


@pytest.fixture
def plain_sample(plain_window: MainWindow) -> MainWindow:
    """Return the same with answers of every kind; one question is hidden, and two are open."""
    session = plain_window.documents.session
    assert session is not None
    answer_plainly(session)
    return plain_window
