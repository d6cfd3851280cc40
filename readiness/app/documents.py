"""Make, open and read documents."""

import os
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from readiness.app.archives import is_report, read_content, taken_out
from readiness.app.sealing import read_sealed, unsealed
from readiness.app.session import Session
from readiness.documents import lock, schema
from readiness.documents.content import Content
from readiness.documents.document import Document
from readiness.documents.errors import is_final
from readiness.documents.latest import Latest, Standing
from readiness.documents.latest import read_latest as latest_of
from readiness.documents.opening import check_can_be_replaced
from readiness.documents.paths import TIME_IN_NAMES, path_beside
from readiness.documents.place import Place, PlaceState
from readiness.domain.answers import Answer
from readiness.domain.assessment import Assessment, Details
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.exchange.sealed_file import is_sealed
from readiness.foundation import clock
from readiness.foundation.errors import UserError, reason_of
from readiness.foundation.file_names import check_not_reserved, safe_name
from readiness.foundation.files import identity
from readiness.foundation.translation import N_

if TYPE_CHECKING:
    from typing import TypeAlias

    from readiness.documents import backups as kept_backups
    from readiness.documents import recovery
    from readiness.results.assessment_result import AssessmentResult

    Backup: TypeAlias = kept_backups.Backup
    Recoverable: TypeAlias = recovery.Recoverable

__all__ = ["Place", "PlaceState"]
# The ending of a document's name.
SUFFIX = schema.SUFFIX
# How often an open document tells others that it is open, in seconds.
REFRESH_SECONDS = lock.REFRESH_SECONDS
_LONGEST_NAME = 80
# What another process says of a document that it has open; a command is done in a moment.
_OPEN_ELSEWHERE = {"document-open", "document-held"}
_PATIENCE_TO_CHANGE = 5.0
_PATIENCE_TO_READ = 1.0
_FIRST_PAUSE, _LONGEST_PAUSE = 0.02, 0.4
# A window in which somebody answers publishes as well, and nobody waits for that for ever.
_MOST_TURNS = 20


def load_adapters() -> None:
    """Import what checks and stores documents ahead of its first use: about a tenth of a second, in any thread."""
    from readiness.documents import stored

    stored.load_adapters()


def create_document(
    path: Path,
    questionnaire: Questionnaire,
    organisation: str,
    depth: Depth = Depth.QUICK,
    answers: Mapping[str, Answer] | None = None,
) -> Session:
    """Make a document at `path` and open it; raises UserError where a file lies there or cannot be written."""
    answered_on = clock.today() if answers else None
    details = Details(organisation.strip(), depth, answered_on=answered_on)
    assessment = Assessment(details, answers or {})
    return Session(Document.create(path, questionnaire, assessment))


def open_session(path: Path) -> Session:
    """Open a published document to work on it; raises UserError, also where it is open elsewhere."""
    return Session(Document.open(path))


def open_patiently(path: Path, pause: Callable[[float], None] = time.sleep) -> Session:
    """Open a document as `open_session` does, and wait some seconds for another process that has it open.

    Each time that process publishes, the seconds count anew, so that commands take turns. Raises UserError where it is
    a report or sealed, and where it stays open. `pause` waits for some seconds.
    """
    if is_report(path):
        raise UserError(
            "report-unchangeable",
            N_("The document inside a report cannot be changed there."),
            N_("Extract it first: readiness unpack REPORT.pdf -o DOC."),
            where=str(path),
        )
    if is_sealed(path):
        raise _sealed(path)
    # Before anything is stored: a command that ends cannot ask for another place.
    check_can_be_replaced(path)
    turns = 0
    pauses, seen = _pauses(_PATIENCE_TO_CHANGE), identity(path)
    while True:
        try:
            return open_session(path)
        except UserError as error:
            seconds = next(pauses, None)
            if error.code not in _OPEN_ELSEWHERE or seconds is None:
                raise
        pause(seconds)
        now = identity(path)
        if now != seen and turns < _MOST_TURNS:
            # Others had their turn and are done: ours will come.
            pauses, seen, turns = _pauses(_PATIENCE_TO_CHANGE), now, turns + 1


def left_behind() -> "list[Recoverable]":
    """Return what crashed sessions left, newest first; open documents of other windows are left out."""
    from readiness.documents.recovery import recoverable

    return recoverable()


def damaged_left_behind() -> list[Path]:
    """Return the files of crashed sessions that can be read no more; they are kept."""
    from readiness.documents.recovery import damaged

    return damaged()


def recover_document(entry: "Recoverable") -> Session:
    """Open what a crashed session left; raises UserError where it is damaged, or another process is at it."""
    return Session(Document.recover(entry.working_path, entry.published_path))


def left_behind_of(named: Path) -> "Recoverable":
    """Return what crashed sessions left of a document, named by its path, also after it was moved, or by its id.

    Raises UserError where there is nothing.
    """
    from readiness.documents.recovery import left_of

    return left_of(named)


def copy_document(source: Path, target: Path) -> Session:
    """Make a document of its own from a published file, such as a backup, and open it; raises UserError."""
    return Session(Document.copy(source, target))


def unpack_document(report: Path, target: Path, phrase: Callable[[Path], str] | None = None) -> Session:
    """Make a document of its own from the one inside a report or a sealed file, and open it; raises UserError.

    `phrase` asks for the pass phrase of a sealed file.
    """
    try:
        if phrase is not None and is_sealed(report):
            with unsealed(report, phrase(report)) as copy:
                return copy_document(copy, target)
        return copy_document(taken_out(report), target)
    except UserError as error:
        if error.where != str(target):
            error.where = str(report)
        raise


def view_document(path: Path, why: UserError) -> Session:
    """Open a published file to look at only; raises UserError where it cannot be read."""
    return Session(Document.view(path, why))


def as_final(session: Session) -> Session:
    """Return a session that only looks, where an open document is a version of record; otherwise the same session.

    Raises UserError where what is stored of it cannot be published.
    """
    document, final = session.document, session.assessment.record.final
    if final is None or document.read_only is not None:
        return session
    document.close()
    return view_document(document.path, is_final(document.path, final))


def read_document(path: Path) -> "AssessmentResult":
    """Read a document as it was published last, or the one inside a report, without opening it for changes."""
    return result_of(read_content(path))


def read_latest(path: Path, phrase: Callable[[Path], str] | None = None) -> Latest:
    """Read a document as it was stored last, or the one inside a report, without opening it for changes.

    A process that has it open gets a moment to publish what it has; `Standing.OPEN` then says that it did not.
    `phrase` asks for the pass phrase of a sealed document. Raises UserError.
    """
    if is_sealed(path):
        if phrase is None:
            raise _sealed(path)
        return Latest(read_sealed(path, phrase(path)), Standing.PUBLISHED)
    if is_report(path):
        return Latest(read_content(path), Standing.PUBLISHED)
    for seconds in _pauses(_PATIENCE_TO_READ):
        latest = latest_of(path)
        if latest.standing is not Standing.OPEN:
            return latest
        time.sleep(seconds)
    return latest_of(path)


def result_of(content: Content) -> "AssessmentResult":
    """Return the result of what was read, as of today."""
    # Opening a document needs no score.
    from readiness.results.assessment_result import assess

    return assess(content.questionnaire, content.assessment, clock.today())


def rename_document(document: Path, name: str) -> Path:
    """Give a closed document another name in its folder, and return its path; raises UserError.

    Nothing is replaced; a copy of it that is open elsewhere notices by itself.
    """
    target = document.with_name(f"{safe_name(name, _LONGEST_NAME, document.stem)}{SUFFIX}")
    check_not_reserved(target)
    if os.path.lexists(target):
        raise UserError(
            "name-taken",
            N_("A file of this name already exists."),
            N_("Choose another name."),
            where=str(target),
        )
    try:
        document.rename(target)
    except OSError as error:
        raise UserError(
            "rename-failed",
            N_("The file could not be renamed ({reason})."),
            N_("Close it in other programs, and check your permissions for its folder."),
            where=str(document),
            reason=reason_of(error),
        ) from error
    return target


def backups(document: Path) -> "list[Backup]":
    """Return the backups that this computer keeps of a document, newest first."""
    from readiness.documents.backups import backups_of

    return backups_of(document)


def copy_path(document: Path, what: str) -> Path:
    """Return a free path for a copy beside a document, as in `Muster (copy).readiness` where `what` is "copy"."""
    return path_beside(document, what)


def time_in_name(at: datetime) -> str:
    """Return a local time as file names hold it."""
    return f"{at.astimezone():{TIME_IN_NAMES}}"


def free_path(folder: Path, organisation: str) -> Path:
    """Return a path for a new document that no file has yet."""
    return next(path for path in numbered_paths(folder, organisation) if not os.path.lexists(path))


def numbered_paths(folder: Path, organisation: str) -> Iterator[Path]:
    """Yield the paths that a document may get, in their order: without a number, then with one."""
    kept = "".join(c if c.isalnum() or c in " -_&.," else " " for c in organisation)
    # Time for a conflict fits behind it.
    name = safe_name(" ".join(kept.split()), _LONGEST_NAME, "Readiness")
    return (folder / f"{name}{number}{SUFFIX}" for number in ["", *(f" {n}" for n in range(2, 1000))])


def _sealed(path: Path) -> UserError:
    """Return the fault of a sealed document where only an open one will do."""
    return UserError(
        "sealed-unchangeable",
        N_("This document is sealed; it can only be read with its pass phrase."),
        N_("Extract it first: readiness unpack {path} -o DOC."),
        where=str(path),
        path=str(path),
    )


def _pauses(patience: float) -> Iterator[float]:
    """Yield pauses in seconds, each longer than the one before, that together are about as long as the patience."""
    waited, seconds = 0.0, _FIRST_PAUSE
    while waited < patience:
        yield seconds
        waited += seconds
        seconds = min(2 * seconds, _LONGEST_PAUSE)
