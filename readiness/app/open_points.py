"""What still needs a look before a result is handed over: flags, don't knows, open questions and guesses."""

from collections.abc import Callable
from dataclasses import dataclass

from readiness.domain.answers import Answer, Confidence, Status
from readiness.domain.assessment import Assessment
from readiness.domain.questionnaire import Question, Questionnaire


@dataclass(frozen=True, slots=True)
class OpenPoints:
    """Questions by what they need; one question can be in several lists, in the order in which they are asked."""

    to_confirm: tuple[Question, ...]
    flagged: tuple[Question, ...]
    unknown: tuple[Question, ...]
    guessed: tuple[Question, ...]
    unanswered: tuple[Question, ...]

    @property
    def count(self) -> int:
        """How many different questions there are."""
        return len({c.code for c in self._listed})

    @property
    def repeated(self) -> bool:
        """Whether a question is in several lists, so that their numbers add up to more than there are."""
        return len(self._listed) > self.count

    @property
    def _listed(self) -> tuple[Question, ...]:
        return self.to_confirm + self.flagged + self.unknown + self.guessed + self.unanswered


def open_points(questionnaire: Questionnaire, assessment: Assessment) -> OpenPoints:
    """Return what still needs a look, among the questions that are asked at the assessment's depth.

    Only what is in `questionnaire` is asked: `Session.asked` is the one without hidden questions.
    """
    depth = assessment.details.depth
    asked = [question for dimension in questionnaire.dimensions for question in dimension.questions(depth)]

    def those(wanted: Callable[[Answer], bool]) -> tuple[Question, ...]:
        return tuple(c for c in asked if wanted(assessment.answer(c.code)))

    carried = assessment.takeovers.open_among({c.code: assessment.answer(c.code) for c in asked})
    return OpenPoints(
        to_confirm=tuple(c for c in asked if c.code in carried),
        flagged=those(lambda answer: answer.flagged),
        unknown=those(lambda answer: answer.status is Status.DONT_KNOW),
        guessed=those(lambda answer: answer.confidence is Confidence.GUESSED and answer.status is Status.ANSWERED),
        unanswered=those(lambda answer: answer.open),
    )
