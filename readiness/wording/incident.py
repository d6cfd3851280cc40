"""An incident decision in words."""

import re
from datetime import date

from readiness.domain.conditions import Fact
from readiness.domain.knowledge import AnswerKind, IncidentFact, IncidentGuide
from readiness.foundation.language import Language
from readiness.incident.decision import IncidentDecision
from readiness.incident.sensitivity import Sensitivity
from readiness.incident.steps import steps_by_time

# A word of two letters before the point: "z. B." ends no sentence.
_FIRST_SENTENCE = re.compile(r"(.*?[^\W\d_]{2}[.!?])\s", re.DOTALL)


def incident_step_texts(
    guide: IncidentGuide, decision: IncidentDecision, language: Language
) -> dict[str, tuple[str, ...]]:
    """Return what to do by every time; finding out the unknown facts comes first within 24 hours."""
    texts = {
        time: tuple(language.of(step.text) for step in steps) for time, steps in steps_by_time(guide, decision).items()
    }
    texts["24h"] = (*find_out_texts(decision, language), *texts["24h"])
    return texts


def find_out_texts(decision: IncidentDecision, language: Language) -> list[str]:
    """Return a step for every fact that is not known yet; these come before the guide's own steps."""
    find_out = language.gettext("Find out: {question}")
    return [find_out.format(question=language.of(fact.question)) for fact in decision.unknown]


def time_names(language: Language) -> dict[str, str]:
    """Return the names of the times until which something is to be done."""
    _ = language.gettext
    return {
        "24h": _("Within 24 hours"),
        "1w": _("Within 1 week"),
        "30d": _("Within 30 days"),
        "90d": _("Within 90 days"),
    }


def fact_value(fact: IncidentFact, value: Fact | None, language: Language) -> str:
    """Return the value of a fact as people read it; a value that the guide does not know as it is."""
    if value is None:
        return language.gettext("unknown")
    if fact.kind is AnswerKind.YES_NO:
        return {"yes": language.gettext("yes"), "no": language.gettext("no")}.get(str(value), str(value))
    if fact.kind is AnswerKind.DATE:
        try:
            return language.long_date(date.fromisoformat(str(value)))
        except ValueError:
            return str(value)
    texts = {choice.value: choice.text for choice in fact.choices}
    return language.of(texts[value]) if value in texts else str(value)


def in_short(words: str) -> str:
    """Return the first sentence, which says it; examples follow after it."""
    found = _FIRST_SENTENCE.match(words)
    return found[1] if found else words


def turn_text(turn: Sensitivity, language: Language) -> str:
    """Return what would turn a decision, and where that would lead."""
    meaning = in_short(fact_value(turn.fact, turn.value, language)).rstrip(".")
    return language.gettext("{fact} – “{meaning}”: then {severity}, rule {rule}").format(
        fact=language.of(turn.fact.name),
        meaning=meaning,
        severity=language.of(turn.severity.name),
        rule=turn.rule.number,
    )
