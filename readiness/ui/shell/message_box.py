"""Message boxes that show plain text only. Imported when one is shown: a start goes without."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from readiness.ui.widgets.plain import shown


def message_box(parent: QWidget | None, icon: QMessageBox.Icon, words: str, more: str = "") -> QMessageBox:
    """Return a box, not shown yet; `more` stands below the words in smaller letters.

    The words may quote values from files. Qt would format a value such as `<b>x</b>` and load the file or share that
    `<img src=…>` names.
    """
    box = QMessageBox(parent)
    # First of all: what is set later follows it.
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle("Readiness")
    box.setIcon(icon)
    box.setText(shown(words))
    box.setInformativeText(shown(more))
    return box


def show_message(parent: QWidget | None, icon: QMessageBox.Icon, words: str) -> None:
    """Show a box with an OK button and wait until it is closed."""
    box = message_box(parent, icon, words)
    box.exec()
    box.deleteLater()
