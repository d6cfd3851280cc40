"""An edit as a small value that knows its own inverse: the unit of saving and of undo."""

from readiness.domain.answers import Answer
from readiness.domain.assessment import Assessment, Part
from readiness.domain.values import Value


class AnswerChange(Value, frozen=True, tag="answer"):
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


class PartChange(Value, frozen=True, tag="part"):
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
