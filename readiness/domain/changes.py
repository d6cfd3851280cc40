"""An edit as a small value that knows its own inverse: the unit of saving and of undo."""

from dataclasses import dataclass

from readiness.domain.answers import Answer
from readiness.domain.assessment import Assessment
from readiness.domain.values import Part


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """One answer before and after."""

    code: str
    before: Answer
    after: Answer

    def inverse(self) -> "AnswerChange":
        """Return the change that takes this one back."""
        return AnswerChange(code=self.code, before=self.after, after=self.before)

    def apply(self, assessment: Assessment) -> Assessment:
        """Return the assessment after this change."""
        return assessment.with_answer(self.code, self.after)


@dataclass(frozen=True, slots=True)
class PartChange:
    """One part of the assessment before and after, such as the details or the notes on the plan."""

    before: Part
    after: Part

    def inverse(self) -> "PartChange":
        """Return the change that takes this one back."""
        return PartChange(before=self.after, after=self.before)

    def apply(self, assessment: Assessment) -> Assessment:
        """Return the assessment after this change."""
        return assessment.with_part(self.after)


Change = AnswerChange | PartChange
