"""n results of one organisation in the order of their days: what rose, what fell, and what can be compared at all.

Two neighbours are compared as `comparison.compare` compares them. The line of the index is drawn over the questions
alone that mean the same in all points (`domain/meaning.py`), so that a newer questionnaire is no progress.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from readiness.domain.answers import Answer
from readiness.results.assessment_result import AssessmentResult
from readiness.results.comparison import Incomparable, ResultComparison, comparable_codes, compare
from readiness.scoring.dimensions import score_dimension
from readiness.scoring.overall import overall_index
from readiness.scoring.score import GateStatus, Index


@dataclass(frozen=True, slots=True)
class Moment:
    """A result at one time: that of a recorded state, with its `number` and `word`, or that of a document as it is."""

    result: AssessmentResult
    number: int | None = None
    word: str = ""
    file: str = ""

    @property
    def on(self) -> date:
        """The day as of which it holds."""
        return self.result.on


@dataclass(frozen=True, slots=True)
class Point:
    """A moment in a series. `index` is that over the questions that all points share; None after a quick check.

    `apart` says why it cannot be compared with the last point; then it is shown and nothing is drawn or told of it.
    """

    moment: Moment
    index: Index | None
    apart: Incomparable | None = None


@dataclass(frozen=True, slots=True)
class SeriesChange:
    """What happened between two points: codes of questions that rose and fell, of gates, and of packages done.

    `opened` are gates that are passed now and were not before, `closed` those that were passed and are not; only such
    as asked for the same. `done` are the capabilities of which steps were ticked off.
    """

    before: Point
    after: Point
    comparison: ResultComparison
    rose: tuple[str, ...] = ()
    fell: tuple[str, ...] = ()
    opened: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    done: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """The points in the order of their days, and the steps between those that can be compared.

    `codes` are the questions that all of these share, in the order of the last point; `organisations` the different
    names that the points bear, in their order.
    """

    points: tuple[Point, ...]
    steps: tuple[SeriesChange, ...]
    codes: tuple[str, ...]
    organisations: tuple[str, ...]

    @property
    def comparable(self) -> tuple[Point, ...]:
        """The points that can be compared: all that are not apart."""
        return _comparable(self.points)


def series_of(moments: Sequence[Moment]) -> Series:
    """Return moments as a series; those of the same day keep their order. Raises ValueError where there is none."""
    ordered = sorted(moments, key=lambda moment: moment.on)
    if not ordered:
        msg = "a series needs a moment"
        raise ValueError(msg)
    last = ordered[-1].result
    shared = [comparable_codes(moment.result, last) for moment in ordered]
    every = [frozenset(codes) for codes in shared if not isinstance(codes, Incomparable)]
    common = frozenset.intersection(*every)
    codes = tuple(c.code for c in last.questionnaire.asked(last.score.depth) if c.code in common)
    points = tuple(
        Point(moment, None, found) if isinstance(found, Incomparable) else Point(moment, _index(moment.result, common))
        for moment, found in zip(ordered, shared, strict=True)
    )
    steps = tuple(step_between(*pair) for pair in pairwise(_comparable(points)))
    names = dict.fromkeys(moment.result.assessment.details.organisation for moment in ordered)
    return Series(points, steps, codes, tuple(names))


def step_between(before: Point, after: Point) -> SeriesChange:
    """Return what happened between two points that can be compared."""
    was, now = before.moment.result, after.moment.result
    comparison = compare(was, now)
    gates = [gate for gate in comparison.gates if gate.like]
    return SeriesChange(
        before,
        after,
        comparison,
        rose=tuple(one.code for one in comparison.answers if _moved(one.before, one.after) > 0),
        fell=tuple(one.code for one in comparison.answers if _moved(one.before, one.after) < 0),
        opened=tuple(gate.code for gate in gates if gate.after is GateStatus.PASS),
        closed=tuple(gate.code for gate in gates if gate.before is GateStatus.PASS),
        done=_done(was, now),
    )


def _comparable(points: Sequence[Point]) -> tuple[Point, ...]:
    return tuple(point for point in points if point.apart is None)


def _moved(before: Answer, after: Answer) -> int:
    """Return by how many levels an answer rose; what has no level rose or fell nowhere."""
    return 0 if before.level is None or after.level is None else after.level - before.level


def _done(was: AssessmentResult, now: AssessmentResult) -> tuple[str, ...]:
    before, known = was.assessment.plan, now.questionnaire.capabilities
    done = (id_ for id_, note in now.assessment.plan.steps.items() if note.done and not before.note(id_).done)
    codes = (id_.partition(":")[0] for id_ in done)
    return tuple(dict.fromkeys(code for code in codes if code in known))


def _index(result: AssessmentResult, codes: frozenset[str]) -> Index | None:
    """Return the index (0 to 100) over some of the questions."""
    depth = result.score.depth
    scores = [
        score_dimension(replace(dimension, capabilities=kept), result.assessment, depth)
        for dimension in result.questionnaire.dimensions
        if (kept := tuple(c for c in dimension.asked(depth) if c.code in codes))
    ]
    overall = overall_index(scores)
    return None if overall.low is None else Index(overall.point, overall.low, overall.high)
