"""One assessed incident from its severity to the last step, in words: what a report says of it."""

from dataclasses import dataclass
from datetime import date

from readiness.foundation.language import Language
from readiness.incident.decision import IncidentDecision
from readiness.incident.facts import recorded_facts
from readiness.incident.guide import NoRuleError
from readiness.incident.sensitivity import sensitivities
from readiness.incident.steps import steps_by_time
from readiness.results.assessment_result import AssessmentResult
from readiness.wording.incident import fact_value, find_out_texts, in_short, time_names, turn_text


@dataclass(frozen=True, slots=True)
class TimelineStep:
    """A step of the timeline, and whether it is done."""

    text: str
    done: bool


@dataclass(frozen=True, slots=True)
class IncidentSummary:
    """Everything in one language.

    `rule` is its number in the guide, `timeline` holds the steps by the name of their time, `facts` are pairs of
    question and answer, `turns` say what would lead to another severity or rule.
    """

    on: date
    rule: int
    severity: str
    meaning: str
    reasons: list[str]
    course: list[str]
    facts: list[tuple[str, str]]
    turns: list[str]
    timeline: dict[str, list[TimelineStep]]
    further_ideas: list[str]
    stop_criteria: list[str]
    disclaimer: str


def incident_decision(result: AssessmentResult) -> IncidentDecision | None:
    """Return what the guide decides; None without an incident or a guide, and where the guide has a gap."""
    try:
        return result.incident
    except NoRuleError:
        return None


def incident_summary(result: AssessmentResult, language: Language) -> IncidentSummary | None:
    """Return the incident in words; None where `incident_decision` has nothing to say."""
    guide, record = result.questionnaire.incident, result.assessment.incident
    decision = incident_decision(result)
    if guide is None or decision is None or record.on is None:
        return None
    facts = recorded_facts(guide, record.on, record.given)
    names = time_names(language)
    timeline = {
        names[time]: [TimelineStep(language.of(s.text), s.code in record.ticked) for s in steps]
        for time, steps in steps_by_time(guide, decision).items()
    }
    unknown = [TimelineStep(text, done=False) for text in find_out_texts(decision, language)]
    timeline[names["24h"]] = unknown + timeline[names["24h"]]
    reasons = (decision.rule.reason, *(modifier.reason for modifier in decision.modifiers))
    return IncidentSummary(
        on=record.on,
        rule=decision.rule.number,
        severity=language.of(decision.severity.name),
        meaning=language.of(decision.severity.meaning),
        reasons=[language.of(reason) for reason in reasons],
        course=[language.of(element.text) for element in decision.course],
        facts=[
            (language.of(f.question), in_short(fact_value(f, record.given.get(f.code), language))) for f in guide.facts
        ],
        turns=[turn_text(turn, language) for turn in sensitivities(guide, facts, result.gates)],
        timeline=timeline,
        further_ideas=[language.of(idea) for idea in guide.further_ideas],
        stop_criteria=[language.of(criterion) for criterion in guide.stop_criteria],
        disclaimer=language.of(guide.disclaimer),
    )
