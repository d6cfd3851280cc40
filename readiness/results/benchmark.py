"""Where an assessment stands among those of a benchmark: what share of a group it is above, as far as that is known."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from readiness.domain.benchmark import (
    OVERALL,
    Benchmark,
    BenchmarkGroup,
    BenchmarkSection,
    index_value,
    measure_digests,
    path_of,
)
from readiness.results.assessment_result import AssessmentResult
from readiness.scoring.score import Index, Score


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed a benchmark, by the fingerprint of the key; `since` is the day on which that was trusted here."""

    fingerprint: str
    since: date | None = None


@dataclass(frozen=True, slots=True)
class BenchmarkPosition:
    """Where the own value of a measure lies in a group.

    Between `low` and `high` per cent of `count` organisations are below it: `low` lie in bins that are below whatever
    the own value is, `high` are those that may be. The bins, and answers that are not known, make the difference.
    `group` lies around the `wanted` one where that says nothing about the measure.
    """

    measure: str
    low: int
    high: int
    count: int
    group: tuple[str, ...]
    wanted: tuple[str, ...]

    @property
    def own_group(self) -> bool:
        """Whether the group is the smallest one that the organisation belongs to."""
        return self.group == self.wanted


@dataclass(frozen=True)
class BenchmarkStanding:
    """An assessment beside a benchmark. `unlike` are the questions that are not compared: they mean something else."""

    benchmark: Benchmark
    section: BenchmarkSection
    signer: Signer
    positions: dict[str, BenchmarkPosition]
    unlike: tuple[str, ...] = ()

    @property
    def overall(self) -> BenchmarkPosition | None:
        """Where the index over all lies; None where there is none to compare."""
        return self.positions.get(OVERALL)

    @cached_property
    def one_group(self) -> bool:
        """Whether all figures are of the group that the index over all is of; it then need not be named with each."""
        overall = self.overall
        return overall is not None and all(
            (one.group, one.wanted) == (overall.group, overall.wanted) for one in self.positions.values()
        )

    @cached_property
    def low_end(self) -> tuple[BenchmarkPosition, ...]:
        """The positions of questions and dimensions, those first that are furthest behind."""
        found = [one for measure, one in self.positions.items() if measure != OVERALL]
        return tuple(sorted(found, key=lambda one: (one.low + one.high, one.high)))


def stand(result: AssessmentResult, benchmark: Benchmark, signer: Signer) -> BenchmarkStanding | None:
    """Return an assessment beside a benchmark; None where the benchmark says nothing about its questionnaire."""
    section = benchmark.section(result.questionnaire.id, result.score.depth)
    if section is None:
        return None
    path = path_of(result.questionnaire, section.by, result.assessment.details.profile)
    asked = measure_digests(result.whole, result.score.depth)
    alike = {code for code, digest in asked.items() if code in section.bins and digest in section.bins[code].digests}
    positions = {}
    for measure, (low, high) in _own_values(result).items():
        group = _group(section, path, measure) if measure in alike else None
        if group is not None:
            cuts = section.bins[measure].cuts[group.layer]
            low_end, high_end, count = _shares(cuts, group.counts[measure], low, high)
            positions[measure] = BenchmarkPosition(measure, low_end, high_end, count, group.path, path)
    unlike = tuple(code for code in section.bins if code in result.whole.capabilities and code not in alike)
    return BenchmarkStanding(benchmark, section, signer, positions, unlike)


def _own_values(result: AssessmentResult) -> dict[str, tuple[int, int]]:
    """Return the lowest and the highest value that each measure can have, as far as anything is known about it."""
    score = result.score
    found: dict[str, tuple[int, int]] = {}
    for measure, index in _indices(score):
        if index.point is not None and index.low is not None and index.high is not None:
            found[measure] = index_value(index.low), index_value(index.high)
    for dimension in result.questionnaire.dimensions:
        for capability in dimension.asked(score.depth):
            level = result.assessment.answer(capability.code).level
            if level is not None:
                found[capability.code] = level, level
    return found


def _indices(score: Score) -> Iterator[tuple[str, Index]]:
    yield OVERALL, Index(score.index.point, score.index.low, score.index.high)
    for dimension in score.dimensions:
        yield dimension.code, dimension.index


def _group(section: BenchmarkSection, path: tuple[str, ...], measure: str) -> BenchmarkGroup | None:
    """Return the smallest group around an organisation that says something about a measure."""
    for length in range(len(path), -1, -1):
        group = section.group(path[:length])
        if group is not None and measure in group.counts:
            return group
    return None


def _shares(cuts: tuple[int, ...], counts: tuple[int, ...], low: int, high: int) -> tuple[int, int, int]:
    """Return what share is below a value between `low` and `high`: at least and at most, in per cent; and of how many.

    Rounded outwards: no figure is surer than the bins.
    """
    count = sum(counts)
    below = sum(counts[: sum(cut <= low for cut in cuts)])
    up_to = sum(counts[: sum(cut <= high for cut in cuts) + 1])
    return 100 * below // max(count, 1), -(-100 * up_to // max(count, 1)), count
