"""`readiness-series/1`: results in the order of their days, and what happened between them (docs/formats/series.md)."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from readiness.domain.questionnaire import Depth
from readiness.exchange.score_json import PackName
from readiness.results.comparison import Incomparable
from readiness.results.series import Point, Series, SeriesChange
from readiness.scoring.score import Index, OverallIndex, StageInterval
from readiness.validation.boundary import write_json


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """A result: `state` is the number of a recorded one, null where it is what the document says now.

    `index` is over all questions of its questionnaire, `compared_index` over those that all points share. Where it is
    `apart`, nothing is compared with it.
    """

    assessed_on: date
    organisation: str
    file: str
    state: int | None
    word: str
    pack: PackName
    depth: Depth
    stage: StageInterval
    index: OverallIndex
    compared_index: Index | None
    gates_passed: tuple[str, ...]
    apart: Incomparable | None


@dataclass(frozen=True, slots=True)
class SeriesStep:
    """What happened between two points, named by their places (from 0): codes of questions, gates and packages."""

    before: int
    after: int
    rose: tuple[str, ...]
    fell: tuple[str, ...]
    gates_opened: tuple[str, ...]
    gates_closed: tuple[str, ...]
    packages_done: tuple[str, ...]
    not_compared: tuple[str, ...]
    like: bool


@dataclass(frozen=True, slots=True)
class SeriesFile:
    """The whole document; `compared` are the questions that mean the same in all points that are not apart."""

    format: Literal["readiness-series/1"]
    organisations: tuple[str, ...]
    compared: tuple[str, ...]
    points: tuple[SeriesPoint, ...]
    steps: tuple[SeriesStep, ...]


def write_series(series: Series) -> bytes:
    """Return a series in the published shape."""
    points = tuple(map(_point, series.points))
    steps = tuple(_step(step, series) for step in series.steps)
    file = SeriesFile("readiness-series/1", series.organisations, series.codes, points, steps)
    return write_json(file, indent=2)


def _point(point: Point) -> SeriesPoint:
    moment, result = point.moment, point.moment.result
    return SeriesPoint(
        assessed_on=moment.on,
        organisation=result.assessment.details.organisation,
        file=moment.file,
        state=moment.number,
        word=moment.word,
        pack=PackName(result.questionnaire.id, result.questionnaire.version),
        depth=result.score.depth,
        stage=result.score.stage,
        index=result.score.index,
        compared_index=point.index,
        gates_passed=result.score.gates_passed,
        apart=point.apart,
    )


def _step(step: SeriesChange, series: Series) -> SeriesStep:
    return SeriesStep(
        before=series.points.index(step.before),
        after=series.points.index(step.after),
        rose=step.rose,
        fell=step.fell,
        gates_opened=step.opened,
        gates_closed=step.closed,
        packages_done=step.done,
        not_compared=tuple(one.code for one in step.comparison.left_out),
        like=step.comparison.like,
    )
