"""AssessmentResult: questionnaire, answers, score and next steps in one frozen object."""

from datetime import date
from functools import cached_property

import msgspec

from readiness.domain.assessment import Assessment
from readiness.domain.knowledge import Checkpoint, TargetProfile
from readiness.domain.profile import matching_checkpoints, profile_facts, suggested_target
from readiness.domain.progress import Progress, progress_of
from readiness.domain.questionnaire import Capability, Questionnaire
from readiness.planning.steps import Step
from readiness.planning.targets import target_levels
from readiness.scoring.score import DimensionScore, Score
from readiness.scoring.scorer import score


class AssessmentResult(msgspec.Struct, frozen=True, dict=True):
    """Everything that is known about an assessment on one day."""

    questionnaire: Questionnaire
    assessment: Assessment
    score: Score
    target: TargetProfile | None
    targets: dict[str, int]
    checkpoints: tuple[Checkpoint, ...]
    on: date

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The next steps in their order; planned when they are first asked for, not at every key press."""
        # Imported here: no question page needs a plan.
        from readiness.planning.roadmap import roadmap

        return tuple(roadmap(self.questionnaire, self.assessment, self.targets))

    def capability(self, code: str) -> Capability:
        """Return a capability of the questionnaire."""
        return self.questionnaire.capabilities[code]

    def scored(self, dimension: str) -> DimensionScore:
        """Return the score of one dimension."""
        return self.score.dimension(dimension)

    def progress(self) -> Progress:
        """Return the progress over everything that is asked."""
        return progress_of(self.questionnaire.asked(self.assessment.details.depth), self.assessment)


def assess(questionnaire: Questionnaire, assessment: Assessment, on: date) -> AssessmentResult:
    """Return the result of an assessment as of a day."""
    facts = profile_facts(questionnaire.profile, assessment.details.profile, on)
    target = suggested_target(questionnaire.targets, facts)
    legal = questionnaire.legal
    return AssessmentResult(
        questionnaire=questionnaire,
        assessment=assessment,
        score=score(questionnaire, assessment),
        target=target,
        targets=target_levels(questionnaire, target),
        checkpoints=matching_checkpoints(legal.checkpoints, facts) if legal else (),
        on=on,
    )
