"""What is known about an organisation, as facts for conditions: its profile and the levels of its capabilities."""

from datetime import date

from readiness.domain.answers import Status
from readiness.domain.assessment import Assessment
from readiness.domain.conditions import Fact
from readiness.domain.profile import profile_facts
from readiness.domain.questionnaire import Questionnaire


def known_facts(questionnaire: Questionnaire, assessment: Assessment, on: date) -> dict[str, Fact | None]:
    """Return the facts by code as of a day.

    A capability's code stands for its level. What is not answered counts as 0, as in the plan; what is not applicable
    has no level, so that nothing is said about it.
    """
    levels: dict[str, Fact | None] = {}
    for code in questionnaire.capabilities:
        answer = assessment.answer(code)
        levels[code] = None if answer.status is Status.NOT_APPLICABLE else answer.level or 0
    return {**profile_facts(questionnaire.profile, assessment.details.profile, on), **levels}
