"""The incident as the report prints it: what is known, what that means, and what is done by when."""

from dataclasses import dataclass
from datetime import date

from readiness.foundation.language import Language
from readiness.incident.facts import recorded_facts
from readiness.incident.guide import NoRuleError
from readiness.incident.sensitivity import sensitivities
from readiness.incident.steps import steps_by_time
from readiness.results.assessment_result import AssessmentResult
from readiness.wording.incident import fact_value, in_short, time_names, turn_text


@dataclass(frozen=True, slots=True)
class PrintedStep:
    """A step of the timeline, and whether it is done."""

    text: str
    done: bool


@dataclass(frozen=True, slots=True)
class PrintedIncident:
    """Everything in the report's language; `timeline` holds the steps by the name of their time."""

    on: date
    rule: int
    severity: str
    meaning: str
    reasons: list[str]
    course: list[str]
    facts: list[tuple[str, str]]
    turns: list[str]
    timeline: dict[str, list[PrintedStep]]
    further_ideas: list[str]
    stop_criteria: list[str]
    disclaimer: str


def printed_incident(result: AssessmentResult, language: Language) -> PrintedIncident | None:
    """Return the incident that was assessed; None where there is none, or where the guide has a gap."""
    guide, record = result.questionnaire.incident, result.assessment.incident
    try:
        decision = result.incident
    except NoRuleError:
        return None
    if guide is None or decision is None or record.on is None:
        return None
    facts = recorded_facts(guide, record.on, record.given)
    find_out = language.gettext("Find out: {question}")
    unknown = [PrintedStep(find_out.format(question=language.of(f.question)), False) for f in decision.unknown]
    names = time_names(language)
    timeline = {
        names[time]: [PrintedStep(language.of(s.text), s.code in record.ticked) for s in steps]
        for time, steps in steps_by_time(guide, decision).items()
    }
    timeline[names["24h"]] = unknown + timeline[names["24h"]]
    reasons = (decision.rule.reason, *(modifier.reason for modifier in decision.modifiers))
    return PrintedIncident(
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
