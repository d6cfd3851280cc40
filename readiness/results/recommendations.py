"""What a consultant adds to the recommendations of the questionnaire, and what the report leaves out of them."""

from collections.abc import Sequence

from readiness.domain.consultant import OwnRecommendation
from readiness.domain.values import Range
from readiness.results.assessment_result import AssessmentResult


def own_effort(recommendations: Sequence[OwnRecommendation]) -> Range | None:
    """Return the person-days of what is not done; None where nothing of it was estimated."""
    spans = [one.person_days for one in recommendations if one.person_days and not one.done]
    return Range(sum(one.low for one in spans), sum(one.high for one in spans)) if spans else None


def left_out(result: AssessmentResult) -> dict[str, str]:
    """Return the recommendations that the report leaves out: the reason by the code of the capability.

    What has reached its target has no recommendation to leave out.
    """
    hidden, assessment = result.assessment.consultant.hidden, result.assessment
    asked = {capability.code for capability in result.questionnaire.asked(result.score.depth)}
    return {
        code: reason
        for code, reason in hidden.items()
        if code in asked and (assessment.answer(code).level or 0) < result.targets[code]
    }
