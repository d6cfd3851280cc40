"""An assessment without what tells whose it is: no names of people or organisation, no texts of people, no files.

The result is that of the assessment itself: levels, non-answers, how sure they are, votes and dates stay.
"""

from dataclasses import replace

from readiness.domain.answers import Answer
from readiness.domain.assessment import Assessment, Details
from readiness.domain.attachments import Attachments
from readiness.domain.consultant import ConsultantLayer
from readiness.domain.incidents import Incident, Incidents, TaskNote
from readiness.domain.knowledge import AnswerKind
from readiness.domain.plan_notes import PackageNote, PlanNotes, StepNote
from readiness.domain.questionnaire import Questionnaire
from readiness.domain.workshop_record import WorkshopRecord
from readiness.results.assessment_result import AssessmentResult, assess

# Stands for a reason that has to be there.
_REASON = "–"


def anonymised(result: AssessmentResult, organisation: str) -> AssessmentResult:
    """Return the result of the same answers without names; `organisation` stands for the name."""
    asked, given = result.questionnaire, result.assessment
    bare = Assessment(
        details=_details(asked, given.details, organisation),
        answers={code: _answer(answer) for code, answer in given.answers.items()},
        plan=_plan(asked, given.plan),
        incidents=Incidents(tuple(_incident(asked, one) for one in given.incidents.all)),
        consultant=_look(given.consultant),
        attachments=Attachments(),
        workshop=_workshop(given.workshop),
    )
    return assess(asked, bare, result.today)


def _details(asked: Questionnaire, details: Details, organisation: str) -> Details:
    """Keep of the profile what was chosen from a list; a text may say anything."""
    chosen = {question.code for question in asked.profile if question.kind is not AnswerKind.TEXT}
    profile = {code: value for code, value in details.profile.items() if code in chosen}
    return replace(details, organisation=organisation, scope="", assessor="", profile=profile, site="", tags=())


def _answer(answer: Answer) -> Answer:
    return replace(answer, evidence="", reason=_REASON if answer.reason else "")


def _plan(asked: Questionnaire, plan: PlanNotes) -> PlanNotes:
    """Keep the roles of the questionnaire as owners, and drop the names of people."""

    def role(owner: str) -> str:
        return owner if owner in asked.roles else ""

    steps = {step: StepNote(role(note.owner), note.due, note.done) for step, note in plan.steps.items()}
    packages = {code: PackageNote(role(note.owner), note.not_before) for code, note in plan.packages.items()}
    resolution = plan.resolution
    resolution = replace(resolution, responsible=role(resolution.responsible), deputy=role(resolution.deputy))
    return replace(plan, steps=steps, packages=packages, resolution=resolution)


def _incident(asked: Questionnaire, incident: Incident) -> Incident:
    guide = asked.incident
    chosen = {fact.code for fact in guide.facts if fact.kind is not AnswerKind.TEXT} if guide else set()
    return replace(
        incident,
        given={code: value for code, value in incident.given.items() if code in chosen},
        title="",
        link="",
        tasks={code: TaskNote(due=note.due) for code, note in incident.tasks.items()},
        clearing={code: TaskNote(due=note.due) for code, note in incident.clearing.items()},
        log=(),
    )


def _look(layer: ConsultantLayer) -> ConsultantLayer:
    """Keep colours, type and chapters, and which recommendations are left out."""
    house = layer.house
    return ConsultantLayer(
        accent=layer.accent or (house.accent if house else ""),
        band=layer.band or (house.band if house else ""),
        headings=layer.headings or (house.headings if house else ""),
        typeface=layer.typeface or (house.typeface if house else ""),
        chapters=layer.chapters or (house.chapters if house else ()),
        hidden=dict.fromkeys(layer.hidden, _REASON),
    )


def _workshop(record: WorkshopRecord) -> WorkshopRecord:
    """Keep the figures, and what was decided without the words about it."""
    decisions = {code: replace(decision, reason="", dissent=()) for code, decision in record.decisions.items()}
    return replace(record, decisions=decisions)
