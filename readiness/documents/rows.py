"""Rows to values and back: the only place that knows the columns."""

import sqlite3
from collections.abc import Iterable
from hashlib import sha256
from typing import Any
from uuid import UUID

import msgspec

from readiness.domain.answers import UNANSWERED, Answer, Confidence, Status
from readiness.domain.assessment import PARTS, Assessment, Part, part_name
from readiness.domain.questionnaire import Questionnaire

_ANSWER = "SELECT capability, status, level, confidence, evidence, reason, flagged FROM answer"


def read_assessment(connection: sqlite3.Connection) -> Assessment:
    """Read answers and all other parts; raises ValueError where a row is not one of ours."""
    answers = {}
    for capability, status, level, confidence, evidence, reason, flagged in connection.execute(_ANSWER):
        answers[capability] = Answer(
            status=Status(status),
            level=level,
            confidence=Confidence(confidence) if confidence else None,
            evidence=evidence,
            reason=reason,
            flagged=bool(flagged),
        )
    parts: dict[str, Any] = {
        name: msgspec.json.decode(stored, type=kind)
        for name, kind in PARTS.items()
        if (stored := _find(connection, name)) is not None
    }
    if "details" not in parts:
        raise ValueError("the document has no details")
    return Assessment(answers=answers, **parts)


def read_questionnaire(connection: sqlite3.Connection) -> Questionnaire:
    """Read the embedded questionnaire; raises ValueError where it is not one."""
    return msgspec.json.decode(_value(connection, "questionnaire"), type=Questionnaire)


def read_id(connection: sqlite3.Connection) -> str:
    """Read the document's own id, which stays the same wherever the file goes.

    It names the working copy's file, so anything but a UUID is refused with ValueError.
    """
    return str(UUID(_value(connection, "id")))


def write_value(connection: sqlite3.Connection, key: str, value: str) -> None:
    """Store one of the document's single values."""
    connection.execute("INSERT OR REPLACE INTO document VALUES (?, ?)", (key, value))


def write_part(connection: sqlite3.Connection, part: Part) -> None:
    """Store one part of the assessment."""
    write_value(connection, part_name(part), msgspec.json.encode(part).decode())


def read_files(connection: sqlite3.Connection) -> dict[str, bytes]:
    """Read the attached files by digest; raises ValueError where bytes and digest do not belong together."""
    files = dict(connection.execute("SELECT digest, bytes FROM file"))
    if any(sha256(content).hexdigest() != digest for digest, content in files.items()):
        raise ValueError("an attached file is not what it was")
    return files


def read_file(connection: sqlite3.Connection, digest: str) -> bytes | None:
    """Read one attached file; None where it is not there."""
    row = connection.execute("SELECT bytes FROM file WHERE digest = ?", (digest,)).fetchone()
    return None if row is None else bytes(row[0])


def write_file(connection: sqlite3.Connection, content: bytes) -> str:
    """Store an attached file and return its digest; the same file is stored once."""
    digest = sha256(content).hexdigest()
    connection.execute("INSERT OR IGNORE INTO file VALUES (?, ?)", (digest, content))
    return digest


def delete_files_except(connection: sqlite3.Connection, kept: Iterable[str]) -> bool:
    """Remove the files that belong to nothing any more; return whether there were some."""
    stored = {digest for (digest,) in connection.execute("SELECT digest FROM file")}
    gone = stored - set(kept)
    connection.executemany("DELETE FROM file WHERE digest = ?", [(digest,) for digest in gone])
    return bool(gone)


def write_answer(connection: sqlite3.Connection, code: str, answer: Answer) -> None:
    """Store one answer; what is unanswered has no row."""
    if answer == UNANSWERED:
        connection.execute("DELETE FROM answer WHERE capability = ?", (code,))
        return
    connection.execute(
        "INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            code,
            answer.status,
            answer.level,
            answer.confidence,
            answer.evidence,
            answer.reason,
            int(answer.flagged),
        ),
    )


def _value(connection: sqlite3.Connection, key: str) -> str:
    value = _find(connection, key)
    if value is None:
        raise ValueError(f"the document has no {key}")
    return value


def _find(connection: sqlite3.Connection, key: str) -> str | None:
    row = connection.execute("SELECT value FROM document WHERE key = ?", (key,)).fetchone()
    return None if row is None else str(row[0])
