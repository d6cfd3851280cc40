"""What a start needs of its environment: a time that can be used, and a data folder."""

import errno
import os

from readiness.foundation import clock
from readiness.foundation.errors import UserError, cut
from readiness.foundation.paths import data_folder, folder_refused
from readiness.foundation.translation import N_

_LONGEST_SHOWN = 40


def check_clock() -> None:
    """Raise UserError where the environment fixes the time to something that is none."""
    try:
        clock.now()
    except ValueError as error:
        raise UserError(
            "time-unusable",
            N_("“{value}” is not a valid time."),
            N_("Give seconds since 1970 as a whole number, or leave it out."),
            where=clock.FIXED,
            value=cut(os.environ[clock.FIXED], _LONGEST_SHOWN),
        ) from error


def check_data_folder() -> None:
    """Raise UserError where the data folder cannot be made, read or written: no answer could be kept."""
    folder = data_folder()
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        raise folder_refused(folder, PermissionError(errno.EACCES, ""))
