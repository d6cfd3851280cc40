"""`readiness-merge/1`: the views of several people, question by question, as JSON (docs/formats/merge.md)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from readiness.domain.answers import Answer, Status
from readiness.domain.assessment import Assessment
from readiness.domain.form import FormDifference, NotTaken
from readiness.domain.levels import Level
from readiness.domain.perspectives import GivenAnswer, LedgerEntry, Perspective, Way, person_key
from readiness.domain.questionnaire import Questionnaire
from readiness.domain.workshop_record import Role
from readiness.scoring.consensus import Verdict
from readiness.scoring.views import Clash, MergedQuestion, dimension_views, merge_table
from readiness.validation.boundary import write_json


@dataclass(frozen=True, slots=True)
class StatedAnswer:
    """An answer: a level or a fact, or the status that stands in its place; `note` is its evidence or reason."""

    status: Status
    level: Level | None
    note: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class ViewEntry:
    """One person's view; `file` is where it came from in this call, null where the document had it."""

    person: str
    role: Role | None
    on: date
    may_be_named: bool
    asked: int
    answered: int
    file: str | None
    not_taken: dict[str, NotTaken]


@dataclass(frozen=True, slots=True)
class SaidEntry:
    """What one person said on a question; a status of unanswered was left empty."""

    person: str
    answer: StatedAnswer


@dataclass(frozen=True, slots=True)
class MergedQuestionEntry:
    """One question; figures in levels, null where they cannot be said."""

    code: str
    answer: StatedAnswer
    said: tuple[SaidEntry, ...]
    verdict: Verdict | None
    median: Level | None
    iqr: float | None
    range: int | None
    ad: float | None
    clashes: tuple[Clash, ...]
    undisputed: bool
    settled: bool


@dataclass(frozen=True, slots=True)
class DimensionMedians:
    """Medians by role, in levels; `role_gap` is management minus day-to-day staff, null where one is missing."""

    medians: dict[Role, float]
    role_gap: float | None


@dataclass(frozen=True, slots=True)
class DecisionEntry:
    """One entry of the ledger."""

    on: date
    by: str
    capability: str
    way: Way
    before: StatedAnswer
    after: StatedAnswer
    reason: str
    said: tuple[SaidEntry, ...]
    dissent: bool


@dataclass(frozen=True, slots=True)
class MergeFile:
    """The whole document. `taken` are the questions that this call has answered; `open` those that views dispute."""

    format: Literal["readiness-merge/1"]
    pack: str
    organisation: str
    views: tuple[ViewEntry, ...]
    replaced: tuple[str, ...]
    older: tuple[str, ...]
    questions: tuple[MergedQuestionEntry, ...]
    dimensions: dict[str, DimensionMedians]
    undisputed: tuple[str, ...]
    open: tuple[str, ...]
    taken: tuple[str, ...]
    ledger: tuple[DecisionEntry, ...]


@dataclass(frozen=True, slots=True)
class ImportChange:
    """One answer before and after."""

    before: StatedAnswer
    after: StatedAnswer


@dataclass(frozen=True, slots=True)
class ImportFile:
    """What one form changes; `retired_notes` are those that backed another answer, by question."""

    format: Literal["readiness-import/1"]
    file: str
    person: dict[str, str]
    changes: dict[str, ImportChange]
    retired_notes: dict[str, str]
    not_taken: dict[str, NotTaken]
    same: int
    taken: bool


@dataclass(frozen=True, slots=True)
class MergeNews:
    """What a call brought: files and what of them was not taken, by person; whose view gave way; what was answered."""

    files: Mapping[str, str]
    not_taken: Mapping[str, dict[str, NotTaken]]
    replaced: Sequence[str] = ()
    older: Sequence[str] = ()
    taken: Sequence[str] = ()


NO_NEWS = MergeNews({}, {})


def write_merge(questionnaire: Questionnaire, assessment: Assessment, news: MergeNews = NO_NEWS) -> bytes:
    """Return the merge table of a document in the published shape."""
    table = merge_table(questionnaire, assessment)
    file = MergeFile(
        "readiness-merge/1",
        questionnaire.id,
        assessment.details.organisation,
        tuple(_view(view, news) for view in assessment.perspectives.views),
        (*news.replaced,),
        (*news.older,),
        tuple(_question(row, assessment.answer(row.code)) for row in table),
        {one.dimension: DimensionMedians(one.medians, one.gap) for one in dimension_views(questionnaire, assessment)},
        tuple(row.code for row in table if row.agreed is not None and not row.settled),
        tuple(row.code for row in table if row.open),
        (*news.taken,),
        tuple(map(_decision, assessment.perspectives.ledger)),
    )
    return write_json(file, indent=2)


def write_import(difference: FormDifference, *, taken: bool) -> bytes:
    """Return what one form changes in the published shape."""
    form = difference.form
    changes = {one.code: ImportChange(_answer(one.before), _answer(one.after)) for one in difference.changes}
    retired = {one.capability: one.retired_note for one in difference.retired}
    return write_json(
        ImportFile(
            "readiness-import/1",
            form.path.name,
            form.person,
            changes,
            retired,
            difference.not_taken,
            difference.same,
            taken,
        ),
        indent=2,
    )


def _view(view: Perspective, news: MergeNews) -> ViewEntry:
    author, key = view.author, person_key(view.author.person)
    return ViewEntry(
        author.person,
        author.role,
        view.on,
        author.may_be_named,
        len(view.asked),
        len(view.answers),
        news.files.get(key),
        news.not_taken.get(key, {}),
    )


def _question(row: MergedQuestion, answer: Answer) -> MergedQuestionEntry:
    found = row.consensus
    return MergedQuestionEntry(
        row.code,
        _answer(answer),
        tuple(map(_said, row.said)),
        row.verdict,
        row.median,
        found.iqr if found else None,
        found.range_ if found else None,
        found.ad if found else None,
        row.clashes,
        row.agreed is not None,
        row.settled,
    )


def _decision(entry: LedgerEntry) -> DecisionEntry:
    return DecisionEntry(
        entry.on,
        entry.by,
        entry.capability,
        entry.way,
        _answer(entry.before),
        _answer(entry.after),
        entry.reason,
        tuple(map(_said, entry.said)),
        entry.dissent,
    )


def _said(said: GivenAnswer) -> SaidEntry:
    return SaidEntry(said.author.person, _answer(said.answer))


def _answer(answer: Answer) -> StatedAnswer:
    return StatedAnswer(answer.status, answer.level, answer.reason or answer.evidence, answer.value)
