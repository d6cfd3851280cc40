"""The words for one result in one language: the same ones on screen, in the terminal and in the report."""

from functools import cached_property
from typing import TYPE_CHECKING

from readiness.foundation.language import Language
from readiness.results.assessment_result import AssessmentResult
from readiness.wording.answers import AnswerWords
from readiness.wording.gates import GateWords
from readiness.wording.names import Names
from readiness.wording.percent import PercentWords
from readiness.wording.reasons import Reasons
from readiness.wording.stages import StageWords

if TYPE_CHECKING:
    from readiness.wording.plan import PlanWords
    from readiness.wording.roadmap import RoadmapWords
    from readiness.wording.steps import StepWords


class Wording:
    """A result in words, part by part; each part is made when it is first asked for."""

    def __init__(self, result: AssessmentResult, language: Language) -> None:
        self.result = result
        self.language = language

    @cached_property
    def names(self) -> Names:
        """What a questionnaire calls its parts."""
        return Names(self.result.questionnaire, self.language)

    def owners(self, code: str) -> str:
        """Return the names of the roles that own a capability here."""
        return self.names.roles(self.result.owners(code))

    @cached_property
    def answers(self) -> AnswerWords:
        """Answers and non-answers."""
        return AnswerWords(self.result.assessment, self.names, self.language)

    @cached_property
    def stages(self) -> StageWords:
        """Stages, of dimensions and overall."""
        return StageWords(self.result, self.names, self.percent, self.language)

    @cached_property
    def percent(self) -> PercentWords:
        """Per cent, of dimensions and overall, where they are the result."""
        return PercentWords(self.result, self.names, self.answers, self.language)

    @cached_property
    def reasons(self) -> Reasons:
        """Why a dimension stands where it does, and what would turn that."""
        return Reasons(self.result, self.names, self.answers, self.percent, self.language)

    @cached_property
    def gates(self) -> GateWords:
        """Gates and what they still need."""
        return GateWords(self.result, self.names, self.answers, self.stages, self.language)

    @cached_property
    def steps(self) -> "StepWords":
        """Steps: what to do, who, how much, and why now."""
        # Imported here, as below: no question page needs a plan.
        from readiness.wording.steps import StepWords

        return StepWords(self.result, self.names, self.language)

    @cached_property
    def plan(self) -> "PlanWords":
        """Plans: their goal, and their steps by when they are due."""
        from readiness.wording.plan import PlanWords

        return PlanWords(self.result, self.names, self.stages, self.steps, self.language)

    @cached_property
    def roadmap(self) -> "RoadmapWords":
        """Roadmaps: their packages with days, effort and money."""
        from readiness.wording.roadmap import RoadmapWords

        return RoadmapWords(self.result, self.names, self.plan, self.language)
