"""Where a document's private files lie in the user's data folder."""

from pathlib import Path

from readiness.foundation.paths import data_folder

_WORKING = ".working"


def working_folder() -> Path:
    """Return the folder of the working copies."""
    return data_folder() / "working"


def working_path(document_id: str) -> Path:
    """Return where the working copy of a document lies."""
    return working_folder() / f"{document_id}{_WORKING}"


def working_paths() -> list[Path]:
    """Return all working copies that lie there."""
    return [*working_folder().glob(f"*{_WORKING}")]


def backups_folder() -> Path:
    """Return the folder of all backups."""
    return data_folder() / "backups"


def backup_folder(document_id: str) -> Path:
    """Return the folder of one document's backups: never beside the document, so that one mishap spares them."""
    return backups_folder() / document_id
