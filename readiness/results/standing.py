"""Where an organisation stands, as facts that a questionnaire's situations ask for, and the situation that holds."""

from readiness.domain.answers import Confidence, Status
from readiness.domain.conditions import Known, holds
from readiness.domain.knowledge import OPEN, Situation
from readiness.results.assessment_result import AssessmentResult

NO_INCIDENT = "none"


def standing(result: AssessmentResult) -> dict[str, Known]:
    """Return what is known, the gates by code, and how the assessment stands.

    `depth` is quick or full; `answered` and `dont_know` are per cent of the questions that apply, `shown` per cent of
    the levels given whose evidence was seen (all 0 to 100, rounded down); `stage` is the overall stage that is certain;
    `incident` the severity of the open incident that counts first, `open`, or `none`; `on_target` says yes where every
    capability has its target level.
    """
    asked = result.questionnaire.asked(result.assessment.details.depth)
    answers = [result.assessment.answer(capability.code) for capability in asked]
    applying = [answer for answer in answers if answer.status is not Status.NOT_APPLICABLE]
    levels = [answer for answer in applying if answer.level is not None]
    return {
        **result.known,
        **result.gates,
        "depth": result.assessment.details.depth,
        "answered": _percent(len(levels), len(applying)),
        "dont_know": _percent(sum(a.status is Status.DONT_KNOW for a in applying), len(applying)),
        "shown": _percent(sum(a.confidence is Confidence.SHOWN for a in levels), len(levels)),
        "stage": result.score.stage.low,
        "incident": _incident(result),
        "on_target": "yes" if _on_target(result) else "no",
    }


def situation(result: AssessmentResult) -> Situation | None:
    """Return the first situation whose condition holds; None where the questionnaire knows none that does."""
    facts = standing(result) if result.questionnaire.situations else {}
    return next((found for found in result.questionnaire.situations if holds(found.when, facts)), None)


def _percent(some: int, of: int) -> int:
    return 100 * some // of if of else 0


def _on_target(result: AssessmentResult) -> bool:
    answers = ((result.assessment.answer(code), target) for code, target in result.targets.items())
    return all(a.status is Status.NOT_APPLICABLE or (a.level or 0) >= target for a, target in answers)


def _incident(result: AssessmentResult) -> str:
    if result.incident is None:
        return NO_INCIDENT
    decision = result.incident.decision
    return decision.severity.severity if decision and decision.severity else OPEN
