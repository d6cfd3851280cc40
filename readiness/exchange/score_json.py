"""`readiness-score/1`: the score as JSON (docs/formats/score.md)."""

from dataclasses import dataclass
from datetime import date

from readiness.domain.questionnaire import Depth
from readiness.results.assessment_result import AssessmentResult
from readiness.results.cuts import cuts
from readiness.scoring.score import (
    DimensionScore,
    GateScore,
    GateStatus,
    Index,
    OverallIndex,
    Rating,
    StageInterval,
)
from readiness.validation.boundary import write_json

FORMAT = "readiness-score/1"


@dataclass(frozen=True, slots=True)
class PackName:
    """Which questionnaire was scored."""

    id: str
    version: str


@dataclass(frozen=True, slots=True)
class Ends:
    """The two ends of a dimension's stage."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class DimensionEntry:
    """A dimension's score."""

    stage: Ends
    index: Index
    coverage: float
    status: Rating
    knife_edge: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GateEntry:
    """A gate's status."""

    status: GateStatus
    unmet: tuple[str, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CutEntry:
    """A heading across the dimensions: the questions with a tag."""

    index: Index
    coverage: float
    open: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScoreFile:
    """The whole document: the score of the document with this id in this file (its name, no folder).

    `result` says which of `stage` and `index` is the headline. `cuts` are by their tags, `facts` what was answered to
    questions that ask for one, and `not_asked` the questions that do not count, each with its condition.
    """

    format: str
    organisation: str
    document: str
    file: str
    assessed_on: date
    pack: PackName
    depth: Depth
    stage: StageInterval
    index: OverallIndex
    bottlenecks: tuple[str, ...]
    dimensions: dict[str, DimensionEntry]
    gates: dict[str, GateEntry]
    result: str
    cuts: dict[str, CutEntry]
    facts: dict[str, str]
    not_asked: dict[str, str]


def score_file(result: AssessmentResult, document: str, file: str) -> ScoreFile:
    """Return the score of a result in the published shape; `document` is the id of the document, `file` its name."""
    questionnaire, score = result.questionnaire, result.score
    return ScoreFile(
        format=FORMAT,
        organisation=result.assessment.details.organisation,
        document=document,
        file=file,
        assessed_on=result.on,
        pack=PackName(questionnaire.id, questionnaire.version),
        depth=score.depth,
        stage=score.stage,
        index=score.index,
        bottlenecks=score.bottlenecks,
        dimensions={d.code: _dimension(d) for d in score.dimensions},
        gates={g.code: _gate(g) for g in score.gates},
        result=questionnaire.result,
        cuts={cut.tag: CutEntry(cut.index, cut.coverage, cut.open) for cut in cuts(result)},
        facts={fact.question.code: fact.value for fact in result.facts},
        not_asked=dict(result.hidden),
    )


def write_scores(files: list[ScoreFile]) -> bytes:
    """Return one score as an object, several as an array."""
    if len(files) == 1:
        return write_json(files[0], indent=2)
    return write_json(files, list[ScoreFile], indent=2)


def _dimension(score: DimensionScore) -> DimensionEntry:
    return DimensionEntry(
        Ends(score.stage.low, score.stage.high), score.index, score.coverage, score.rating, score.knife_edge
    )


def _gate(score: GateScore) -> GateEntry:
    return GateEntry(score.status, score.unmet, score.unknown)
