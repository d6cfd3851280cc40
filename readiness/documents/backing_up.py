"""The backups that an open document keeps of what it publishes, and of what it replaces."""

from collections.abc import Callable
from pathlib import Path

from readiness.documents import errors
from readiness.documents.paths import backups_folder
from readiness.documents.published_file import has_document_header, read_published
from readiness.foundation import logs
from readiness.foundation.errors import UserError


class BackupKeeper:
    """Keeps backups of published states; `behind` says that the latest one has none."""

    def __init__(self, warn: Callable[[UserError], None]) -> None:
        """Make one that has `warn` called, once, where no backup can be kept."""
        self.behind = False
        self._warn = warn
        self._warned = False

    def keep(self, document_id: str, state: Path, location: Path, *, last: bool) -> None:
        """Keep a state that is published at `location`, unless the one before it is young; raises nothing."""
        # Imported here: a document that is only read needs no backups.
        from readiness.documents.backups import keep_backup

        self.behind = True
        try:
            self.behind = not keep_backup(document_id, state, location, last=last)
        except (OSError, UserError) as error:
            # The published file matters more than one more copy of it.
            if not self._warned:
                logs.fault(error)
                reason = error.__cause__ if isinstance(error.__cause__, OSError) else error
                self._warn(errors.no_backup(backups_folder(), reason))
            self._warned = True


def back_up_replaced(location: Path) -> None:
    """Keep a backup of a document that is about to be replaced; raises UserError or OSError where there can be none."""
    from readiness.documents.backups import keep_replaced

    if has_document_header(location):
        keep_replaced(read_published(location).document_id, location)
