"""An open document: what it holds, its working copy, and the published file that follows it."""

import errno
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from threading import RLock

from readiness.documents import errors
from readiness.documents.backing_up import BackupKeeper, back_up_replaced
from readiness.documents.backup_places import disk_is_missing, id_at
from readiness.documents.checked import keep_checked
from readiness.documents.content import Content, new_content, new_id, under_new_id
from readiness.documents.latest import belongs_to
from readiness.documents.leftovers import remove_leftovers, remove_private_leftovers
from readiness.documents.opening import open_copy, refused_copy, take_lock
from readiness.documents.paths import conflict_path, making_path, working_path
from readiness.documents.place import HeldPlace, Place, PlaceState, mark_of
from readiness.documents.published_file import (
    fingerprint,
    is_protected,
    load_published,
    read_published,
)
from readiness.documents.resuming import published_of, resume
from readiness.documents.schema import MOST_FILE_BYTES
from readiness.documents.working_copy import InUseError, Published, WorkingCopy
from readiness.domain.assessment import Assessment
from readiness.domain.changes import Change, QuestionnaireChange, parts_of
from readiness.domain.questionnaire import Questionnaire
from readiness.foundation import logs
from readiness.foundation.errors import UserError
from readiness.foundation.file_names import check_is_text, check_not_reserved
from readiness.foundation.files import identity, real_path


class _ChangedOutsideError(Exception):
    """The file at our path was not written by us."""


class Document:
    """An open document. A change is in the working copy when `record` returns, and published when asked.

    Until the first change the published file holds everything, so the working copy stays empty till then.
    Publishing may run in another thread than the changes.
    """

    def __init__(
        self,
        copy: WorkingCopy | None,
        content: Content | None,
        published: Published,
        read_only: UserError | None = None,
    ) -> None:
        self._copy = copy
        self._content = content
        self._place = HeldPlace(published)
        # Two locks, for the working copy and for publishing: answers can be stored while a file is written.
        self._guard = RLock()
        self._publish_lock = RLock()
        self._published_edits = 0
        # Whether the latest publishing found the file gone, and wrote it again.
        self.restored = False
        # Whether it found the file under another name, and went on there.
        self.renamed = False
        # What a crashed session left may not have been published.
        self._edits = 0 if copy is None or copy.empty else 1
        self.read_only = read_only
        # The time of the latest change that a crashed session left here.
        self.recovered_at: datetime | None = None
        self._warnings: list[UserError] = []
        self._backups = BackupKeeper(self._warnings.append)
        # How many changes the working copy had when it was written into the file that is being published.
        self._written_edits = 0
        if content is not None:
            self.document_id, self.questionnaire = content.document_id, content.questionnaire
        elif copy is not None:
            self.document_id, self.questionnaire = copy.document_id, copy.questionnaire()

    @classmethod
    def create(
        cls,
        path: Path,
        questionnaire: Questionnaire,
        assessment: Assessment,
        files: Mapping[str, bytes] | None = None,
    ) -> "Document":
        """Make a document and publish it at `path`; raises UserError where something lies there already."""
        return cls._begin(path, new_content(questionnaire, assessment, files))

    @classmethod
    def copy(cls, source: Path, target: Path) -> "Document":
        """Make a document of its own at `target` from a published file, such as a backup; raises UserError."""
        return cls._begin(target, under_new_id(read_published(source)))

    @classmethod
    def open(cls, path: Path) -> "Document":
        """Open a published file.

        Raises UserError where it cannot be read, where it is open already (`document-open` here, `document-held`
        elsewhere), where it is a version of record (`document-final`), or where answers of a crashed session wait to
        be recovered first.
        """
        location = real_path(path)
        check_is_text(str(location))
        mark, before = mark_of(path), identity(path)
        content, found = load_published(path)
        if is_protected(location):
            raise errors.write_protected(path)
        # A copy that was made in a file manager is a document of its own from its first change on.
        content = content._replace(document_id=id_at(location, content.document_id))
        copy = open_copy(working_path(content.document_id))
        if copy.empty and identity(path) != before:
            # While we read, the process that had it open published it and was done.
            copy.discard()
            return cls.open(path)
        keep_checked(found, content.document_id)
        final = content.assessment.record.final
        if copy.empty and final is not None:
            copy.discard()
            raise errors.is_final(path, final)
        if copy.empty:
            document = cls(copy, content, Published(location, (found,)))
        elif belongs_to(published_of(copy), location, found):
            # It is never older than what it has published.
            document = cls._of(copy, location)
        else:
            # The same document from another folder, such as a copy from an e-mail: do not mix the two.
            copy.close()
            raise errors.waits_for_recovery(path)
        document._place.mark = mark  # noqa: SLF001 - one of ours, just made
        try:
            document._place.hold(take_lock(path))  # noqa: SLF001
        except UserError:
            document.abandon()
            raise
        remove_leftovers(location)
        remove_private_leftovers()
        return document

    @classmethod
    def view(cls, path: Path, why: UserError) -> "Document":
        """Open a published file that others have open, or that must stay as it is: to look at only."""
        return cls(None, read_published(path), Published(real_path(path), ()), why)

    @classmethod
    def recover(cls, left_behind: Path, location: Path | None = None) -> "Document":
        """Open a working copy that was left behind; `location` is where its file was moved since.

        Raises UserError while another process has it, or where it is damaged.
        """
        document = cls._of(open_copy(left_behind), location)
        # Another process may have the file open by now: it will find ours there and keep both.
        with suppress(UserError):
            document._place.hold(take_lock(document.path))  # noqa: SLF001
            remove_leftovers(document.path)
        return document

    @property
    def path(self) -> Path:
        """Where the document is published."""
        return self._place.published.path

    def assessment(self) -> Assessment:
        """Read the stored state; raises UserError where it cannot be read."""
        with self._guard:
            if self._content is not None:
                return self._content.assessment
            try:
                return self._filled().assessment()
            except (sqlite3.Error, ValueError) as error:
                raise errors.working_copy_unreadable(working_path(self.document_id), error) from error

    def prepare(self) -> None:
        """Fill the working copy ahead of the first change where that takes its time: where files are attached."""
        if self.read_only is None and self._content is not None and self._content.files:
            # Where that fails, the first change raises it.
            with self._guard, suppress(sqlite3.Error, OSError):
                self._filled()

    def record(self, change: Change, whole: Change | None = None) -> None:
        """Store a change; when this returns, it survives a crash. Raises UserError where it cannot be stored.

        With `whole`, the latest change and this one become that one step of the history.
        """
        with self._guard:
            try:
                self._filled().record(change, whole)
            except (sqlite3.Error, OSError) as error:
                raise errors.not_stored(error) from error
            self._edits += 1
            self._follow_questionnaire(change)

    def add_file(self, content: bytes) -> str:
        """Store the bytes of a file and return their digest; raises UserError where they cannot be stored."""
        with self._guard:
            try:
                copy = self._filled()
                if copy.file_bytes() + len(content) > MOST_FILE_BYTES:
                    raise errors.full(MOST_FILE_BYTES)
                return copy.add_file(content)
            except (sqlite3.Error, OSError) as error:
                raise errors.not_stored(error) from error

    def file(self, digest: str) -> bytes | None:
        """Return the bytes of a file, or None where it is not there."""
        with self._guard:
            if self._content is not None:
                return self._content.files.get(digest)
            return self._filled().file(digest)

    def undo(self) -> Change | None:
        """Take back the latest change; raises UserError where that cannot be stored."""
        return self._step(WorkingCopy.undo)

    def redo(self) -> Change | None:
        """Apply the latest undone change again; raises UserError where that cannot be stored."""
        return self._step(WorkingCopy.redo)

    def can_undo(self) -> bool:
        """Return whether there is a change to take back."""
        with self._guard:
            return self._content is None and self._filled().can_undo()

    def can_redo(self) -> bool:
        """Return whether there is an undone change."""
        with self._guard:
            return self._content is None and self._filled().can_redo()

    def take_warnings(self) -> list[UserError]:
        """Return what the user is to be told although nothing was refused; each is returned once.

        Changes that a crashed session had stored are missing (`changes-missing`); no backup is kept (`no-backup`).
        """
        warnings = [*self._warnings]
        self._warnings.clear()
        return warnings

    def unpublished(self) -> bool:
        """Return whether there are changes that the published file does not hold yet."""
        return self._edits != self._published_edits

    def refresh_lock(self) -> None:
        """Refresh the lock, which tells other processes that the document is open here."""
        self._place.refresh_lock()

    def look(self) -> Place | None:
        """Return what has become of the published file; None while it is being written, or cannot be looked at."""
        if not self._publish_lock.acquire(blocking=False):
            return None
        try:
            return self._place.look()
        finally:
            self._publish_lock.release()

    def follow(self, path: Path) -> None:
        """Go on with the file under its new name; raises UserError where others have it open there."""
        with self._publish_lock:
            self._place.hold(take_lock(path))
            try:
                self._remember(self._place.published._replace(path=path))
            except sqlite3.Error as error:
                # After a crash it is found again under its old name only: a nuisance, no loss.
                logs.fault(error)

    def publish(self, *, last: bool = False, again: bool = False) -> Path:
        """Bring the published file up to date and return where it lies; without changes nothing is written.

        Where the file was changed from outside since we wrote it, both are kept: ours goes into a new file
        beside it, named with the time, and the document lives there from now on, as a document of its own.
        Where it only got another name in its folder, that name is taken over.
        The `last` publishing also looks whether what we published still lies there: if not, it is written again;
        with `again` that is done at any time.
        """
        with self._publish_lock:
            self.restored = False
            self.renamed = self._follow_rename()
            try:
                lost = (last and self._place.is_lost()) or (again and fingerprint(self.path) is None)
                if not self.unpublished() and not lost:
                    if last and self._backups.behind and self._place.is_ours():
                        self._backups.keep(self.document_id, self.path, self.path, last=True)
                    return self.path
            except OSError as error:
                # Whose file lies there is not known: neither is it left to others, nor is another one put beside it.
                raise errors.publish_failed(self.path, error) from error
            try:
                self._publish_at(self.path, last=last)
            except _ChangedOutsideError:
                self._continue_under_new_id()
                self._publish_at(conflict_path(self.path), last=last)
            return self.path

    def publish_as(self, path: Path) -> None:
        """Publish at another path and continue there; an existing file is replaced. Raises UserError.

        Where that is a document which we did not write, a backup of it is kept among its own; where none can be
        kept, nothing is replaced.
        """
        with self._publish_lock:
            check_not_reserved(path)
            check_is_text(str(real_path(path)))
            # Resolved, so that a link goes on pointing to it.
            self._publish_at(real_path(path), last=False, overwrite=True)

    def close(self) -> None:
        """Publish and remove the working copy, once the file is known to hold what it held.

        Where publishing fails, the working copy stays for recovery.
        """
        if self._copy is None:
            return
        try:
            self.publish(last=True)
        except UserError:
            self.abandon()
            raise
        self._place.release()
        self._copy.discard()

    def abandon(self) -> None:
        """Close without publishing; the working copy stays for recovery."""
        self._place.release()
        if self._copy is not None:
            if self._copy.empty and self._place.may_be_lost():
                # What was published is nowhere else; where it cannot be stored either, nothing is worse than before.
                with suppress(sqlite3.Error, OSError):
                    self._filled()
            (self._copy.discard if self._copy.empty else self._copy.close)()

    @classmethod
    def _begin(cls, path: Path, content: Content) -> "Document":
        check_not_reserved(path)
        errors.check_name_is_free(path)
        document = cls(open_copy(working_path(content.document_id)), content, Published(Path(), ()))
        try:
            document.publish_as(path)
        except UserError as error:
            document.abandon()
            raise (errors.not_made(path, error) if error.code == "publish-failed" else error) from error
        return document

    @classmethod
    def _of(cls, copy: WorkingCopy, location: Path | None = None) -> "Document":
        resumed = resume(copy, location)
        try:
            document = cls(resumed.copy, resumed.content, resumed.published)
        except (sqlite3.Error, ValueError) as error:
            resumed.copy.close()
            raise refused_copy(copy.path, error) from error
        document.recovered_at = resumed.changed_at
        document._warnings += resumed.warnings
        return document

    def _step(self, step: Callable[[WorkingCopy], Change | None]) -> Change | None:
        if self._content is not None:
            return None
        with self._guard:
            try:
                change = step(self._filled())
            except sqlite3.Error as error:
                raise errors.not_stored(error) from error
            if change is not None:
                self._edits += 1
                self._follow_questionnaire(change)
        return change

    def _follow_questionnaire(self, change: Change) -> None:
        """Go on with the questionnaire that a change brought, or brought back."""
        for single in parts_of(change):
            if isinstance(single, QuestionnaireChange):
                self.questionnaire = single.after

    def _filled(self) -> WorkingCopy:
        """Return the working copy with everything in it; raises UserError in a document to look at only."""
        if self._copy is None:
            assert self.read_only is not None
            raise self.read_only
        if self._content is not None:
            self._copy.fill(self._content, self._place.published)
            self._content = None
        return self._copy

    def _follow_rename(self) -> bool:
        place = self.look()
        if place is None or place.state is not PlaceState.RENAMED:
            return False
        try:
            self.follow(place.path)
        except UserError:
            # Others have it open there: then ours is written under the old name.
            return False
        return True

    def _publish_at(self, location: Path, *, last: bool, overwrite: bool = False) -> None:
        """Publish at a path; raises UserError and, without `overwrite`, _ChangedOutsideError where others wrote."""
        moved = location != self.path
        taken = take_lock(location) if moved else None
        edits = self._edits

        def before_replacing(state: Path, new_fingerprint: str) -> None:
            # Compared at the last moment: writing may have taken its time.
            found = fingerprint(location)
            self.restored = not moved and found is None
            if self.restored and disk_is_missing(self.document_id, location):
                raise OSError(errno.ENODEV, "")
            if found is not None and found not in self._place.published.fingerprints:
                if not overwrite:
                    raise _ChangedOutsideError
                back_up_replaced(location)
            # After a crash from here on, the file may be either of the two.
            self._remember(self._place.published.with_fingerprint(new_fingerprint))
            self._backups.keep(self.document_id, state, location, last=last)

        # Imported here: a document that is only read needs no publishing.
        from readiness.documents.publishing import publish

        try:
            # Who may read it stays the same under another name.
            like = self.path if moved and self.path.is_file() else None
            new_fingerprint = publish(self._write_into, location, making_path(self.document_id), before_replacing, like)
        except (UserError, _ChangedOutsideError):
            if taken is not None:
                taken.release()
            raise
        keep_checked(new_fingerprint, self.document_id, () if moved else self._place.published.fingerprints)
        if moved:
            self._place.hold(taken)
        try:
            self._remember(Published(location, (new_fingerprint,)))
            with self._guard:
                if self._content is None:
                    self._filled().note_published(self._written_edits, new_fingerprint)
        except sqlite3.Error as error:
            # The file is there. After a crash we would know it by its fingerprint, which was stored before.
            logs.fault(error)
        self._published_edits = edits
        self._place.has_written()

    def _write_into(self, target: Path) -> None:
        with self._guard:
            if self._content is None:
                self._filled().copy_into(target)
                self._written_edits = self._filled().edits
                return
            content = self._content
        from readiness.documents.publishing import write_new

        write_new(content, target)

    def _remember(self, published: Published) -> None:
        with self._guard:
            self._place.published = published
            if self._content is None:
                self._filled().set_published(published)

    def _continue_under_new_id(self) -> None:
        """Go on under an id of its own, so that this and the file that others changed can be open side by side."""
        with self._guard:
            try:
                old = self._filled()
                copy = old.duplicate(new_id())
            except (sqlite3.Error, OSError, InUseError) as error:
                raise errors.publish_failed(self.path, error) from error
            self._copy, self.document_id = copy, copy.document_id
            old.discard()
