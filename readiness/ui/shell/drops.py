"""Files dropped onto the window."""

from pathlib import Path

from PySide6.QtCore import QMimeData

from readiness.app.handover import opened_suffixes


def dropped_files(dropped: QMimeData) -> list[Path]:
    """Return the files among what is dropped that the window can show, documents before others."""
    paths = [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]
    suffixes = opened_suffixes()
    known = [path for path in paths if path.suffix.lower() in suffixes]
    return sorted(known, key=lambda path: suffixes.index(path.suffix.lower()))
