"""A benchmark from populations, and what the ledger is to record of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

import numpy as np

from readiness.domain.benchmark import FEWEST, LAYERS, Benchmark, BenchmarkGroup, BenchmarkSection, Bins, Noise
from readiness.domain.levels import COUNT
from readiness.foundation.errors import UserError
from readiness.foundation.translation import N_
from readiness.portfolio.benchmark.ledger import Ledger, Release, SectionRecord, masks, record_of, units_of
from readiness.portfolio.benchmark.noise import Below, discrete_laplace
from readiness.portfolio.benchmark.population import Population
from readiness.portfolio.benchmark.protection import (
    Disclosed,
    choose_bins,
    hide_what_is_small,
    select_groups,
    without_standing_out,
)
from readiness.portfolio.benchmark.releases import TooFewChangedError, hide_what_changes_tell, hold_back_groups


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to be built; a draft has no `release`. Of noise, `below` draws the random numbers."""

    publisher: str
    made_on: date
    release: str = ""
    epsilon: Fraction | None = None
    below: Below | None = None
    # Whether the smallest groups have questions too, and not only indices.
    deep_questions: bool = True


@dataclass(frozen=True, slots=True)
class Built:
    """A benchmark, and the records of its sections for the ledger."""

    benchmark: Benchmark
    records: tuple[SectionRecord, ...]

    def release(self, sha256: str) -> Release:
        """Return what the ledger records of it, once its file is known."""
        return Release(self.benchmark.release, self.benchmark.made_on, sha256, self.records)


def build(populations: Sequence[Population], wanted: Wanted, ledger: Ledger) -> Built:
    """Return the benchmark of some populations; raises UserError where they are too few, or changed too little."""
    found = [_section(one, wanted, ledger) for one in populations if one.count >= FEWEST]
    if not found:
        raise UserError(
            "benchmark-too-few",
            N_("A benchmark needs at least {fewest} organisations with the same questionnaire; here are {n}."),
            N_("Collect more assessments, then build it again. Nothing was written."),
            fewest=FEWEST,
            n=max((one.count for one in populations), default=0),
        )
    sections = tuple(section for section, _record in found)
    noise = None
    if wanted.epsilon is not None and wanted.below is not None:
        touched = max(map(_touched, sections))
        sections = tuple(_noisy(section, wanted.epsilon, wanted.below) for section in sections)
        noise = Noise(float(wanted.epsilon), touched)
    benchmark = Benchmark(
        publisher=wanted.publisher,
        release=wanted.release,
        made_on=wanted.made_on,
        noise=noise,
        sections=sections,
    )
    return Built(benchmark, tuple(record for _section, record in found))


def show(population: Population, ledger: Ledger, *, deep_questions: bool = True) -> Disclosed:
    """Return what may be shown of a population of at least `FEWEST` beside earlier releases.

    Raises UserError where nothing may.
    """
    records = ledger.earlier(population)
    units = units_of(population, ledger.key)
    groups = select_groups(population.cells, population.sizes)
    try:
        hold_back_groups(population, groups, records, units)
    except TooFewChangedError as error:
        raise _too_few_changed(population, ledger) from error
    shown = Disclosed(population, groups)
    known_before = np.isin(units, np.concatenate([np.zeros(0, np.uint64), *(one.units for one in records)]))
    without_standing_out(shown, masks(population, units, records), known_before, units)
    choose_bins(shown, _bins_before(records))
    if not deep_questions:
        _without_deep_questions(shown)
    hide_what_is_small(shown)
    hide_what_changes_tell(shown, records, units)
    return shown


def _section(population: Population, wanted: Wanted, ledger: Ledger) -> tuple[BenchmarkSection, SectionRecord]:
    shown = show(population, ledger, deep_questions=wanted.deep_questions)
    return _as_section(shown), record(shown, ledger)


def _bins_before(records: Sequence[SectionRecord]) -> dict[str, list[tuple[int, ...]]]:
    """Return the bins of earlier releases: those of all organisations from the last one, the others from the first."""
    found: dict[str, list[tuple[int, ...]]] = {}
    for record in records:
        for measure, cuts in record.cuts.items():
            inner = found.get(measure, [])[1:]
            found[measure] = [*cuts[:1], *(inner + list(cuts[1 + len(inner) :]))]
    return found


def _without_deep_questions(shown: Disclosed) -> None:
    for measure, values in shown.population.value_counts.items():
        if values == COUNT and any(of != COUNT for of in shown.population.value_counts.values()):
            shown.of_measure[measure] = shown.within(measure, LAYERS - 2)


def _as_section(shown: Disclosed) -> BenchmarkSection:
    population, sizes = shown.population, shown.sizes()
    counts = {measure: shown.counts(measure) for measure in population.values}
    groups = tuple(
        BenchmarkGroup(path, sizes[path], {measure: told[path] for measure, told in counts.items() if path in told})
        for path in sorted(shown.groups, key=lambda path: (len(path), path))
    )
    bins = {
        measure: Bins(population.digests[measure], tuple(shown.cuts[measure][layer] for layer in shown.layers(measure)))
        for measure, told in counts.items()
        if told
    }
    return BenchmarkSection(
        pack=population.pack,
        versions=population.versions,
        title=population.title,
        depth=population.depth,
        by=population.by,
        earliest=population.earliest,
        latest=population.latest,
        bins=bins,
        groups=groups,
    )


def record(shown: Disclosed, ledger: Ledger) -> SectionRecord:
    """Return what the ledger records of a section, without noise."""
    return record_of(shown, units_of(shown.population, ledger.key))


def _touched(section: BenchmarkSection) -> int:
    """Return how many counts one organisation has a part in at most: one for each measure, and the size of a group."""
    by_layer = [
        max((1 + len(group.counts) for group in section.groups if group.layer == layer), default=0)
        for layer in range(LAYERS)
    ]
    return sum(by_layer)


def _noisy(section: BenchmarkSection, epsilon: Fraction, below: Below) -> BenchmarkSection:
    def drawn(count: int) -> int:
        return max(0, count + discrete_laplace(epsilon, below))

    groups = tuple(
        BenchmarkGroup(
            group.path,
            drawn(group.organisations),
            {measure: tuple(map(drawn, counts)) for measure, counts in group.counts.items()},
        )
        for group in section.groups
    )
    return replace(section, groups=groups)


def _too_few_changed(population: Population, ledger: Ledger) -> UserError:
    return UserError(
        "benchmark-too-few-changed",
        N_(
            "Since release {release} so few organisations have joined, left or assessed themselves again that the "
            "difference would lay them open."
        ),
        N_("Wait until at least {fewest} have, then build the release. Nothing was written."),
        where=population.pack,
        release=ledger.releases[-1].name,
        fewest=FEWEST,
    )
