"""What follows from the details of a company, in one sentence."""

from readiness.foundation.language import Language
from readiness.results.assessment_result import AssessmentResult


def what_follows(result: AssessmentResult, language: Language) -> str:
    """Return how many legal points match the details, and which target they lead to."""
    count, target = len(result.checkpoints), result.target
    points = language.ngettext("{n} legal point", "{n} legal points", count).format(n=count)
    name = language.of(target.name) if target else language.gettext("the target levels")
    return language.gettext("What follows now: {points}, and for the plan: {target}").format(points=points, target=name)
