"""Keys that lead alone, pressed one after the other: a letter waits for others, which would make a word of it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from readiness.ui.widgets.single_keys import SingleKeys


def tap(qtbot: QtBot, widget: QWidget, key: Qt.Key | str) -> None:
    """Press a key, and wait until what it stands for is done."""
    window = widget.window()
    QTest.keyClick(widget, key)
    qtbot.waitUntil(lambda: not any(keys._letter.isActive() for keys in window.findChildren(SingleKeys)))
