"""A document is deleted for good: its file, its backups, and what earlier sessions left of it."""

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from readiness.documents import errors
from readiness.documents.backup_places import delete_place
from readiness.documents.backups import ids_of, places_with
from readiness.documents.checked import forget_checked
from readiness.documents.leftovers import leftovers_beside, remove_private_leftovers
from readiness.documents.lock import lock_path
from readiness.documents.opening import open_copy, take_lock
from readiness.documents.paths import ballot_files, ballots_path, working_files, working_path, working_paths
from readiness.documents.published_file import has_document_header, is_protected
from readiness.documents.working_copy import InUseError, NewerFormatError, WorkingCopy
from readiness.foundation.files import erase, is_being_erased, real_path


def ids_to_delete(document: Path) -> list[str]:
    """Return the ids under which something may be kept of a document: also where its deletion was interrupted."""
    found = ids_of(document)
    if not document.is_file():
        location = real_path(document)
        left = [path.stem for path in working_paths() if is_being_erased(path) or _place_of(path) == location]
        found += [document_id for document_id in left if document_id not in found]
    return found


def check_not_open(document: Path, ids: Sequence[str]) -> None:
    """Raise UserError where the document is open, here or elsewhere, or is none of ours.

    `ids_to_delete` gives its `ids`.
    """
    check_is_document(document, ids)
    traces_of(document, ids)
    lock = take_lock(document)
    if lock is not None:
        lock.release()


def check_is_document(document: Path, ids: Sequence[str]) -> None:
    """Raise UserError for a link, a write-protected file, and one that is no document and was not published by us.

    A document may be damaged: then its backups name its path, and so its `ids`.
    """
    if document.is_symlink():
        raise errors.link_to(document)
    if is_protected(document):
        raise errors.write_protected(document)
    if ids:
        return
    try:
        ours = not os.path.lexists(document) or has_document_header(document)
    except OSError:
        # Not a file: a folder, for instance.
        ours = False
    if not ours:
        raise errors.no_document_to_delete(document)


def traces_of(document: Path, ids: Sequence[str]) -> list[Path]:
    """Return the files and folders that the data folder keeps of a document; raises UserError while it is open here.

    What belongs to another file of the same id that is still there is left out.
    """
    location = real_path(document)
    found = [place.folder for place in places_with(ids, document)]
    for document_id in ids:
        if _belongs(_left_for(working_path(document_id)), location):
            found += ballot_files(ballots_path(document_id)) + working_files(document_id)
    return found


def delete_for_good(document: Path, ids: Sequence[str] | None = None) -> None:
    """Delete a document and every trace of it; raises UserError while it is open, or where that is refused.

    `ids` are those of `ids_to_delete`, where the caller knows them already: the file may be large.
    """
    ids = ids_to_delete(document) if ids is None else ids
    check_not_open(document, ids)
    traces = traces_of(document, ids)
    location = real_path(document)
    folders = [trace for trace in traces if trace.is_dir()]
    try:
        # In this order: whatever is refused, what is there still tells the ids, where this has to be done again.
        forget_checked(ids)
        document.unlink(missing_ok=True)
        # Nobody has it open: that was asked above.
        lock = [path for path in (lock_path(location),) if path.is_file() and not path.is_symlink()]
        for trace in (*lock, *leftovers_beside(location), *traces):
            if trace not in folders:
                # Votes may be among them, which are secret also from those who search the disk.
                erase(trace)
        for folder in folders:
            delete_place(folder)
    except OSError as error:
        raise errors.not_deleted(document, error) from error
    remove_private_leftovers(all_of_them=True)


def _left_for(working: Path) -> Path | None:
    """Return the document that a working copy belongs to; None where it does not say."""
    if not working.exists() or is_being_erased(working):
        return None
    copy = open_copy(working)
    try:
        return None if copy.empty else copy.published().path
    finally:
        copy.close()


def _place_of(working: Path) -> Path | None:
    """Return where a working copy was published, which may be any document's; None where that cannot be known."""
    try:
        copy = WorkingCopy.open(working)
        with closing(copy):
            return None if copy.empty else copy.published().path
    except (sqlite3.Error, OSError, ValueError, InUseError, NewerFormatError):
        return None


def _belongs(kept_for: Path | None, location: Path) -> bool:
    return kept_for is None or kept_for == location or not kept_for.exists()
