"""The chapters of an edition: those that this assessment has something for, in the order that was chosen.

To add a chapter:

1. write its template `report_templates/<edition>/<id>.html.j2` in each edition that has it; what it may print is
   `page`, a `ReportPage`;
2. add its id to `CHAPTERS` in `readiness/domain/house.py`, where it belongs in the usual order, and one line to the
   dictionary in `_full` or `_management`: title, and the condition under which the edition has it.

Heading, number and the entry in the contents follow from that line.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from readiness.domain.consultant import ConsultantLayer
from readiness.domain.house import CHAPTERS
from readiness.foundation.language import Language
from readiness.results.assessment_result import AssessmentResult
from readiness.results.cuts import cuts
from readiness.results.decision import DecisionBrief, DecisionKind
from readiness.results.quick_wins import quick_wins
from readiness.results.recommendations import left_out
from readiness.results.risk_picture import knows_risks
from readiness.results.strengths import strengths
from readiness.wording.asked_facts import facts_in_words, not_asked
from readiness.wording.chapters import chapter_titles
from readiness.wording.incident_response import incident_to_decide

# The management edition tells of an incident that is to be decided before all else.
_INCIDENT_FIRST = ("foreword", "incident", *(code for code in CHAPTERS if code not in {"foreword", "incident"}))


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter as contents and heading name it; `number` counts from 1."""

    number: int
    title: str


def chapters(
    result: AssessmentResult,
    language: Language,
    edition: str = "full",
    layer: ConsultantLayer | None = None,
    *,
    further: Collection[str] = (),
) -> dict[str, Chapter]:
    """Return the chapters of one report by their ids, in their order.

    `layer` is the one that is printed; without it, that of the document alone. `further` are those that the order
    brings what they need for: another side next to this one, or a benchmark.
    """
    layer = layer or result.assessment.consultant
    full = edition == "full"
    every = _full(result, language, layer) if full else _management(result, language, layer)
    titles = chapter_titles(language)
    every = {**every, **{code: (titles[code], True) for code in further if full or code != "both_sides"}}
    order = layer.chapters or (CHAPTERS if full else _INCIDENT_FIRST)
    # A document from outside may name what is no chapter, or name one twice.
    kept = [(code, every[code][0]) for code in dict.fromkeys(order) if code in every and every[code][1]]
    return {code: Chapter(number, title) for number, (code, title) in enumerate(kept, start=1)}


def _full(result: AssessmentResult, language: Language, layer: ConsultantLayer) -> Mapping[str, tuple[str, bool]]:
    assessment, score, decision = result.assessment, result.score, DecisionBrief(result)
    known, hidden = result.planner.enough_known, left_out(result)
    # The decision page lists the questions to ask where too little is known for a plan.
    asked = () if known else result.planner.ask_first
    wanted = {
        "foreword": bool(layer.foreword),
        "roadmap": result.roadmap is not None,
        "quick_wins": any(win.step.capability not in hidden for win in quick_wins(result)),
        "own": bool(layer.recommendations),
        "protection": decision.kind is DecisionKind.KEEP and bool(decision.deciding),
        "strengths": bool(strengths(result)),
        "risks": known and knows_risks(result),
        "proof": True,
        "dimensions": True,
        "cuts": bool(cuts(result)),
        "workshop": assessment.workshop.held,
        "views": bool(assessment.perspectives.views),
        "incident": bool(result.incidents),
        "unknown": any(code not in asked for d in score.dimensions for code in d.unknown + d.open),
        "facts": bool(facts_in_words(result, language)),
        "not_asked": bool(not_asked(result, language)),
        "legal": bool(result.checkpoints),
        "glossary": True,
        "method": True,
    }
    titles = chapter_titles(language)
    return {code: (titles[code], has) for code, has in wanted.items()}


def _management(result: AssessmentResult, language: Language, layer: ConsultantLayer) -> Mapping[str, tuple[str, bool]]:
    _, known = language.gettext, result.planner.enough_known
    asked = () if known else result.planner.ask_first
    decide = incident_to_decide(result, language)
    usual = chapter_titles(language)
    return {
        "foreword": (usual["foreword"] if layer.foreword else _("Contact"), bool(layer.foreword or layer.contact)),
        "incident": (decide.title if decide else "", decide is not None),
        "roadmap": (usual["roadmap"], result.roadmap is not None),
        "own": (usual["own"], bool(layer.recommendations)),
        "dimensions": (_("Where each dimension stands, and why"), True),
        "cuts": (usual["cuts"], bool(cuts(result))),
        "strengths": (usual["strengths"], bool(strengths(result))),
        "risks": (usual["risks"], known and knows_risks(result)),
        "proof": (usual["proof"], True),
        "unknown": (
            _("Still to find out"),
            any(code not in asked for d in result.score.dimensions for code in d.unknown),
        ),
        "facts": (usual["facts"], bool(facts_in_words(result, language))),
        "not_asked": (usual["not_asked"], bool(not_asked(result, language))),
        "method": (_("How this result is worked out"), True),
    }
