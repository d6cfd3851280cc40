"""From older formats to the current one: forward only, one transaction each, always on a copy."""

import json
import sqlite3
from typing import Any

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
    3: (
        # A document holds several incidents; the one that it held becomes the first.
        "UPDATE document SET key = 'incidents', value = several_incidents(value) WHERE key = 'incident'",
        "UPDATE change SET change = several_incidents(change) WHERE instr(change, '\"incident\"')",
    ),
}
# The checksum of content is in force since this format.
CHECKSUM_SINCE = 2


def version_of(connection: sqlite3.Connection) -> int:
    """Return the format of a document."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a copy of a document to the current format; raises sqlite3.Error where it is not what it says."""
    # SQLite turns what the function raises into an error of its own.
    connection.create_function("several_incidents", 1, _several_incidents, deterministic=True)
    for version in range(version_of(connection) + 1, VERSION + 1):
        with connection:
            connection.execute("BEGIN IMMEDIATE")
            for sql in _STEPS[version]:
                connection.execute(sql)
            connection.execute(f"PRAGMA user_version = {version}")


def _several_incidents(stored: str) -> str:
    """Return a stored part or change in which the part with one incident is one that holds several."""
    return json.dumps(_with_several(json.loads(stored)), ensure_ascii=False, separators=(",", ":"))


def _with_several(value: Any) -> Any:
    match value:
        case {"type": "incident", **incident}:
            # Without a day there was none.
            return {"type": "incidents", "all": [{"number": 1, **incident}] if incident.get("on") else []}
        case {"type": "part", "before": before, "after": after}:
            return {"type": "part", "before": _with_several(before), "after": _with_several(after)}
        case {"changes": [*changes]}:
            return {**value, "changes": [_with_several(change) for change in changes]}
    return value
