"""The only source of the current time, so that output can be reproduced."""

import os
from datetime import UTC, date, datetime


def now() -> datetime:
    """Return the current time in UTC; `SOURCE_DATE_EPOCH` (seconds) fixes it for reproducible output."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(fixed), UTC) if fixed else datetime.now(UTC)


def today() -> date:
    """Return today's date where the user is; `SOURCE_DATE_EPOCH` fixes it to a date in UTC."""
    moment = now()
    return (moment if os.environ.get("SOURCE_DATE_EPOCH") else moment.astimezone()).date()
