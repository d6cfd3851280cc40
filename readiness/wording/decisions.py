"""What management has to decide now, and whom the next weeks need: drawn from the same result as everything else."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from readiness.domain.values import Range
from readiness.foundation.language import Language
from readiness.incident.decision import IncidentDecision
from readiness.incident.steps import steps_by_time
from readiness.planning.steps import Step, total
from readiness.results.assessment_result import AssessmentResult
from readiness.scoring.score import GateStatus
from readiness.wording.incident import severity_meaning, severity_name
from readiness.wording.names import Names
from readiness.wording.plan import PlanEntry
from readiness.wording.steps import days_text
from readiness.wording.wording import Wording

_SOON = 90


@dataclass(frozen=True, slots=True)
class ManagementDecision:
    """A decision, and why it is due."""

    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class Demand:
    """What a role or a person has to do in the next weeks."""

    who: str
    steps: int
    person_days: Range


def decisions(wording: Wording, soon: Sequence[PlanEntry]) -> list[ManagementDecision]:
    """Return the decisions that are due, the most urgent first; `soon` is what is to be done in the next 90 days."""
    result, language = wording.result, wording.language
    return [
        *_incident(result, language),
        *_goal(wording),
        *_time(soon, language),
        *_gate(wording),
        *_open_questions(result, language),
        _again(result, language),
    ]


def demand(entries: Iterable[PlanEntry], result: AssessmentResult, language: Language) -> list[Demand]:
    """Return who is needed for some steps of a plan, in the order in which they begin.

    A step belongs to the person who is named for it, or else to the first role of its capability.
    """
    groups: dict[str, list[Step]] = {}
    names = Names(result.questionnaire, language)
    for entry in entries:
        notes = result.assessment.plan
        named = notes.note(entry.step.id).owner or notes.package(entry.step.capability).owner
        who = names.person(named) or _first_role(entry.step, result, language)
        groups.setdefault(who, []).append(entry.step)
    return [Demand(who, len(steps), total(steps)) for who, steps in groups.items()]


def _first_role(step: Step, result: AssessmentResult, language: Language) -> str:
    roles = result.questionnaire.roles
    known = (roles[role] for role in result.owners(step.capability) if role in roles)
    name = next((language.of(role) for role in known), "–")
    # A row begins with it, and English roles are written small.
    return name[:1].upper() + name[1:]


def _incident(result: AssessmentResult, language: Language) -> list[ManagementDecision]:
    judged = result.incident
    if judged is None or judged.decision is None or _is_decided(result, judged.decision):
        return []
    decision, on = judged.decision, judged.incident.on
    title = language.gettext("Decide the response to the incident of {date}").format(date=language.long_date(on))
    severity = language.gettext("Severity: {severity}.").format(severity=severity_name(decision, language))
    course = " ".join(language.of(element.text) for element in decision.course[:2])
    if decision.open:
        course = severity_meaning(decision, language)
    return [ManagementDecision(title, f"{severity} {course}")]


def _is_decided(result: AssessmentResult, decision: IncidentDecision) -> bool:
    """Return whether every step of the first day and the first week is done: the decision is among them."""
    guide, ticked = result.questionnaire.incident, result.incident.incident.ticked if result.incident else ()
    soon = steps_by_time(guide, decision) if guide else {}
    asked = [step.code for time in ("24h", "1w") for step in soon.get(time, ())]
    return bool(asked) and {*asked} <= {*ticked}


def _goal(wording: Wording) -> list[ManagementDecision]:
    result, language, plan = wording.result, wording.language, wording.result.plan
    left = [step for step in plan.steps if not result.planner.basis.done(step)]
    if not left:
        return []
    title = language.gettext("Confirm the goal: {goal}").format(goal=wording.plan.goal(plan.goal))
    reason = language.ngettext(
        "{n} step leads there: {days} person-days of your own staff’s time.",
        "{n} steps lead there: {days} person-days of your own staff’s time.",
        len(left),
    )
    return [ManagementDecision(title, reason.format(n=len(left), days=days_text(total(left), language)))]


def _time(soon: Sequence[PlanEntry], language: Language) -> list[ManagementDecision]:
    if not soon:
        return []
    days = days_text(total(entry.step for entry in soon), language)
    title = language.gettext("Set aside {days} person-days for the next 90 days").format(days=days)
    reason = language.gettext("Decide who does what. Without dedicated working time, people give up after a few weeks.")
    return [ManagementDecision(title, reason)]


def _gate(wording: Wording) -> list[ManagementDecision]:
    result, language = wording.result, wording.language
    waiting = next((g for g in result.told_gates if g.status is not GateStatus.PASS), None)
    if waiting is None:
        return []
    title = language.gettext("First pass the gate {gate}").format(gate=wording.names.quoted_gate(waiting.code))
    return [ManagementDecision(title, wording.gates.allows(waiting.code))]


def _open_questions(result: AssessmentResult, language: Language) -> list[ManagementDecision]:
    unknown = sum(len(d.unknown) for d in result.score.dimensions)
    unanswered = sum(len(d.open) for d in result.score.dimensions)
    found = []
    if unanswered:
        title = language.ngettext("Have {n} open question answered", "Have {n} open questions answered", unanswered)
        reason = language.gettext(
            "Until then the result shows what is backed by evidence, not everything that is there."
        )
        found.append(ManagementDecision(title.format(n=unanswered), reason))
    if unknown:
        title = language.ngettext("Clear up {n} open question", "Clear up {n} open questions", unknown)
        reason = language.gettext("Asking costs little and makes the result more certain.")
        found.append(ManagementDecision(title.format(n=unknown), reason))
    if more := result.more_questions:
        title = language.ngettext("Have {n} more question answered", "Have {n} more questions answered", more)
        reason = language.gettext("Only then are the exact stage and the gates known.")
        found.append(ManagementDecision(title.format(n=more), reason))
    return found


def _again(result: AssessmentResult, language: Language) -> ManagementDecision:
    day = language.long_date(result.on + timedelta(days=_SOON))
    title = language.gettext("Set a date for the next assessment, around {date}").format(date=day)
    return ManagementDecision(title, language.gettext("Only a second assessment shows whether the steps are working."))
