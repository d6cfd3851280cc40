"""The schema of a team's store, made and brought up to date by numbered files of SQL."""

from importlib.resources import files
from typing import Any

import psycopg

from readiness import __version__

_FOLDER = files("readiness.portfolio.team") / "schema"
_FILES = {int(file.name[:4]): file for file in _FOLDER.iterdir() if file.name.endswith(".sql")}
# The version that this program works with.
NEWEST = max(_FILES)
# Two that set up at once take turns; any number will do.
_LOCK = 0x52454144
_FIND = """
    SELECT coalesce(has_table_privilege(to_regclass('readiness.schema_version'), 'SELECT'), false)
    WHERE has_schema_privilege(to_regnamespace('readiness'), 'USAGE')
"""


def version_of(connection: "psycopg.Connection[Any]") -> int:
    """Return the version of the schema; 0 where there is none, or none that this login may see."""
    if connection.execute(_FIND).fetchone() != (True,):
        return 0
    row = connection.execute("SELECT max(version) FROM readiness.schema_version").fetchone()
    return (row and row[0]) or 0


def migrate(connection: "psycopg.Connection[Any]", to: int = NEWEST) -> int:
    """Bring the schema to a version within the transaction of the caller, and return the version that was found.

    The caller is the owner of the schema.
    """
    connection.execute("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
    found = version_of(connection)
    for version in range(found + 1, to + 1):
        connection.execute(_FILES[version].read_bytes())
        connection.execute(
            "INSERT INTO readiness.schema_version (version, program) VALUES (%s, %s)", (version, __version__)
        )
        connection.execute(
            "INSERT INTO readiness.audit (act, facts) VALUES ('schema', jsonb_build_object('version', %s::int))",
            (version,),
        )
    return found
