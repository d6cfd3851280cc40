"""The tables of a document; `docs/formats/readiness-file.md` describes them for other programs."""

import sqlite3

SUFFIX = ".readiness"
APPLICATION_ID = 0x52445931  # "RDY1"
VERSION = 2

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
    flagged INTEGER NOT NULL
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
# What older formats had; a stranger's file may still be one of them.
OLDER_TABLES = {1: {name: sql for name, sql in TABLES.items() if name != "file"}}
PRIVATE_TABLES = ("change", "local")


def create_tables(connection: sqlite3.Connection) -> None:
    """Make an empty document of the current format."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    for sql in TABLES.values():
        connection.execute(sql)
