"""Folders and files become a portfolio: what is new or changed is read, the rest comes from the index.

Whatever cannot be read is listed with its reason and stops nothing. Scores of many documents are made at once.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

from readiness.documents.many import AnsweredDocument, DocumentReader, EmbeddedQuestionnaire
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.foundation.errors import UserError
from readiness.portfolio.copies import counted_once
from readiness.portfolio.entry import (
    EmbeddedQuestionnaires,
    Portfolio,
    PortfolioEntry,
    Unreadable,
    in_order,
    matrix_of_entries,
)
from readiness.portfolio.files import FoundFile, find_documents, is_sealed_document, sealed
from readiness.portfolio.index import IndexUnusableError, PortfolioIndex
from readiness.portfolio.matrix import cells_of
from readiness.portfolio.notes import notes_in, people_in
from readiness.portfolio.read_file import NO_DAY, ReadFile
from readiness.portfolio.scored import with_scores
from readiness.portfolio.scoring import score_many

# Documents that are read before anybody hears how far it is, and before they are kept in the index.
AT_ONCE = 100
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
    reader = DocumentReader()
    embedded: dict[str, EmbeddedQuestionnaire] = {}
    done = len(files) - len(waiting)
    on_progress(done, len(files))
    for begin in range(0, len(waiting), AT_ONCE):
        if cancelled():
            break
        some = waiting[begin : begin + AT_ONCE]
        read, refused, met = read_files(some, reader)
        unreadable += refused
        embedded |= met
        if index is not None:
            index.keep(read, met.values())
        entries += [one.entry for one in read]
        done += len(some)
        on_progress(done, len(files))
    if index is not None and not cancelled():
        index.forget_missing()
    found = index.questionnaires() if index is not None else {}
    readers: dict[str, Callable[[], Questionnaire]] = {**found}
    readers |= {digest: partial(_of, one) for digest, one in embedded.items()}
    return portfolio_of(entries, unreadable, readers, today)


def portfolio_of(
    entries: Iterable[PortfolioEntry],
    unreadable: Iterable[Unreadable],
    readers: Mapping[str, Callable[[], Questionnaire]],
    today: date,
) -> Portfolio:
    """Return a portfolio in its order, in which each document counts once."""
    counted, aside = counted_once([_seen_on(entry, today) for entry in entries])
    used = {entry.questionnaire for entry in counted}
    return Portfolio(
        tuple(sorted(counted, key=in_order)),
        tuple(sorted(unreadable, key=lambda one: str(one.path))),
        tuple(sorted(aside, key=lambda one: str(one.path))),
        EmbeddedQuestionnaires({digest: read for digest, read in readers.items() if digest in used}),
    )


def read_files(
    files: Sequence[FoundFile], reader: DocumentReader
) -> tuple[list[ReadFile], list[Unreadable], dict[str, EmbeddedQuestionnaire]]:
    """Read some files: return what they say, what could not be read, and the questionnaires that they embed."""
    read: list[tuple[FoundFile, AnsweredDocument]] = []
    refused = []
    for file in files:
        try:
            if is_sealed_document(file.path):
                raise sealed(file.path)
            read.append((file, reader.read(file.path)))
        except UserError as error:
            refused.append(Unreadable(file.path, error))
    groups: dict[tuple[str, Depth], list[tuple[FoundFile, AnsweredDocument]]] = defaultdict(list)
    for file, document in read:
        groups[document.embedded.digest, document.assessment.details.depth].append((file, document))
    scored = [one for group in groups.values() for one in _scored(group)]
    return scored, refused, {document.embedded.digest: document.embedded for _file, document in read}


def _scored(group: Sequence[tuple[FoundFile, AnsweredDocument]]) -> list[ReadFile]:
    """Return files that were measured alike with their scores."""
    _file, first = group[0]
    questionnaire, depth = first.embedded.questionnaire, first.assessment.details.depth
    bare = [_unscored(file, document) for file, document in group]
    scores = score_many(matrix_of_entries(questionnaire, depth, bare))
    return [
        ReadFile(
            file,
            document.checksum,
            with_scores(entry, questionnaire, scores, column),
            notes_in(document.assessment),
        )
        for column, (entry, (file, document)) in enumerate(zip(bare, group, strict=True))
    ]


def _unscored(file: FoundFile, document: AnsweredDocument) -> PortfolioEntry:
    assessment, questionnaire = document.assessment, document.embedded.questionnaire
    details = assessment.details
    asked = [question for d in questionnaire.dimensions for question in d.questions(details.depth)]
    return PortfolioEntry(
        path=file.path,
        document_id=document.document_id,
        created=document.created,
        organisation=details.organisation,
        scope=details.scope,
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
        stage=None,
        index=None,
        dimensions=(),
        answered=sum(not assessment.answer(question.code).open for question in asked),
        asked=len(asked),
        people=people_in(assessment),
        cells=bytes(cell & 0xFF for cell in cells_of(questionnaire, assessment)),
    )


def written_at(file: FoundFile) -> datetime:
    """Return when a file was written last; a time that no calendar has is its end."""
    try:
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=file.written_ns // 1000)
    except OverflowError:
        return datetime.max.replace(tzinfo=UTC)


def _seen_on(entry: PortfolioEntry, today: date) -> PortfolioEntry:
    return replace(entry, assessed_on=today) if entry.assessed_on == NO_DAY else entry


def _of(embedded: EmbeddedQuestionnaire) -> Questionnaire:
    return embedded.questionnaire
