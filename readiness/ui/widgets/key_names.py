"""Keys as this system writes them."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence


def key_name(keys: str | QKeySequence | Qt.Key) -> str:
    """Return the name of a key or of keys pressed together, such as Strg+F or ⌘F."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def enter_with(gettext: Callable[[str], str], held: str) -> str:
    """Return the name of Enter pressed while another key ("Ctrl") is held: Qt calls it “Return”, keyboards do not."""
    return key_name(f"{held}+Return").replace("Return", gettext("Enter"))
