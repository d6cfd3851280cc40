"""The chapters of the full edition: those that this assessment has something for, numbered.

Each chapter's text is the template of its id in `report_templates/full`.
"""

from dataclasses import dataclass

from readiness.domain.questionnaire import Depth
from readiness.foundation.language import Language
from readiness.results.assessment_result import AssessmentResult

# Chapters that begin a page; the others go on where the one before them ends, whatever its length.
_ON_NEW_PAGE = frozenset({"foreword", "result"})


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter as contents and heading name it."""

    number: int
    title: str
    on_new_page: bool


def chapters(result: AssessmentResult, language: Language, *, incident: bool) -> dict[str, Chapter]:
    """Return the chapters by their ids, in their order; `incident` tells whether there is one to print."""
    _ = language.gettext
    layer, score = result.assessment.consultant, result.score
    found = {
        "foreword": (_("Foreword"), bool(layer.foreword)),
        "result": (_("The result"), True),
        "decisions": (_("Decisions"), True),
        "gates": (_("What the gates need"), bool(score.gates)),
        "capabilities": (_("All capabilities at a glance"), True),
        "dimensions": (_("Dimension by dimension"), True),
        "workshop": (_("The workshop"), result.assessment.workshop.held),
        "plan": (_("The action plan"), True),
        "gain": (_("What the plan brings"), bool(result.plan.steps) and score.depth is Depth.FULL),
        "incident": (_("The incident"), incident),
        "unknown": (_("Open questions"), any(d.unknown + d.open for d in score.dimensions)),
        "legal": (_("Legal checkpoints"), bool(result.checkpoints)),
        "method": (_("Method and sources"), True),
        "glossary": (_("Glossary"), True),
    }
    kept = [(code, title) for code, (title, wanted) in found.items() if wanted]
    return {code: Chapter(number, title, code in _ON_NEW_PAGE) for number, (code, title) in enumerate(kept, start=1)}
