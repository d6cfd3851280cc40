"""One document as a row of a portfolio, and the portfolio: what was read, what could not be, and what is counted once.

Everything here is a value without files behind it: it may come from reading documents or from the index.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from pathlib import Path

from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.domain.values import Text
from readiness.foundation.errors import UserError
from readiness.portfolio.matrix import AnswerMatrix, matrix_of_bytes
from readiness.validation.plain import read_plain


@dataclass(frozen=True, slots=True)
class StageRange:
    """The two ends of a stage, 0 to 5: with every unknown answer as the lowest and as the highest level."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class IndexRange:
    """An index, 0 to 100: over what was answered, and with every unknown answer as nothing and as everything.

    `point` is None where nothing was answered.
    """

    low: float
    point: float | None
    high: float


@dataclass(frozen=True, slots=True)
class RatedDimension:
    """What one dimension came to; `index` is its point, None where nothing was answered or no index is told.

    A dimension that is not `rateable` is known too little: its stage is no more than what is possible.
    """

    code: str
    low: int
    high: int
    index: float | None
    rateable: bool = True


@dataclass(frozen=True, slots=True)
class EarlierPoint:
    """A state that a document keeps: its result as of a day, and whether it was measured like the document itself.

    `stage` or `index` is None where there was none. Not `alike`, it is of another questionnaire, version or depth.
    """

    on: date
    alike: bool
    stage: StageRange | None
    index: IndexRange | None


@dataclass(frozen=True, slots=True)
class PlanSummary:
    """How far the plan of a document is: the way that was chosen, or else the one that is recommended.

    `open` packages have a step that is not done, `overdue` ones such a step whose day is past. `people` are in charge
    of open packages: persons that were named, and the codes of roles where none was. `ends` is the day of the last
    package, None where there is none or no day is known. `goal` is written as in `PlanNotes.goal`; empty where there
    is nothing to reach, or where too little is known for a plan.
    """

    goal: str = ""
    packages: int = 0
    open: int = 0
    overdue: int = 0
    people: tuple[str, ...] = ()
    ends: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioEntry:
    """A document in a portfolio.

    `questionnaire` is the digest of the embedded questionnaire, the key in `Portfolio.questionnaires`; `pack`,
    `version` and `title` name it. `cells` is the column of the answer matrix, one byte for each capability of the whole
    questionnaire (`portfolio/matrix.py`). `stage` is None where the result is per cent (`by_percent`), `index` where
    there is none, as after a quick check. After a quick check `gates_passed` is empty and `next_gate` too: it asks too
    little to say what is passed. `next_gate` is the code of the first gate that is not passed.

    `people` are in charge of something: the persons that plan, decision, incidents and consultant name. `plan` is None
    until it was worked out, which takes longer than reading (`portfolio/plans.py`). `changed_at` is when the file was
    written last, in UTC. `points` are the states that it keeps, by their days; `predecessor` is the id of the document
    that it goes on from. `merged` is how many sites one view of a firm was made of (`portfolio/sites.py`); 0 for a
    document.
    """

    path: Path
    document_id: str
    created: str
    organisation: str
    site: str = ""
    scope: str = ""
    tags: tuple[str, ...] = ()
    assessor: str = ""
    profile: Mapping[str, str] = field(default_factory=dict)
    questionnaire: str
    pack: str
    version: str
    title: Text
    depth: Depth
    by_percent: bool
    assessed_on: date
    changed_at: datetime
    final: bool = False
    stage: StageRange | None
    index: IndexRange | None
    dimensions: tuple[RatedDimension, ...]
    gates_passed: tuple[str, ...] = ()
    next_gate: str = ""
    answered: int = 0
    asked: int = 0
    people: tuple[str, ...] = ()
    plan: PlanSummary | None = None
    cells: bytes = b""
    points: tuple[EarlierPoint, ...] = ()
    predecessor: str = ""
    merged: int = 0

    @property
    def comparable(self) -> tuple[str, Depth]:
        """What was measured alike: the same questionnaire, byte by byte, at the same depth."""
        return self.questionnaire, self.depth

    @property
    def upper_bound_only(self) -> bool:
        """Whether the stage is no more than a bound: after a quick check, or where a dimension is known too little."""
        return self.depth is Depth.QUICK or not all(one.rateable for one in self.dimensions)

    @property
    def known_plan(self) -> PlanSummary | None:
        """The plan, where it was worked out and leads to a goal."""
        return self.plan if self.plan is not None and self.plan.goal else None

    def dimension(self, code: str) -> RatedDimension | None:
        """Return what a dimension came to; None where it was not asked."""
        return next((one for one in self.dimensions if one.code == code), None)


class KindOfCopy(Enum):
    """What a file is that is not counted because another one is."""

    # The same document at another place, or an older state of it such as a backup.
    SAME_DOCUMENT = "same document"
    # What was kept of two that were changed at the same time; it lies beside the file that others wrote.
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class SetAside:
    """A file that is not counted, and the one that is counted for it."""

    path: Path
    counted: Path
    kind: KindOfCopy


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file or folder that could not be read, and why."""

    path: Path
    error: UserError


class EmbeddedQuestionnaires(Mapping[str, Questionnaire]):
    """The questionnaires of a portfolio by digest; each is read when it is first asked for.

    They were let in before, so that they are read without being checked again.
    """

    def __init__(self, stored: Mapping[str, bytes]) -> None:
        self._stored = dict(stored)
        self._read: dict[str, Questionnaire] = {}

    def __getitem__(self, digest: str) -> Questionnaire:
        if digest not in self._read:
            self._read[digest] = read_plain(self._stored[digest], Questionnaire)
        return self._read[digest]

    def __iter__(self) -> Iterator[str]:
        return iter(self._stored)

    def __len__(self) -> int:
        return len(self._stored)


@dataclass(frozen=True, slots=True)
class AlikeMatrix:
    """Entries that were measured alike, and their answers, one column for each in the same order."""

    entries: tuple[PortfolioEntry, ...]
    matrix: AnswerMatrix


@dataclass(frozen=True)
class Portfolio:
    """Documents in the order of their organisations, sites and days; what else lay there is told beside them."""

    entries: tuple[PortfolioEntry, ...]
    unreadable: tuple[Unreadable, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    questionnaires: Mapping[str, Questionnaire] = field(default_factory=dict)

    def alike(self) -> dict[tuple[str, Depth], tuple[PortfolioEntry, ...]]:
        """Return the entries that were measured alike together, the largest group first."""
        found: dict[tuple[str, Depth], list[PortfolioEntry]] = defaultdict(list)
        for entry in self.entries:
            found[entry.comparable].append(entry)
        largest = sorted(found, key=lambda key: (-len(found[key]), key[0], key[1] is Depth.QUICK))
        return {key: tuple(found[key]) for key in largest}

    def matrices(self) -> list[AlikeMatrix]:
        """Return the answers of what was measured alike as matrices for `score_many`, the largest first."""
        return [
            AlikeMatrix(entries, matrix_of_bytes(self.questionnaires[digest], depth, (one.cells for one in entries)))
            for (digest, depth), entries in self.alike().items()
        ]

    def only(self, entries: Iterable[PortfolioEntry]) -> "Portfolio":
        """Return the portfolio with some of its entries."""
        return Portfolio(tuple(entries), self.unreadable, self.set_aside, self.questionnaires)


def in_order(entry: PortfolioEntry) -> tuple[str, str, date, str]:
    """Return what entries are ordered by: organisation, site, day, and the path where all of those are the same."""
    return entry.organisation.casefold(), entry.site.casefold(), entry.assessed_on, str(entry.path)
