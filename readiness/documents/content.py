"""What a document holds, apart from its history."""

from collections.abc import Mapping

import msgspec

from readiness.domain.assessment import Assessment
from readiness.domain.questionnaire import Questionnaire


class Content(msgspec.Struct, frozen=True):
    """A document's own id, the questionnaire it was answered against, its state, and attached files by digest."""

    document_id: str
    questionnaire: Questionnaire
    assessment: Assessment
    files: Mapping[str, bytes] = {}
