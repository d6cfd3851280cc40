"""`readiness-pair/1`: both sides of a collaboration, matter by matter, as JSON (docs/formats/pair.md)."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Literal

from readiness.domain.levels import Level
from readiness.domain.questionnaire import Depth
from readiness.domain.values import Text
from readiness.exchange.score_json import PackName
from readiness.results.assessment_result import AssessmentResult
from readiness.results.pairing import (
    Finding,
    HelpfulText,
    Missing,
    MissingKind,
    PairedMatter,
    Pairing,
    SaidStatus,
    Side,
    SideName,
)
from readiness.validation.boundary import write_json


@dataclass(frozen=True, slots=True)
class FileName:
    """The file of a side: its name without a folder, the id of its document, and the SHA-256 of exactly that file."""

    name: str
    document: str
    sha256: str


@dataclass(frozen=True, slots=True)
class SideFile:
    """Who a side is, and which of its files was read; `confirmed` where its hash was given and is that of the file."""

    organisation: str
    pack: PackName
    depth: Depth
    assessed_on: date
    document: str
    file: str
    sha256: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class PairedAnswerEntry:
    """The answer to one question; `target` is the level worth reaching."""

    code: str
    status: SaidStatus
    level: Level | None
    target: Level


@dataclass(frozen=True, slots=True)
class SideEntry:
    """Where a side stands on a matter: the lowest level of its answers, null while one of them is open."""

    status: SaidStatus
    level: Level | None
    answers: tuple[PairedAnswerEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingEntry:
    """What a side owes; `start` is written as `from`, which is a word of Python's own."""

    # Read by Pydantic: the names in JSON.
    __pydantic_config__: ClassVar[dict[str, Any]] = {
        "alias_generator": lambda name: "from" if name == "start" else name
    }

    side: SideName
    code: str
    kind: MissingKind
    start: Level | None
    to: Level | None
    text: Text


@dataclass(frozen=True, slots=True)
class MatterEntry:
    """One matter; `gap` is the agency's level minus the company's, null where one of them is unknown."""

    matter: Text
    finding: Finding
    gap: int | None
    risk_class: int
    company: SideEntry
    agency: SideEntry
    missing: tuple[MissingEntry, ...]
    texts: tuple[HelpfulText, ...]


@dataclass(frozen=True, slots=True)
class PairFile:
    """The whole document; the matters that deserve a talk most come first."""

    format: Literal["readiness-pair/1"]
    company: SideFile
    agency: SideFile
    counts: dict[Finding, int]
    matters: tuple[MatterEntry, ...]


def write_pair(pairing: Pairing, files: dict[SideName, FileName], confirmed: frozenset[str]) -> bytes:
    """Return a pairing in the published shape; `confirmed` are the hashes that were given and checked."""
    file = PairFile(
        "readiness-pair/1",
        _side_file(pairing.company, files["company"], confirmed),
        _side_file(pairing.agency, files["agency"], confirmed),
        pairing.counts,
        tuple(map(_matter, pairing.matters)),
    )
    return write_json(file, indent=2)


def _side_file(result: AssessmentResult, file: FileName, confirmed: frozenset[str]) -> SideFile:
    return SideFile(
        organisation=result.assessment.details.organisation,
        pack=PackName(result.questionnaire.id, result.questionnaire.version),
        depth=result.score.depth,
        assessed_on=result.on,
        document=file.document,
        file=file.name,
        sha256=file.sha256,
        confirmed=file.sha256 in confirmed,
    )


def _matter(matter: PairedMatter) -> MatterEntry:
    return MatterEntry(
        matter=matter.matter,
        finding=matter.finding,
        gap=matter.gap,
        risk_class=matter.risk_class,
        company=_side(matter.company),
        agency=_side(matter.agency),
        missing=tuple(map(_missing, matter.missing)),
        texts=matter.texts,
    )


def _side(side: Side) -> SideEntry:
    said = tuple(PairedAnswerEntry(one.code, one.status, one.level, one.target) for one in side.said)
    return SideEntry(side.status, side.level, said)


def _missing(missing: Missing) -> MissingEntry:
    return MissingEntry(
        side=missing.side,
        code=missing.code,
        kind=missing.kind,
        start=None if missing.to is None else missing.to - 1,
        to=missing.to,
        text=missing.text,
    )
