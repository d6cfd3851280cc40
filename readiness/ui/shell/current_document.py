"""What the window knows of the one open document: its session, what is told of it, and who asks and answers."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from readiness.app.session import Session
from readiness.ui.look import Look
from readiness.ui.services import Dialogs, Notifier


class CurrentDocument(QObject):
    """What acts on the open document is given: forms, copies for others, versions of record, a next assessment.

    `DocumentController` opens it, publishes it and closes it.
    """

    opened = Signal()
    closed = Signal()
    # The document is about to be closed, or its history to be stepped through: what is being typed is to be stored.
    closing = Signal()
    stepping = Signal()
    # A Delta and a Source: what the latest change touched, and where it comes from.
    changed = Signal(object, object)
    # A UserError: nothing was done.
    failed = Signal(object)
    # A path and a UserError: the document is open elsewhere; it can be looked at, or copied.
    held = Signal(object, object)
    # A FilledForm that is to be compared with the open document.
    form_given = Signal(object)
    # A list of FilledForms that are to be merged.
    views_given = Signal(object)
    # A UserError: the answers are safe here, but the published file could not follow.
    publishing_failed = Signal(object)
    # After that: now it could.
    published = Signal()
    # The path of a document, and of the report that held it.
    taken_out = Signal(object, object)
    # The document is kept in another file from now on, as the user chose.
    moved = Signal()
    # It is kept in a new file: the old one was changed elsewhere.
    kept_both = Signal()
    # The file was gone, and was written again.
    restored = Signal()
    # A UserError that refused nothing: changes of a crashed session are missing, or no backup can be kept.
    warned = Signal(object)
    # The path that the file had: it has another name now, and the document went along.
    renamed = Signal(object)
    # The path that a document had, and the one that the user gave it while it was closed.
    renamed_closed = Signal(object, object)
    # The path of a document, and its copy as the start page lists it.
    duplicated = Signal(object, object)
    # A Place: others have done something to the file, which nothing was done about yet.
    disturbed = Signal(object)
    # The path of a document that is gone.
    deleted = Signal(object)

    def __init__(
        self, dialogs: Dialogs, notifier: Notifier, look: Callable[[], Look], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.dialogs = dialogs
        self.notifier = notifier
        self.look = look

    @property
    def session(self) -> Session | None:
        """The session of the open document."""
        raise NotImplementedError

    def open(self, path: Path) -> None:
        """Open a document in place of this one."""
        raise NotImplementedError

    def begin_with(self, make: Callable[[], Session]) -> None:
        """Close this document, and open the one that is made."""
        raise NotImplementedError

    def close(self) -> None:
        """Publish and close the document."""
        raise NotImplementedError
