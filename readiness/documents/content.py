"""What a document holds, apart from its history."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from readiness.domain.assessment import Assessment
from readiness.domain.questionnaire import Questionnaire
from readiness.foundation import clock
from readiness.validation.boundary import write_json


class Content(NamedTuple):
    """A document's own id, the questionnaire it was answered against, its state, and attached files by digest.

    `questionnaire_json` is the questionnaire as it is stored: it goes from file to file as it is, which costs less
    than writing it anew.
    """

    document_id: str
    created: str
    questionnaire: Questionnaire
    questionnaire_json: str
    assessment: Assessment
    files: Mapping[str, bytes]


def new_content(
    questionnaire: Questionnaire, assessment: Assessment, files: Mapping[str, bytes] | None = None
) -> Content:
    """Return the content of a document that is made now, with an id of its own."""
    return Content(
        new_id(),
        clock.now().isoformat(timespec="seconds"),
        questionnaire,
        questionnaire_json(questionnaire),
        assessment,
        files or {},
    )


def content_with_files(
    questionnaire: Questionnaire, assessment: Assessment, file: Callable[[str], bytes | None]
) -> Content:
    """Return the same with the files that the assessment names; `file` returns the bytes of one by its digest."""
    found = {digest: file(digest) for digest in assessment.digests()}
    return new_content(
        questionnaire, assessment, {digest: content for digest, content in found.items() if content is not None}
    )


def questionnaire_json(questionnaire: Questionnaire) -> str:
    """Return a questionnaire as documents embed it."""
    return write_json(questionnaire, defaults=False).decode()


def under_new_id(content: Content) -> Content:
    """Return the content as a document of its own, which can be open beside the one it comes from."""
    return content._replace(document_id=new_id())


def new_id() -> str:
    """Return an id for a document, which no other has."""
    # Imported here: it looks at the platform first, and opening a document needs none of that.
    from uuid import uuid4

    return str(uuid4())
