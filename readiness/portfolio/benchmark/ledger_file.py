"""`readiness-benchmark-ledger/1`: the ledger of a publisher as a private file (docs/formats/benchmark.md)."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from secrets import token_bytes
from typing import Annotated, Literal

import numpy as np

from readiness.domain.benchmark import Count, Cuts, Measure, Word
from readiness.domain.questionnaire import Depth
from readiness.domain.values import Limits
from readiness.foundation.errors import FormatError, UserError, reason_of
from readiness.foundation.files import MEGABYTE, read_at_most, write_whole
from readiness.foundation.translation import N_
from readiness.portfolio.benchmark.ledger import Ledger, Release, SectionRecord, Units
from readiness.validation.boundary import read_json, write_json
from readiness.validation.refusal import RefusedError

FORMAT: Literal["readiness-benchmark-ledger/1"] = "readiness-benchmark-ledger/1"
_MOST_BYTES = 500 * MEGABYTE
_KEY_BYTES = 32
# Hashes of 16 digits, one behind the other.
Hashes = Annotated[str, Limits(pattern="^([0-9a-f]{16})*$")]


@dataclass(frozen=True, slots=True)
class _StoredGroup:
    path: tuple[Word, ...]
    organisations: Count
    counts: dict[Measure, tuple[Count, ...]]


@dataclass(frozen=True, slots=True)
class _Section:
    pack: str
    depth: Depth
    by: tuple[Word, ...]
    groups: tuple[_StoredGroup, ...]
    cuts: dict[Measure, tuple[Cuts, ...]]
    units: Hashes
    masked: dict[Measure, Hashes]


@dataclass(frozen=True, slots=True)
class _Release:
    name: str
    made_on: date
    sha256: str
    sections: tuple[_Section, ...]


@dataclass(frozen=True, slots=True)
class LedgerFile:
    """The whole file."""

    format: Literal["readiness-benchmark-ledger/1"]
    key: Annotated[str, Limits(pattern="^[0-9a-f]{64}$")]
    releases: tuple[_Release, ...] = ()


def new_ledger() -> Ledger:
    """Return an empty ledger with a key of its own."""
    return Ledger(token_bytes(_KEY_BYTES))


def read_ledger(path: Path) -> Ledger:
    """Return a ledger; raises UserError where it cannot be read: without it, no release is safe."""
    try:
        file = read_json(read_at_most(path, _MOST_BYTES), LedgerFile)
    except RefusedError as refused:
        raise FormatError(
            "ledger-format",
            N_("The ledger does not follow {format}."),
            N_("Take it from a backup: without it no release can be built safely."),
            where=str(path),
            faults=refused.faults,
            format=FORMAT,
        ) from refused
    return Ledger(bytes.fromhex(file.key), tuple(map(_release, file.releases)))


def write_ledger(ledger: Ledger, path: Path) -> None:
    """Write a ledger, closed to others; raises UserError where that fails."""
    file = LedgerFile(FORMAT, ledger.key.hex(), tuple(map(_release_out, ledger.releases)))
    try:
        write_whole(write_json(file), path, private=True)
    except OSError as error:
        raise UserError(
            "ledger-not-written",
            N_("The ledger could not be written ({reason})."),
            N_("Check the folder, then build the release again; do not pass on the file that was built."),
            where=str(path),
            reason=reason_of(error),
        ) from error


def _release(release: _Release) -> Release:
    return Release(release.name, release.made_on, release.sha256, tuple(map(_section, release.sections)))


def _section(section: _Section) -> SectionRecord:
    measures = dict.fromkeys(measure for group in section.groups for measure in group.counts)
    return SectionRecord(
        pack=section.pack,
        depth=section.depth,
        by=section.by,
        sizes={group.path: group.organisations for group in section.groups},
        counts={
            measure: {group.path: group.counts[measure] for group in section.groups if measure in group.counts}
            for measure in measures
        },
        cuts=section.cuts,
        units=_units(section.units),
        masked={measure: _units(hashes) for measure, hashes in section.masked.items()},
    )


def _release_out(release: Release) -> _Release:
    return _Release(release.name, release.made_on, release.sha256, tuple(map(_section_out, release.sections)))


def _section_out(record: SectionRecord) -> _Section:
    groups = tuple(
        _StoredGroup(path, size, {measure: told[path] for measure, told in record.counts.items() if path in told})
        for path, size in record.sizes.items()
    )
    masked = {measure: _hashes(units) for measure, units in record.masked.items()}
    return _Section(record.pack, record.depth, record.by, groups, dict(record.cuts), _hashes(record.units), masked)


def _hashes(units: Units) -> str:
    return units.astype(">u8").tobytes().hex()


def _units(hashes: str) -> Units:
    return np.frombuffer(bytes.fromhex(hashes), ">u8").astype(np.uint64)
