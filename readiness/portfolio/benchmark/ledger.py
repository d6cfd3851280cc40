"""The ledger of a publisher: what earlier releases told, and by keyed hash who was counted in them.

It stays with the publisher, closed to others. Without the key the hashes say nothing; with it and the assessments they
tell who was counted, so it is as confidential as these.
"""

import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from readiness.domain.questionnaire import Depth
from readiness.portfolio.benchmark.population import NO_VALUE, Counts, Path, Population
from readiness.portfolio.benchmark.protection import Disclosed

Units = NDArray[np.uint64]
_BYTES = 8


@dataclass(frozen=True)
class SectionRecord:
    """What one release told about a questionnaire, without noise, and who was counted.

    `units` are the hashes of who was counted with these values, ascending; `masked` for each measure those of them
    whose value was not counted (`protection.without_standing_out`).
    """

    pack: str
    depth: Depth
    by: tuple[str, ...]
    sizes: Mapping[Path, int]
    counts: Mapping[str, Mapping[Path, tuple[int, ...]]]
    cuts: Mapping[str, tuple[tuple[int, ...], ...]]
    units: Units
    masked: Mapping[str, Units]

    @cached_property
    def groups(self) -> frozenset[Path]:
        """The groups that were published."""
        return frozenset(self.sizes)

    def in_bins(self, measure: str, path: Path, cuts: Sequence[int]) -> Counts:
        """Return what was told of a measure in a group, in bins of some of its cuts; the last have no value."""
        counts, own = self.counts[measure][path], self.cuts[measure][len(path)]
        starts = [0, *(own.index(cut) + 1 for cut in cuts)]
        binned = np.add.reduceat(np.array(counts, np.int64), starts)
        return np.append(binned, self.sizes[path] - sum(counts))


@dataclass(frozen=True)
class Release:
    """One release: its name, the day on which it was made, and the SHA-256 of its file."""

    name: str
    made_on: date
    sha256: str
    sections: tuple[SectionRecord, ...]


@dataclass(frozen=True)
class Ledger:
    """All releases of a publisher in their order, and the key of the hashes."""

    key: bytes
    releases: tuple[Release, ...] = field(default=())

    def earlier(self, population: Population) -> list[SectionRecord]:
        """Return what earlier releases told about the same questionnaire at the same depth, in their order."""
        every = (section for release in self.releases for section in release.sections)
        return [one for one in every if (one.pack, one.depth) == (population.pack, population.depth)]


def units_of(population: Population, key: bytes) -> Units:
    """Return a keyed hash for each organisation together with its groups and values; another value, another hash."""
    columns = np.ascontiguousarray(np.stack(list(population.values.values()), axis=1)) if population.values else None
    found = []
    for at, (identity, path) in enumerate(zip(population.identities, population.paths, strict=True)):
        whole = b"\0".join([identity, repr(path).encode(), b"" if columns is None else columns[at].tobytes()])
        found.append(hmac.digest(key, whole, sha256)[:_BYTES])
    return np.frombuffer(b"".join(found), ">u8").astype(np.uint64)


def masks(population: Population, units: Units, records: Sequence[SectionRecord]) -> dict[str, NDArray[np.bool_]]:
    """Return for each measure whose value was not counted in an earlier release."""
    found = {}
    for measure in population.values:
        hidden = [record.masked[measure] for record in records if measure in record.masked]
        if hidden:
            found[measure] = np.isin(units, np.concatenate(hidden))
    return found


def record_of(shown: Disclosed, units: Units) -> SectionRecord:
    """Return what is recorded of a section as it is shown."""
    population = shown.population
    masked = {}
    for measure, values in population.values.items():
        hidden = (values != NO_VALUE) & (shown.values[measure] == NO_VALUE)
        if hidden.any():
            masked[measure] = np.sort(units[hidden])
    return SectionRecord(
        pack=population.pack,
        depth=population.depth,
        by=population.by,
        sizes=shown.sizes(),
        counts={measure: found for measure in population.values if (found := shown.counts(measure))},
        cuts={measure: tuple(cuts) for measure, cuts in shown.cuts.items() if cuts and cuts[0]},
        units=np.sort(units),
        masked=masked,
    )
