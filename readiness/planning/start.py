"""Where a plan begins: the level of everything that counts."""

from dataclasses import replace

from readiness.domain.answers import Status
from readiness.domain.assessment import Assessment
from readiness.domain.levels import LOWEST
from readiness.domain.questionnaire import Questionnaire
from readiness.domain.requirements import parse_requirement
from readiness.planning.goals import Goal


def start_levels(questionnaire: Questionnaire, assessment: Assessment) -> dict[str, int]:
    """Return the level (0 to 5) of every capability that counts, by code.

    Unknown and unanswered ones count as 0; not applicable ones are left out.
    """
    answers = ((code, assessment.answer(code)) for code in questionnaire.capabilities)
    return {
        code: LOWEST if answer.level is None else answer.level
        for code, answer in answers
        if answer.status is not Status.NOT_APPLICABLE
    }


def with_named_reopened(goal: Goal, questionnaire: Questionnaire, assessment: Assessment) -> Assessment:
    """Return the assessment as the first version of plans reads it.

    It begins at today's levels and takes nothing in besides its goal, and what a gate names counts as not answered
    where it was called not applicable.
    """
    gates = [gate for gate in questionnaire.gates if gate.code == goal.gate]
    named = {parse_requirement(text).code for gate in gates for text in gate.requires}
    kept = {
        code: answer
        for code, answer in assessment.answers.items()
        if code not in named or answer.status is not Status.NOT_APPLICABLE
    }
    return replace(assessment, answers=kept, plan=replace(assessment.plan, baseline={}, taken_in={}))


def begun_levels(questionnaire: Questionnaire, assessment: Assessment) -> dict[str, int]:
    """Return the levels from which the plan leads: those that held when it began, or lower ones that hold today.

    What was reached since then stays in the plan as done, so that its dates and its sums hold.
    """
    begun = assessment.plan.baseline
    today = start_levels(questionnaire, assessment)
    return {code: min(level, begun.get(code, level)) for code, level in today.items()}
