"""What is known about the organisation, as facts for conditions. It never changes a score."""

from collections.abc import Mapping, Sequence
from datetime import date

from readiness.domain.conditions import Fact, Facts, holds, may_hold
from readiness.domain.knowledge import AnswerKind, Checkpoint, ProfileQuestion, TargetProfile

# Questions of the profile that mean something to the program, in whatever questionnaire.
COUNTRY = "country"
SIZE = "size"


def profile_facts(questions: Sequence[ProfileQuestion], given: Mapping[str, str], on: date) -> dict[str, Fact | None]:
    """Return the given answers as facts; what was not given, or is not an answer any more, is unknown.

    A date counts as the number of days from `on`; past dates are negative.
    """
    return {question.code: _fact(question, given.get(question.code, ""), on) for question in questions}


def suggested_target(targets: Sequence[TargetProfile], facts: Facts) -> TargetProfile | None:
    """Return the first target whose condition holds; an empty condition always holds."""
    return next((target for target in targets if holds(target.when, facts)), None)


def matching_checkpoints(checkpoints: Sequence[Checkpoint], facts: Facts) -> tuple[Checkpoint, ...]:
    """Return the checkpoints that may concern the organisation: an unknown fact rules nothing out."""
    country = facts.get(COUNTRY)
    return tuple(
        point
        for point in checkpoints
        if (country is None or country in point.countries) and may_hold(point.when, facts)
    )


def _fact(question: ProfileQuestion, given: str, on: date) -> Fact | None:
    if question.kind is AnswerKind.DATE:
        try:
            return (date.fromisoformat(given) - on).days
        except ValueError:
            return None
    if question.kind is AnswerKind.YES_NO:
        return given if given in {"yes", "no"} else None
    return next((choice.value for choice in question.choices if str(choice.value) == given), None)
