"""`readiness-sample/1`: an invented company that shows the program, in both languages (docs/formats/sample.md).

Its days are counted from the day on which its documents are made, so that no sample grows old.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, Literal

from readiness.domain.answers import Answer, Confidence, Status
from readiness.domain.assessment import Assessment, Details
from readiness.domain.consultant import ConsultantLayer
from readiness.domain.incidents import Incident, Incidents, LogEntry, TaskNote
from readiness.domain.knowledge import AnswerKind
from readiness.domain.levels import Level
from readiness.domain.plan_notes import PlanNotes, StepNote
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.domain.values import Fact, Limits, Text
from readiness.exchange.json_file import Format, read_file

FORMAT: Literal["readiness-sample/1"] = "readiness-sample/1"
_FORM = Format(FORMAT, "sample-format", "docs/formats/sample.md")

# Further away than that, a day would look forgotten.
MOST_DAYS_AWAY = 500
Days = Annotated[int, Limits(ge=-MOST_DAYS_AWAY, le=MOST_DAYS_AWAY)]
EMPTY = Text()
_SATURDAY, _WEEK = 5, 7


@dataclass(frozen=True, slots=True)
class SampleAnswer:
    """One answer; a level alone means that it is answered."""

    level: Level | None = None
    status: Status | None = None
    confidence: Confidence | None = None
    evidence: Text = EMPTY
    reason: Text = EMPTY
    flagged: bool = False

    def __post_init__(self) -> None:
        # The rules over several fields are those of an answer.
        self.answer("de")

    def answer(self, language: str) -> Answer:
        """Return the answer with its notes in a language."""
        return Answer(
            status=self.status or (Status.UNANSWERED if self.level is None else Status.ANSWERED),
            level=self.level,
            confidence=self.confidence,
            evidence=self.evidence.in_language(language),
            reason=self.reason.in_language(language),
            flagged=self.flagged,
        )


@dataclass(frozen=True, slots=True)
class SampleStep:
    """A note on a step; `due` are days from the day of making."""

    owner: str = ""
    due: Days | None = None
    done: bool = False


@dataclass(frozen=True, slots=True)
class SamplePlan:
    """The goal, the capacity, and notes by step id."""

    goal: str = ""
    capacity_days: float | None = None
    steps: dict[str, SampleStep] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SampleTask:
    """Who does a task of an incident; `due` are days from the day of making."""

    owner: str = ""
    due: Days | None = None


@dataclass(frozen=True, slots=True)
class SampleEntry:
    """An entry in the log of an incident; `on` are days from the day of making."""

    on: Days
    text: Text


@dataclass(frozen=True, slots=True)
class SampleIncident:
    """An incident; `on`, `closed`, and a fact that is a day, are days from the day of making."""

    on: Days
    given: dict[str, int | str]
    title: Text = EMPTY
    ticked: tuple[str, ...] = ()
    ideas: tuple[str, ...] = ()
    tasks: dict[str, SampleTask] = field(default_factory=dict)
    log: tuple[SampleEntry, ...] = ()
    closed: Days | None = None


@dataclass(frozen=True, slots=True)
class SampleConsultant:
    """What a consultant adds to the report."""

    foreword: Text = EMPTY
    findings: dict[str, Text] = field(default_factory=dict)
    contact: Text = EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleState:
    """The company at one time; `name` stands behind its own in the name of the file.

    `assessed` is the day of the assessment, in days from the day of making.
    """

    name: Text = EMPTY
    assessor: Text
    assessed: Days = 0
    answers: dict[str, SampleAnswer]
    plan: SamplePlan = SamplePlan()
    incident: SampleIncident | None = None
    consultant: SampleConsultant = SampleConsultant()


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleFile:
    """The whole file; its states stand in the order of time, and the last one is the present."""

    format: Literal["readiness-sample/1"]
    pack: str
    organisation: str
    scope: Text
    profile: dict[str, str]
    states: Annotated[tuple[SampleState, ...], Limits(min_length=1)]

    def file_name(self, state: SampleState, language: str) -> str:
        """Return what the document of a state is called, without its ending."""
        name = state.name.in_language(language)
        return f"{self.organisation}, {name}" if name else self.organisation

    def assessment(self, state: SampleState, questionnaire: Questionnaire, language: str, today: date) -> Assessment:
        """Return a state as an assessment in a language, with days that are counted from today."""
        return Assessment(
            Details(
                self.organisation,
                Depth.FULL,
                scope=self.scope.in_language(language),
                assessor=state.assessor.in_language(language),
                profile=self.profile,
                assessed_on=today + timedelta(state.assessed) if state.assessed else None,
                answered_on=today,
            ),
            {code: answer.answer(language) for code, answer in state.answers.items()},
            plan=_plan(state.plan, today),
            incidents=_incidents(state.incident, questionnaire, language, today),
            consultant=ConsultantLayer(
                foreword=state.consultant.foreword.in_language(language),
                findings={code: text.in_language(language) for code, text in state.consultant.findings.items()},
                contact=state.consultant.contact.in_language(language),
            ),
        )


def read_sample(path: Path) -> SampleFile:
    """Return a sample; raises UserError naming every fault. Whether its codes are right, the tests ask."""
    return read_file(path, SampleFile, _FORM, lambda _data: ())


def _plan(plan: SamplePlan, today: date) -> PlanNotes:
    steps = {step: StepNote(note.owner, _working_day(note.due, today), note.done) for step, note in plan.steps.items()}
    return PlanNotes(goal=plan.goal, capacity_days=plan.capacity_days, steps=steps)


def _incidents(incident: SampleIncident | None, questionnaire: Questionnaire, language: str, today: date) -> Incidents:
    if incident is None or questionnaire.incident is None:
        return Incidents()
    days = {fact.code for fact in questionnaire.incident.facts if fact.kind is AnswerKind.DATE}
    given: dict[str, Fact | None] = {
        code: (today + timedelta(int(value))).isoformat() if code in days else value
        for code, value in incident.given.items()
    }
    made = Incident(
        1,
        today + timedelta(incident.on),
        incident.title.in_language(language),
        given=given,
        ticked=incident.ticked,
        ideas=incident.ideas,
        tasks={step: TaskNote(task.owner, _working_day(task.due, today)) for step, task in incident.tasks.items()},
        log=tuple(LogEntry(today + timedelta(entry.on), entry.text.in_language(language)) for entry in incident.log),
        closed=_day(incident.closed, today),
    )
    return Incidents((made,))


def _working_day(days: int | None, today: date) -> date | None:
    """Return a day on which something is due: of a weekend, the Monday after it."""
    day = _day(days, today)
    return day and day + timedelta(_WEEK - day.weekday() if day.weekday() >= _SATURDAY else 0)


def _day(days: int | None, today: date) -> date | None:
    return None if days is None else today + timedelta(days)
