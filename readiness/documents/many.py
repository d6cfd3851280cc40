"""Many documents read one after the other: what they answer, and not what is attached to them.

Most of them embed the same questionnaire, which is read once. Files are only read: none is locked, changed or marked,
and one that is open elsewhere is read as it was published last.
"""

from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from readiness.documents import rows
from readiness.documents.published_file import NOT_OURS, damaged, open_published, read_checked
from readiness.domain.assessment import Assessment
from readiness.domain.questionnaire import Questionnaire
from readiness.validation.boundary import read_json


class EmbeddedQuestionnaire(NamedTuple):
    """A questionnaire as documents embed it: the bytes, their SHA-256, and what they say."""

    stored: bytes
    digest: str
    questionnaire: Questionnaire


class AnsweredDocument(NamedTuple):
    """What was read of a document; `checksum` is that of its content and changes with each letter of it."""

    document_id: str
    created: str
    checksum: str
    embedded: EmbeddedQuestionnaire
    assessment: Assessment


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
                )
        except NOT_OURS as error:
            raise damaged(path, error) from error

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
