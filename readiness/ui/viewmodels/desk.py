"""The desk: the one open document, brought in, published now and then, put away."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from readiness.app.session import Delta, Session
from readiness.app.settings import Recent
from readiness.documents.document import Document
from readiness.documents.recovery import Recoverable
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.foundation import clock
from readiness.foundation.errors import UserError
from readiness.foundation.translation import Translator

# The published file follows the last change after this pause, and at every close.
PUBLISH_DELAY_MS = 3000


class Desk(QObject):
    """Holds the session of the open document. What cannot be done is told with `failed`, never raised."""

    opened = Signal()
    closed = Signal()
    # A Delta: what the latest change touched.
    changed = Signal(object)
    # A UserError: nothing was done.
    failed = Signal(object)
    # A UserError: the answers are safe here, but the published file could not follow.
    publishing_failed = Signal(object)
    # The path of a new file: the old one was changed elsewhere, and both are kept.
    moved = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session: Session | None = None
        self.saved_at: datetime | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PUBLISH_DELAY_MS)
        self._timer.timeout.connect(self.publish)

    def open(self, path: Path) -> None:
        """Open a published document."""
        try:
            document = Document.open(path)
        except UserError as error:
            self.failed.emit(error)
            return
        self._begin(Session(document))

    def recover(self, entry: Recoverable) -> None:
        """Open what a crash left behind."""
        try:
            document = Document.recover(entry.working_path)
        except UserError as error:
            self.failed.emit(error)
            return
        self._begin(Session(document))

    def create(self, path: Path, questionnaire: Questionnaire, organisation: str, depth: Depth) -> None:
        """Make a new document and open it."""
        # Only a new document needs what makes documents.
        from readiness.app.documents import create_document

        try:
            session = create_document(path, questionnaire, organisation, depth)
        except UserError as error:
            self.failed.emit(error)
            return
        self._begin(session)

    def open_sample(self, folder: Path, language: str) -> None:
        """Open the sample document, made if missing."""
        from readiness.app.sample import sample_in

        try:
            path = sample_in(folder, language)
        except UserError as error:
            self.failed.emit(error)
            return
        self.open(path)

    def undo(self) -> Delta | None:
        """Take back the latest change."""
        return self.session.undo() if self.session else None

    def redo(self) -> Delta | None:
        """Apply the latest undone change again."""
        return self.session.redo() if self.session else None

    def can_undo(self) -> bool:
        """Return whether there is a change to take back."""
        return self.session is not None and self.session.can_undo()

    def can_redo(self) -> bool:
        """Return whether there is an undone change."""
        return self.session is not None and self.session.can_redo()

    def publish(self) -> None:
        """Let the published file follow."""
        self._timer.stop()
        if self.session is None:
            return
        before = self.session.path
        try:
            path = self.session.publish()
        except UserError as error:
            self.publishing_failed.emit(error)
            return
        if path != before:
            self.moved.emit(path)

    def publish_as(self, path: Path) -> None:
        """Keep the document at another place from now on."""
        if self.session is None:
            return
        try:
            self.session.publish_as(path)
        except UserError as error:
            self.failed.emit(error)
            return
        self.moved.emit(path)

    def close(self) -> None:
        """Publish and put the document away; where that fails, its working copy stays for recovery."""
        self._timer.stop()
        if self.session is None:
            return
        session, self.session = self.session, None
        try:
            session.close()
        except UserError as error:
            self.failed.emit(error)
        self.closed.emit()

    def as_recent(self, language: str, t: Translator) -> Recent | None:
        """Return the open document as the start page shows it."""
        if self.session is None:
            return None
        # Told a moment after a start, which goes without it.
        from readiness.results.phrases import Phrases

        result = self.session.result()
        stage = Phrases(result, language, t).overall()
        return Recent(str(self.session.path), result.assessment.details.organisation, stage, clock.today())

    def _begin(self, session: Session) -> None:
        self.close()
        self.session = session
        self.saved_at = None
        session.listen(self._on_changed)
        self.opened.emit()

    def _on_changed(self, delta: Delta) -> None:
        self._timer.start()
        self.saved_at = clock.now().astimezone()
        self.changed.emit(delta)
