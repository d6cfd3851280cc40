"""Populations from documents: the newest assessment of each organisation, by questionnaire and depth."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from readiness.domain.benchmark import INDEX_STEP, INDEX_VALUES, OVERALL, groups_by, measure_digests, path_of
from readiness.domain.levels import COUNT, LOWEST
from readiness.domain.meaning import Became, question_changes
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.foundation.folding import words_of
from readiness.portfolio.benchmark.population import NO_VALUE, Population, Values
from readiness.portfolio.matrix import AnswerMatrix
from readiness.portfolio.scoring import Numbers, Truths, score_many
from readiness.scoring.dimensions import RATED_FROM

_MONTHS_OF_QUARTER = 3


@dataclass(frozen=True, slots=True)
class Counted:
    """What a benchmark looks at besides the answers of an assessment: whose it is, from when, and its groups."""

    organisation: str
    document_id: str
    on: date
    profile: Mapping[str, str]

    @property
    def identity(self) -> bytes:
        """What tells organisations apart: their names without capitals, accents and punctuation, or else documents.

        So all sites of a firm count as one organisation.
        """
        words = " ".join(word.plain for word in words_of(self.organisation))
        return f"name {words}".encode() if words else f"document {self.document_id}".encode()


@dataclass(frozen=True, slots=True)
class Alike:
    """Assessments with one version of a questionnaire at one depth; a column of the matrix for each."""

    matrix: AnswerMatrix
    counted: tuple[Counted, ...]


def populations(every: Iterable[Alike]) -> list[Population]:
    """Return the populations: each organisation once for a questionnaire, with its newest assessment."""
    found: dict[str, list[Alike]] = defaultdict(list)
    for alike in every:
        found[alike.matrix.questionnaire.id].append(alike)
    return [population for pack in sorted(found) for population in _of_pack(found[pack])]


def _of_pack(every: list[Alike]) -> list[Population]:
    every.sort(key=lambda one: (version_key(one.matrix.questionnaire.version), one.matrix.depth))
    newest: dict[bytes, tuple[date, str, int, int]] = {}
    for number, alike in enumerate(every):
        for column, one in enumerate(alike.counted):
            identity, mine = one.identity, (one.on, one.document_id, number, column)
            newest[identity] = max(newest.get(identity, mine), mine)
    kept: dict[int, list[int]] = defaultdict(list)
    for _identity, (_on, _id, number, column) in sorted(newest.items()):
        kept[number].append(column)
    parts = [
        Alike(
            AnswerMatrix(one.matrix.questionnaire, one.matrix.depth, one.matrix.cells[:, columns]),
            tuple(one.counted[column] for column in columns),
        )
        for number, one in enumerate(every)
        if (columns := kept[number])
    ]
    by_depth = ([part for part in parts if part.matrix.depth is depth] for depth in Depth)
    return [_population(of_depth) for of_depth in by_depth if of_depth]


def _population(parts: Sequence[Alike]) -> Population:
    """Return the population of all versions of a questionnaire; what changed its meaning is not counted."""
    newest, depth = parts[-1].matrix.questionnaire, parts[-1].matrix.depth
    by, wanted = groups_by(newest), measure_digests(newest, depth)
    values: dict[str, list[Values]] = {measure: [] for measure in wanted}
    digests: dict[str, dict[str, None]] = {measure: {digest: None} for measure, digest in wanted.items()}
    for part in parts:
        own = measure_digests(part.matrix.questionnaire, depth)
        same = comparable(part.matrix.questionnaire, newest, own, wanted)
        measured = measured_values(part.matrix)
        for measure in wanted:
            if measure in same:
                digests[measure][own[measure]] = None
            nothing = np.full(part.matrix.count, NO_VALUE, np.int8)
            values[measure].append(measured[measure] if measure in same else nothing)
    everyone = [one for part in parts for one in part.counted]
    days = [one.on for one in everyone]
    return Population(
        pack=newest.id,
        versions=tuple(dict.fromkeys(part.matrix.questionnaire.version for part in parts)),
        title=newest.title,
        depth=depth,
        by=by,
        earliest=quarter_start(min(days)),
        latest=quarter_end(max(days)),
        paths=tuple(path_of(newest, by, one.profile) for one in everyone),
        values={measure: np.concatenate(columns) for measure, columns in values.items()},
        value_counts={measure: COUNT if measure in newest.capabilities else INDEX_VALUES for measure in wanted},
        digests={measure: tuple(known) for measure, known in digests.items()},
        identities=tuple(one.identity for one in everyone),
        coarse_cuts={},
    )


def comparable(
    earlier: Questionnaire, newest: Questionnaire, own: Mapping[str, str], wanted: Mapping[str, str]
) -> set[str]:
    """Return the measures of an earlier version that mean the same as in the newest one.

    A question does where a corrected misprint is all that changed; an index where not even that did.
    """
    changes = question_changes(earlier, newest)
    same = {code for code, change in changes.items() if change.became is Became.SAME}
    return {
        measure
        for measure in own.keys() & wanted.keys()
        if (measure in same if measure in newest.capabilities else own[measure] == wanted[measure])
    }


def measured_values(matrix: AnswerMatrix) -> dict[str, Values]:
    """Return the values of every measure for all assessments of a matrix.

    A dimension has one where at least 80 % of what applies is answered, the index over all where every dimension that
    is asked and applies has one.
    """
    found: dict[str, Values] = {}
    scores = score_many(matrix)
    every = np.ones(matrix.count, np.bool_)
    for code, one in scores.dimensions.items():
        rated = one.there & ~one.ruled_out & (one.coverage >= RATED_FROM) & ~np.isnan(one.point)
        every &= rated | one.ruled_out | ~one.there
        found[code] = _index_values(one.point, rated)
    found[OVERALL] = _index_values(scores.point, every & ~np.isnan(scores.point))
    for row, capability in enumerate(matrix.asked):
        cells = matrix.cells[row]
        found[capability.code] = np.where(cells >= LOWEST, cells, np.int8(NO_VALUE))
    return found


def _index_values(points: Numbers, known: Truths) -> Values:
    values = np.full(len(points), NO_VALUE, np.int8)
    values[known] = np.minimum(points[known] // INDEX_STEP, INDEX_VALUES - 1).astype(np.int8)
    return values


def quarter_start(day: date) -> date:
    """Return the first day of the quarter of a day: the day itself would be that of one organisation."""
    return day.replace(month=day.month - (day.month - 1) % _MONTHS_OF_QUARTER, day=1)


def quarter_end(day: date) -> date:
    """Return the last day of the quarter of a day."""
    return (quarter_start(day) + timedelta(days=100)).replace(day=1) - timedelta(days=1)


def version_key(version: str) -> tuple[int, ...]:
    """Return what versions are ordered by."""
    return tuple(int(part) for part in version.split("."))
