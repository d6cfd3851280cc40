"""Files dropped onto the window."""

from pathlib import Path

from PySide6.QtCore import QMimeData

from readiness.app.handover import opened_suffixes


def dropped_pack(dropped: QMimeData) -> Path | None:
    """Return the first of what is dropped that may be a questionnaire: a folder, a ZIP file or a workbook."""
    # Imported here: reading YAML belongs to questionnaires only.
    from readiness.app.questionnaire_sheets import is_workbook
    from readiness.catalog.given_files import is_given_pack

    paths = (Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile())
    return next((path for path in paths if is_given_pack(path) or is_workbook(path)), None)


def dropped_files(dropped: QMimeData) -> list[Path]:
    """Return the files among what is dropped that the window can show, documents before others."""
    paths = [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]
    suffixes = opened_suffixes()
    known = [path for path in paths if path.suffix.lower() in suffixes]
    return sorted(known, key=lambda path: suffixes.index(path.suffix.lower()))
