"""Populations from the lines that organisations have sent: the newest of each, with the coarse bins that they have."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

import numpy as np

from readiness.domain.benchmark import INDEX_VALUES, groups_by, measure_digests, path_of
from readiness.domain.levels import COUNT
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.exchange.benchmark_csv import Contribution, cuts_of
from readiness.portfolio.benchmark.counting import comparable, quarter_end, version_key
from readiness.portfolio.benchmark.population import NO_VALUE, Population


def seed_populations(
    contributions: Iterable[Contribution], known: Mapping[tuple[str, str], Questionnaire]
) -> list[Population]:
    """Return the populations of contributions; `known` are the questionnaires by id and version."""
    newest: dict[tuple[str, str], Contribution] = {}
    for one in contributions:
        before = newest.get((one.questionnaire, one.token))
        if before is None or (one.quarter, one.line) >= (before.quarter, before.line):
            newest[one.questionnaire, one.token] = one
    grouped: dict[tuple[str, Depth], list[Contribution]] = defaultdict(list)
    for (pack, _token), one in sorted(newest.items()):
        grouped[pack, one.depth].append(one)
    return [_population(of_depth, known) for _key, of_depth in sorted(grouped.items())]


def _population(lines: list[Contribution], known: Mapping[tuple[str, str], Questionnaire]) -> Population:
    versions = sorted({line.version for line in lines}, key=version_key)
    asked = {version: known[lines[0].questionnaire, version] for version in versions}
    newest, depth = asked[versions[-1]], lines[0].depth
    by, wanted = groups_by(newest), measure_digests(newest, depth)
    own = {version: measure_digests(one, depth) for version, one in asked.items()}
    same = {version: comparable(one, newest, own[version], wanted) for version, one in asked.items()}
    cuts = {measure: cuts_of(measure, newest) for measure in wanted}
    values = {
        measure: np.array([_value(line, measure, (0, *cuts[measure]), same[line.version]) for line in lines], np.int8)
        for measure in wanted
    }
    return Population(
        pack=newest.id,
        versions=tuple(versions),
        title=newest.title,
        depth=depth,
        by=by,
        earliest=min(line.quarter for line in lines),
        latest=quarter_end(max(line.quarter for line in lines)),
        paths=tuple(path_of(newest, by, dict(zip(by, (line.sector, line.size), strict=False))) for line in lines),
        values=values,
        value_counts={measure: COUNT if measure in newest.capabilities else INDEX_VALUES for measure in wanted},
        digests={
            measure: tuple(dict.fromkeys(own[version][measure] for version in versions if measure in same[version]))
            for measure in wanted
        },
        identities=tuple(f"token {line.token}".encode() for line in lines),
        coarse_cuts=cuts,
    )


def _value(line: Contribution, measure: str, starts: tuple[int, ...], same: set[str]) -> int:
    place = line.places.get(measure)
    return NO_VALUE if place is None or measure not in same else starts[place]
