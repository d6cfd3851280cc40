"""One publishing of the open document, and how it ended."""

from typing import NamedTuple

from readiness.app.session import Session
from readiness.foundation.errors import UserError


class Published(NamedTuple):
    """`refused` says why the file could not be written, `kept_both` that the document became a second file.

    `restored` says that the file was gone and was written again.
    """

    session: Session
    refused: UserError | None = None
    kept_both: bool = False
    restored: bool = False


def publish(session: Session, *, last: bool = False) -> Published:
    """Bring the published file up to date; the `last` time of a session, what was published is looked for as well.

    May run beside the window, and raises only faults of ours.
    """
    document = session.document
    before = document.path
    try:
        kept_both = document.publish(last=last) != before
        return Published(session, kept_both=kept_both, restored=document.restored)
    except UserError as error:
        return Published(session, refused=error)
