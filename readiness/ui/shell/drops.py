"""Files dropped onto the window."""

from pathlib import Path

from PySide6.QtCore import QMimeData

from readiness.app.handover import opened_suffixes


def dropped_paths(dropped: QMimeData) -> list[Path]:
    """Return the files and folders of this computer among what is dropped."""
    return [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]


def dropped_pack(dropped: QMimeData) -> Path | None:
    """Return the first of what is dropped that may be a questionnaire: a folder, a ZIP file or a workbook."""
    # Imported here: reading YAML belongs to questionnaires only.
    from readiness.app.questionnaire_sheets import is_workbook
    from readiness.catalog.given_files import is_given_pack

    return next((path for path in dropped_paths(dropped) if is_given_pack(path) or is_workbook(path)), None)


def dropped_files(dropped: QMimeData) -> list[Path]:
    """Return the files among what is dropped that the window can show, documents before others."""
    suffixes = opened_suffixes()
    known = [path for path in dropped_paths(dropped) if path.suffix.lower() in suffixes]
    return sorted(known, key=lambda path: suffixes.index(path.suffix.lower()))
