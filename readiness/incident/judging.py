"""An incident of a document with what the guide says about it, and which of several one decides about first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from readiness.domain.conditions import Facts
from readiness.domain.incidents import Incident
from readiness.domain.knowledge import AnswerKind, IncidentGuide
from readiness.incident.case import NoRuleError
from readiness.incident.decision import IncidentDecision
from readiness.incident.facts import IncidentFacts, recorded_facts
from readiness.incident.guide import decide
from readiness.scoring.score import GateStatus


@dataclass(frozen=True, slots=True)
class JudgedIncident:
    """An incident, its facts, and what follows from them; `decision` is None where the guide has a gap.

    `known_since` is the day that a fact of the guide gives; None where nobody has given it.
    """

    incident: Incident
    facts: IncidentFacts
    decision: IncidentDecision | None
    known_since: date | None


def judge(guide: IncidentGuide, incident: Incident, known: Facts, gates: Mapping[str, GateStatus]) -> JudgedIncident:
    """Return an incident as the guide sees it; `known` is what is known about the organisation."""
    facts = recorded_facts(guide, incident.on, incident.given, known)
    try:
        decision = decide(guide, facts, gates)
    except NoRuleError:
        decision = None
    days = (facts.given.get(fact.code) for fact in guide.facts if fact.kind is AnswerKind.DATE)
    known_since = next((date.fromisoformat(str(day)) for day in days if day), None)
    return JudgedIncident(incident, facts, decision, known_since)


def gravest(guide: IncidentGuide, judged: Iterable[JudgedIncident]) -> JudgedIncident | None:
    """Return the open incident that may be the worst, a certain severity before an open one, then the newest one.

    None where all are closed.
    """
    mildest_first = [rule.severity for rule in reversed(guide.severities)]

    def rank(one: JudgedIncident) -> tuple[int, bool, date, int]:
        worst = mildest_first.index(one.decision.possible[-1].severity) if one.decision else -1
        certain = one.decision is not None and not one.decision.open
        return worst, certain, one.incident.on, one.incident.number

    return max((one for one in judged if one.incident.is_open), key=rank, default=None)
