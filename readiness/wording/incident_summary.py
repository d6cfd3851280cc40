"""One assessed incident from its severity to the last step, in words: what a report says of it."""

from dataclasses import dataclass
from datetime import date

from readiness.foundation.language import Language
from readiness.incident.case import NoRuleError
from readiness.incident.decision import IncidentDecision
from readiness.incident.facts import recorded_facts
from readiness.incident.sensitivity import sensitivities
from readiness.incident.steps import fitting_ideas, steps_by_time
from readiness.results.assessment_result import AssessmentResult
from readiness.wording.incident import (
    OptionText,
    certain_course,
    fact_value,
    find_out_texts,
    in_short,
    option_texts,
    reason_texts,
    severity_meaning,
    severity_name,
    time_names,
    turn_text,
)


@dataclass(frozen=True, slots=True)
class TimelineStep:
    """A step of the timeline, and whether it is done."""

    text: str
    done: bool


@dataclass(frozen=True, slots=True)
class IncidentSummary:
    """Everything in one language.

    `rule` is its number in the guide, 0 while the severity is open; `timeline` holds the steps by the name of their
    time, `facts` are pairs of question and answer, `turns` say what would lead to another severity or rule. `ideas`
    are the further ideas that were chosen or, where none was, all that fit.
    """

    on: date
    rule: int
    severity: str
    meaning: str
    reasons: list[str]
    open: bool
    course: list[str]
    depends: list[str]
    options: list[OptionText]
    facts: list[tuple[str, str]]
    turns: list[str]
    timeline: dict[str, list[TimelineStep]]
    ideas: list[str]
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
    facts = recorded_facts(guide, record.on, record.given, result.known)
    names = time_names(language)
    timeline = {
        names[time]: [TimelineStep(language.of(s.text), s.code in record.ticked) for s in steps]
        for time, steps in steps_by_time(guide, decision).items()
    }
    unknown = [TimelineStep(text, done=False) for text in find_out_texts(decision, language)]
    timeline[names["24h"]] = unknown + timeline[names["24h"]]
    ideas = fitting_ideas(guide, decision)
    chosen = [idea for idea in ideas if idea.code in record.ideas]
    return IncidentSummary(
        on=record.on,
        rule=decision.rule.number if decision.rule else 0,
        severity=severity_name(decision, language),
        meaning=severity_meaning(decision, language),
        reasons=reason_texts(decision, language),
        open=decision.open,
        course=[language.of(element.text) for element in certain_course(decision)],
        depends=[language.of(element.text) for element in decision.depends],
        options=option_texts(decision, language),
        facts=[(language.of(f.question), in_short(fact_value(f, facts.value(f), language))) for f in guide.facts],
        turns=[turn_text(turn, language) for turn in sensitivities(guide, facts, result.gates)],
        timeline=timeline,
        ideas=[language.of(idea.text) for idea in chosen or ideas],
        stop_criteria=[language.of(criterion) for criterion in guide.stop_criteria],
        disclaimer=language.of(guide.disclaimer),
    )
