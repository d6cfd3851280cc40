"""One publishing of the open document, and how it ended."""

from dataclasses import dataclass

from readiness.app.session import Session
from readiness.foundation.errors import UserError


@dataclass(frozen=True, slots=True)
class Published:
    """`refused` says why the file could not be written, `kept_both` that the document became a second file."""

    session: Session
    refused: UserError | None = None
    kept_both: bool = False


def publish(session: Session) -> Published:
    """Bring the published file up to date; may run beside the window, and raises only faults of ours."""
    before = session.document.path
    try:
        return Published(session, kept_both=session.document.publish() != before)
    except UserError as error:
        return Published(session, refused=error)
