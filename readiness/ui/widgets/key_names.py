"""Keys as this system writes them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence


def key_name(keys: str | QKeySequence | Qt.Key) -> str:
    """Return the name of a key or of keys pressed together, such as Strg+F or ⌘F."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
