"""A plan in words: its goal, and every step with who does it and until when, own notes included."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import inf

from readiness.domain.values import Range
from readiness.foundation.language import Language
from readiness.planning.goals import Goal, GoalKind
from readiness.planning.plan import Plan, gates_opened
from readiness.planning.steps import BUCKETS, Step, bucket, total
from readiness.results.assessment_result import AssessmentResult
from readiness.scoring.score import StageInterval
from readiness.wording.names import Names
from readiness.wording.stages import StageWords
from readiness.wording.steps import StepText, StepWords, days_text


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """A step of a plan as people read it.

    `owner` and `due` are those of the notes where there are any, otherwise the usual ones; without a day where the
    questionnaire estimates none. `answers` are those that it leads from and to, where the question has its own; `fits`
    tells whether the step fits into the capacity; `opens` names the gates that are passed after it, in quotation marks.
    """

    text: StepText
    dimension: str
    owner: str
    due: date | None
    own_due: bool
    done: bool
    overdue: bool
    fits: bool
    opens: tuple[str, ...]
    estimated: bool = True
    answers: tuple[str, str] | None = None

    @property
    def step(self) -> Step:
        """The step itself."""
        return self.text.step

    def within(self, on: date) -> int | None:
        """Return the end of the span of days, counted from `on`, in which it is due; None for what is later."""
        return None if self.due is None else _span(self.due, on)


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


def by_time(entries: Iterable[PlanEntry], on: date) -> list[PlanSection]:
    """Return entries in sections by when they are due, in their order; empty sections are left out.

    The last section is what is beyond the capacity, where there is such.
    """
    grouped: dict[Span, list[PlanEntry]] = {(end, True): [] for end in (*BUCKETS, None)}
    grouped[None, False] = []
    for entry in entries:
        grouped[entry.within(on) if entry.fits else None, entry.fits].append(entry)
    return [PlanSection(end, fits, tuple(group)) for (end, fits), group in grouped.items() if group]


class PlanWords:
    """The plans of one result."""

    def __init__(
        self, result: AssessmentResult, names: Names, stages: StageWords, steps: StepWords, language: Language
    ) -> None:
        self._result = result
        self._names = names
        self._stages = stages
        self._steps = steps
        self._language = language

    def entries(self, plan: Plan, planned: Mapping[str, date] | None = None) -> list[PlanEntry]:
        """Return the steps as every list shows them, so that their numbers count on from line to line.

        They stand by when they are due, counted from the plan's beginning, so that a number means the same step next
        month; then in the plan's order; at the end what is beyond the capacity. `planned` are
        the days of the roadmap by step; without it, those of the result's own are taken.
        """
        result, notes, basis = self._result, self._result.assessment.plan, self._result.planner.basis
        if planned is None:
            planned = result.roadmap.due if result.roadmap else {}
        due = {step.id: self._due(step, planned) for step in plan.steps + plan.beyond_capacity}
        spans = {name: _span(day, basis.begins) if day else None for name, day in due.items()}
        fitting = sorted(plan.steps, key=lambda step: spans[step.id] or inf)
        texts = self._steps.texts([*fitting, *plan.beyond_capacity])
        # Another order passes a gate at another step.
        opens = plan.opens
        if tuple(fitting) != plan.steps:
            opens = gates_opened(result.questionnaire, result.assessment, fitting)
        entries = []
        for at, text in enumerate(texts):
            step, note = text.step, notes.note(text.step.id)
            day = due[step.id]
            entries.append(
                PlanEntry(
                    text=text,
                    dimension=self._names.dimension(result.questionnaire.dimension_of[step.capability].code),
                    owner=self._names.person(note.owner or notes.package(step.capability).owner) or text.owners,
                    due=day,
                    own_due=note.due is not None,
                    done=basis.done(step),
                    overdue=day is not None and basis.overdue(step, day),
                    fits=at < len(fitting),
                    estimated=result.questionnaire.estimated,
                    answers=self._own_answers(step),
                    opens=tuple(self._names.quoted_gate(gate) for gate in opens.get(step.id, ())),
                )
            )
        return entries

    def _own_answers(self, step: Step) -> tuple[str, str] | None:
        """Return the answers from and to which a step leads; None where the question has levels."""
        if not self._result.capability(step.capability).own_scale:
            return None
        start = "?" if step.known_start is None else self._names.rung(step.capability, step.start)
        return start, self._names.rung(step.capability, step.level)

    def goal(self, goal: Goal) -> str:
        """Return a goal as people call it."""
        if goal.gate:
            return self._names.gate(goal.gate)
        if goal.kind is GoalKind.STAGE:
            return self._stages.overall_named(StageInterval(goal.stage, goal.stage))
        target = self._result.target
        if target:
            return self._language.of(target.name)
        if self._result.questionnaire.by_percent:
            return self._language.gettext("all that can be reached")
        return self._language.gettext("the target levels")

    def unreachable(self, plan: Plan) -> str:
        """Return why no step leads to the goal."""
        names = self._names.listing([self._names.dimension(code) for code in plan.unrateable])
        words = self._language.gettext("This goal cannot be reached: too few questions apply in {names}.")
        return words.format(names=names)

    def effort(self, steps: Iterable[Step]) -> str:
        """Return how many steps there are within the capacity, and their person-days."""
        steps = tuple(steps)
        if not steps:
            return self._language.gettext("No step fits the days available.")
        if not self._result.questionnaire.estimated:
            return self._language.ngettext("{n} step", "{n} steps", len(steps)).format(n=len(steps))
        words = self._language.ngettext("{n} step, {days} person-days", "{n} steps, {days} person-days", len(steps))
        return words.format(n=len(steps), days=days_text(total(steps), self._language))

    def span(self, section: PlanSection) -> str:
        """Return until when the steps of a section are due; where no days are estimated, that they are in order."""
        if not self._result.questionnaire.estimated and section.within is None:
            return self._language.gettext("in this order")
        if section.within is None:
            return self._language.gettext("later")
        return self._language.gettext("within {days} days").format(days=section.within)

    def _due(self, step: Step, planned: Mapping[str, date]) -> date | None:
        """Return the own day of a step, or else that of the roadmap; what is in none is due after the usual time.

        Where the questionnaire estimates no days, only the own day is one.
        """
        note = self._result.assessment.plan.note(step.id)
        if not self._result.questionnaire.estimated:
            return note.due
        return note.due or planned.get(step.id) or self._result.planner.basis.begins + timedelta(days=step.due_days)


def _span(due: date, on: date) -> int | None:
    days = (due - on).days
    return bucket(days) if days <= BUCKETS[-1] else None
