"""`readiness-portfolio/1`: a portfolio as JSON (docs/formats/portfolio.md)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from readiness.domain.questionnaire import Depth
from readiness.foundation.language import Language
from readiness.portfolio.entry import KindOfCopy, Portfolio, PortfolioEntry, StageRange
from readiness.portfolio.heat_map import Quartiles, distribution
from readiness.portfolio.notes import NoteKind
from readiness.portfolio.table import EntryGroup, NoteHit
from readiness.validation.boundary import write_json

FORMAT = "readiness-portfolio/1"


@dataclass(frozen=True, slots=True)
class NamedPack:
    """Which questionnaire a document embeds; `digest` is the SHA-256 of what it embeds."""

    id: str
    version: str
    digest: str


@dataclass(frozen=True, slots=True)
class IndexEnds:
    """An index, 0 to 100; `point` is over what was answered."""

    point: float | None
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class DimensionOfEntry:
    """What a dimension came to."""

    stage: StageRange
    index: float | None
    rateable: bool


@dataclass(frozen=True, slots=True)
class PlanOfEntry:
    """How far a plan is."""

    goal: str
    packages: int
    open: int
    overdue: int
    people: tuple[str, ...]
    ends: date | None


@dataclass(frozen=True, slots=True)
class PointOfEntry:
    """A state that the document keeps of an earlier day."""

    on: date
    alike: bool
    stage: StageRange | None
    index: IndexEnds | None


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document, or several sites as one view: then `merged` is their number, and `document` is empty."""

    path: str
    document: str
    organisation: str
    site: str
    tags: tuple[str, ...]
    scope: str
    assessor: str
    profile: dict[str, str]
    pack: NamedPack
    depth: Depth
    assessed_on: date
    changed_at: datetime
    final: bool
    stage: StageRange | None
    upper_bound_only: bool
    index: IndexEnds | None
    dimensions: dict[str, DimensionOfEntry]
    gates_passed: tuple[str, ...]
    next_gate: str | None
    answered: int
    asked: int
    people: tuple[str, ...]
    plan: PlanOfEntry | None
    earlier: tuple[PointOfEntry, ...]
    predecessor: str | None
    merged: int


@dataclass(frozen=True, slots=True)
class SpreadRow:
    """How the stages and indices of what was measured alike are spread; `stages` counts 0 to 5."""

    pack: str
    version: str
    depth: Depth
    documents: int
    stages: tuple[int, ...]
    index: Quartiles | None
    dimensions: dict[str, Quartiles]


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group with the paths of its documents; `value` is empty where it is not known."""

    value: str
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FoundNote:
    """A note that holds the words that were searched."""

    path: str
    kind: NoteKind
    code: str
    excerpt: str


@dataclass(frozen=True, slots=True)
class NotCounted:
    """A file that is not counted because another one is."""

    path: str
    counted: str
    kind: KindOfCopy


@dataclass(frozen=True, slots=True)
class NotRead:
    """A file or folder that could not be read: the code of the fault, and the sentence in the user's language."""

    path: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class PortfolioFile:
    """The whole document. `groups` are there where a grouping was asked for, `notes` where words were searched."""

    format: str
    documents: tuple[DocumentRow, ...]
    spread: tuple[SpreadRow, ...]
    group_by: str | None
    groups: tuple[GroupRow, ...] | None
    notes: tuple[FoundNote, ...] | None
    set_aside: tuple[NotCounted, ...]
    unreadable: tuple[NotRead, ...]


def portfolio_file(
    portfolio: Portfolio,
    language: Language,
    group_by: str | None = None,
    groups: Iterable[EntryGroup] | None = None,
    hits: Iterable[NoteHit] | None = None,
) -> PortfolioFile:
    """Return a portfolio in the published shape."""
    return PortfolioFile(
        format=FORMAT,
        documents=tuple(map(_row, portfolio.entries)),
        spread=tuple(_spread(entries) for entries in portfolio.alike().values()),
        group_by=group_by,
        groups=None
        if groups is None
        else tuple(GroupRow(one.value, tuple(str(entry.path) for entry in one.entries)) for one in groups),
        notes=None
        if hits is None
        else tuple(FoundNote(str(hit.entry.path), hit.kind, hit.code, hit.excerpt) for hit in hits),
        set_aside=tuple(NotCounted(str(one.path), str(one.counted), one.kind) for one in portfolio.set_aside),
        unreadable=tuple(
            NotRead(str(one.path), one.error.code, one.error.sentence(language)) for one in portfolio.unreadable
        ),
    )


def write_portfolio(file: PortfolioFile) -> bytes:
    """Return a portfolio as JSON."""
    return write_json(file, indent=2)


def _row(entry: PortfolioEntry) -> DocumentRow:
    plan = entry.plan
    return DocumentRow(
        path=str(entry.path),
        document=entry.document_id,
        organisation=entry.organisation,
        site=entry.site,
        tags=entry.tags,
        scope=entry.scope,
        assessor=entry.assessor,
        profile=dict(entry.profile),
        pack=NamedPack(entry.pack, entry.version, entry.questionnaire),
        depth=entry.depth,
        assessed_on=entry.assessed_on,
        changed_at=entry.changed_at,
        final=entry.final,
        stage=entry.stage,
        upper_bound_only=entry.upper_bound_only,
        index=None if entry.index is None else IndexEnds(entry.index.point, entry.index.low, entry.index.high),
        dimensions={
            one.code: DimensionOfEntry(StageRange(one.low, one.high), one.index, one.rateable)
            for one in entry.dimensions
        },
        gates_passed=entry.gates_passed,
        next_gate=entry.next_gate or None,
        answered=entry.answered,
        asked=entry.asked,
        people=entry.people,
        plan=None
        if plan is None
        else PlanOfEntry(plan.goal, plan.packages, plan.open, plan.overdue, plan.people, plan.ends),
        earlier=tuple(
            PointOfEntry(
                point.on,
                point.alike,
                point.stage,
                None if point.index is None else IndexEnds(point.index.point, point.index.low, point.index.high),
            )
            for point in entry.points
        ),
        predecessor=entry.predecessor or None,
        merged=entry.merged,
    )


def _spread(entries: Sequence[PortfolioEntry]) -> SpreadRow:
    first, spread = entries[0], distribution(entries)
    return SpreadRow(
        pack=first.pack,
        version=first.version,
        depth=first.depth,
        documents=len(entries),
        stages=spread.stages,
        index=spread.overall,
        dimensions=spread.dimensions,
    )
