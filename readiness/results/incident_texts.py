"""An incident decision in words."""

from readiness.domain.knowledge import IncidentGuide
from readiness.foundation.translation import Translator
from readiness.incident.decision import IncidentDecision
from readiness.incident.steps import steps_by_time


def incident_step_texts(
    guide: IncidentGuide, decision: IncidentDecision, language: str, t: Translator
) -> dict[str, tuple[str, ...]]:
    """Return what to do by every time; what nobody knows yet comes first within 24 hours."""
    find_out = t.gettext("Find out within 24 hours: {question}")
    texts = {
        time: tuple(step.text.in_language(language) for step in steps)
        for time, steps in steps_by_time(guide, decision).items()
    }
    texts["24h"] = (
        *(find_out.format(question=fact.question.in_language(language)) for fact in decision.unknown),
        *texts["24h"],
    )
    return texts


def time_names(t: Translator) -> dict[str, str]:
    """Return the names of the times until which something is to be done."""
    _ = t.gettext
    return {
        "24h": _("Within 24 hours"),
        "1w": _("Within 1 week"),
        "30d": _("Within 30 days"),
        "90d": _("Within 90 days"),
    }
