"""An edit as a small value that knows its own inverse: the unit of saving and of undo."""

from readiness.domain.answers import Answer
from readiness.domain.assessment import Assessment, Details
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


class DetailsChange(Value, frozen=True, tag="details"):
    """The details before and after."""

    before: Details
    after: Details

    def inverse(self) -> "DetailsChange":
        """Return the change that takes this one back."""
        return DetailsChange(before=self.after, after=self.before)

    def apply(self, assessment: Assessment) -> Assessment:
        """Return the assessment after this change."""
        return Assessment(self.after, assessment.answers)


Change = AnswerChange | DetailsChange
