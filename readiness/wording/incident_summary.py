"""Incidents in words, each from its severity to the last step: what a report and a decision paper say of them."""

from dataclasses import dataclass
from datetime import date, timedelta

from readiness.foundation.language import Language
from readiness.incident.decision import IncidentDecision
from readiness.incident.judging import JudgedIncident
from readiness.incident.sensitivity import sensitivities
from readiness.incident.steps import fitting_ideas, steps_by_time
from readiness.results.assessment_result import AssessmentResult
from readiness.wording.incident import (
    OptionText,
    certain_course,
    fact_value,
    find_out_texts,
    in_short,
    incident_title,
    option_texts,
    reason_texts,
    severity_in_sentence,
    severity_meaning,
    severity_name,
    time_names,
    turn_text,
)

_RECENT = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class IncidentTask:
    """Something to do: who does it until when (empty and None where nobody has said so), and whether it is done.

    `code` is that of a step of the guide; empty where something unknown is to be found out.
    """

    text: str
    owner: str = ""
    due: date | None = None
    done: bool = False
    code: str = ""

    @property
    def short(self) -> str:
        """Its first sentence."""
        return in_short(self.text)


@dataclass(frozen=True, slots=True)
class IncidentSummary:
    """Everything about one incident in one language.

    `known_since` is the day that people gave, or else the one on which they began to assess it. `tasks` are by the name
    of their time, `facts` pairs of name and value, `unknown` the names of those that nobody knows, `log` pairs of day
    and words; `turns` say what would lead to another severity or response. `ideas` are the further ideas that were
    chosen or, where none was, all that fit.
    """

    title: str
    link: str
    known_since: date
    severity: str
    meaning: str
    reasons: list[str]
    open: bool
    course: list[str]
    depends: list[str]
    options: list[OptionText]
    facts: list[tuple[str, str]]
    unknown: list[str]
    turns: list[str]
    tasks: dict[str, list[IncidentTask]]
    ideas: list[str]
    log: list[tuple[date, str]]
    stop_criteria: list[str]
    disclaimer: str

    @property
    def known_facts(self) -> list[tuple[str, str]]:
        """The facts that somebody knows."""
        return [(name, value) for name, value in self.facts if name not in self.unknown]

    def first_tasks(self, most: int) -> "FirstTasks":
        """Return so many tasks that are not done yet, the most urgent ones, and how many are left."""
        waiting = [(time, task) for time, tasks in self.tasks.items() for task in tasks if not task.done]
        shown: dict[str, list[IncidentTask]] = {}
        for time, task in waiting[:most]:
            shown.setdefault(time, []).append(task)
        return FirstTasks(shown, max(0, len(waiting) - most))


@dataclass(frozen=True, slots=True)
class FirstTasks:
    """The most urgent tasks by the name of their time, and how many more there are."""

    tasks: dict[str, list[IncidentTask]]
    left: int


@dataclass(frozen=True, slots=True)
class ClosedIncident:
    """An incident that is over."""

    title: str
    known_since: date
    closed: date


def incident_decision(result: AssessmentResult) -> IncidentDecision | None:
    """Return what the guide says of the incident that counts first; None without one, and where the guide has a gap."""
    return result.incident.decision if result.incident else None


def open_incidents(result: AssessmentResult, language: Language) -> list[IncidentSummary]:
    """Return the open incidents that the guide can decide, the one that counts first before all others."""
    judged = [one for one in result.incidents if one.incident.is_open]
    judged.sort(key=lambda one: one is not result.incident)
    return [summary for one in judged if (summary := incident_summary(result, one, language))]


def closed_incidents(result: AssessmentResult, language: Language) -> list[ClosedIncident]:
    """Return the incidents that are over."""
    return [
        ClosedIncident(incident_title(one, language), known_since(one), one.incident.closed)
        for one in result.incidents
        if one.incident.closed is not None
    ]


def incident_summary(result: AssessmentResult, judged: JudgedIncident, language: Language) -> IncidentSummary | None:
    """Return one of the incidents in words; None where the guide has a gap."""
    guide, decision, incident = result.questionnaire.incident, judged.decision, judged.incident
    if guide is None or decision is None:
        return None
    facts = judged.facts
    ideas = fitting_ideas(guide, decision)
    chosen = [idea for idea in ideas if idea.code in incident.ideas]
    return IncidentSummary(
        title=incident_title(judged, language),
        link=incident.link,
        known_since=known_since(judged),
        severity=severity_name(decision, language),
        meaning=severity_meaning(decision, language),
        reasons=reason_texts(decision, language),
        open=decision.open,
        course=[language.of(element.text) for element in certain_course(decision)],
        depends=[language.of(element.text) for element in decision.depends],
        options=option_texts(decision, language),
        facts=[(language.of(f.name), in_short(fact_value(f, facts.value(f), language))) for f in guide.deciding_first],
        unknown=[language.of(fact.name) for fact in decision.unknown],
        turns=[turn_text(turn, decision, language) for turn in sensitivities(guide, facts, result.gates)],
        tasks=_tasks(result, judged, decision, language),
        ideas=[language.of(idea.text) for idea in chosen or ideas],
        log=[(entry.on, entry.text) for entry in incident.log],
        stop_criteria=[language.of(criterion) for criterion in guide.stop_criteria],
        disclaimer=language.of(guide.disclaimer),
    )


def known_since(judged: JudgedIncident) -> date:
    """Return since when an incident is known, as far as the document says."""
    return judged.known_since or judged.incident.on


def dated_fact(result: AssessmentResult, language: Language) -> tuple[date, str] | None:
    """Return since when the newest open incident is known, and what happened in one sentence; None without one."""
    judged = max((one for one in result.incidents if one.incident.is_open), key=known_since, default=None)
    # What happened long ago does not say why something is to be decided now.
    if judged is None or result.on - known_since(judged) > _RECENT:
        return None
    title, decision = incident_title(judged, language), judged.decision
    if decision is None or decision.severity is None:
        words = language.gettext("{title}: how serious it is remains open.")
        return known_since(judged), words.format(title=title)
    words = language.gettext("{title}: severity {severity}. {meaning}")
    severity = severity_in_sentence(decision.severity, language)
    meaning = in_short(severity_meaning(decision, language))
    told = words.format(title=title, severity=severity, meaning=meaning)
    # However mild it is, something is to be done about it.
    tasks = _tasks(result, judged, decision, language).values()
    if waiting := sum(not task.done for found in tasks for task in found):
        told += " " + language.ngettext("{n} task is open.", "{n} tasks are open.", waiting).format(n=waiting)
    return known_since(judged), told


def _tasks(
    result: AssessmentResult, judged: JudgedIncident, decision: IncidentDecision, language: Language
) -> dict[str, list[IncidentTask]]:
    """Return what to do by the name of its time; finding out what is unknown comes first within 24 hours."""
    guide, incident = result.questionnaire.incident, judged.incident
    assert guide is not None
    tasks = {
        time: [
            IncidentTask(
                language.of(step.text),
                incident.task(step.code).owner,
                incident.task(step.code).due,
                step.code in incident.ticked,
                step.code,
            )
            for step in steps
        ]
        for time, steps in steps_by_time(guide, decision).items()
    }
    assigned = [note for fact in decision.deciding or decision.unknown if (note := incident.clearing.get(fact.code))]
    first = assigned[0] if assigned else None
    unknown = [
        IncidentTask(text, first.owner if first else "", first.due if first else None)
        for text in find_out_texts(decision, language)
    ]
    tasks["24h"] = unknown + tasks["24h"]
    names = time_names(language)
    return {names[time]: texts for time, texts in tasks.items() if texts}
