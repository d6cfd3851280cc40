"""From older formats to the current one: forward only, one transaction each, always on a copy."""

import json
import sqlite3
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from readiness.documents.carried_marks import was_carried, with_marks
from readiness.documents.schema import TABLES, VERSION, WITH_FACTS

_TAKEOVERS = "(SELECT value FROM document WHERE key = 'takeovers')"
# A version of record stays as it is: its hash counts the flag.
_FINAL = "SELECT 1 FROM document WHERE key = 'record' AND json_type(value, '$.final') = 'object'"
_WAITS = f"flagged AND NOT EXISTS ({_FINAL}) AND was_carried(capability, status, level, {_TAKEOVERS})"
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
    4: (
        # Of a role a workshop keeps no tally any more, only what lets no vote be derived.
        "UPDATE document SET value = anonymous_roles(value) WHERE key = 'workshop'",
        "UPDATE change SET change = anonymous_roles(change) WHERE instr(change, '\"workshop\"')",
    ),
    5: (
        # An answer may hold a fact. The table is made as every document has it, word by word.
        "ALTER TABLE answer RENAME TO answer_of_format_4",
        WITH_FACTS["answer"],
        "INSERT INTO answer SELECT *, '' FROM answer_of_format_4",
        "DROP TABLE answer_of_format_4",
    ),
    # States are recorded, and details have a site and tags: what is missing has its default.
    6: (),
    7: (
        # “To be confirmed” was a flag on an answer that was carried over; now an answer has both.
        "ALTER TABLE answer RENAME TO answer_of_format_6",
        TABLES["answer"],
        f"INSERT INTO answer SELECT *, {_WAITS} FROM answer_of_format_6",  # noqa: S608 - a constant of ours
        "DROP TABLE answer_of_format_6",
        "UPDATE answer SET flagged = 0 WHERE to_confirm = 1",
        f"UPDATE change SET change = carried_change(change, {_TAKEOVERS}) WHERE instr(change, 'flagged')",  # noqa: S608
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
    connection.create_function("several_incidents", 1, _rewritten(_with_several), deterministic=True)
    connection.create_function("anonymous_roles", 1, _rewritten(_with_anonymous_roles), deterministic=True)
    connection.create_function("was_carried", 4, was_carried, deterministic=True)
    connection.create_function("carried_change", 2, with_marks, deterministic=True)
    for version in range(version_of(connection) + 1, VERSION + 1):
        with connection:
            connection.execute("BEGIN IMMEDIATE")
            for sql in _STEPS[version]:
                connection.execute(sql)
            connection.execute(f"PRAGMA user_version = {version}")


def _rewritten(rewrite: Callable[[Any], Any]) -> Callable[[str], str]:
    """Return a function that rewrites a stored part, or a stored change, wherever parts stand in it."""

    def within(value: Any) -> Any:
        match value:
            case {"type": "part", "before": before, "after": after}:
                return {**value, "before": rewrite(before), "after": rewrite(after)}
            case {"changes": [*changes]}:
                return {**value, "changes": [within(change) for change in changes]}
        return rewrite(value)

    return lambda stored: json.dumps(within(json.loads(stored)), ensure_ascii=False, separators=(",", ":"))


def _with_several(part: Any) -> Any:
    """Return a part with one incident as one that holds several."""
    match part:
        case {"type": "incident", **incident}:
            # Without a day there was none.
            return {"type": "incidents", "all": [{"number": 1, **incident}] if incident.get("on") else []}
    return part


def _with_anonymous_roles(part: Any) -> Any:
    """Return a workshop as the anonymity rule lets it be kept."""
    match part:
        case {"type": "workshop", "meetings": [*meetings]}:
            return {
                **part,
                "meetings": [{**m, "rounds": [_anonymous(kept) for kept in m.get("rounds", ())]} for m in meetings],
            }
    return part


def _anonymous(kept: dict[str, Any]) -> dict[str, Any]:
    # Imported here: hardly any document is that old.
    from readiness.domain.anonymity import shown

    votes = [(role, level) for role, count in kept.get("roles", {}).items() for level in _levels(count)]
    left = _levels(kept.get("count") or {})
    for _, level in votes:
        left.remove(level)
    found = shown([*((role, level) for role, level in votes), *((None, level) for level in left)])
    return {
        **kept,
        "count": asdict(found.count) if found.count else None,
        "roles": {role: asdict(figures) for role, figures in found.roles.items()},
    }


def _levels(count: dict[str, Any]) -> list[int | None]:
    """Return the votes of a stored count one by one; raises ValueError where there are more than can be."""
    # Imported here as well.
    from readiness.domain.workshop_record import MOST_VOTES

    if sum(count.get("tally", ())) + count.get("dont_know", 0) > MOST_VOTES:
        # A stranger's document: to expand it would fill the memory.
        raise ValueError
    levels = [level for level, number in enumerate(count.get("tally", ())) for _ in range(number)]
    return [*levels, *[None] * count.get("dont_know", 0)]
