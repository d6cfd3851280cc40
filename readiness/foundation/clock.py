"""The only source of the current time, so that output can be reproduced."""

import os
from datetime import UTC, date, datetime

FIXED = "SOURCE_DATE_EPOCH"


def now() -> datetime:
    """Return the current time in UTC; `SOURCE_DATE_EPOCH` (seconds) fixes it for reproducible output.

    Raises ValueError where that is no time; a start looks at it once, in `environment.py`.
    """
    fixed = os.environ.get(FIXED)
    if not fixed:
        return datetime.now(UTC)
    try:
        return datetime.fromtimestamp(int(fixed), UTC)
    except (OverflowError, OSError) as error:
        raise ValueError(fixed) from error


def today() -> date:
    """Return today's date where the user is; `SOURCE_DATE_EPOCH` fixes it to a date in UTC."""
    moment = now()
    return (moment if os.environ.get(FIXED) else moment.astimezone()).date()
