"""The next steps in words: what to do, who, how much, and why now."""

from collections.abc import Iterable
from dataclasses import dataclass

from readiness.foundation.translation import Translator
from readiness.planning.steps import Step, Why
from readiness.results.assessment_result import AssessmentResult
from readiness.results.phrases import Phrases


@dataclass(frozen=True, slots=True)
class StepText:
    """A step as people read it; the number counts from 1 in the order of the list it stands in."""

    number: int
    step: Step
    capability: str
    action: str
    owners: str
    reason: str


def step_texts(
    result: AssessmentResult, language: str, t: Translator, steps: Iterable[Step] | None = None
) -> list[StepText]:
    """Return steps in words and in the order given; without any, every next step of the result."""
    phrases = Phrases(result, language, t)
    return [
        StepText(
            number=number,
            step=step,
            capability=phrases.capability_name(step.capability),
            action=result.capability(step.capability).next_steps[step.level - 1].in_language(language),
            owners=owners(result, step.capability, language),
            reason=_reason(step, result, phrases, t),
        )
        for number, step in enumerate(result.steps if steps is None else steps, start=1)
    ]


def owners(result: AssessmentResult, code: str, language: str) -> str:
    """Return the names of the roles that usually own a capability."""
    roles = result.questionnaire.roles
    return ", ".join(roles[role].in_language(language) for role in result.capability(code).owners if role in roles)


def _reason(step: Step, result: AssessmentResult, phrases: Phrases, t: Translator) -> str:
    reasons = []
    if step.why is Why.PREREQUISITE:
        needed_by = phrases.capability_name(step.needed_by or "")
        reasons.append(t.gettext("needed first for {name}").format(name=needed_by))
    if step.gate:
        reasons.append(t.gettext("gate {gate}").format(gate=phrases.gate_name(step.gate)))
    elif step.why is Why.STAGE:
        dimension = result.questionnaire.dimension_of[step.capability].code
        reasons.append(t.gettext("counts for the stage of {name}").format(name=phrases.dimension_name(dimension)))
    elif step.why is Why.KEY_QUESTION:
        reasons.append(t.gettext("key question below its target"))
    elif step.why is Why.TARGET:
        reasons.append(t.gettext("below its target"))
    if step.unanswered:
        reasons.append(t.gettext("starting point not known yet"))
    return " · ".join(reasons)
