"""An edit as a small value that knows its own inverse: the unit of saving and of undo."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from readiness.domain.answers import Answer
from readiness.domain.assessment import Assessment, Details
from readiness.domain.questionnaire import Questionnaire
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

    def followed_by(self, later: "SingleChange") -> "AnswerChange":
        """Return this change and a later one of the same answer as one."""
        assert isinstance(later, AnswerChange)
        assert (later.code, later.before) == (self.code, self.after)
        return replace(self, after=later.after)


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

    def followed_by(self, later: "SingleChange") -> "PartChange":
        """Return this change and a later one of the same part as one."""
        assert isinstance(later, PartChange)
        assert later.before == self.after
        return replace(self, after=later.after)

    @property
    def only_dates(self) -> bool:
        """Whether it moves nothing but the day on which the assessment was answered last."""
        before, after = self.before, self.after
        if not isinstance(before, Details) or not isinstance(after, Details):
            return False
        return before != after and replace(before, answered_on=after.answered_on) == after


@dataclass(frozen=True, slots=True)
class QuestionnaireChange:
    """The questionnaire before and after: a newer version was taken over. No answer moves with it by itself."""

    before: Questionnaire
    after: Questionnaire

    def inverse(self) -> "QuestionnaireChange":
        """Return the change that takes this one back."""
        return QuestionnaireChange(before=self.after, after=self.before)

    def apply(self, assessment: Assessment) -> Assessment:
        """Return the assessment as it is: the questionnaire stands beside it."""
        return assessment

    def followed_by(self, later: "SingleChange") -> "QuestionnaireChange":
        """Return this change and a later one as one."""
        assert isinstance(later, QuestionnaireChange)
        return replace(self, after=later.after)


SingleChange = AnswerChange | PartChange | QuestionnaireChange


@dataclass(frozen=True, slots=True)
class CompoundChange:
    """Several changes that one action of the user makes, in their order: one step of the history."""

    changes: tuple[SingleChange, ...]

    def inverse(self) -> "CompoundChange":
        """Return the change that takes all of them back, the last one first."""
        return CompoundChange(tuple(change.inverse() for change in reversed(self.changes)))

    def apply(self, assessment: Assessment) -> Assessment:
        """Return the assessment after all of them."""
        for change in self.changes:
            assessment = change.apply(assessment)
        return assessment

    def followed_by(self, later: SingleChange) -> "CompoundChange":
        """Return this change and a later one of what its first one is about as one."""
        first, *others = self.changes
        return CompoundChange((first.followed_by(later), *others))


Change = SingleChange | CompoundChange


def parts_of(change: Change) -> tuple[SingleChange, ...]:
    """Return the single changes that a change consists of."""
    return change.changes if isinstance(change, CompoundChange) else (change,)


def dated(change: Change, assessment: Assessment, today: date) -> Change:
    """Return a change together with the day on which the assessment was answered last.

    That day moves with the first answer of a day, those about the organisation included, in the same step of the
    history: undo takes both back.
    """
    singles = parts_of(change)
    before, after = assessment.details, change.apply(assessment).details
    if any(isinstance(one, QuestionnaireChange) for one in singles):
        # Nobody has answered anything.
        return change
    answered = after.profile != before.profile or any(isinstance(one, AnswerChange) for one in singles)
    if not answered or after.answered_on == today:
        return change
    day = PartChange(after, replace(after, answered_on=today))
    last = singles[-1]
    if not isinstance(last, PartChange) or last.after != after:
        return CompoundChange((*singles, day))
    # What is typed about the organisation stays one change, which goes on with the next letter.
    whole = last.followed_by(day)
    return CompoundChange((*singles[:-1], whole)) if len(singles) > 1 else whole


def compound(changes: Iterable[SingleChange]) -> Change | None:
    """Return changes as one, without those that change nothing; None where nothing is left."""
    effective = tuple(change for change in changes if change.before != change.after)
    if len(effective) > 1:
        return CompoundChange(effective)
    return effective[0] if effective else None
