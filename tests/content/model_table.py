"""The facts of a capability as the tables of the models note them."""

from readiness.domain.questionnaire import Capability
from readiness.domain.values import Range


def noted(capability: Capability) -> str:
    """Return the facts of a capability as the table notes them."""
    columns = [
        f"{capability.code + '★' * capability.key_question:5}",
        f"{span(capability.person_days):5}",
        f"{span(capability.running_days) if capability.running_days else '':3}",
        f"{capability.horizon_days:3}",
        str(capability.risk_class),
        f"{' '.join(capability.owners):9}",
        " ".join(capability.prerequisites),
    ]
    return " | ".join(columns).rstrip()


def span(days: Range) -> str:
    return f"{days.low:g}" if days.low == days.high else f"{days.low:g}–{days.high:g}"
