"""A benchmark: how organisations are spread over bins, in groups none of which lays one of them open.

What is compared is called a measure: the index over all (`OVERALL`), the index of a dimension, or the level of a
question, the last two by their codes. Its *values* are numbered from 0: levels themselves, or steps of the index.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Annotated

from readiness.domain.knowledge import AnswerKind
from readiness.domain.meaning import meaning_digest
from readiness.domain.profile import COUNTRY, SIZE
from readiness.domain.questionnaire import Depth, Dimension, Questionnaire
from readiness.domain.values import Limits, Text
from readiness.foundation.errors import InvalidError
from readiness.foundation.translation import N_

# No group of fewer organisations is published, and none can be worked out from those that are.
FEWEST = 10
# No bin holds fewer, in no group that is published or can be worked out.
FEWEST_IN_BIN = 5

OVERALL = "index"
# The index from 0 to 100 is counted in steps of five.
INDEX_STEP = 5
INDEX_VALUES = 100 // INDEX_STEP
# All organisations, those of a sector, and those of a size in a sector.
LAYERS = 3
MOST_ORGANISATIONS = 10_000_000
MOST_SECTIONS = 20
MOST_GROUPS = 2_000
MOST_MEASURES = 600

_RELEASE = "^([0-9]{4}(-(H[12]|Q[1-4]))?)?$"
# What the name of a release looks like, or of a draft, which has none.
RELEASE_FORM = re.compile(_RELEASE)

Measure = Annotated[str, Limits(pattern="^(index|[A-Z][A-Z0-9_]*)$", max_length=20)]
Count = Annotated[int, Limits(ge=0, le=MOST_ORGANISATIONS)]
Cuts = Annotated[tuple[Count, ...], Limits(max_length=INDEX_VALUES)]
Word = Annotated[str, Limits(pattern="^[^\\x00-\\x1f]{1,60}$")]
Digest = Annotated[str, Limits(pattern="^[0-9a-f]{16}$")]


@dataclass(frozen=True, slots=True)
class Bins:
    """How the values of a measure are grouped: each cut is the first value of a bin, from the second bin on.

    `cuts` are those of each layer; none where the layer says nothing about the measure. `digests` are those of what
    the measure means in the questionnaires that were counted.
    """

    digests: Annotated[tuple[Digest, ...], Limits(min_length=1, max_length=100)]
    cuts: Annotated[tuple[Cuts, ...], Limits(max_length=LAYERS)]

    def __post_init__(self) -> None:
        """Raise InvalidError where the cuts of a layer do not rise."""
        for cuts in self.cuts:
            if list(cuts) != sorted({*cuts} - {0}):
                raise InvalidError(
                    "benchmark-cuts",
                    N_("The bins do not follow one another."),
                    N_("Ask its publisher for the benchmark again."),
                )


@dataclass(frozen=True, slots=True)
class BenchmarkGroup:
    """A group of organisations: `path` are its sector and its size, as far as it has them; all where it is empty.

    `counts` holds for each measure how many organisations lie in each bin; with noise, about how many.
    """

    path: Annotated[tuple[Word, ...], Limits(max_length=LAYERS - 1)]
    organisations: Count
    counts: Annotated[dict[Measure, tuple[Count, ...]], Limits(max_length=MOST_MEASURES)]

    @property
    def layer(self) -> int:
        """How deep it lies: 0 for all organisations."""
        return len(self.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchmarkSection:
    """What a benchmark says about one questionnaire at one depth.

    `by` are the codes of the profile's questions that make sector and size. The assessments are those of the days from
    `earliest` to `latest`.
    """

    pack: Annotated[str, Limits(pattern="^[a-z0-9][a-z0-9-]{0,79}$")]
    versions: Annotated[tuple[Word, ...], Limits(min_length=1, max_length=100)]
    title: Text
    depth: Depth
    by: Annotated[tuple[Word, ...], Limits(max_length=LAYERS - 1)]
    earliest: date
    latest: date
    bins: Annotated[dict[Measure, Bins], Limits(max_length=MOST_MEASURES)]
    groups: Annotated[tuple[BenchmarkGroup, ...], Limits(min_length=1, max_length=MOST_GROUPS)]

    def __post_init__(self) -> None:
        """Raise InvalidError where a group is there twice, has nothing around it, or has counts that fit no bins."""
        paths = {group.path for group in self.groups}
        stray = any(group.path and group.path[:-1] not in paths for group in self.groups)
        if len(paths) != len(self.groups) or stray or any(group.layer > len(self.by) for group in self.groups):
            raise InvalidError(
                "benchmark-groups",
                N_("The groups do not fit together."),
                N_("Ask its publisher for the benchmark again."),
            )
        for group in self.groups:
            for measure, counts in group.counts.items():
                bins = self.bins.get(measure)
                cuts = bins.cuts[group.layer] if bins and group.layer < len(bins.cuts) else ()
                if not cuts or len(counts) != len(cuts) + 1:
                    raise InvalidError(
                        "benchmark-counts",
                        N_("The counts of “{measure}” do not fit its bins."),
                        N_("Ask its publisher for the benchmark again."),
                        measure=measure,
                    )

    def group(self, path: tuple[str, ...]) -> BenchmarkGroup | None:
        """Return a group by its path; None where it is not published."""
        return next((group for group in self.groups if group.path == path), None)


@dataclass(frozen=True, slots=True)
class Noise:
    """What was added to every count: discrete Laplace noise of scale 1 ÷ `epsilon`, drawn for each count alone.

    `touched` is how many counts one organisation has a part in at most; with all of them together, its part is covered
    by `epsilon` × `touched`.
    """

    epsilon: Annotated[float, Limits(ge=0.01, le=10)]
    touched: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark:
    """A whole benchmark. `release` is the name of its period, as in 2026-H2; a draft has none. Names may be empty."""

    publisher: Annotated[str, Limits(max_length=120, pattern="^[^\\x00-\\x1f]*$")] = ""
    release: Annotated[str, Limits(pattern=_RELEASE)] = ""
    made_on: date
    noise: Noise | None = None
    sections: Annotated[tuple[BenchmarkSection, ...], Limits(min_length=1, max_length=MOST_SECTIONS)]

    def __post_init__(self) -> None:
        """Raise InvalidError where a section is there twice, or a group or bin is too small to be published."""
        keys = {(section.pack, section.depth) for section in self.sections}
        if len(keys) != len(self.sections):
            raise InvalidError(
                "benchmark-sections",
                N_("A questionnaire is there twice."),
                N_("Ask its publisher for the benchmark again."),
            )
        # With noise, what is small may be no more than that.
        if self.noise is None and any(map(_too_small, self.groups)):
            raise InvalidError(
                "benchmark-too-small",
                N_("It has a group of fewer than {fewest} organisations, or fewer than {in_bin} in a bin."),
                N_("Do not use it, and tell its publisher: it could lay open single organisations."),
                fewest=FEWEST,
                in_bin=FEWEST_IN_BIN,
            )

    @property
    def groups(self) -> tuple[BenchmarkGroup, ...]:
        """All groups of all sections."""
        return tuple(group for section in self.sections for group in section.groups)

    def section(self, pack: str, depth: Depth) -> BenchmarkSection | None:
        """Return what it says about a questionnaire at a depth; None where it says nothing."""
        return next((one for one in self.sections if (one.pack, one.depth) == (pack, depth)), None)


def _too_small(group: BenchmarkGroup) -> bool:
    totals = [group.organisations, *map(sum, group.counts.values())]
    return (
        min(totals) < FEWEST or min((min(counts) for counts in group.counts.values()), default=FEWEST) < FEWEST_IN_BIN
    )


def index_value(index: float) -> int:
    """Return the value of an index from 0 to 100."""
    return min(int(index // INDEX_STEP), INDEX_VALUES - 1)


def groups_by(questionnaire: Questionnaire) -> tuple[str, ...]:
    """Return the questions of the profile that make the groups: of a choice, first the sector, then the size."""
    choices = [one.code for one in questionnaire.profile if one.kind is AnswerKind.CHOICE]
    sector = [code for code in choices if code not in {COUNTRY, SIZE}][:1]
    return (*sector, *(code for code in choices if code == SIZE))


def path_of(questionnaire: Questionnaire, by: Sequence[str], profile: Mapping[str, str]) -> tuple[str, ...]:
    """Return sector and size as far as a profile gives one of the choices."""
    path: list[str] = []
    for code in by:
        question = next((one for one in questionnaire.profile if one.code == code), None)
        given = profile.get(code, "")
        if question is None or given not in {str(choice.value) for choice in question.choices}:
            break
        path.append(given)
    return tuple(path)


def measure_digests(questionnaire: Questionnaire, depth: Depth) -> dict[str, str]:
    """Return a digest of what each measure means, by measure: with the same digest it can be compared.

    An index means the questions that it is made from, with their weights and points.
    """
    found: dict[str, str] = {}
    of_dimensions = []
    indexed = depth is Depth.FULL or questionnaire.by_percent
    for dimension in questionnaire.dimensions:
        asked = dimension.asked(depth)
        own = {capability.code: meaning_digest(capability) for capability in asked}
        if asked and indexed:
            of_dimensions.append(_of_dimension(dimension, own, depth))
            found[dimension.code] = of_dimensions[-1]
        found |= own
    return {OVERALL: _digest(of_dimensions), **found} if of_dimensions else found


def _of_dimension(dimension: Dimension, own: Mapping[str, str], depth: Depth) -> str:
    worth = [
        (one.code, own[one.code], one.weight, [one.worth(level) for level in one.rungs])
        for one in dimension.asked(depth)
    ]
    return _digest(map(repr, worth))


def _digest(parts: Iterable[str]) -> str:
    return sha256("\n".join(parts).encode()).hexdigest()[:16]
