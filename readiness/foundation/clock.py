"""The only source of the current time, so that output can be reproduced."""

import os
from datetime import UTC, date, datetime

from readiness.foundation.translation import N_

_FIXED = "SOURCE_DATE_EPOCH"


def now() -> datetime:
    """Return the current time in UTC; `SOURCE_DATE_EPOCH` (seconds) fixes it for reproducible output.

    Raises UserError where that is no time.
    """
    fixed = os.environ.get(_FIXED)
    if not fixed:
        return datetime.now(UTC)
    try:
        return datetime.fromtimestamp(int(fixed), UTC)
    except (ValueError, OverflowError, OSError) as error:
        # Imported here: errors are told in a language, and a language tells the time.
        from readiness.foundation.errors import UserError, cut

        raise UserError(
            "time-unusable",
            N_("“{value}” is no time that can be used."),
            N_("Give seconds since 1970 as a whole number, or leave it out."),
            where=_FIXED,
            value=cut(fixed, 40),
        ) from error


def today() -> date:
    """Return today's date where the user is; `SOURCE_DATE_EPOCH` fixes it to a date in UTC."""
    moment = now()
    return (moment if os.environ.get(_FIXED) else moment.astimezone()).date()
