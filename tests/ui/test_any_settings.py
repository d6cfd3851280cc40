"""Whatever stands in the settings: the window opens, fits its screen, and says what could not be used."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from readiness.app.settings import Settings, load_settings, save_settings
from readiness.foundation.language import LANGUAGES
from readiness.ui.shell.main_window import MainWindow
from tests.ui.toasts import said

FILES: dict[str, object] = {
    "an unknown language": {"language": "xx"},
    "an unknown theme": {"theme": "solarized"},
    "a tiny size of text": {"text_size": -500},
    "a giant size of text": {"text_size": 10**9},
    "a number for the window": {"window": 7},
    "no settings at all": "not JSON",
}
# Opened like the app, on a screen of a size and scale of its own; says where the window lies and what is free.
SCRIPT = """
import sys
from readiness.app.settings import load_settings
from readiness.ui.application import make_application
from readiness.ui.shell.main_window import MainWindow

application = make_application([])
window = MainWindow(load_settings())
window.show()
window.begin()
application.processEvents()
frame, free = window.frameGeometry(), window.screen().availableGeometry()
print(frame.width(), frame.height(), free.width(), free.height())
print(window.minimumSize().width() <= free.width(), window.minimumSize().height() <= free.height())
print(free.intersects(window.frameGeometry()))
"""
# Width, height and pixels for each of ours: a small laptop, a large scale, a telephone's screen.
SCREENS = {"1366 × 768": (1366, 768, 1.0), "1920 × 1080 at 150 %": (1280, 720, 1.5), "600 × 420": (600, 420, 1.0)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("file", FILES)
def test_the_window_opens_and_says_what_it_could_not_use(
    file: str, language: str, qtbot: QtBot, own_data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("READINESS_LANG", language)
    content = FILES[file]
    (own_data_folder / "settings.json").write_text(content if isinstance(content, str) else json.dumps(content))
    window = MainWindow(load_settings())
    qtbot.addWidget(window)
    window.show()
    window.begin()

    trouble = window.memory.settings.trouble
    assert trouble is not None
    assert said(window) == trouble.sentence(LANGUAGES[language])
    assert window.page.isVisible()
    window.close()


def test_settings_that_can_be_used_are_not_mentioned(window: MainWindow) -> None:
    assert not said(window)


@pytest.fixture
def far_away(qtbot: QtBot) -> str:
    """Return the place of a window on a screen that is gone, larger than any that is left."""
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(7000, -4000, 9000, 7000)
    return window.saveGeometry().toBase64().toStdString()


@pytest.mark.parametrize("remembered", ["nothing", "a screen that is gone", "nonsense"])
@pytest.mark.parametrize("screen", SCREENS)
def test_the_window_is_never_larger_than_its_screen(
    screen: str, remembered: str, far_away: str, tmp_path: Path, own_data_folder: Path
) -> None:
    save_settings(Settings(window={"nothing": "", "nonsense": "####"}.get(remembered, far_away)))
    width, height, scale = SCREENS[screen]
    described = {"name": "only", "x": 0, "y": 0, "width": width, "height": height, "dpr": scale}
    described |= {"logicalDpi": 96, "logicalBaseDpi": 96}
    screens = tmp_path / "screens.json"
    screens.write_text(json.dumps({"synchronousWindowSystemEvents": True, "screens": [described]}))
    env = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={screens}"}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], env=env, capture_output=True, text=True, timeout=60, check=True
    )

    size, fits, seen = done.stdout.splitlines()
    wide, high, free_wide, free_high = map(int, size.split())
    assert (free_wide, free_high) == (width, height)
    assert wide <= free_wide + 4  # the frame of a platform without a screen
    assert high <= free_high
    assert (fits, seen) == ("True True", "True")
