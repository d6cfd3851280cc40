"""The chapters of the full edition: those that this assessment has something for, numbered.

To add a chapter:

1. write its template `report_templates/full/<id>.html.j2`; what it may print is `page`, a `ReportPage`;
2. add one line to the dictionary in `chapters`, where the chapter belongs in the order: id, title, and the condition
   under which the report has it.

Heading, number and the entry in the contents follow from that line.
"""

from dataclasses import dataclass

from readiness.foundation.language import Language
from readiness.results.assessment_result import AssessmentResult
from readiness.results.decision import DecisionBrief, DecisionKind
from readiness.results.quick_wins import quick_wins
from readiness.results.strengths import strengths


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter as contents and heading name it; `number` counts from 1."""

    number: int
    title: str


def chapters(result: AssessmentResult, language: Language) -> dict[str, Chapter]:
    """Return the chapters of one report by their ids, in their order."""
    _ = language.gettext
    assessment, score, decision = result.assessment, result.score, DecisionBrief(result)
    known = result.planner.enough_known
    # The decision page lists the questions to ask where too little is known for a plan.
    asked = () if known else result.planner.ask_first
    every = {
        "foreword": (_("Foreword"), bool(assessment.consultant.foreword)),
        "roadmap": (_("Roadmap"), result.roadmap is not None),
        "quick_wins": (_("Small steps, soon done"), bool(quick_wins(result))),
        "protection": (_("What to protect"), decision.kind is DecisionKind.KEEP and bool(decision.deciding)),
        "strengths": (_("What already works"), bool(strengths(result))),
        "risks": (_("Risk picture"), known),
        "proof": (_("How reliable the answers are"), True),
        "dimensions": (_("Dimension by dimension"), True),
        "workshop": (_("The workshop"), assessment.workshop.held),
        "views": (_("Views of several people"), bool(assessment.perspectives.views)),
        "incident": (_("Incidents"), bool(result.incidents)),
        "unknown": (
            _("Open questions"),
            any(code not in asked for d in score.dimensions for code in d.unknown + d.open),
        ),
        "legal": (_("Legal points"), bool(result.checkpoints)),
        "glossary": (_("Glossary"), True),
        "method": (_("Method and sources"), True),
    }
    kept = [(code, title) for code, (title, wanted) in every.items() if wanted]
    return {code: Chapter(number, title) for number, (code, title) in enumerate(kept, start=1)}
