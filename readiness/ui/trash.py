"""The system's trash, from which people take back what they deleted."""

from pathlib import Path


def to_trash(path: Path) -> bool:
    """Put a file or a folder into the trash; return whether the system took it."""
    # Imported here: six enumerations come with it, and a start deletes nothing.
    from PySide6.QtCore import QFile

    # The stubs promise a pair that does not come.
    moved: object = QFile.moveToTrash(str(path))
    return moved is True
