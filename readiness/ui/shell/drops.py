"""Files dropped onto the window."""

from pathlib import Path

from PySide6.QtCore import QMimeData

from readiness.app.archives import PDF_SUFFIXES
from readiness.app.documents import SUFFIX

# A document, or a PDF: a report that holds one, or a filled form.
_KNOWN = (SUFFIX, *PDF_SUFFIXES)


def dropped_file(dropped: QMimeData) -> Path | None:
    """Return the first file among what is dropped that the window can show, documents before others."""
    paths = [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]
    known = [path for path in paths if path.suffix.lower() in _KNOWN]
    return min(known, key=lambda path: _KNOWN.index(path.suffix.lower()), default=None)
