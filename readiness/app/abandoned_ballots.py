"""Votes of interrupted workshops that nobody came back for: destroyed when Readiness is started, for whatever."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from readiness.documents.paths import ballots_paths
from readiness.foundation import clock, logs
from readiness.foundation.errors import UserError

# An interrupted workshop is given up after so many days; what was revealed is in its document.
ABANDONED_DAYS = 30


def destroy_abandoned() -> None:
    """Destroy ballots that were not touched for ABANDONED_DAYS and are not in use.

    That their document cannot be found is no reason by itself: it may lie on a stick that is not plugged in. A file
    from the future, as after a wrong clock, counts from today. Raises nothing: the user has started something else.
    """
    try:
        left = ballots_paths()
    except (OSError, UserError):
        # Without a data folder there are no ballots; whoever needs it says so.
        return
    for path in left:
        try:
            _destroy_if_abandoned(path)
        except (OSError, ValueError, OverflowError) as error:
            logs.fault(error)


def _destroy_if_abandoned(path: Path) -> None:
    now, touched = clock.now(), datetime.fromtimestamp(path.stat().st_mtime, UTC)
    if touched > now + timedelta(days=1):
        os.utime(path, (now.timestamp(), now.timestamp()))
    if touched > now - timedelta(days=ABANDONED_DAYS):
        return
    # Imported here: hardly ever is there anything to destroy, and every start comes by.
    from readiness.workshop.ballot_file import BallotFile, BallotsHeldError

    try:
        file = BallotFile(path)
    except BallotsHeldError:
        return
    file.destroy()
