"""Files dragged over the window, as from another program."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from readiness.ui.shell.main_window import MainWindow


def drop(window: MainWindow, *paths: Path) -> bool:
    """Drag files over the window and drop them; return whether it would take them."""
    mime, action = QMimeData(), Qt.DropAction.CopyAction
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(20, 20), action, mime, button, none)
    entering.ignore()
    window.dragEnterEvent(entering)
    window.dropEvent(QDropEvent(QPoint(20, 20), action, mime, button, none))
    return entering.isAccepted()
