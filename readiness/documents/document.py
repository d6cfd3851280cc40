"""A document: its working copy, and the published file that follows it."""

import os
import sqlite3
from pathlib import Path
from uuid import uuid4

import msgspec

from readiness.documents.content import Content
from readiness.documents.published_file import fingerprint, publish, read_published
from readiness.documents.working_copy import InUseError, WorkingCopy
from readiness.domain.assessment import Assessment
from readiness.domain.changes import Change
from readiness.domain.questionnaire import Questionnaire
from readiness.foundation import clock
from readiness.foundation.errors import UserError
from readiness.foundation.paths import data_folder
from readiness.foundation.translation import N_

_PATH = "published_path"
_PRINT = "published_fingerprint"


class Recoverable(msgspec.Struct, frozen=True):
    """A working copy that was left behind by a crash."""

    working_path: Path
    published_path: Path
    organisation: str
    answers: int
    modified: float


class Document:
    """An open document. Every change is stored in the working copy at once and published when asked."""

    def __init__(self, working_copy: WorkingCopy, questionnaire: Questionnaire | None = None) -> None:
        self._copy = working_copy
        self.questionnaire = questionnaire or working_copy.questionnaire()

    @classmethod
    def create(cls, path: Path, questionnaire: Questionnaire, assessment: Assessment) -> "Document":
        """Make a document and publish it at `path`; raises UserError where something lies there already."""
        # Unlike Path.exists, this says no to a name that is too long; the writing then says what is wrong.
        if os.path.lexists(path):
            raise UserError(
                "file-exists",
                N_("There is already a file of this name."),
                N_("Choose another name; it was not touched."),
                where=str(path),
            )
        if not path.parent.is_dir():
            raise UserError(
                "folder-missing",
                N_("There is no such folder."),
                N_("Make it first, or choose another place."),
                where=str(path),
            )
        document_id = str(uuid4())
        local = {_PATH: str(path.resolve())}
        content = Content(document_id, questionnaire, assessment)
        copy = WorkingCopy.create(_working_path(document_id), content, local)
        document = cls(copy, questionnaire)
        try:
            document._publish_at(path)
        except UserError:
            copy.discard()
            raise
        return document

    @classmethod
    def open(cls, path: Path) -> "Document":
        """Open a published file.

        Raises UserError where it cannot be read, is open already, or where answers of a crashed session
        wait to be recovered first.
        """
        content = read_published(path)
        working_path = _working_path(content.document_id)
        if working_path.exists() and not WorkingCopy.remove_half_made(working_path):
            return cls._resume(path, working_path)
        local = {_PATH: str(path.resolve()), _PRINT: fingerprint(path) or ""}
        copy = WorkingCopy.create(working_path, content, local)
        return cls(copy, content.questionnaire)

    @classmethod
    def recover(cls, working_path: Path) -> "Document":
        """Open a working copy that was left behind.

        Raises UserError while another process has it, or where it is damaged.
        """
        try:
            return cls(WorkingCopy.open(working_path))
        except InUseError as error:
            raise UserError(
                "document-open",
                N_("The document is open in another window."),
                N_("Continue there, or close it first."),
                where=working_path.name,
            ) from error
        except (sqlite3.Error, OSError, ValueError) as error:
            raise UserError(
                "working-copy-damaged",
                N_("The work of the earlier session cannot be read any more."),
                N_("Open the published file; move the working copy away first if you want to go on with it."),
                where=str(working_path),
            ) from error

    @classmethod
    def _resume(cls, path: Path, working_path: Path) -> "Document":
        """Continue the working copy of a crashed session: it is never older than what it has published."""
        document = cls.recover(working_path)
        if document.path != path.resolve():
            # The same document from another folder, such as a copy from an e-mail: do not mix the two.
            document.abandon()
            raise UserError(
                "document-waits",
                N_("Answers of an earlier session of this document wait to be recovered."),
                N_("Recover them from the start page first."),
                where=str(path),
            )
        return document

    @property
    def path(self) -> Path:
        """Where the document is published."""
        return Path(self._copy.local(_PATH) or "")

    def assessment(self) -> Assessment:
        """Read the stored state."""
        return self._copy.assessment()

    def record(self, change: Change) -> None:
        """Store a change; when this returns, it survives a crash."""
        self._copy.record(change)

    def add_file(self, content: bytes) -> str:
        """Store the bytes of a file and return their digest."""
        return self._copy.add_file(content)

    def file(self, digest: str) -> bytes | None:
        """Return the bytes of a file, or None where it is not there."""
        return self._copy.file(digest)

    def undo(self) -> Change | None:
        """Take back the latest change."""
        return self._copy.undo()

    def redo(self) -> Change | None:
        """Apply the latest undone change again."""
        return self._copy.redo()

    def can_undo(self) -> bool:
        """Return whether there is a change to take back."""
        return self._copy.can_undo()

    def can_redo(self) -> bool:
        """Return whether there is an undone change."""
        return self._copy.can_redo()

    def publish(self) -> Path:
        """Bring the published file up to date and return where it lies.

        Where the file was changed from outside since we wrote it, both are kept: ours goes into a new file
        beside it, named with the time, and the document lives there from now on.
        """
        path = self.path
        found = fingerprint(path)
        if found is not None and found != self._copy.local(_PRINT):
            path = _conflict_path(path)
        self._publish_at(path)
        return path

    def publish_as(self, path: Path) -> None:
        """Publish at another place and stay there."""
        self._publish_at(path)

    def close(self) -> None:
        """Publish and remove the working copy; where publishing fails, the copy stays for recovery."""
        try:
            self.publish()
        except UserError:
            self.abandon()
            raise
        self._copy.discard()

    def abandon(self) -> None:
        """Close without publishing; the working copy stays for recovery."""
        self._copy.close()

    def _publish_at(self, path: Path) -> None:
        printed = publish(self._copy, path)
        self._copy.set_local(_PATH, str(path.resolve()))
        self._copy.set_local(_PRINT, printed)


def recoverable() -> list[Recoverable]:
    """Return what crashed sessions left behind, newest first; open documents of other windows are left out."""
    found = []
    for path in _working_folder().glob("*.working"):
        try:
            if WorkingCopy.remove_half_made(path):
                continue
            copy = WorkingCopy.open(path)
        except (sqlite3.Error, OSError, InUseError):
            continue
        try:
            state = copy.assessment()
            found.append(
                Recoverable(
                    path,
                    Path(copy.local(_PATH) or ""),
                    state.details.organisation,
                    len(state.answers),
                    path.stat().st_mtime,
                )
            )
        except (sqlite3.Error, ValueError):
            # Damaged: opening its document says so with the place of the file.
            continue
        finally:
            copy.close()
    return sorted(found, key=lambda r: -r.modified)


def _conflict_path(path: Path) -> Path:
    """Return a free name beside a file that was changed from outside, named with the time."""
    moment = clock.now().astimezone().strftime("%Y-%m-%d %H.%M.%S")
    numbers = ["", *(f" {n}" for n in range(2, 1000))]
    names = (path.with_name(f"{path.stem} (conflict {moment}{number}){path.suffix}") for number in numbers)
    return next(name for name in names if not name.exists())


def _working_folder() -> Path:
    return data_folder() / "working"


def _working_path(document_id: str) -> Path:
    return _working_folder() / f"{document_id}.working"
