"""Publishing the open document: the file follows its changes, and its lock shows that it is open here."""

from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from readiness.app.documents import REFRESH_SECONDS
from readiness.app.session import Session
from readiness.foundation.errors import UserError
from readiness.ui import background

# The published file follows the last change after this pause, and at every close.
PUBLISH_DELAY_MS = 3000
# Where it cannot be written, each further attempt waits twice as long as the one before, up to this.
_LONGEST_DELAY_MS = 300_000


class PublishOutcome(NamedTuple):
    """`refused` says why the file could not be written, `kept_both` that the document became a second file.

    `restored` says that the file was gone and was written again, `renamed` which path it had where
    it has another name now.
    """

    refused: UserError | None = None
    kept_both: bool = False
    restored: bool = False
    renamed: Path | None = None


def publish(session: Session, *, last: bool = False, again: bool = False) -> PublishOutcome:
    """Bring the published file up to date; the `last` time of a session, what was published is looked for as well.

    With `again` a file that is gone is written again even where nothing has changed.

    May run in another thread; raises only faults of ours.
    """
    document = session.document
    before = document.path
    try:
        moved = document.publish(last=last, again=again) != before
        renamed = before if document.renamed else None
        return PublishOutcome(None, moved and renamed is None, document.restored, renamed)
    except UserError as error:
        return PublishOutcome(refused=error)


class Publisher(QObject):
    """Publishes one session while it is open, and refreshes the lock of its document.

    Outcomes are emitted in the window's thread.
    """

    # A UserError: the answers are safe in the working copy, but the published file could not follow.
    failed = Signal(object)
    # After that: now it could.
    succeeded_again = Signal()
    # The document is kept in a new file: the old one was changed elsewhere.
    kept_both = Signal()
    # The file was gone, and was written again.
    restored = Signal()
    # A UserError: something that the user is to know, although the file was written.
    warned = Signal(object)
    # The path that the file had: it had got another name, and the document went along.
    renamed = Signal(object)
    # A publishing has ended well, whatever it found.
    ended = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._delay = PUBLISH_DELAY_MS
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._publish_in_background)
        self._job: background.Job | None = None
        self._presence = QTimer(self)
        self._presence.setInterval(REFRESH_SECONDS * 1000)
        self._presence.timeout.connect(session.document.refresh_lock)

    def start(self) -> None:
        """Keep the lock fresh from now on; publish soon what a crash may have left in the working copy only."""
        if self._session.document.read_only is None:
            self._presence.start()
        if self._session.document.unpublished():
            self.schedule()

    def schedule(self) -> None:
        """Publish after a pause, which begins anew with each call."""
        self._timer.start(self._delay)

    def publish(self, *, again: bool = False) -> None:
        """Publish now, with `again` also a file that is gone; where that fails, try again later."""
        self._wait()
        self._handle(publish(self._session, again=again))

    def publish_as(self, path: Path) -> None:
        """Keep the document in another file from now on; raises UserError."""
        self._wait()
        self._session.document.publish_as(path)
        self._timer.stop()
        self._delay = PUBLISH_DELAY_MS

    def publish_last(self) -> UserError | None:
        """Publish before the document is closed, and return why that failed."""
        outcome = publish(self._session, last=True)
        if outcome.refused is None:
            self._emit_outside_change(outcome)
        return outcome.refused

    def stop(self) -> None:
        """Wait for a publishing in the background, and begin no other one."""
        self._wait()
        self._timer.stop()
        self._presence.stop()

    def _publish_in_background(self) -> None:
        """Publish while answers go on: the file may be large, and lie on a slow share."""
        self._wait()
        self._job = background.run(self, partial(publish, self._session), self._on_done, self._on_fault)

    def _wait(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.wait()

    def _on_done(self, outcome: PublishOutcome) -> None:
        self._job = None
        self._handle(outcome)

    def _on_fault(self, _fault: Exception) -> None:
        """Try again after a fault of ours, which is reported elsewhere: the changes are not in the file yet."""
        self._job = None
        self._try_later()

    def _handle(self, outcome: PublishOutcome) -> None:
        """Emit how a publishing ended, and schedule the next one."""
        self._timer.stop()
        if outcome.refused is not None:
            self._try_later()
            self.failed.emit(outcome.refused)
            return
        failed_before, self._delay = self._delay != PUBLISH_DELAY_MS, PUBLISH_DELAY_MS
        if self._session.document.unpublished():
            self.schedule()
        self._emit_outside_change(outcome)
        if failed_before and not (outcome.kept_both or outcome.restored or outcome.renamed):
            self.succeeded_again.emit()

    def _try_later(self) -> None:
        self._delay = min(2 * self._delay, _LONGEST_DELAY_MS)
        self.schedule()

    def _emit_outside_change(self, outcome: PublishOutcome) -> None:
        """Emit what another program had done to the file, and what else the user is to know."""
        if outcome.kept_both:
            self.kept_both.emit()
        elif outcome.restored:
            self.restored.emit()
        elif outcome.renamed:
            self.renamed.emit(outcome.renamed)
        for warning in self._session.document.take_warnings():
            self.warned.emit(warning)
        self.ended.emit()
