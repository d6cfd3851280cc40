"""Rows to values and back: the only place that knows the columns."""

import sqlite3
from uuid import UUID

import msgspec

from readiness.domain.answers import UNANSWERED, Answer, Confidence, Status
from readiness.domain.assessment import Assessment, Details
from readiness.domain.questionnaire import Questionnaire

_ANSWER = "SELECT capability, status, level, confidence, evidence, reason, flagged FROM answer"


def read_assessment(connection: sqlite3.Connection) -> Assessment:
    """Read details and answers; raises ValueError where a row is not one of ours."""
    details = msgspec.json.decode(_value(connection, "details"), type=Details)
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
    return Assessment(details, answers)


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


def write_details(connection: sqlite3.Connection, details: Details) -> None:
    """Store the details."""
    write_value(connection, "details", msgspec.json.encode(details).decode())


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
    row = connection.execute("SELECT value FROM document WHERE key = ?", (key,)).fetchone()
    if row is None:
        raise ValueError(f"the document has no {key}")
    return str(row[0])
