"""Message boxes that show plain text only. Imported when one is shown: a start goes without."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialogButtonBox, QMessageBox, QWidget

from readiness.foundation.overriding import override
from readiness.ui.widgets.plain import shown


class _Box(QMessageBox):
    """Has its buttons one under the other where Qt makes it too narrow for all of them: they would be cut."""

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        buttons, layout = self.findChild(QDialogButtonBox), self.layout()
        assert buttons is not None
        assert layout is not None
        layout.activate()
        if buttons.width() < buttons.sizeHint().width():
            buttons.setOrientation(Qt.Orientation.Vertical)


def message_box(parent: QWidget | None, icon: QMessageBox.Icon, words: str, more: str = "") -> QMessageBox:
    """Return a box, not shown yet; `more` stands below the words in smaller letters.

    The words may quote values from files. Qt would format a value such as `<b>x</b>` and load the file or share that
    `<img src=…>` names.
    """
    box = _Box(parent)
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
