"""What management has to decide: the situation, what it means, what can be chosen, and what comes first."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

from readiness.domain.questionnaire import Depth
from readiness.domain.values import Range
from readiness.planning.budget import Budget, kept_going, running_today
from readiness.planning.consequences import Consequence
from readiness.planning.goals import Goal, GoalKind
from readiness.planning.levelling import HOURS_A_DAY
from readiness.planning.planner import Option
from readiness.planning.roadmap import Roadmap
from readiness.planning.start import start_levels
from readiness.planning.what_if import with_levels, with_steps_done
from readiness.results.assessment_result import AssessmentResult
from readiness.results.knife_edges import KnifeEdge, knife_edges
from readiness.results.next_stage import NextStage, next_stage
from readiness.scoring.score import Score, StageInterval
from readiness.scoring.scorer import score

# A way is reviewed after a quarter, what only has to be kept after a year.
_QUARTER, _YEAR = timedelta(days=90), timedelta(days=365)
# To look at one proof takes an hour; three people repeat the assessment together.
_CHECK_HOURS, _PEOPLE = 1, 3
_MOST_DECIDING = 3
_MINUTES = 60
# In working days.
_TWO_WEEKS = 10


class DecisionKind(StrEnum):
    """What the page of a result is about."""

    ASK_FIRST = "ask-first"
    QUICK = "quick"
    WAY = "way"
    KEEP = "keep"


class AlternativeKind(StrEnum):
    """What can be chosen: to do nothing, a way, the questions that are left, or to keep what is there."""

    NOTHING = "nothing"
    WAY = "way"
    QUESTIONS = "questions"
    KEEP = "keep"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """One thing that can be decided.

    A way has a roadmap, and `stage` is the overall stage once it is done, or `percent` (0 to 100) where that is the
    result; the questions and keeping take
    `person_days` and no packages. `leaves` are the consequences that stay.
    """

    kind: AlternativeKind
    roadmap: Roadmap | None = None
    stage: StageInterval | None = None
    percent: float | None = None
    person_days: Range | None = None
    leaves: tuple[Consequence, ...] = ()
    recommended: bool = False

    @property
    def gate(self) -> str:
        """The last gate of a way through gates; empty of anything else."""
        return self.roadmap.goal.gate if self.roadmap and self.roadmap.goal.kind is GoalKind.WAY else ""

    @property
    def code(self) -> str:
        """How a document names it: the goal of a way, or the kind."""
        return str(self.roadmap.goal) if self.roadmap else str(self.kind)


@dataclass(frozen=True)
class DecisionBrief:
    """The decision that one result asks for; each part is made when it is first asked for."""

    result: AssessmentResult

    @cached_property
    def kind(self) -> DecisionKind:
        """What the page is about."""
        if not self.result.planner.enough_known:
            return DecisionKind.ASK_FIRST
        if self.result.planner.recommendation.goal is None:
            return DecisionKind.KEEP
        return DecisionKind.QUICK if self.result.score.depth is Depth.QUICK else DecisionKind.WAY

    @property
    def consequences(self) -> tuple[Consequence, ...]:
        """What it means for the business if nothing is done; at most three, the gravest first."""
        return self.result.planner.recommendation.consequences

    @cached_property
    def next_stage(self) -> NextStage | None:
        """What the next overall stage needs; None at the highest one, and where there are no stages."""
        return None if self.result.questionnaire.by_percent else next_stage(self.result)

    @cached_property
    def deciding(self) -> tuple[KnifeEdge, ...]:
        """The answers that lower the overall stage where they lose one level, those without proof first.

        None where there are no stages: each answer counts for itself in per cent.
        """
        if self.result.questionnaire.by_percent:
            return ()
        now = self.result.score.stage

        def lowers(edge: KnifeEdge) -> bool:
            return any(
                (shift.overall.low, shift.overall.high) < (now.low, now.high)
                for shift in edge.shifts
                if shift.level < edge.level
            )

        return tuple(edge for edge in knife_edges(self.result) if lowers(edge))

    @property
    def told_deciding(self) -> tuple[KnifeEdge, ...]:
        """The first three of them, more than which nobody checks at once."""
        return self.deciding[:_MOST_DECIDING]

    @cached_property
    def alternatives(self) -> tuple[Alternative, ...]:
        """To do nothing, what is recommended, what was chosen instead, and the next decision after it."""
        nothing = Alternative(kind=AlternativeKind.NOTHING, leaves=self.consequences)
        planner = self.result.planner
        if self.kind is DecisionKind.ASK_FIRST:
            return ()
        if self.kind is DecisionKind.KEEP:
            keep = Alternative(kind=AlternativeKind.KEEP, person_days=self.check_days, recommended=True)
            return nothing, keep, *map(self._way, planner.options[1:2])
        recommended, next_gate = planner.recommendation.goal, planner.recommendation.next_gate
        if self.kind is DecisionKind.QUICK:
            questions = Alternative(
                kind=AlternativeKind.QUESTIONS, person_days=self.question_days, leaves=self.consequences
            )
            return nothing, *map(self._way, planner.options[1:]), questions
        # What was chosen instead is compared with what is recommended; otherwise the next decision is.
        after = Goal(GoalKind.WAY, gate=next_gate) if next_gate else None
        other = planner.chosen if planner.chosen != recommended else after
        wanted = [goal for goal in (recommended, other) if goal is not None]
        ways = [self._way(planner.option(goal)) for goal in wanted]
        return nothing, *sorted(ways, key=_size)

    @cached_property
    def chosen(self) -> Alternative | None:
        """What is decided, or recommended as long as nothing is; None where nothing can be decided yet."""
        plan = self.result.assessment.plan
        by_code = {alternative.code: alternative for alternative in self.alternatives}
        return by_code.get(plan.resolution.choice) or by_code.get(plan.goal) or self.recommended

    @property
    def recommended(self) -> Alternative | None:
        """What is recommended."""
        return next((alternative for alternative in self.alternatives if alternative.recommended), None)

    @property
    def decide_by(self) -> date:
        """The working day by which it is decided: the one on which the plan begins."""
        return self.result.planner.basis.working_days.day(0)

    @cached_property
    def review(self) -> date:
        """The working day on which management looks at it again.

        After a quarter; after the last step where a quick check knows no more; after a year where all is kept.
        """
        plan, begins = self.result.assessment.plan, self.decide_by
        if plan.resolution.review is not None:
            return plan.resolution.review
        roadmap = self.recommended.roadmap if self.recommended else None
        ends = roadmap.ends if roadmap else None
        if self.kind is DecisionKind.QUICK and ends is not None:
            return ends
        wait = _YEAR if self.kind is DecisionKind.KEEP else _QUARTER
        return self.result.planner.basis.working_days.on_or_after(begins + wait)

    @cached_property
    def target(self) -> Score:
        """The score where every capability had exactly its target level."""
        levels = {code: level for code, level in self.result.targets.items() if self._applies(code)}
        return score(self.result.questionnaire, with_levels(self.result.assessment, levels))

    @cached_property
    def running_today(self) -> Budget:
        """What keeping today's levels takes every month."""
        questionnaire = self.result.questionnaire
        decider = [
            code for code in questionnaire.capabilities if self.result.owners(code)[:1] == (questionnaire.decider,)
        ]
        return running_today(questionnaire, self.result.assessment, decider)

    @property
    def kept_today(self) -> tuple[str, ...]:
        """The codes of the capabilities whose levels take time every month already today."""
        return kept_going(start_levels(self.result.questionnaire, self.result.assessment))

    @property
    def one_check(self) -> Range:
        """Person-days to look at one proof."""
        return Range(_CHECK_HOURS / HOURS_A_DAY, _CHECK_HOURS / HOURS_A_DAY)

    @property
    def repetition(self) -> Range:
        """Person-days in which three people repeat the assessment together."""
        days = _PEOPLE * self._minutes(Depth.FULL) / _MINUTES / HOURS_A_DAY
        return Range(days, days)

    @property
    def check_days(self) -> Range:
        """Person-days to look at the proofs of the deciding answers and to repeat the assessment after a year."""
        days = len(self.told_deciding) * self.one_check.low + self.repetition.low
        return Range(days, days)

    @property
    def first_check(self) -> date:
        """The working day by which a proof is looked at, or the questions that are left are answered: two weeks."""
        return self.result.planner.basis.working_days.day(_TWO_WEEKS)

    @property
    def question_minutes(self) -> int:
        """How many minutes the questions take that a quick check leaves out."""
        return max(0, self._minutes(Depth.FULL) - self._minutes(Depth.QUICK))

    @property
    def question_days(self) -> Range:
        """The same in person-days of one person."""
        days = self.question_minutes / _MINUTES / HOURS_A_DAY
        return Range(days, days)

    def alternative(self, goal: Goal) -> Alternative:
        """Return a goal as something to decide, be it offered or not."""
        return self._way(self.result.planner.option(goal))

    def _way(self, option: Option) -> Alternative:
        assert option.roadmap is not None
        then = score(self.result.questionnaire, with_steps_done(self.result.assessment, option.roadmap.plan.steps))
        return Alternative(
            kind=AlternativeKind.WAY,
            roadmap=option.roadmap,
            stage=None if self.result.questionnaire.by_percent else then.stage,
            percent=then.index.point if self.result.questionnaire.by_percent else None,
            leaves=option.leaves,
            recommended=option.recommended,
        )

    def _applies(self, code: str) -> bool:
        return all(code not in dimension.excluded for dimension in self.result.score.dimensions)

    def _minutes(self, depth: Depth) -> int:
        questionnaire = self.result.questionnaire
        return questionnaire.minutes.get(depth, len(questionnaire.asked(depth)))


def _size(alternative: Alternative) -> int:
    return len(alternative.roadmap.plan.steps) if alternative.roadmap else 0
