"""Files dropped onto the window."""

from pathlib import Path

from PySide6.QtCore import QMimeData

from readiness.documents.schema import SUFFIX


def dropped_document(dropped: QMimeData) -> Path | None:
    """Return the document among what is dropped, if there is one."""
    paths = [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]
    return next((path for path in paths if path.suffix.lower() == SUFFIX), None)
