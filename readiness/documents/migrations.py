"""From older formats to the current one: forward only, one transaction each, always on a copy."""

import sqlite3

from readiness.documents.schema import TABLES, VERSION

# What each step does to a document of the version before it.
_STEPS: dict[int, tuple[str, ...]] = {
    2: (
        TABLES["file"],
        # The details became one of several parts, which carry their names.
        """UPDATE change SET change = json_set(
            change, '$.type', 'part', '$.before.type', 'details', '$.after.type', 'details'
        ) WHERE json_extract(change, '$.type') = 'details'""",
        # The steps of an incident guide carry codes; in a document their order never changes, so it can give them.
        """UPDATE document SET value = json_set(value, '$.incident.steps', (
            SELECT json_group_array(json_set(step.value, '$.code', 'step-' || (step.key + 1)))
            FROM json_each(document.value, '$.incident.steps') AS step
        )) WHERE key = 'questionnaire' AND json_type(value, '$.incident.steps') = 'array'""",
    ),
}


def version_of(connection: sqlite3.Connection) -> int:
    """Return the format of a document."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a copy of a document to the current format; raises sqlite3.Error where it is not what it says."""
    for version in range(version_of(connection) + 1, VERSION + 1):
        with connection:
            connection.execute("BEGIN IMMEDIATE")
            for sql in _STEPS[version]:
                connection.execute(sql)
            connection.execute(f"PRAGMA user_version = {version}")
