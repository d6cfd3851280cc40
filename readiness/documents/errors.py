"""The errors of documents, as messages for the user."""

import os
from datetime import datetime
from pathlib import Path

from readiness.documents.lock import Holder, lock_path
from readiness.documents.schema import VERSION
from readiness.domain.version_record import FinalVersion
from readiness.foundation.errors import UserError, reason_of
from readiness.foundation.files import real_path
from readiness.foundation.translation import N_


def check_name_is_free(path: Path) -> None:
    """Raise UserError where a new document cannot lie at `path`."""
    # Unlike Path.exists, this returns False for a name that is too long; writing then raises the error.
    if os.path.lexists(path):
        raise UserError(
            "file-exists",
            N_("There is already a file of this name."),
            N_("Choose another name; that file was not touched."),
            where=str(path),
        )
    if not path.parent.is_dir():
        raise UserError(
            "folder-missing",
            N_("There is no such folder."),
            N_("Create it first, or choose another place."),
            where=str(path),
        )


def open_in_another_window() -> UserError:
    """Return the fault of a document that this machine has open already."""
    return UserError(
        "document-open",
        N_("The document is open in another window."),
        N_("Continue there, or close it first."),
    )


def held_elsewhere(path: Path, holder: Holder) -> UserError:
    """Return the fault of a document that is open on another machine or by another user."""
    user, host = (_short(name) or "?" for name in (holder.user, holder.host))
    since: datetime | str
    try:
        since = datetime.fromtimestamp(holder.since).astimezone()
    except (ValueError, OverflowError, OSError):
        since = "?"
    return UserError(
        "document-held",
        N_("{user} (computer {host}) has been working on this document since {since}; {lock} says so."),
        N_("Wait until it is closed there, or open it read-only or as a copy."),
        where=str(path),
        user=user,
        host=host,
        since=since,
        lock=lock_path(path).name,
    )


def write_protected(path: Path) -> UserError:
    """Return the fault of a document that must stay as it is."""
    return UserError(
        "document-protected",
        N_("The file is write-protected; it stays as it is."),
        N_("Allow writing in your file manager, or continue in a copy."),
        where=str(path),
    )


def is_final(path: Path, version: FinalVersion) -> UserError:
    """Return the fault of a document that is a version of record."""
    return UserError(
        "document-final",
        N_("This is version {number} of record, final since {on}; it stays as it is."),
        N_("Begin a correction: it becomes the next version, in a file of its own."),
        where=str(path),
        number=version.number,
        on=version.on,
    )


def folder_protected(path: Path) -> UserError:
    """Return the fault of a document in a folder in which nothing can be written."""
    return UserError(
        "folder-protected",
        N_("The folder of this document is write-protected; nothing was changed."),
        N_("Copy the document into a folder of your own and continue there."),
        where=str(path),
    )


def changes_missing(path: Path, missing: int, aside: Path) -> UserError:
    """Return the warning that a crashed session had stored more changes than can be read, and where what is left lies.

    `missing` is their number, `path` the document.
    """
    if missing == 1:
        what = N_("Part of the earlier session can no longer be read. One change is missing.")
    else:
        what = N_("Part of the earlier session can no longer be read. {missing} changes are missing.")
    return UserError(
        "changes-missing",
        what,
        N_("Compare with the backups and add what is missing. The damaged part is kept as “{aside}” in {folder}"),
        where=str(path),
        missing=missing,
        aside=aside.name,
        folder=str(aside.parent),
    )


def no_backup(folder: Path, error: Exception) -> UserError:
    """Return the warning that no backup could be kept of what was published."""
    return UserError(
        "no-backup",
        N_("No backup could be kept ({reason})."),
        N_("Check your permissions and the free space for this folder: {folder}"),
        reason=reason_of(error),
        folder=str(folder),
    )


def waits_for_recovery(path: Path) -> UserError:
    """Return the fault of a document that a crashed session had open in another folder."""
    return UserError(
        "document-waits",
        N_("Answers from an earlier session of this document have not been recovered yet."),
        N_("Recover them from the start page first."),
        where=str(path),
    )


def working_copy_damaged(path: Path) -> UserError:
    """Return the fault of a working copy that cannot be read; it was put aside."""
    return UserError(
        "working-copy-damaged",
        N_("The earlier session can no longer be read. A copy has been kept here."),
        N_("Open the document again to continue from the version last saved to the file."),
        where=str(path),
    )


def working_copy_unreadable(path: Path, error: Exception) -> UserError:
    """Return the fault of a working copy that could not be read for a moment, although it is whole."""
    return UserError(
        "working-copy-unreadable",
        N_("The earlier session could not be read ({reason}). It is intact and stays where it is."),
        N_("Try again. If this happens again, check the disk."),
        where=str(path),
        reason=reason_of(error),
    )


def working_copy_newer(path: Path, found: int) -> UserError:
    """Return the fault of a working copy that a newer Readiness left."""
    return UserError(
        "working-copy-newer",
        N_(
            "A newer version of Readiness has left work on this document (format {found}; this one reads up to "
            "{known})."
        ),
        N_("Install the newer version; the file was not touched."),
        where=str(path),
        found=found,
        known=VERSION,
    )


def data_folder_refused(error: Exception) -> UserError:
    """Return the fault of a data folder in which nothing can be kept."""
    return UserError(
        "data-folder-refused",
        N_("The program cannot write into its data folder ({reason})."),
        N_("Check your permissions and the free space."),
        reason=reason_of(error),
    )


def not_stored(error: Exception) -> UserError:
    """Return the fault of a change that could not be stored."""
    return UserError(
        "not-stored",
        N_("The last change could not be stored ({reason}); everything before it is safe."),
        N_("Free some space on the disk, then make the change again."),
        reason=reason_of(error),
    )


def not_made(path: Path, refused: UserError) -> UserError:
    """Return the fault of a new document that could not be written; unlike a change, it is nowhere else."""
    return UserError(
        "not-made",
        refused.what,
        N_("Nothing was created. Check the folder, your permissions and the free space, or choose another place."),
        where=str(path),
        reason=refused.facts["reason"],
    )


def publish_failed(path: Path, error: Exception) -> UserError:
    """Return the fault of a file that could not be brought up to date; what it should hold is stored."""
    return UserError(
        "publish-failed",
        N_("The file could not be written ({reason})."),
        N_("Your answers are safe in the program. Choose another place with “Save as”."),
        where=str(path),
        reason=reason_of(error),
    )


def link_to(path: Path) -> UserError:
    """Return the fault of a link that should be deleted: we cannot know whether it or its target is meant."""
    return UserError(
        "document-link",
        N_("This is only a link to {target}; nothing was deleted."),
        N_("Name that file to delete the document, or remove the link in your file manager."),
        where=str(path),
        target=real_path(path),
    )


def not_deleted(path: Path, error: OSError) -> UserError:
    """Return the fault of a document that could not be deleted, or only in part."""
    return UserError(
        "not-deleted",
        N_("Not everything could be deleted ({reason})."),
        N_("Check your permissions, then delete it again."),
        where=str(path),
        reason=reason_of(error),
    )


def full(most: int) -> UserError:
    """Return the fault of a document that can hold no more files."""
    return UserError(
        "document-full",
        N_("All files of a document can be up to {most} MB together."),
        N_("Remove a file, or attach a smaller one."),
        most=most // 1_000_000,
    )


def no_document_to_delete(path: Path) -> UserError:
    """Return the fault of something that is to be deleted and does not say that it is a document."""
    return UserError(
        "not-a-document",
        N_("This is not a Readiness document, or it is damaged."),
        N_("Only documents are deleted here. Delete other files and folders in your file manager."),
        where=str(path),
    )


def _short(name: str) -> str:
    """Return a name from an untrusted lock file, short and without control characters."""
    return "".join(letter for letter in name if letter.isprintable())[:40]
