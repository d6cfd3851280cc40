"""A team's store: send and fetch documents, merge what two have changed, and say how each document stands.

Documents work without the server; it is asked only when somebody asks for it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from readiness.app.archives import read_content
from readiness.app.documents import read_latest, result_of
from readiness.app.session import Session
from readiness.app.settings import load_settings
from readiness.app.team_links import Link, find_link, keep_link, keep_new_links, links_to
from readiness.documents.content import Content
from readiness.documents.published_file import read_bytes
from readiness.documents.publishing import file_of
from readiness.domain.assessment import PARTS, Assessment, Details
from readiness.domain.changes import QuestionnaireChange, SingleChange
from readiness.domain.merging import Merge, MergeSide, ValuePlace, changes_between, merge
from readiness.domain.questionnaire import Questionnaire
from readiness.exchange.team_json import TeamEntry
from readiness.foundation.errors import Fault, InvalidError, UserError, reason_of
from readiness.foundation.replacing import make_whole
from readiness.foundation.translation import N_
from readiness.portfolio.files import find_documents, is_sealed_document, sealed
from readiness.portfolio.matrix import cells_of
from readiness.portfolio.team.address import StoreAddress, read_address
from readiness.portfolio.team.connection import Connection, connected
from readiness.portfolio.team.load import load
from readiness.portfolio.team.passwords import find_password, keep_password
from readiness.portfolio.team.revisions import (
    AskedBy,
    Facts,
    Pushed,
    Revision,
    Sent,
    heads,
    payload_of,
    push,
    revision_id,
    revisions_of,
    store_id,
)
from readiness.validation.boundary import read_json, write_json
from readiness.validation.canonical import canonical_hash
from readiness.validation.parts import STORED_PARTS
from readiness.validation.refusal import RefusedError

_BYTE = 256


class TeamState(StrEnum):
    """How a document here stands to the store."""

    UNCHANGED = "unchanged"
    NEWER_HERE = "newer-here"
    NEWER_THERE = "newer-there"
    BOTH = "both"
    ONLY_HERE = "only-here"
    ONLY_THERE = "only-there"


@dataclass(frozen=True, slots=True)
class ListedDocument:
    """A document in a list, and where its file is; None where only the store has it."""

    entry: TeamEntry
    path: Path | None


@dataclass(frozen=True, slots=True)
class TeamStanding:
    """A document and the store: its newest revision there, and the revision that this one has grown from."""

    state: TeamState
    head: Revision | None
    base: Revision | None


@dataclass(frozen=True, slots=True)
class Fetched:
    """The newest revision of a document, what both sides began with, and what they come to together.

    `questionnaire` is the one to take over, where only the others have upgraded.
    """

    store: str
    head: Revision
    base: Assessment
    theirs: Content
    merge: Merge
    questionnaire: Questionnaire | None = None


def address_of(url: str, root_certificate: str | None = None) -> StoreAddress:
    """Return the address that was given, or else the one in the settings; raises UserError where there is neither."""
    written = url or load_settings().team
    if not written:
        raise UserError(
            "team-no-address",
            N_("No address of a team’s store is known."),
            N_("Enter it, as in postgresql://anna@db.example.com/readiness."),
        )
    return read_address(written, root_certificate or "")


@contextmanager
def store(address: StoreAddress) -> Iterator[Connection]:
    """Connect to a store with the password that is kept for it; raises UserError."""
    with connected(address, find_password(address)) as connection:
        yield connection


def sign_in(address: StoreAddress, password: str | None) -> None:
    """See whether the server takes a password, and keep it in the keyring; raises UserError.

    Without one, the driver takes it from where the environment says (`password_is_elsewhere`), and nothing is kept.
    """
    with connected(address, password):
        if password is not None:
            keep_password(address, password)


def state_of(content: Content) -> str:
    """Return the hash of what a document says, whichever file holds it."""
    record = content.assessment.record.final
    said = canonical_hash(content.questionnaire, content.assessment, date.min)
    return said if record is None else sha256(f"{said} {record.on} {record.digest}".encode()).hexdigest()


def standing(connection: Connection, content: Content) -> TeamStanding:
    """Return how a document stands to the store; raises UserError."""
    link = find_link(content.document_id, store_id(connection))
    document = _id_there(content, link)
    return _standing(content, link, revisions_of(connection, [document])[document])


def _standing(content: Content, link: Link | None, revisions: Iterable[Revision]) -> TeamStanding:
    state = state_of(content)
    there = {revision.id: revision for revision in revisions}
    head = next(reversed(there.values()), None)
    if head is None:
        return TeamStanding(TeamState.ONLY_HERE, None, None)
    base = next((there[one.revision] for one in (link.bases(state) if link else []) if one.revision in there), None)
    changed = state != (base.state if base else "")
    if state == head.state:
        # Both have come to the same: there is nothing to send.
        return TeamStanding(TeamState.UNCHANGED, head, head)
    if base == head:
        return TeamStanding(TeamState.NEWER_HERE, head, base)
    return TeamStanding(TeamState.BOTH if changed else TeamState.NEWER_THERE, head, base)


def send(connection: Connection, content: Content, path: Path, project: str = "") -> Pushed | None:
    """Send a document as a new revision; None where the store has exactly this already.

    Raises UserError, also where the store has a newer revision.
    """
    store = store_id(connection)
    found = standing(connection, content)
    link = find_link(content.document_id, store) or Link(store, content.document_id, str(path))
    state = state_of(content)
    if found.state is TeamState.UNCHANGED:
        assert found.head is not None
        keep_link(content.document_id, _linked(link, path).with_seen(found.head.id, state))
        return None
    parents = (found.base.id,) if found.base else ()
    pushed = push(connection, Sent(link.document, file_of(content), facts_of(content), project, parents))
    keep_link(content.document_id, _linked(link, path).with_seen(pushed.revision, state))
    return pushed


def fetch(connection: Connection, content: Content) -> Fetched | None:
    """Fetch the newest revision of a document and merge it with what is here; None where nothing is newer there.

    Nothing is changed. Raises UserError, also where the two have different questionnaires.
    """
    found = standing(connection, content)
    if found.head is None:
        raise UserError(
            "team-not-sent",
            N_("The store does not have this document."),
            N_("Push it first, or look what is there: readiness team status."),
            where=content.assessment.details.organisation,
        )
    if found.state in {TeamState.UNCHANGED, TeamState.NEWER_HERE}:
        return None
    theirs = _content(payload_of(connection, found.head.id), found.head)
    if found.base is None:
        base, base_state = Assessment(Details(organisation=""), {}), ""
    else:
        base, base_state = _content(payload_of(connection, found.base.id), found.base).assessment, found.base.state
    newer = None
    if theirs.questionnaire != content.questionnaire:
        if state_of(content) != base_state:
            raise _questionnaires_differ(content.questionnaire, theirs.questionnaire, found.head)
        newer = theirs.questionnaire
    merged = _merged(base, content.assessment, theirs.assessment, {}, found.head)
    return Fetched(store_id(connection), found.head, base, theirs, merged, newer)


def take(session: Session, fetched: Fetched, choices: Mapping[ValuePlace, MergeSide]) -> int:
    """Take a fetched revision into an open document, in one step of undo, and return how many changes that were.

    Raises UserError where clashes are open or the document would hold too much; then nothing has changed.
    """
    if fetched.questionnaire is not None and session.assessment != fetched.base:
        raise _questionnaires_differ(session.questionnaire, fetched.questionnaire, fetched.head)
    merged = _merged(fetched.base, session.assessment, fetched.theirs.assessment, choices, fetched.head)
    if left := merged.open(choices):
        raise UserError(
            "team-clashes",
            N_("Both sides have changed the same in different ways: {n}. Nothing was changed."),
            N_("Choose a side for each, then pull again."),
            where=str(session.document.path),
            n=len(left),
        )
    _check_storable(merged.assessment, session.document.path)
    files = [file for digest, file in fetched.theirs.files.items() if digest in merged.assessment.digests()]
    for file in files:
        session.document.add_file(file)
    changes: list[SingleChange] = changes_between(session.assessment, merged.assessment)
    if fetched.questionnaire is not None:
        changes.insert(0, QuestionnaireChange(session.questionnaire, fetched.questionnaire))
    session.apply_all(changes, answered_here=False)
    return len(changes)


def note_taken(document: str, path: Path, fetched: Fetched) -> None:
    """Remember that a document holds a fetched revision; once its file does, so that a crash before costs nothing."""
    link = find_link(document, fetched.store) or Link(fetched.store, fetched.head.document, str(path))
    keep_link(document, _linked(link, path).with_seen(fetched.head.id, fetched.head.state))


def head_of(connection: Connection, wanted: str, *, by_name: bool) -> Revision:
    """Return the newest revision of a document by its id in the store, or by the beginning of it.

    With `by_name`, by its organisation as well. Raises UserError where not exactly one document is meant.
    """
    found = [
        one
        for one in heads(connection)
        if one.document.startswith(wanted.lower()) or (by_name and one.organisation == wanted)
    ]
    if len(found) != 1:
        raise UserError(
            "team-which-document",
            N_("The store has {n} documents that this could mean."),
            N_("Name one by its id, as the list shows it: readiness team status."),
            where=wanted,
            n=len(found),
        )
    return found[0]


def fetch_new(connection: Connection, wanted: str, target: Path) -> Revision:
    """Make the file of a document that only the store has; raises UserError where a file lies there.

    `wanted` is its id there, the beginning of it, or the organisation.
    """
    head = head_of(connection, wanted, by_name=True)
    payload = payload_of(connection, head.id)
    content = _content(payload, head)
    try:
        make_whole(target, payload)
    except FileExistsError as error:
        raise UserError(
            "file-exists", N_("The file already exists."), N_("Choose another name."), where=str(target)
        ) from error
    except OSError as error:
        raise UserError(
            "not-written",
            N_("The file could not be written ({reason})."),
            N_("Check the place, your permissions and the free space."),
            where=str(target),
            reason=reason_of(error),
        ) from error
    link = _linked(Link(store_id(connection), head.document, ""), target)
    keep_link(content.document_id, link.with_seen(head.id, head.state))
    return head


def overview(connection: Connection, here: Mapping[Path, Content], *, every: bool) -> list[ListedDocument]:
    """Return how some documents stand to the store; with `every` also those known here, and all that it has."""
    links, known = links_to(store_id(connection)), dict(here)
    for path in [Path(link.path) for link in links.values()] if every else ():
        # One that was moved or cannot be read is listed as the store has it.
        with suppress(UserError):
            known.setdefault(path, read_latest(path).content)
    ids = {path: _id_there(content, links.get(content.document_id)) for path, content in known.items()}
    revisions = revisions_of(connection, ids.values())
    listed = []
    for path, content in known.items():
        there = ids[path]
        found = _standing(content, links.get(content.document_id), revisions[there])
        listed.append(ListedDocument(_entry(found.state, found.head, there, content, path), path))
    if every:
        there_too = {one.entry.document for one in listed}
        others = (head for head in heads(connection) if head.document not in there_too)
        listed += [ListedDocument(_entry(TeamState.ONLY_THERE, head, head.document), None) for head in others]
    return listed


def send_file(address: StoreAddress, path: Path, project: str = "") -> Pushed | None:
    """Send a document as its file is; `project` counts where the store does not have it yet. Raises UserError."""
    content = read_content(path)
    with store(address) as connection:
        return send(connection, content, path, project)


def fetch_for_file(address: StoreAddress, path: Path) -> Fetched | None:
    """Fetch what is newer in the store than the file of a document; raises UserError."""
    with store(address) as connection:
        return fetch(connection, read_content(path))


def fetch_to(address: StoreAddress, document: str, target: Path) -> Revision:
    """Make the file of a document that only the store has; raises UserError."""
    with store(address) as connection:
        return fetch_new(connection, document, target)


def load_folders(connection: Connection, folders: Sequence[Path], project: str) -> tuple[int, int]:
    """Send all documents of some folders at once; return how many there were, and how many were new to the store.

    Raises UserError, also where one of them cannot be read or lies there twice: then none is sent.
    """
    files, unreadable = find_documents(folders)
    if unreadable:
        raise unreadable[0].error
    store, links = store_id(connection), dict[str, Link]()

    def documents() -> Iterator[Sent]:
        for file in files:
            if is_sealed_document(file.path):
                raise sealed(file.path)
            content = read_latest(file.path).content
            document = content.document_id
            if document in links:
                raise _twice(file.path, links[document].path)
            sent = Sent(document, file_of(content), facts_of(content), project)
            link = Link(store, document, str(file.path))
            links[document] = link.with_seen(revision_id(document, (), sent.sha256), sent.facts.state)
            yield sent

    new = load(connection, documents())
    keep_new_links(links, store)
    return len(files), new


def _twice(path: Path, other: str) -> UserError:
    return UserError(
        "team-document-twice",
        N_("This is the same document as {other}."),
        N_("Move one of the two somewhere else, then load again. Nothing was sent."),
        where=str(path),
        other=other,
    )


def _entry(
    state: TeamState, head: Revision | None, document: str, content: Content | None = None, path: Path | None = None
) -> TeamEntry:
    organisation = content.assessment.details.organisation if content is not None else head.organisation if head else ""
    file = None if path is None else path.name
    if head is None:
        return TeamEntry(document, organisation, "", state, file=file)
    return TeamEntry(document, organisation, head.project, state, head.number, head.author, head.at, file)


def facts_of(content: Content) -> Facts:
    """Return what a revision says of its assessment."""
    result = result_of(content)
    questionnaire, score, details = content.questionnaire, result.score, content.assessment.details
    asked = AskedBy(
        sha256(content.questionnaire_json.encode()).hexdigest(),
        questionnaire.id,
        questionnaire.version,
        tuple(questionnaire.capabilities),
    )
    return Facts(
        state=state_of(content),
        questionnaire=asked,
        depth=details.depth,
        answers=bytes(cell % _BYTE for cell in cells_of(questionnaire, content.assessment)),
        organisation=details.organisation,
        profile=dict(details.profile),
        assessed_on=result.on,
        stage_low=score.stage.low,
        stage_high=score.stage.high,
        index_low=score.index.low,
        index_point=score.index.point,
        index_high=score.index.high,
        by_percent=questionnaire.by_percent,
    )


def _linked(link: Link, path: Path) -> Link:
    return Link(link.store, link.document, str(path.absolute()), link.seen)


def _id_there(content: Content, link: Link | None) -> str:
    return link.document if link is not None else content.document_id


def _content(payload: bytes, revision: Revision) -> Content:
    return read_bytes(payload, Path(f"{revision.organisation} ({revision.number})"))


def _merged(
    base: Assessment,
    ours: Assessment,
    theirs: Assessment,
    choices: Mapping[ValuePlace, MergeSide],
    head: Revision,
) -> Merge:
    try:
        return merge(base, ours, theirs, choices)
    except InvalidError as error:
        raise _too_much(head.organisation) from error


def _check_storable(assessment: Assessment, path: Path) -> None:
    """Raise UserError where a part would hold more than a document can."""
    for name in PARTS:
        try:
            read_json(write_json(assessment.part(name), STORED_PARTS[name], defaults=False), STORED_PARTS[name])
        except RefusedError as error:
            raise _too_much(str(path), error.faults) from error


def _too_much(where: str, faults: Sequence[Fault] = ()) -> UserError:
    return UserError(
        "team-too-much",
        N_("Both sides together are more than a document can hold. Nothing was changed."),
        N_("Remove what is no longer needed, then pull again."),
        where=where,
        faults=faults,
    )


def _questionnaires_differ(ours: Questionnaire, theirs: Questionnaire, head: Revision) -> UserError:
    return UserError(
        "team-questionnaires-differ",
        N_("The document has version {ours} of the questionnaire, revision {n} in the store version {theirs}."),
        N_(
            "Upgrade the older one first. If that is yours: readiness upgrade. If it is the other: fetch it into a new "
            "file with -o, upgrade that, push it, then pull here."
        ),
        where=head.organisation,
        ours=ours.version,
        theirs=theirs.version,
        n=head.number,
    )
