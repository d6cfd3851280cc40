"""The tables of a document; `docs/formats/readiness-file.md` describes them for other programs."""

import sqlite3

SUFFIX = ".readiness"
APPLICATION_ID = 0x52445931  # "RDY1"
VERSION = 7
# The largest value that is written and read: an attached file with room to spare.
LARGEST_VALUE = 16 * 1024 * 1024
# The total size of attached files, in bytes; from every source.
MOST_FILE_BYTES = 64_000_000

# What a published file holds. The SQL is compared word by word when a stranger's file is opened.
TABLES = {
    "document": """CREATE TABLE document (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT""",
    "answer": """CREATE TABLE answer (
    capability TEXT PRIMARY KEY,
    status TEXT NOT NULL,
    level INTEGER,
    confidence TEXT,
    evidence TEXT NOT NULL,
    reason TEXT NOT NULL,
    flagged INTEGER NOT NULL,
    value TEXT NOT NULL,
    to_confirm INTEGER NOT NULL
) STRICT""",
    # Attached files and the logo, by the SHA-256 of their bytes.
    "file": """CREATE TABLE file (
    digest TEXT PRIMARY KEY,
    bytes BLOB NOT NULL
) STRICT""",
    # Undo history and local facts: kept in the working copy, emptied when it is published.
    "change": """CREATE TABLE change (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    change TEXT NOT NULL,
    undone INTEGER NOT NULL
) STRICT""",
    "local": """CREATE TABLE local (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT""",
}
# What each format has or had; a stranger's file may still be one of the older ones.
_FACT, _MARK = ",\n    value TEXT NOT NULL", ",\n    to_confirm INTEGER NOT NULL"
WITH_FACTS = {**TABLES, "answer": TABLES["answer"].replace(_MARK, "")}
_BEFORE_FACTS = {**TABLES, "answer": WITH_FACTS["answer"].replace(_FACT, "")}
_TABLES_OF = {
    1: {name: sql for name, sql in _BEFORE_FACTS.items() if name != "file"},
    **dict.fromkeys(range(2, 5), _BEFORE_FACTS),
    **dict.fromkeys(range(5, 7), WITH_FACTS),
    7: TABLES,
}
OLDEST_VERSION = min(_TABLES_OF)
PRIVATE_TABLES = ("change", "local")


def expected_schema(version: int) -> set[tuple[str, str, str, str | None]]:
    """Return what `sqlite_schema` holds in a document of a format: type, name, table and statement.

    Raises ValueError where there is no such format.
    """
    if version not in _TABLES_OF:
        msg = f"there is no format {version}"
        raise ValueError(msg)
    tables = _TABLES_OF[version]
    # A key that is a text has an index of SQLite's own, which has no statement.
    indexed = [name for name, sql in tables.items() if "TEXT PRIMARY KEY" in sql]
    indexes = {("index", f"sqlite_autoindex_{name}_1", name, None) for name in indexed}
    return {("table", name, name, sql) for name, sql in tables.items()} | indexes


def create_tables(connection: sqlite3.Connection) -> None:
    """Make an empty document of the current format."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    for sql in TABLES.values():
        connection.execute(sql)
