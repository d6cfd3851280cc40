"""Working with the editor of questionnaires, by mouse and keyboard."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from readiness.ui.pages.editor.editor_view import EditorView
from readiness.ui.routes import EditPackRoute
from readiness.ui.shell.main_window import MainWindow


def open_editor(window: MainWindow, qtbot: QtBot, folder: Path, code: str = "") -> EditorView:
    """Open the editor of a folder at a code, and wait until it was checked."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.navigator.go(EditPackRoute(folder, code))
    return checked(window, qtbot)


def checked(window: MainWindow, qtbot: QtBot) -> EditorView:
    """Return the editor once its latest state was checked."""
    page = window.page
    assert isinstance(page, EditorView)
    qtbot.waitUntil(lambda: page.complete, timeout=20_000)
    return page


def press(within: QWidget, words: str) -> None:
    """Press the one button that is shown with these words."""
    found = [
        one for one in within.findChildren(QAbstractButton) if one.accessibleName() == words or one.text() == words
    ]
    (shown,) = [one for one in found if one.isVisible()]
    QTest.mouseClick(shown, Qt.MouseButton.LeftButton)


def press_described(within: QWidget, words: str, description: str) -> None:
    """Press the button with these words whose description tells it from the others."""
    found = within.findChildren(QAbstractButton)
    (shown,) = [
        one
        for one in found
        if one.accessibleName() == words and one.accessibleDescription() == description and one.isVisible()
    ]
    QTest.mouseClick(shown, Qt.MouseButton.LeftButton)


def focus() -> QWidget:
    """Return what has the focus."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def type_words(words: str) -> None:
    """Type words where the focus is."""
    QTest.keyClicks(focus(), words)


def press_tab() -> None:
    """Leave the field."""
    QTest.keyClick(focus(), Qt.Key.Key_Tab)


def find_field(page: QWidget, name: str) -> QWidget:
    """Return the first field of a name that is shown."""
    found = [
        one
        for kind in (QLineEdit, QPlainTextEdit, QComboBox)
        for one in page.findChildren(kind)
        if one.accessibleName() == name and one.isVisible()
    ]
    return found[0]


def store(window: MainWindow) -> None:
    """Store what is typed, as leaving the window does."""
    window.workspace.keep()


def choose(field: QWidget, words: str) -> None:
    """Choose an entry of a list by its words."""
    assert isinstance(field, QComboBox)
    field.setFocus()
    at = field.findText(words)
    assert at >= 0, [field.itemText(i) for i in range(field.count())]
    by = at - field.currentIndex()
    for _step in range(abs(by)):
        QTest.keyClick(focus(), Qt.Key.Key_Down if by > 0 else Qt.Key.Key_Up)
