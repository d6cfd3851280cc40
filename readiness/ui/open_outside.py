"""Files and folders, opened by the program that the system has for them."""

from pathlib import Path


def open_outside(path: Path) -> bool:
    """Open a file in its program, or a folder in the file manager; return whether the system knows one for it."""
    # Imported here: a start opens nothing elsewhere.
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
