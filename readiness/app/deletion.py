"""Delete a document: what goes with it, and whether the file alone goes into the trash."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from readiness.app.settings import damaged_settings, forget_document
from readiness.app.team_links import forget_links
from readiness.documents import removal
from readiness.documents.backups import backups_with, places_beside
from readiness.foundation.errors import UserError, reason_of
from readiness.foundation.files import real_path
from readiness.foundation.translation import N_


@dataclass(frozen=True, slots=True)
class Deletion:
    """A document that is to be deleted: its ids, the number of its backups, and the files that go with it.

    `settings` are damaged settings that were kept aside: they may name the document.

    `staying` are folders of backups that others have a claim to: the original of a copy, or what lay there before.
    """

    document: Path
    ids: Sequence[str]
    backups: int
    traces: Sequence[Path]
    settings: Sequence[Path]
    staying: Sequence[Path]


def plan_deletion(document: Path) -> Deletion:
    """Look what goes with a document; raises UserError where it is none of ours or is open here."""
    # Read once: the file may be large.
    ids = removal.ids_to_delete(document)
    removal.check_is_document(document, ids)
    traces = removal.traces_of(document, ids)
    staying = [place.folder for place in places_beside(ids, document)]
    return Deletion(document, ids, len(backups_with(ids, document)), traces, damaged_settings(), staying)


def check_not_open(deletion: Deletion) -> None:
    """Raise UserError where the document is open, here or elsewhere."""
    removal.check_not_open(deletion.document, deletion.ids)


def delete_document(deletion: Deletion, to_trash: Callable[[Path], bool] | None = None) -> None:
    """Delete a document for good with every trace of it, or put its file alone into the system's trash.

    `to_trash` returns whether the system took the file. Raises UserError where the document is open or that is refused.
    """
    document = deletion.document
    check_not_open(deletion)
    if to_trash is None:
        # First, since lists name the organisation and its result: where that fails, there is still what to delete.
        forget_document(document)
        forget_links(deletion.ids)
        _forget_in_portfolios(deletion)
        removal.delete_for_good(document, deletion.ids)
        return
    if document.exists() and not to_trash(document):
        raise UserError(
            "trash-refused",
            N_("The system has no recycle bin for this folder."),
            N_("Delete the document for good, or in your file manager."),
            where=str(document),
        )
    _forget_in_portfolios(deletion)


def _forget_in_portfolios(deletion: Deletion) -> None:
    """Have the index of portfolios hold nothing of the document any more; raises UserError."""
    # Imported here: only a deletion needs it, and it brings NumPy along.
    from readiness.portfolio.index import forget_in_index

    try:
        forget_in_index(real_path(deletion.document), deletion.ids)
    except OSError as error:
        raise UserError(
            "still-in-index",
            N_("The index of portfolios holds notes of the document and cannot be changed ({reason})."),
            N_("Close other windows of Readiness, then delete the document again."),
            where=str(deletion.document),
            reason=reason_of(error),
        ) from error
