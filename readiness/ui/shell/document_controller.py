"""The desk: the one open document, brought in, published now and then, put away."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from readiness.app.archives import is_report
from readiness.app.session import AskAgain, Delta, Session
from readiness.app.settings import Recent
from readiness.documents.document import Document
from readiness.documents.lock import REFRESH_SECONDS
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.foundation import clock
from readiness.foundation.errors import UserError
from readiness.foundation.language import Language
from readiness.ui.shell.publishing import Publishing

if TYPE_CHECKING:
    from readiness.documents.recovery import Recoverable

# The published file follows the last change after this pause, and at every close.
PUBLISH_DELAY_MS = 3000
# Where it cannot be written, each further attempt waits twice as long as the one before, up to this.
_LONGEST_DELAY_MS = 300_000
_PREPARE_DELAY_MS = 500


class DocumentController(QObject):
    """Holds the session of the open document. What cannot be done is told with `failed`, never raised."""

    opened = Signal()
    closed = Signal()
    # A Delta: what the latest change touched.
    changed = Signal(object)
    # A UserError: nothing was done.
    failed = Signal(object)
    # A path and a UserError: somebody has the document open; it can be looked at, or copied.
    held = Signal(object, object)
    # A UserError: the answers are safe here, but the published file could not follow.
    publishing_failed = Signal(object)
    # After that: now it could.
    published = Signal()
    _publishing_ended = Signal()
    # The document is kept at another place from now on, as was wished.
    moved = Signal()
    # It is kept in a new file: the old one was changed elsewhere.
    kept_both = Signal()
    # The file was gone, and was written again.
    restored = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session: Session | None = None
        self.saved_at: datetime | None = None
        self.closing = False
        # Who decides where something is refused: whether to try again, and where else to keep the document.
        self.ask_again: AskAgain = lambda _error: False
        self.ask_elsewhere: Callable[[UserError], Path | None] = lambda _error: None
        self._delay = PUBLISH_DELAY_MS
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.publish_behind)
        self._behind: Publishing | None = None
        self._publishing_ended.connect(self._settle)
        self._presence = QTimer(self)
        self._presence.setInterval(REFRESH_SECONDS * 1000)
        self._presence.timeout.connect(self._stay_present)

    # Bringing in.

    def open(self, path: Path) -> None:
        """Open a published document; one that lies on the desk already stays there.

        The document inside an archived report is taken out beside it, and that one is opened.
        """
        if is_report(path):
            from readiness.app.documents import free_path, unpack_document

            self._begin_with(lambda: unpack_document(path, free_path(path.parent, path.stem)))
            return
        if self.session is not None and self.session.read_only is None and path.resolve() == self.session.path:
            return
        try:
            document = Document.open(path)
        except UserError as error:
            if error.code in {"document-open", "document-held"}:
                self.held.emit(path, error)
            else:
                self.failed.emit(error)
            return
        self._begin(Session(document))

    def view(self, path: Path, why: UserError) -> None:
        """Open a published document to look at only."""
        from readiness.app.documents import view_document

        self._begin_with(lambda: view_document(path, why))

    def copy(self, source: Path, target: Path) -> None:
        """Open a copy of a published document, such as a backup, as a document of its own."""
        from readiness.app.documents import copy_document

        self._begin_with(lambda: copy_document(source, target))

    def recover(self, entry: "Recoverable") -> None:
        """Open what a crash left behind."""
        self._begin_with(lambda: Session(Document.recover(entry.working_path)))

    def create(self, path: Path, questionnaire: Questionnaire, organisation: str, depth: Depth) -> None:
        """Make a new document and open it."""
        # Only a new document needs what makes documents.
        from readiness.app.documents import create_document

        self._begin_with(lambda: create_document(path, questionnaire, organisation, depth))

    def open_sample(self, folder: Path, language: Language) -> None:
        """Open the sample document, made if missing."""
        from readiness.app.sample import sample_in

        try:
            path = sample_in(folder, language)
        except UserError as error:
            self.failed.emit(error)
            return
        self.open(path)

    # Changing.

    def undo(self) -> Delta | None:
        """Take back the latest change."""
        return self._step(Session.undo)

    def redo(self) -> Delta | None:
        """Apply the latest undone change again."""
        return self._step(Session.redo)

    def can_undo(self) -> bool:
        """Return whether there is a change to take back."""
        return self.session is not None and self.session.can_undo()

    def can_redo(self) -> bool:
        """Return whether there is an undone change."""
        return self.session is not None and self.session.can_redo()

    # Publishing and putting away.

    def publish(self) -> None:
        """Let the published file follow now; where it cannot, try again later."""
        self._settle()
        if self.session is not None:
            publishing = Publishing(self.session)
            publishing.run()
            self._after(publishing)

    def publish_behind(self) -> None:
        """Let the published file follow while answers go on: it may be large, and lie on a slow share."""
        self._settle()
        if self.session is not None:
            self._behind = Publishing(self.session)
            self._behind.start(self._publishing_ended.emit)

    def publish_as(self, path: Path) -> None:
        """Keep the document at another place from now on."""
        self._settle()
        if self.session is None:
            return
        try:
            self.session.publish_as(path)
        except UserError as error:
            self.failed.emit(error)
            return
        self._timer.stop()
        self._delay = PUBLISH_DELAY_MS
        self.moved.emit()

    def close(self) -> None:
        """Publish and put the document away; where it can be kept nowhere, its working copy stays for recovery."""
        self._settle()
        self._timer.stop()
        self._presence.stop()
        if self.session is None:
            return
        session = self.session
        self.closing = True
        try:
            if self._published_somewhere(session):
                session.close()
            else:
                session.abandon()
        finally:
            self.closing = False
        self.session = None
        self.closed.emit()

    def as_recent(self, language: Language) -> Recent | None:
        """Return the open document as the start page shows it."""
        if self.session is None:
            return None
        # Told a moment after a start, which goes without it.
        from readiness.wording.wording import Wording

        result = self.session.result()
        stage = Wording(result, language).stages.overall()
        return Recent(str(self.session.path), result.assessment.details.organisation, stage, clock.today())

    def _begin_with(self, make: Callable[[], Session]) -> None:
        try:
            session = make()
        except UserError as error:
            self.failed.emit(error)
            return
        self._begin(session)

    def _begin(self, session: Session) -> None:
        self.close()
        self.session = session
        self.saved_at = None
        self._delay = PUBLISH_DELAY_MS
        session.listen(self._on_changed)
        session.ask_when_refused(self.ask_again)
        if session.read_only is None:
            self._presence.start()
            QTimer.singleShot(_PREPARE_DELAY_MS, self, partial(self._prepare, session))
        if session.unpublished():
            # What a crash left may not have reached the file.
            self._timer.start(self._delay)
        self.opened.emit()

    def _prepare(self, session: Session) -> None:
        if session is self.session:
            session.prepare()

    def _stay_present(self) -> None:
        if self.session is not None:
            self.session.refresh_lock()

    def _settle(self) -> None:
        """Wait for the thread that publishes, if there is one, and tell how it ended."""
        behind, self._behind = self._behind, None
        if behind is not None:
            behind.wait()
            self._after(behind)

    def _after(self, publishing: Publishing) -> None:
        """Tell how a publishing ended, and when the next one is due."""
        self._timer.stop()
        if publishing.refused is not None:
            self._delay = min(2 * self._delay, _LONGEST_DELAY_MS)
            self._timer.start(self._delay)
            self.publishing_failed.emit(publishing.refused)
            return
        failed_before, self._delay = self._delay != PUBLISH_DELAY_MS, PUBLISH_DELAY_MS
        if publishing.session.unpublished():
            self._timer.start(self._delay)
        if publishing.kept_both:
            self.kept_both.emit()
        elif publishing.restored:
            self.restored.emit()
        elif failed_before:
            self.published.emit()

    def _published_somewhere(self, session: Session) -> bool:
        publishing = Publishing(session)
        publishing.run(last=True)
        if publishing.refused is None:
            if publishing.kept_both:
                self.kept_both.emit()
            elif publishing.restored:
                self.restored.emit()
            return True
        refused = publishing.refused
        while (path := self.ask_elsewhere(refused)) is not None:
            try:
                session.publish_as(path)
            except UserError as error:
                refused = error
            else:
                return True
        return False

    def _step(self, step: Callable[[Session], Delta | None]) -> Delta | None:
        if self.session is None:
            return None
        try:
            return step(self.session)
        except UserError as error:
            self.failed.emit(error)
            return None

    def _on_changed(self, delta: Delta) -> None:
        self._timer.start(self._delay)
        self.saved_at = clock.now().astimezone()
        self.changed.emit(delta)
