"""An assessment: who is assessed, how deep, and every answer given so far."""

from collections.abc import Mapping

import msgspec

from readiness.domain.answers import UNANSWERED, Answer
from readiness.domain.questionnaire import Depth
from readiness.domain.values import Value


class Details(Value, frozen=True):
    """What is known about the assessment apart from its answers; all of it can be changed later."""

    organisation: str
    depth: Depth = Depth.QUICK
    scope: str = ""
    assessor: str = ""
    profile: dict[str, str] = {}


class Assessment(msgspec.Struct, frozen=True):
    """The state of an assessment; an edit makes a new one."""

    details: Details
    answers: Mapping[str, Answer]

    def answer(self, code: str) -> Answer:
        """Return the answer to a capability; what was never touched is unanswered."""
        return self.answers.get(code, UNANSWERED)

    def with_answer(self, code: str, answer: Answer) -> "Assessment":
        """Return the assessment with one answer replaced."""
        answers = dict(self.answers)
        if answer == UNANSWERED:
            answers.pop(code, None)
        else:
            answers[code] = answer
        return Assessment(self.details, answers)
