"""A long session must not use None up."""

import sys

from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from readiness.ui.shell.main_window import MainWindow


def test_none_outlasts_any_number_of_calls(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: sys.version_info >= (3, 12) or sys.getrefcount(None) > 1 << 39)
    box = QCheckBox()
    qtbot.addWidget(box)
    for n in range(100_000):
        box.setChecked(bool(n % 2))
    assert box.isChecked()
