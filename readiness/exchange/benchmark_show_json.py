"""`readiness-benchmark-show/1`: a benchmark, and an assessment in it, as JSON (docs/formats/benchmark.md)."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from readiness.domain.benchmark import Benchmark, Measure
from readiness.domain.questionnaire import Depth
from readiness.results.benchmark import BenchmarkPosition, BenchmarkStanding, Signer
from readiness.validation.boundary import write_json


@dataclass(frozen=True, slots=True)
class ShownSection:
    """What there is about a questionnaire; `organisations` is the size of the largest group."""

    pack: str
    versions: tuple[str, ...]
    depth: Depth
    earliest: date
    latest: date
    organisations: int
    groups: int
    measures: int


@dataclass(frozen=True, slots=True)
class PositionEntry:
    """Between `low` and `high` per cent of `organisations` lie below the assessment.

    `group` is that of the figures, `own` the smallest one that the organisation belongs to.
    """

    measure: Measure
    low: int
    high: int
    organisations: int
    group: tuple[str, ...]
    own: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BenchmarkShowFile:
    """The whole document; `positions` is null without an assessment. `epsilon` is null where there is no noise."""

    format: Literal["readiness-benchmark-show/1"]
    publisher: str
    release: str
    made_on: date
    fingerprint: str
    trusted_since: date | None
    epsilon: float | None
    sections: tuple[ShownSection, ...]
    positions: tuple[PositionEntry, ...] | None


def write_benchmark_show(benchmark: Benchmark, signer: Signer, standing: BenchmarkStanding | None) -> bytes:
    """Return it in the published shape."""
    sections = tuple(
        ShownSection(
            section.pack,
            section.versions,
            section.depth,
            section.earliest,
            section.latest,
            max(group.organisations for group in section.groups),
            len(section.groups),
            len(section.bins),
        )
        for section in benchmark.sections
    )
    file = BenchmarkShowFile(
        format="readiness-benchmark-show/1",
        publisher=benchmark.publisher,
        release=benchmark.release,
        made_on=benchmark.made_on,
        fingerprint=signer.fingerprint,
        trusted_since=signer.since,
        epsilon=benchmark.noise.epsilon if benchmark.noise else None,
        sections=sections,
        positions=None if standing is None else tuple(map(_entry, standing.positions.values())),
    )
    return write_json(file, indent=2)


def _entry(position: BenchmarkPosition) -> PositionEntry:
    return PositionEntry(position.measure, position.low, position.high, position.count, position.group, position.wanted)
