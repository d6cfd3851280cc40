"""A document is deleted for good: its file, its backups, and what earlier sessions left of it."""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from readiness.documents import errors
from readiness.documents.backups import ids_of, places_with
from readiness.documents.checked import forget_checked
from readiness.documents.leftovers import leftovers_beside, remove_private_leftovers
from readiness.documents.opening import open_copy, take_lock
from readiness.documents.paths import ballot_files, ballots_path, working_files, working_path
from readiness.documents.published_file import has_document_header, not_a_document
from readiness.foundation.files import erase


def check_not_open(document: Path, ids: Sequence[str]) -> None:
    """Raise UserError where the document is open, here or elsewhere, or is none of ours; `ids_of` gives its `ids`."""
    check_is_document(document, ids)
    traces_of(document, ids)
    lock = take_lock(document)
    if lock is not None:
        lock.release()


def check_is_document(document: Path, ids: Sequence[str]) -> None:
    """Raise UserError for a link, and for a file that neither says that it is a document nor was published by us.

    A document may be damaged: then its backups name its path, and so its `ids`.
    """
    if document.is_symlink():
        raise errors.link_to(document)
    if ids:
        return
    try:
        ours = not os.path.lexists(document) or has_document_header(document)
    except OSError:
        # Not a file: a folder, for instance.
        ours = False
    if not ours:
        raise not_a_document(document)


def traces_of(document: Path, ids: Sequence[str]) -> list[Path]:
    """Return the files and folders that the data folder keeps of a document; raises UserError while it is open here.

    What belongs to another file of the same id that is still there is left out.
    """
    location = document.resolve()
    found = [place.folder for place in places_with(ids, document)]
    for document_id in ids:
        if _belongs(_left_for(working_path(document_id)), location):
            found += working_files(document_id) + ballot_files(ballots_path(document_id))
    return found


def delete_for_good(document: Path, ids: Sequence[str] | None = None) -> None:
    """Delete a document and every trace of it; raises UserError while it is open, or where that is refused.

    `ids` are those of `ids_of`, where the caller knows them already: the file may be large.
    """
    ids = ids_of(document) if ids is None else ids
    check_not_open(document, ids)
    traces = traces_of(document, ids)
    try:
        document.unlink(missing_ok=True)
        for trace in [*traces, *leftovers_beside(document.resolve())]:
            if trace.is_dir():
                shutil.rmtree(trace)
            else:
                # Votes may be among them, which are secret also from those who search the disk.
                erase(trace)
    except OSError as error:
        raise errors.not_deleted(document, error) from error
    forget_checked(ids)
    remove_private_leftovers(all_of_them=True)


def _left_for(working: Path) -> Path | None:
    """Return the document that a working copy belongs to; None where it does not say."""
    if not working.exists():
        return None
    copy = open_copy(working)
    try:
        return None if copy.empty else copy.published().path
    finally:
        copy.close()


def _belongs(kept_for: Path | None, location: Path) -> bool:
    return kept_for is None or kept_for == location or not kept_for.exists()
