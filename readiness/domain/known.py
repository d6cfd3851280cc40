"""What is known about an organisation, as facts for conditions: its profile and the levels of its capabilities."""

from datetime import date

from readiness.domain.answers import Status
from readiness.domain.assessment import Assessment
from readiness.domain.conditions import Fact, KnownFact
from readiness.domain.profile import profile_facts
from readiness.domain.questionnaire import Questionnaire
from readiness.domain.scales import Measure, MeasureKind

YES, NO = "yes", "no"


def organisation_facts(questionnaire: Questionnaire, assessment: Assessment, on: date) -> dict[str, Fact | None]:
    """Return the facts of the profile as of a day.

    A question that is open counts as no where the capability that rules it out was called not applicable.
    """
    facts = profile_facts(questionnaire.profile, assessment.details.profile, on)
    for question in questionnaire.profile:
        ruled_out = assessment.answer(question.ruled_out_by).status is Status.NOT_APPLICABLE
        if question.ruled_out_by and ruled_out and facts[question.code] is None:
            facts[question.code] = NO
    return facts


def known_facts(questionnaire: Questionnaire, assessment: Assessment, on: date) -> dict[str, KnownFact | None]:
    """Return the facts by code as of a day.

    The code of a question that asks for a fact stands for that fact, a day for the number of days from `on`.

    A capability's code stands for its level. What is not answered counts as 0, as in the plan; what is not applicable
    has no level, so that nothing is said about it.
    """
    levels: dict[str, KnownFact | None] = {}
    for code, capability in questionnaire.capabilities.items():
        answer = assessment.answer(code)
        if capability.measure is not None:
            levels[code] = _fact(capability.measure, answer.value, on)
        else:
            levels[code] = None if answer.status is Status.NOT_APPLICABLE else answer.level or 0
    facts = {code: _fact(fact.measure, assessment.answer(code).value, on) for code, fact in questionnaire.facts.items()}
    return {**organisation_facts(questionnaire, assessment, on), **levels, **facts}


def _fact(measure: Measure, value: str, on: date) -> KnownFact | None:
    if not value:
        return None
    return (date.fromisoformat(value) - on).days if measure.kind is MeasureKind.DATE else measure.fact(value)
