"""A questionnaire tried out while it is written: a session whose document is nowhere on the disk."""

from readiness.app.session import Session
from readiness.documents.document import Document
from readiness.domain.assessment import Assessment, Details
from readiness.domain.changes import Change
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.foundation.overriding import override


class _TrialDocument(Document):
    """Keeps no change: the state is the session's alone."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire
        self.read_only = None

    @override
    def assessment(self) -> Assessment:
        return Assessment(Details(organisation="", depth=Depth.FULL), {})

    @override
    def record(self, change: Change, whole: Change | None = None) -> None:
        pass

    @override
    def undo(self) -> Change | None:
        return None

    @override
    def redo(self) -> Change | None:
        return None


def trial(questionnaire: Questionnaire) -> Session:
    """Return a session to try a questionnaire in."""
    return Session(_TrialDocument(questionnaire))
