"""What management has to decide now, and whom the next weeks need: drawn from the same result as everything else."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from readiness.domain.values import Range
from readiness.foundation import formats
from readiness.foundation.translation import Translator
from readiness.incident.guide import NoRuleError
from readiness.planning.plan import total
from readiness.planning.steps import Step
from readiness.results.assessment_result import AssessmentResult
from readiness.results.phrases import Phrases
from readiness.results.plan_texts import PlanEntry, days_text, goal_name
from readiness.scoring.score import GateStatus

_SOON = 90


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision, and why it is due."""

    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class Demand:
    """What a role or a person has to do in the next weeks."""

    who: str
    steps: int
    person_days: Range


def decisions(
    result: AssessmentResult, soon: Sequence[PlanEntry], phrases: Phrases, language: str, t: Translator
) -> list[Decision]:
    """Return the decisions that are due, the most urgent first; `soon` is what is to be done in the next 90 days."""
    return [
        *_incident(result, language, t),
        *_goal(result, language, t),
        *_time(soon, language, t),
        *_gate(result, phrases, language, t),
        *_open_questions(result, t),
        _again(result, language, t),
    ]


def demand(entries: Iterable[PlanEntry], result: AssessmentResult, language: str) -> list[Demand]:
    """Return who is needed for some steps of a plan, in the order in which they begin.

    A step belongs to the person whom somebody named for it, or else to the role that comes first.
    """
    groups: dict[str, list[Step]] = {}
    for entry in entries:
        named = result.assessment.plan.note(entry.step.id).owner
        groups.setdefault(named or _first_role(entry.step, result, language), []).append(entry.step)
    return [Demand(who, len(steps), total(steps)) for who, steps in groups.items()]


def _first_role(step: Step, result: AssessmentResult, language: str) -> str:
    roles = result.questionnaire.roles
    known = (roles[role] for role in result.capability(step.capability).owners if role in roles)
    return next((role.in_language(language) for role in known), "–")


def _incident(result: AssessmentResult, language: str, t: Translator) -> list[Decision]:
    try:
        decision = result.incident
    except NoRuleError:
        return []
    on = result.assessment.incident.on
    if decision is None or on is None:
        return []
    title = t.gettext("Decide the course for the incident of {date}").format(date=formats.long_date(on, language))
    severity = t.gettext("Severity: {severity}.").format(severity=decision.severity.name.in_language(language))
    course = " ".join(element.text.in_language(language) for element in decision.course[:2])
    return [Decision(title, f"{severity} {course}")]


def _goal(result: AssessmentResult, language: str, t: Translator) -> list[Decision]:
    plan = result.plan
    left = [step for step in plan.steps if not result.assessment.plan.note(step.id).done]
    if not left:
        return []
    title = t.gettext("Confirm the goal: {goal}").format(goal=goal_name(plan.goal, result, language, t))
    reason = t.ngettext(
        "{n} step leads there, with {days} person-days of internal work.",
        "{n} steps lead there, with {days} person-days of internal work.",
        len(left),
    )
    reason = reason.format(n=len(left), days=days_text(total(left), language))
    if beyond := len(plan.beyond_capacity):
        more = t.ngettext(
            "{n} further step does not fit into {capacity} person-days.",
            "{n} further steps do not fit into {capacity} person-days.",
            beyond,
        )
        capacity = formats.number(result.assessment.plan.capacity_days or 0, language, 1)
        reason += " " + more.format(n=beyond, capacity=capacity)
    return [Decision(title, reason)]


def _time(soon: Sequence[PlanEntry], language: str, t: Translator) -> list[Decision]:
    if not soon:
        return []
    days = days_text(total(entry.step for entry in soon), language)
    title = t.gettext("Set aside {days} person-days for the next 90 days").format(days=days)
    reason = t.gettext("Name who does what. Without time of their own, people give up after a few weeks.")
    return [Decision(title, reason)]


def _gate(result: AssessmentResult, phrases: Phrases, language: str, t: Translator) -> list[Decision]:
    waiting = next((g for g in result.score.gates if g.status is not GateStatus.PASS), None)
    if waiting is None:
        return []
    gate = next(g for g in result.questionnaire.gates if g.code == waiting.code)
    title = t.gettext("Aim first for the gate {gate}").format(gate=phrases.gate_name(gate.code))
    return [Decision(title, gate.allows.in_language(language))]


def _open_questions(result: AssessmentResult, t: Translator) -> list[Decision]:
    unknown = sum(len(d.unknown) for d in result.score.dimensions)
    unanswered = sum(len(d.open) for d in result.score.dimensions)
    found = []
    if unanswered:
        title = t.ngettext("Have {n} open question answered", "Have {n} open questions answered", unanswered)
        reason = t.gettext("Until then the result shows what is proven, not what is there.")
        found.append(Decision(title.format(n=unanswered), reason))
    if unknown:
        title = t.ngettext("Have {n} “don’t know” cleared up", "Have {n} “don’t know” answers cleared up", unknown)
        reason = t.gettext("Asking costs little and makes the result more certain.")
        found.append(Decision(title.format(n=unknown), reason))
    return found


def _again(result: AssessmentResult, language: str, t: Translator) -> Decision:
    day = formats.long_date(result.on + timedelta(days=_SOON), language)
    title = t.gettext("Set a day for the next assessment, around {date}").format(date=day)
    return Decision(title, t.gettext("Only a second look shows whether the steps have taken hold."))
