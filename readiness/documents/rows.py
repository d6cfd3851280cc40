"""Rows to values and back: the only place that knows the columns."""

import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from functools import partial
from hashlib import sha256
from typing import Any

from readiness.documents.content import Content
from readiness.domain.answers import UNANSWERED, Answer
from readiness.domain.assessment import PARTS, Assessment, part_name
from readiness.domain.questionnaire import Questionnaire
from readiness.domain.values import Part
from readiness.foundation.errors import Fault, Place
from readiness.validation.boundary import read_json, read_tree, write_json
from readiness.validation.parts import STORED_PARTS
from readiness.validation.plain import from_plain, read_plain
from readiness.validation.refusal import RefusedError

_COLUMNS = "capability, status, level, confidence, evidence, reason, flagged"
_ANSWER = f"SELECT {_COLUMNS}, value, to_confirm FROM answer"  # noqa: S608 - a constant of ours
# Answers hold facts, and say that they are to be confirmed, since these formats.
_FACTS_SINCE, _MARKS_SINCE = 5, 7
_KEYS = {"id", "created", "questionnaire", "checksum", *PARTS}
_ID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
# No questionnaire asks so much; a hostile file might hold more to exhaust us.
_MOST_ANSWERS = 5_000
_MOST_FILES = 5_000


class ChecksumError(ValueError):
    """The content is not what was written."""


def read_content(connection: sqlite3.Connection) -> Content:
    """Read everything; raises ValueError where a row is not one of ours."""
    refuse_unknown_keys(connection)
    stored = _value(connection, "questionnaire")
    created = read_created(connection)
    with _all_faults() as read_part:
        questionnaire = read_part(("questionnaire",), lambda: consistent(read_json(stored, Questionnaire)))
        assessment = read_part((), lambda: read_assessment(connection))
        if questionnaire is not None and assessment is not None:
            read_part(("answers",), lambda: check_fit(questionnaire, assessment))
    return Content(read_id(connection), created, questionnaire, stored, assessment, read_files(connection))


def read_checked_content(connection: sqlite3.Connection) -> Content:
    """Read everything from a document that `read_content` has let in before: the same values, without Pydantic.

    What SQLite and checksums can tell is asked as ever. Raises ValueError where it is not what was let in.
    """
    refuse_unknown_keys(connection)
    stored = _value(connection, "questionnaire")
    given, written = _stored_assessment(connection)
    answers = from_plain(given, dict[str, Answer])
    parts = {name: _checked_part(name, text) for name, text in written.items()}
    assessment = Assessment(answers=answers, **parts)
    questionnaire = read_plain(stored, Questionnaire)
    created = _value(connection, "created")
    return Content(read_id(connection), created, questionnaire, stored, assessment, read_files(connection))


def _checked_part(name: str, text: str) -> Any:
    data = json.loads(text)
    # Documents of format 1 have no tags.
    if data.pop("type", name) != name:
        raise ValueError("a part is not what its name says")
    return from_plain(data, PARTS[name])


def write_content(connection: sqlite3.Connection, content: Content) -> None:
    """Write everything into empty tables."""
    write_value(connection, "id", content.document_id)
    write_value(connection, "created", content.created)
    write_value(connection, "questionnaire", content.questionnaire_json)
    for name in PARTS:
        write_part(connection, content.assessment.part(name))
    for code, answer in content.assessment.answers.items():
        write_answer(connection, code, answer)
    connection.executemany("INSERT INTO file VALUES (?, ?)", content.files.items())


def read_assessment(connection: sqlite3.Connection) -> Assessment:
    """Read answers and all other parts; raises ValueError where a row is not one of ours."""
    given, stored = _stored_assessment(connection)
    with _all_faults() as read_part:
        # Validated, not constructed: a stranger's column may hold anything.
        answers = read_part(("answers",), lambda: _answers(given))
        parts = {
            name: read_part((name,), partial(read_json, text, STORED_PARTS[name])) for name, text in stored.items()
        }
    return Assessment(answers=answers, **parts)


def _answers(given: dict[str, dict[str, Any]]) -> dict[str, Answer]:
    """Return answers that are plain data; raises RefusedError."""
    try:
        # SQLite gives texts, numbers and nothing else, all of which JSON can hold: that takes a third of the time.
        return read_json(json.dumps(given), dict[str, Answer])
    except RefusedError:
        # With the place of each fault.
        return read_tree(given, dict[str, Answer])


def _stored_assessment(connection: sqlite3.Connection) -> tuple[dict[str, dict[str, Any]], dict[str, str]]:
    """Return the answers as plain data and the other parts as JSON; raises ValueError where a row is not ours."""
    given: dict[str, dict[str, Any]] = {}
    for capability, status, level, confidence, evidence, reason, flagged, value, to_confirm in _few(
        connection, _ANSWER, _MOST_ANSWERS
    ):
        if not isinstance(capability, str) or flagged not in {0, 1} or to_confirm not in {0, 1}:
            raise ValueError("an answer is not one of ours")
        given[capability] = {"status": status, "level": level, "confidence": confidence, "evidence": evidence}
        given[capability] |= {"reason": reason, "flagged": bool(flagged), "value": value}
        given[capability]["to_confirm"] = bool(to_confirm)
    stored = {name: found for name in PARTS if (found := _find(connection, name)) is not None}
    if "details" not in stored:
        raise ValueError("the document has no details")
    return given, stored


def consistent(questionnaire: Questionnaire) -> Questionnaire:
    """Return a questionnaire that holds together; raises RefusedError."""
    # Imported here: a document that was checked before need not be asked.
    from readiness.domain.consistency import inconsistencies

    if faults := list(inconsistencies(questionnaire)):
        raise RefusedError(faults)
    return questionnaire


def check_fit(questionnaire: Questionnaire, assessment: Assessment) -> None:
    """Raise RefusedError where an answer does not fit its question: readers of a fact rely on its form."""
    # Imported here, as above.
    from readiness.domain.fitting import misfits

    if faults := list(misfits(questionnaire, assessment.answers)):
        raise RefusedError(faults)


@contextmanager
def _all_faults() -> Iterator[Callable[[Place, Callable[[], Any]], Any]]:
    """Yield a function that reads one part and collects its faults; on exit all of them are raised together."""
    faults: list[Fault] = []

    def read_part(place: Place, read: Callable[[], Any]) -> Any:
        try:
            return read()
        except RefusedError as refused:
            # A line within a row means nothing to the reader of a message about the file.
            faults.extend(replace(fault, place=place + fault.place, line=None) for fault in refused.faults)
            return None

    yield read_part
    if faults:
        raise RefusedError(faults)


def read_questionnaire(connection: sqlite3.Connection) -> Questionnaire:
    """Read the embedded questionnaire; raises ValueError where it is not one."""
    return read_json(_value(connection, "questionnaire"), Questionnaire)


def read_id(connection: sqlite3.Connection) -> str:
    """Read the document's own id, which stays the same wherever the file goes.

    It names the working copy's file, so anything but a UUID is refused with ValueError.
    """
    written = _value(connection, "id")
    if _ID.fullmatch(written):
        return written
    # Imported here: what we write ourselves is told by its form.
    from uuid import UUID

    return str(UUID(written))


def write_value(connection: sqlite3.Connection, key: str, value: str) -> None:
    """Store one of the document's single values."""
    connection.execute("INSERT OR REPLACE INTO document VALUES (?, ?)", (key, value))


def write_part(connection: sqlite3.Connection, part: Part) -> None:
    """Store one part of the assessment."""
    write_value(connection, part_name(part), write_json(part, STORED_PARTS[part_name(part)], defaults=False).decode())


def read_files(connection: sqlite3.Connection) -> dict[str, bytes]:
    """Read the attached files by digest; raises ValueError where bytes and digest do not belong together."""
    files = dict(_few(connection, "SELECT digest, bytes FROM file", _MOST_FILES))
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
        "INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            code,
            answer.status,
            answer.level,
            answer.confidence,
            answer.evidence,
            answer.reason,
            int(answer.flagged),
            answer.value,
            int(answer.to_confirm),
        ),
    )


def write_checksum(connection: sqlite3.Connection) -> None:
    """Store what `check_checksum` will compare."""
    write_value(connection, "checksum", _checksum(connection))


def check_checksum(connection: sqlite3.Connection) -> None:
    """Raise ChecksumError where a single bit of the content is not as it was written."""
    if _value(connection, "checksum") != _checksum(connection):
        raise ChecksumError


def _checksum(connection: sqlite3.Connection) -> str:
    """Return the SHA-256 of all content; the bytes of files are in it through their digests."""
    total = sha256()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    columns = _COLUMNS
    for since, column in ((_FACTS_SINCE, "value"), (_MARKS_SINCE, "to_confirm")):
        columns += f", {column}" if version >= since else ""
    # Texts as the bytes that they are stored as: to decode and encode a questionnaire takes longer than its sum.
    texts, connection.text_factory = connection.text_factory, bytes
    try:
        for query in (
            "SELECT key, value FROM document WHERE key != 'checksum' ORDER BY key",
            f"SELECT {columns} FROM answer ORDER BY capability",  # noqa: S608 - constants of ours
            "SELECT digest FROM file ORDER BY digest",
        ):
            for row in connection.execute(query):
                total.update(b"".join(map(_summed, row)))
    finally:
        connection.text_factory = texts
    return total.hexdigest()


def _summed(value: bytes | int | None) -> bytes:
    """Return a stored value as the checksum counts it."""
    if value is None:
        return b"-"
    written = value if isinstance(value, bytes) else b"%d" % value
    return b"%d:%b," % (len(written), written)


def read_stored_questionnaire(connection: sqlite3.Connection) -> bytes:
    """Return the embedded questionnaire as the bytes that are stored; raises ValueError where there is none."""
    row = connection.execute("SELECT CAST(value AS BLOB) FROM document WHERE key = 'questionnaire'").fetchone()
    if row is None:
        raise ValueError("the document has no questionnaire")
    return bytes(row[0])


def read_created(connection: sqlite3.Connection) -> str:
    """Read when the document was made, as ISO 8601; raises ValueError."""
    created = _value(connection, "created")
    datetime.fromisoformat(created)
    return created


def checksum_of(connection: sqlite3.Connection) -> str:
    """Return the checksum of the content, as it is stored, or as it is where the format is older than checksums."""
    return _find(connection, "checksum") or _checksum(connection)


def refuse_unknown_keys(connection: sqlite3.Connection) -> None:
    """Raise ValueError for unknown keys: opening and saving the document would silently drop them."""
    keys = {key for (key,) in connection.execute("SELECT key FROM document LIMIT 100")}
    if not keys <= _KEYS:
        raise ValueError("the document holds values that are not ours")


def _few(connection: sqlite3.Connection, query: str, most: int) -> Iterator[Any]:
    """Yield the rows of a query; raises ValueError where there are more than a document of ours could have."""
    for number, row in enumerate(connection.execute(query)):
        if number == most:
            raise ValueError("too many rows")
        yield row


def _value(connection: sqlite3.Connection, key: str) -> str:
    value = _find(connection, key)
    if value is None:
        raise ValueError(f"the document has no {key}")
    return value


def _find(connection: sqlite3.Connection, key: str) -> str | None:
    row = connection.execute("SELECT value FROM document WHERE key = ?", (key,)).fetchone()
    return None if row is None else str(row[0])
