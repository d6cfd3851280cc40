"""Headings across the dimensions: what the questions with a tag come to, wherever they stand."""

from dataclasses import dataclass

from readiness.domain.questionnaire import Dimension
from readiness.domain.values import Text
from readiness.results.assessment_result import AssessmentResult
from readiness.scoring.dimensions import score_dimension
from readiness.scoring.score import Index


@dataclass(frozen=True, slots=True)
class Cut:
    """A heading: the index (0 to 100) of its questions, the answered share of them (0 to 1), and what is open.

    `codes` are the questions that are asked and bear the tag, those that do not apply among them; `open` those without
    an answer.
    """

    tag: str
    name: Text
    codes: tuple[str, ...]
    index: Index
    coverage: float
    open: tuple[str, ...]


def cuts(result: AssessmentResult) -> tuple[Cut, ...]:
    """Return every heading that has questions here, in the order of the questionnaire; they may overlap."""
    found = (_cut(tag, name, result) for tag, name in result.whole.cuts.items())
    return tuple(cut for cut in found if cut.codes)


def _cut(tag: str, name: Text, result: AssessmentResult) -> Cut:
    """Return a heading, counted as if its questions were a dimension of their own."""
    asked = result.questionnaire.asked(result.score.depth)
    tagged = tuple(capability for capability in asked if tag in capability.tags)
    score = score_dimension(
        Dimension(code=tag, name=name, capabilities=tagged), result.assessment, result.score.depth, indexed=True
    )
    known = score.index if score.answered else Index(None, None, None)
    return Cut(tag, name, tuple(c.code for c in tagged), known, score.coverage, score.unknown + score.open)
