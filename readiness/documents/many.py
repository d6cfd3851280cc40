"""Many documents read one after the other: what they answer and answered earlier, not what is attached to them.

Most of them embed the same questionnaire, which is read once. Files are only read: none is locked, changed or marked,
and one that is open elsewhere is read as it was published last.
"""

from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from sqlite3 import Connection
from threading import Lock
from typing import NamedTuple

from readiness.documents import rows
from readiness.documents.published_file import NOT_OURS, damaged, open_published, read_checked
from readiness.domain.assessment import Assessment
from readiness.domain.history import RecordedState, Stored
from readiness.domain.questionnaire import Questionnaire
from readiness.domain.recorded_state import StateContent
from readiness.validation.boundary import read_json


class EmbeddedQuestionnaire(NamedTuple):
    """A questionnaire as documents embed it: the bytes, their SHA-256, and what they say."""

    stored: bytes
    digest: str
    questionnaire: Questionnaire


class EarlierState(NamedTuple):
    """A state that a document keeps, with the questionnaire that it was answered with."""

    line: RecordedState
    embedded: EmbeddedQuestionnaire
    assessment: Assessment


class AnsweredDocument(NamedTuple):
    """What was read of a document; `checksum` is that of its content and changes with each letter of it.

    `states` are those that it keeps, in the order in which they were recorded; one that is damaged is left out.
    """

    document_id: str
    created: str
    checksum: str
    embedded: EmbeddedQuestionnaire
    assessment: Assessment
    states: tuple[EarlierState, ...]


class DocumentReader:
    """Reads documents that may come from strangers; several threads may use one."""

    def __init__(self) -> None:
        self._known: list[EmbeddedQuestionnaire] = []
        self._lock = Lock()

    def read(self, path: Path) -> AnsweredDocument:
        """Read a document; raises UserError and never writes to the file."""
        raw = read_checked(path)
        try:
            with open_published(raw) as connection:
                rows.refuse_unknown_keys(connection)
                embedded = self._embedded(rows.read_stored_questionnaire(connection))
                assessment = rows.read_assessment(connection)
                rows.check_fit(embedded.questionnaire, assessment)
                return AnsweredDocument(
                    rows.read_id(connection),
                    rows.read_created(connection),
                    rows.checksum_of(connection),
                    embedded,
                    assessment,
                    self._states(connection, embedded, assessment),
                )
        except NOT_OURS as error:
            raise damaged(path, error) from error

    def _states(
        self, connection: Connection, own: EmbeddedQuestionnaire, assessment: Assessment
    ) -> tuple[EarlierState, ...]:
        found = []
        for line in assessment.history.states:
            with suppress(ValueError):
                embedded = (
                    own if line.questionnaire is None else self._embedded(_bytes_of(connection, line.questionnaire))
                )
                if (embedded.questionnaire.id, embedded.questionnaire.version) != (line.pack, line.version):
                    continue
                earlier = read_json(_bytes_of(connection, line.content), StateContent).assessment()
                rows.check_fit(embedded.questionnaire, earlier)
                found.append(EarlierState(line, embedded, earlier))
        return tuple(found)

    def _embedded(self, stored: bytes) -> EmbeddedQuestionnaire:
        # To compare bytes takes a tenth of the time of a sum over them, and there are few different ones.
        known = next((one for one in self._known if one.stored == stored), None)
        if known is not None:
            return known
        with self._lock:
            known = next((one for one in self._known if one.stored == stored), None)
            if known is None:
                questionnaire = rows.consistent(read_json(stored, Questionnaire))
                known = EmbeddedQuestionnaire(stored, sha256(stored).hexdigest(), questionnaire)
                self._known.append(known)
        return known


def _bytes_of(connection: Connection, stored: Stored) -> bytes:
    """Return the bytes of a state; raises ValueError where they are not what their name says."""
    found = rows.read_file(connection, stored.digest)
    if found is None or sha256(found).hexdigest() != stored.digest:
        raise ValueError("a recorded state is not what it was")
    return found
