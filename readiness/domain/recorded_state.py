"""What a recorded state says: enough to compute its result, its plan and what was noted beside each answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from readiness.domain.answers import Answer
from readiness.domain.assessment import Assessment, Details
from readiness.domain.plan_notes import PlanNotes


@dataclass(frozen=True, slots=True)
class StateContent:
    """Details, answers and plan as they were. Incidents, views of several people, files and words stay out of it."""

    details: Details
    answers: Mapping[str, Answer]
    plan: PlanNotes = field(default_factory=PlanNotes)

    @classmethod
    def of(cls, assessment: Assessment) -> "StateContent":
        """Return what is recorded of an assessment; of open questions without a note nothing is."""
        return cls(assessment.details, dict(sorted(assessment.answers.items())), assessment.plan)

    def assessment(self) -> Assessment:
        """Return it as an assessment, to compute with."""
        return Assessment(self.details, self.answers, self.plan)
