"""Where a plan begins: the level of everything that counts."""

from collections.abc import Container

from readiness.domain.answers import Status
from readiness.domain.assessment import Assessment
from readiness.domain.levels import LOWEST
from readiness.domain.questionnaire import Questionnaire


def start_levels(questionnaire: Questionnaire, assessment: Assessment, named: Container[str] = ()) -> dict[str, int]:
    """Return the level (0 to 5) of every capability that counts, by code.

    Unknown and unanswered ones count as 0. Not applicable ones are left out, except those that are `named`:
    they count as 0 as well.
    """
    answers = ((code, assessment.answer(code)) for code in questionnaire.capabilities)
    return {
        code: LOWEST if answer.level is None else answer.level
        for code, answer in answers
        if answer.status is not Status.NOT_APPLICABLE or code in named
    }
