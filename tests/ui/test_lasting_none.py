"""A long session must not use None up."""

import sys

import pytest
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from readiness.app.settings import Settings
from readiness.ui.shell.main_window import MainWindow

before_312 = pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal there")


@before_312
def test_a_window_gives_none_references_to_spare(qtbot: QtBot) -> None:
    before = sys.getrefcount(None)
    window = MainWindow(Settings(language="en"))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: sys.getrefcount(None) - before > 1 << 39)
    window.close()


def test_none_outlasts_any_number_of_calls(qtbot: QtBot) -> None:
    box = QCheckBox()
    qtbot.addWidget(box)
    for n in range(100_000):
        box.setChecked(bool(n % 2))
    assert box.isChecked()
