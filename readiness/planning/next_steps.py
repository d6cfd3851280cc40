"""The next steps to the targets (rules 11 and 12)."""

from collections.abc import Mapping

from readiness.domain.assessment import Assessment
from readiness.domain.questionnaire import Questionnaire
from readiness.planning.ordering import Ordering
from readiness.planning.start import start_levels
from readiness.planning.steps import Step


def next_steps(questionnaire: Questionnaire, assessment: Assessment, targets: Mapping[str, int]) -> list[Step]:
    """Return every step to the targets of what was asked, in the order in which they are worth taking.

    Unknown and unanswered capabilities start at level 0; not applicable ones are left out, and what they would
    be needed for counts as met.
    """
    start = start_levels(questionnaire, assessment)
    asked = questionnaire.asked(assessment.details.depth)
    wanted = {c.code: targets[c.code] for c in asked if c.code in start}
    return list(Ordering(questionnaire, assessment, start, wanted).steps())
