"""A plan in words: its goal, and every step with who does it and until when, own notes included."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from math import inf

from readiness.domain.values import Range
from readiness.foundation import formats
from readiness.foundation.translation import Translator
from readiness.planning.goals import Goal, GoalKind
from readiness.planning.plan import Plan, gates_opened, total
from readiness.planning.steps import BUCKETS, Step, bucket
from readiness.results.assessment_result import AssessmentResult
from readiness.results.phrases import Phrases
from readiness.results.step_texts import StepText, step_texts

# Estimates of this size are not known to a tenth of a day.
_WHOLE_DAYS_FROM = 10


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """A step of a plan as people read it.

    `owner` and `due` are the own ones where somebody noted them, otherwise the usual ones. `fits` tells whether
    the step fits into the capacity; `opens` names the gates that are passed after it.
    """

    text: StepText
    dimension: str
    owner: str
    due: date
    own_due: bool
    done: bool
    fits: bool
    opens: tuple[str, ...]

    @property
    def step(self) -> Step:
        """The step itself."""
        return self.text.step

    def within(self, on: date) -> int | None:
        """Return the end of the span of days, counted from `on`, in which it is due; None for what is later."""
        return _span(self.due, on)


# The end of a span of days, and whether its steps fit into the capacity.
Span = tuple[int | None, bool]


@dataclass(frozen=True, slots=True)
class PlanSection:
    """Steps that are due within the same span of days; None stands for later than the last one.

    The steps that do not `fit` into the capacity have one section of their own, whenever they are due.
    """

    within: int | None
    fits: bool
    entries: tuple[PlanEntry, ...]

    @property
    def span(self) -> Span:
        """What sets it apart from the other sections of its plan."""
        return self.within, self.fits

    @property
    def person_days(self) -> Range:
        """The internal person-days of its steps together."""
        return total(entry.step for entry in self.entries)


def plan_entries(result: AssessmentResult, plan: Plan, language: str, t: Translator) -> list[PlanEntry]:
    """Return the steps as every list shows them, so that their numbers count on from line to line.

    They stand by when they are due, then in the plan's order; at the end what is beyond the capacity.
    """
    phrases = Phrases(result, language, t)
    notes = result.assessment.plan
    due = {step.id: _due(step, result) for step in plan.steps + plan.beyond_capacity}
    fitting = sorted(plan.steps, key=lambda step: _span(due[step.id], result.on) or inf)
    texts = step_texts(result, language, t, [*fitting, *plan.beyond_capacity])
    # Another order passes a gate at another step.
    opens = plan.opens
    if tuple(fitting) != plan.steps:
        opens = gates_opened(result.questionnaire, result.assessment, fitting)
    entries = []
    for at, text in enumerate(texts):
        step, note = text.step, notes.note(text.step.id)
        entries.append(
            PlanEntry(
                text=text,
                dimension=phrases.dimension_name(result.questionnaire.dimension_of[step.capability].code),
                owner=note.owner or text.owners,
                due=due[step.id],
                own_due=note.due is not None,
                done=note.done,
                fits=at < len(fitting),
                opens=tuple(phrases.gate_name(gate) for gate in opens.get(step.id, ())),
            )
        )
    return entries


def by_time(entries: Iterable[PlanEntry], on: date) -> list[PlanSection]:
    """Return entries in sections by when they are due, in their order; empty sections are left out.

    The last section is what is beyond the capacity, where there is such.
    """
    grouped: dict[Span, list[PlanEntry]] = {(end, True): [] for end in (*BUCKETS, None)}
    grouped[None, False] = []
    for entry in entries:
        grouped[entry.within(on) if entry.fits else None, entry.fits].append(entry)
    return [PlanSection(end, fits, tuple(group)) for (end, fits), group in grouped.items() if group]


def _due(step: Step, result: AssessmentResult) -> date:
    return result.assessment.plan.note(step.id).due or result.on + timedelta(days=step.due_days)


def _span(due: date, on: date) -> int | None:
    days = (due - on).days
    return bucket(days) if days <= BUCKETS[-1] else None


def goal_name(goal: Goal, result: AssessmentResult, language: str, t: Translator) -> str:
    """Return a goal as people call it."""
    phrases = Phrases(result, language, t)
    if goal.kind is GoalKind.GATE:
        return phrases.gate_name(goal.gate)
    if goal.kind is GoalKind.STAGE:
        return phrases.stage_with_name(goal.stage, goal.stage)
    return result.target.name.in_language(language) if result.target else t.gettext("the target levels")


def unreachable(plan: Plan, result: AssessmentResult, language: str, t: Translator) -> str:
    """Return why no step leads to the goal."""
    phrases = Phrases(result, language, t)
    names = phrases.listing([phrases.dimension_name(code) for code in plan.unrateable])
    sentence = t.gettext("No step leads there: too little of what makes up the stage of {names} applies.")
    return sentence.format(names=names)


def days_text(days: Range, language: str) -> str:
    """Return person-days in figures, as in "2–5" or "0.3–1.2"."""
    return formats.span(days.low, days.high, language, digits=0 if days.high >= _WHOLE_DAYS_FROM else 1)
