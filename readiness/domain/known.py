"""What is known about an organisation, as facts for conditions: its profile and the levels of its capabilities."""

from datetime import date

from readiness.domain.answers import Status
from readiness.domain.assessment import Assessment
from readiness.domain.conditions import Fact
from readiness.domain.profile import profile_facts
from readiness.domain.questionnaire import Questionnaire

YES, NO = "yes", "no"


def organisation_facts(questionnaire: Questionnaire, assessment: Assessment, on: date) -> dict[str, Fact | None]:
    """Return the facts of the profile as of a day.

    A question that is open counts as no where the capability that rules it out was called not applicable.
    """
    facts = dict(profile_facts(questionnaire.profile, assessment.details.profile, on))
    for question in questionnaire.profile:
        ruled_out = assessment.answer(question.ruled_out_by).status is Status.NOT_APPLICABLE
        if question.ruled_out_by and ruled_out and facts[question.code] is None:
            facts[question.code] = NO
    return facts


def known_facts(questionnaire: Questionnaire, assessment: Assessment, on: date) -> dict[str, Fact | None]:
    """Return the facts by code as of a day.

    A capability's code stands for its level. What is not answered counts as 0, as in the plan; what is not applicable
    has no level, so that nothing is said about it.
    """
    levels: dict[str, Fact | None] = {}
    for code in questionnaire.capabilities:
        answer = assessment.answer(code)
        levels[code] = None if answer.status is Status.NOT_APPLICABLE else answer.level or 0
    return {**organisation_facts(questionnaire, assessment, on), **levels}
