"""The response to an incident that management has still to decide, in words."""

from dataclasses import dataclass

from readiness.foundation.language import Language
from readiness.incident.decision import IncidentDecision
from readiness.incident.steps import steps_by_time
from readiness.results.assessment_result import AssessmentResult
from readiness.wording.incident import in_short, incident_title, severity_meaning, severity_name


@dataclass(frozen=True, slots=True)
class IncidentResponse:
    """What is to be decided, and why it is due."""

    title: str
    reason: str


def incident_to_decide(result: AssessmentResult, language: Language) -> IncidentResponse | None:
    """Return that the response to an incident is to be decided; None without one, or once it has been."""
    judged = result.incident
    if judged is None or judged.decision is None or _is_decided(result, judged.decision):
        return None
    decision = judged.decision
    title = language.gettext("Decide the response: {incident}").format(incident=incident_title(judged, language))
    severity = language.gettext("Severity: {severity}.").format(severity=severity_name(decision, language))
    # The name of a severity alone may sound harmless.
    meaning = severity_meaning(decision, language)
    if decision.open:
        return IncidentResponse(title, f"{severity} {meaning}")
    course = " ".join(language.of(element.text) for element in decision.course[:1])
    return IncidentResponse(title, f"{severity} {in_short(meaning)} {course}")


def _is_decided(result: AssessmentResult, decision: IncidentDecision) -> bool:
    """Return whether every step of the first day and the first week is done: the decision is among them."""
    guide, ticked = result.questionnaire.incident, result.incident.incident.ticked if result.incident else ()
    soon = steps_by_time(guide, decision) if guide else {}
    asked = [step.code for time in ("24h", "1w") for step in soon.get(time, ())]
    return bool(asked) and {*asked} <= {*ticked}
