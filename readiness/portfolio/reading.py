"""Folders and files become a portfolio: what is new or changed is read, the rest comes from the index.

Whatever cannot be read is listed with its reason and stops nothing. Scores of many documents are made at once.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

from readiness.documents.many import AnsweredDocument, DocumentReader
from readiness.domain.asking import hidden_questions
from readiness.foundation.errors import UserError
from readiness.portfolio.copies import counted_once
from readiness.portfolio.entry import (
    EarlierPoint,
    EmbeddedQuestionnaires,
    Portfolio,
    PortfolioEntry,
    Unreadable,
    in_order,
)
from readiness.portfolio.files import FoundFile, find_documents, is_sealed_document, sealed
from readiness.portfolio.index import IndexUnusableError, PortfolioIndex
from readiness.portfolio.notes import notes_in, people_in
from readiness.portfolio.processes import in_processes
from readiness.portfolio.read_file import NO_DAY, ReadFile, ReadPortion
from readiness.portfolio.scored import AnsweredColumn, ColumnScore, scores_of

# Documents that are read before anybody hears how far it is, and before they are kept in the index.
_AT_ONCE = 50
# So many are read before other processes would have begun.
_FEW = 200
# The one that is there, one that is made anew, and one in memory.
_MOST_INDEXES = 3
# Files that are read, of how many.
OnProgress = Callable[[int, int], None]


def read_portfolio(
    places: Iterable[Path],
    today: date,
    index: PortfolioIndex | None = None,
    on_progress: OnProgress = lambda _done, _of: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Portfolio:
    """Return the documents in some folders and files, and below; `today` counts where a document knows no day.

    What the index holds of files that have not changed is taken from there, and what is read is kept in it. Where it is
    `cancelled`, the portfolio holds what was read so far.
    """
    places = [*places]
    for _ in range(_MOST_INDEXES):
        try:
            return _read(places, today, index, on_progress, cancelled)
        except IndexUnusableError:
            # Read from the files once more: what the index had was worth no more than that.
            assert index is not None
            index.start_over()
    return _read(places, today, None, on_progress, cancelled)


def _read(
    places: Iterable[Path],
    today: date,
    index: PortfolioIndex | None,
    on_progress: OnProgress,
    cancelled: Callable[[], bool],
) -> Portfolio:
    files, unreadable = find_documents(places)
    known = index.known(files) if index is not None else {}
    entries = [*known.values()]
    waiting = [file for file in files if str(file.path) not in known]
    stored: dict[str, bytes] = {}
    done = len(files) - len(waiting)
    on_progress(done, len(files))
    for portion in _read_in_portions(waiting, cancelled):
        unreadable += portion.unreadable
        stored |= portion.questionnaires
        if index is not None:
            index.keep(portion.read, portion.questionnaires)
        entries += [one.entry for one in portion.read]
        done += len(portion.read) + len(portion.unreadable)
        on_progress(done, len(files))
    if index is not None:
        index.forget_missing()
        stored = index.questionnaires() | stored
    return portfolio_of(entries, unreadable, stored, today)


def _read_in_portions(files: Sequence[FoundFile], cancelled: Callable[[], bool]) -> Iterator[ReadPortion]:
    """Yield what files say, some at a time; many of them are read by several processes."""
    portions = [files[at : at + _AT_ONCE] for at in range(0, len(files), _AT_ONCE)]
    reader = DocumentReader()
    if len(files) <= _FEW:
        for portion in portions:
            if cancelled():
                return
            yield read_files(portion, reader)
        return
    for found in in_processes(_read_elsewhere, portions, cancelled):
        # A fault does not go from process to process with all that it has to tell.
        again = read_files(found.unread, reader)
        yield replace(found, read=[*found.read, *again.read], unreadable=again.unreadable)


def _read_elsewhere(files: Sequence[FoundFile]) -> ReadPortion:
    """Read some files in a process for it, which knows the questionnaires of those that it has read before."""
    found = read_files(files, _reader_of_process())
    return replace(
        found, unreadable=[], unread=[file for file in files if file.path in {one.path for one in found.unreadable}]
    )


@cache
def _reader_of_process() -> DocumentReader:
    return DocumentReader()


def portfolio_of(
    entries: Iterable[PortfolioEntry],
    unreadable: Iterable[Unreadable],
    questionnaires: Mapping[str, bytes],
    today: date,
) -> Portfolio:
    """Return a portfolio in its order, in which each document counts once; questionnaires as they are embedded."""
    counted, aside = counted_once([_seen_on(entry, today) for entry in entries])
    used = {entry.questionnaire for entry in counted}
    return Portfolio(
        tuple(sorted(counted, key=in_order)),
        tuple(sorted(unreadable, key=lambda one: str(one.path))),
        tuple(sorted(aside, key=lambda one: str(one.path))),
        EmbeddedQuestionnaires({digest: stored for digest, stored in questionnaires.items() if digest in used}),
    )


def read_files(files: Sequence[FoundFile], reader: DocumentReader) -> ReadPortion:
    """Read some files."""
    read: list[tuple[FoundFile, AnsweredDocument]] = []
    refused = []
    for file in files:
        try:
            if is_sealed_document(file.path):
                raise sealed(file.path)
            read.append((file, reader.read(file.path)))
        except UserError as error:
            refused.append(Unreadable(file.path, error))
    columns = [_columns(document) for _file, document in read]
    scores = iter(scores_of([column for each in columns for column in each]))
    done = []
    for (file, document), each in zip(read, columns, strict=True):
        now, *earlier = (next(scores) for _ in each)
        entry = _entry(file, document, each[0].cells, now, _points(document, earlier))
        done.append(ReadFile(file, document.checksum, entry, notes_in(document.assessment)))
    return ReadPortion(done, refused, {document.embedded.digest: document.embedded.stored for _file, document in read})


def _columns(document: AnsweredDocument) -> list[AnsweredColumn]:
    """Return what the document answers now, and then what it answered in each state that it keeps."""
    every = [(document.embedded, document.assessment)]
    every += [(state.embedded, state.assessment) for state in document.states]
    return [AnsweredColumn.of(one.digest, one.questionnaire, assessment) for one, assessment in every]


def _points(document: AnsweredDocument, scores: Iterable[ColumnScore]) -> tuple[EarlierPoint, ...]:
    own = (document.embedded.digest, document.assessment.details.depth)
    points = [
        EarlierPoint(state.line.assessed_on, (state.embedded.digest, state.line.depth) == own, score.stage, score.index)
        for state, score in zip(document.states, scores, strict=True)
    ]
    return tuple(sorted(points, key=lambda point: point.on))


def _entry(
    file: FoundFile, document: AnsweredDocument, cells: bytes, score: ColumnScore, points: tuple[EarlierPoint, ...]
) -> PortfolioEntry:
    assessment, questionnaire = document.assessment, document.embedded.questionnaire
    details, predecessor = assessment.details, assessment.history.predecessor
    hidden = hidden_questions(questionnaire, assessment)
    asked = [capability for capability in questionnaire.asked(details.depth) if capability.code not in hidden]
    return PortfolioEntry(
        path=file.path,
        document_id=document.document_id,
        created=document.created,
        organisation=details.organisation,
        site=details.site,
        scope=details.scope,
        tags=details.tags,
        assessor=details.assessor,
        profile=dict(details.profile),
        questionnaire=document.embedded.digest,
        pack=questionnaire.id,
        version=questionnaire.version,
        title=questionnaire.title,
        depth=details.depth,
        by_percent=questionnaire.by_percent,
        assessed_on=details.as_of(NO_DAY),
        changed_at=written_at(file),
        final=assessment.record.final is not None,
        stage=score.stage,
        index=score.index,
        dimensions=score.dimensions,
        gates_passed=score.gates_passed,
        next_gate=score.next_gate,
        answered=sum(not assessment.answer(capability.code).open for capability in asked),
        asked=len(asked),
        people=people_in(assessment),
        cells=cells,
        points=points,
        predecessor=predecessor.document if predecessor else "",
    )


def written_at(file: FoundFile) -> datetime:
    """Return when a file was written last; a time that no calendar has is its end."""
    try:
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=file.written_ns // 1000)
    except OverflowError:
        return datetime.max.replace(tzinfo=UTC)


def _seen_on(entry: PortfolioEntry, today: date) -> PortfolioEntry:
    return replace(entry, assessed_on=today) if entry.assessed_on == NO_DAY else entry
