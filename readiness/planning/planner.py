"""All plans of one assessment: the recommended way, the options beside it, and the roadmap to any goal."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from readiness.domain.answers import Status
from readiness.domain.questionnaire import Capability, Depth
from readiness.domain.requirements import parse_requirement
from readiness.planning.basis import Basis
from readiness.planning.budget import Budget, budget_of
from readiness.planning.consequences import Consequence
from readiness.planning.goals import TARGET, Goal, GoalKind, parse_goal
from readiness.planning.recommendation import Recommendation, recommend
from readiness.planning.roadmap import Roadmap, make_roadmap
from readiness.planning.steps import Step

# With less than half of the answers, a plan would be guesswork.
_ENOUGH = 0.5
_MOST_ASKED = 10
_UNKNOWN = {Status.UNANSWERED, Status.DONT_KNOW}


@dataclass(frozen=True, slots=True)
class Option:
    """What management can decide: a way, or to do nothing (no roadmap); `leaves` are the consequences that stay."""

    roadmap: Roadmap | None
    leaves: tuple[Consequence, ...]
    recommended: bool = False


@dataclass(frozen=True)
class Plans:
    """Makes each plan once, when it is first asked for."""

    basis: Basis
    _made: dict[Goal, Roadmap] = field(default_factory=dict)

    def roadmap(self, goal: Goal) -> Roadmap:
        """Return the roadmap to a goal."""
        if goal not in self._made:
            self._made[goal] = make_roadmap(self.basis, goal)
        return self._made[goal]

    @cached_property
    def recommendation(self) -> Recommendation:
        """The way that is recommended."""
        return recommend(self.basis, self.roadmap)

    @property
    def chosen(self) -> Goal | None:
        """The goal that was chosen, or else the recommended one; None where there is nothing to reach.

        A goal that the questionnaire does not know gives way to the recommended one.
        """
        try:
            return parse_goal(self.basis.assessment.plan.goal, self.basis.questionnaire)
        except ValueError:
            return self.recommendation.goal

    @property
    def enough_known(self) -> bool:
        """Whether at least half of what was asked and applies has an answer."""
        basis = self.basis
        asked = basis.questionnaire.asked(basis.assessment.details.depth)
        applying = [basis.assessment.answer(c.code) for c in asked]
        applying = [answer for answer in applying if answer.status is not Status.NOT_APPLICABLE]
        return sum(answer.level is not None for answer in applying) >= _ENOUGH * len(applying)

    @property
    def no_budget(self) -> Budget:
        """What it costs to do nothing, in the currency of all others."""
        return budget_of((), self.basis.questionnaire, self.basis.assessment)

    @property
    def ask_first(self) -> tuple[str, ...]:
        """The codes of at most ten questions that are worth asking before a plan is made.

        What the gates wait for comes first, gate by gate; then key questions; then the highest risk class.
        """
        basis = self.basis
        requirements = [parse_requirement(text) for gate in basis.questionnaire.gates for text in gate.requires]
        rank: dict[str, int] = {}
        for place, requirement in enumerate(requirements):
            rank.setdefault(requirement.code, place)
        asked = basis.questionnaire.asked(basis.assessment.details.depth)
        unknown = [c for c in asked if basis.assessment.answer(c.code).status in _UNKNOWN]

        def order(capability: Capability) -> tuple[int, bool, int]:
            return rank.get(capability.code, len(requirements)), not capability.key_question, -capability.risk_class

        return tuple(capability.code for capability in sorted(unknown, key=order)[:_MOST_ASKED])

    def later(self, roadmap: Roadmap | None) -> tuple[Step, ...]:
        """Return the steps up to the target that are not in a roadmap and not done yet."""
        taken = {step.id for step in roadmap.plan.steps} if roadmap else set()
        steps = self.roadmap(TARGET).plan.steps
        return tuple(step for step in steps if step.id not in taken and not self.basis.done(step))

    @cached_property
    def options(self) -> tuple[Option, ...]:
        """To do nothing, each way that is still open, and the target; after a quick check the next way only."""
        nothing = Option(None, self.recommendation.consequences, self.recommendation.goal is None)
        made = (self.option(goal) for goal in self._goals())
        return (nothing, *(option for option in made if option.roadmap and option.roadmap.packages))

    def option(self, goal: Goal) -> Option:
        """Return a goal as something that management can decide."""
        roadmap = self.roadmap(goal)
        return Option(roadmap, self._left(roadmap), goal == self.recommendation.goal)

    def _goals(self) -> Iterator[Goal]:
        waiting = [Goal(GoalKind.WAY, gate=gate.code) for gate in self.basis.waiting]
        if self.basis.assessment.details.depth is Depth.QUICK:
            yield from waiting[:1]
            return
        yield from waiting
        yield TARGET

    def _left(self, roadmap: Roadmap) -> tuple[Consequence, ...]:
        reached = {package.capability: package.level for package in roadmap.packages}
        return tuple(
            found for found in self.recommendation.consequences if reached.get(found.capability, 0) < found.level
        )
