"""The store of a team on PostgreSQL: documents of many people as revisions that never change."""

from importlib.util import find_spec

from readiness.foundation.errors import UserError
from readiness.foundation.translation import N_


def check_installed() -> None:
    """Raise UserError where the libraries that only the team's store needs are not installed."""
    if find_spec("psycopg") is None or find_spec("keyring") is None:
        raise UserError(
            "team-not-installed",
            N_("The team’s store needs libraries that are not installed."),
            N_("Install them: pip install 'readiness[team]'. For the packages for Windows and Debian, see the guide."),
        )
