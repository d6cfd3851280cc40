"""Files dropped onto the window."""

from pathlib import Path

from PySide6.QtCore import QMimeData

from readiness.app.handover import opened_suffixes


def dropped_file(dropped: QMimeData) -> Path | None:
    """Return the first file among what is dropped that the window can show, documents before others."""
    paths = [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]
    suffixes = opened_suffixes()
    known = [path for path in paths if path.suffix.lower() in suffixes]
    return min(known, key=lambda path: suffixes.index(path.suffix.lower()), default=None)
