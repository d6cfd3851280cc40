"""`readiness-score/1`: the score as JSON (docs/formats/score.md)."""

import msgspec

from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.domain.values import Value
from readiness.scoring.score import (
    DimensionScore,
    GateScore,
    GateStatus,
    Index,
    OverallIndex,
    Rating,
    Score,
    StageInterval,
)

FORMAT = "readiness-score/1"


class _Part(Value, frozen=True, omit_defaults=False):
    """Everything is written out, so that a reader need not know our defaults."""


class PackName(_Part, frozen=True):
    """Which questionnaire was scored."""

    id: str
    version: str


class Ends(_Part, frozen=True):
    """The two ends of a dimension's stage."""

    low: int
    high: int


class DimensionEntry(_Part, frozen=True):
    """A dimension's score."""

    stage: Ends
    index: Index
    coverage: float
    status: Rating
    knife_edge: tuple[str, ...]


class GateEntry(_Part, frozen=True):
    """A gate's status."""

    status: GateStatus
    unmet: tuple[str, ...]
    unknown: tuple[str, ...]


class ScoreFile(_Part, frozen=True):
    """The whole document."""

    format: str
    pack: PackName
    depth: Depth
    stage: StageInterval
    index: OverallIndex
    bottlenecks: tuple[str, ...]
    dimensions: dict[str, DimensionEntry]
    gates: dict[str, GateEntry]


def score_file(questionnaire: Questionnaire, score: Score) -> ScoreFile:
    """Return a score in the published shape."""
    return ScoreFile(
        format=FORMAT,
        pack=PackName(questionnaire.id, questionnaire.version),
        depth=score.depth,
        stage=score.stage,
        index=score.index,
        bottlenecks=score.bottlenecks,
        dimensions={d.code: _dimension(d) for d in score.dimensions},
        gates={g.code: _gate(g) for g in score.gates},
    )


def write_scores(files: list[ScoreFile]) -> bytes:
    """Return one score as an object, several as an array."""
    content = files[0] if len(files) == 1 else files
    return msgspec.json.format(msgspec.json.encode(content), indent=2)


def _dimension(score: DimensionScore) -> DimensionEntry:
    return DimensionEntry(
        Ends(score.stage.low, score.stage.high), score.index, score.coverage, score.rating, score.knife_edge
    )


def _gate(score: GateScore) -> GateEntry:
    return GateEntry(score.status, score.unmet, score.unknown)
