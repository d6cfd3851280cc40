"""The chapters of the full edition: those that this assessment has something for, numbered.

To add a chapter:

1. write its template `report_templates/full/<id>.html.j2`; what it may print is `page`, a `ReportPage`;
2. add one line to the dictionary in `chapters`, where the chapter belongs in the order: id, title, and the condition
   under which the report has it.

Heading, number and the entry in the contents follow from that line.
"""

from dataclasses import dataclass

from readiness.domain.questionnaire import Depth
from readiness.foundation.language import Language
from readiness.results.assessment_result import AssessmentResult

# Chapters that begin a page; the others go on where the one before them ends, whatever its length.
_ON_NEW_PAGE = frozenset({"foreword", "result"})


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter as contents and heading name it; `number` counts from 1."""

    number: int
    title: str
    on_new_page: bool


def chapters(result: AssessmentResult, language: Language) -> dict[str, Chapter]:
    """Return the chapters of one report by their ids, in their order."""
    _ = language.gettext
    assessment, score = result.assessment, result.score
    every = {
        "foreword": (_("Foreword"), bool(assessment.consultant.foreword)),
        "result": (_("The result"), True),
        "decisions": (_("Decisions"), True),
        "gates": (_("What the gates need"), bool(result.told_gates)),
        "capabilities": (_("All capabilities at a glance"), True),
        "dimensions": (_("Dimension by dimension"), True),
        "workshop": (_("The workshop"), assessment.workshop.held),
        "plan": (_("The action plan"), True),
        "gain": (_("What the plan brings"), bool(result.plan.steps) and score.depth is Depth.FULL),
        "incident": (_("Incidents"), bool(result.incidents)),
        "unknown": (_("Open questions"), any(d.unknown + d.open for d in score.dimensions)),
        "legal": (_("Legal points"), bool(result.checkpoints)),
        "method": (_("Method and sources"), True),
        "glossary": (_("Glossary"), True),
    }
    kept = [(code, title) for code, (title, wanted) in every.items() if wanted]
    return {code: Chapter(number, title, code in _ON_NEW_PAGE) for number, (code, title) in enumerate(kept, start=1)}
