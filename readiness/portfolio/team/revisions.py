"""Revisions in a team's store: sent where their parent is the newest, and fetched with their bytes checked."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from readiness import __version__
from readiness.foundation.errors import UserError
from readiness.foundation.translation import N_
from readiness.portfolio.team.connection import Connection


@dataclass(frozen=True, slots=True)
class AskedBy:
    """The questionnaire of a revision: the SHA-256 of its JSON, id, version, and the codes of its rated questions."""

    digest: str
    id: str
    version: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a revision says of its assessment without being opened: what portfolios and benchmarks ask for.

    `answers` is one byte for each code (`readiness.portfolio.matrix`), the stage 0 to 5, the index 0 to 100; None where
    there is none. `state` is the hash of the content, whatever file holds it.
    """

    state: str
    questionnaire: AskedBy
    depth: str
    answers: bytes
    organisation: str
    profile: Mapping[str, str] = field(default_factory=dict)
    assessed_on: date | None = None
    stage_low: int | None = None
    stage_high: int | None = None
    index_low: float | None = None
    index_point: float | None = None
    index_high: float | None = None
    by_percent: bool = False

    def columns(self) -> dict[str, Any]:
        """Return them as the columns of a revision, apart from the answers."""
        plain = asdict(self)
        del plain["answers"]
        day = None if self.assessed_on is None else self.assessed_on.isoformat()
        return plain | {"questionnaire": self.questionnaire.digest, "assessed_on": day, "program": __version__}


@dataclass(frozen=True, slots=True)
class Sent:
    """What is sent: a document by its id, the bytes of its file, what it says, its project, and what it grew from.

    `project` counts for a document that the store does not have yet.
    """

    document: str
    payload: bytes
    facts: Facts
    project: str = ""
    parents: tuple[str, ...] = ()

    @property
    def sha256(self) -> str:
        """The SHA-256 of the bytes."""
        return sha256(self.payload).hexdigest()


@dataclass(frozen=True, slots=True)
class Revision:
    """One revision of a document: its id, number (from 1), what it grew from, who sent it when, and its state."""

    id: str
    document: str
    number: int
    parents: tuple[str, ...]
    author: str
    at: datetime
    state: str
    sha256: str
    organisation: str
    project: str


@dataclass(frozen=True, slots=True)
class Pushed:
    """A revision that the store has now; `already` where it had it before, since an answer was lost on the way."""

    revision: str
    number: int
    already: bool


_COLUMNS = """r.id, r.document::text, r.number, r.parents, r.author, r.at, r.state, r.sha256, r.organisation, d.project
    FROM readiness.documents d JOIN readiness.revisions r"""


def store_id(connection: Connection) -> str:
    """Return the id of the store, which it keeps wherever it moves."""
    row = connection.execute("SELECT id::text FROM readiness.store").fetchone()
    assert row is not None
    return str(row[0])


def heads(connection: Connection) -> list[Revision]:
    """Return the newest revision of each document that one may see, by organisation."""
    rows = connection.execute(f"SELECT {_COLUMNS} ON r.id = d.head ORDER BY r.organisation, d.id")
    return [_revision(row) for row in rows]


def revisions_of(connection: Connection, documents: Iterable[str]) -> dict[str, list[Revision]]:
    """Return all revisions of some documents, the oldest first, by document; one that is not there has none."""
    found: dict[str, list[Revision]] = {document: [] for document in documents}
    rows = connection.execute(
        f"SELECT {_COLUMNS} ON r.document = d.id WHERE d.id = ANY(%s::uuid[]) ORDER BY r.number",
        ([*found],),
    )
    # The server writes ids in small letters.
    given = {document.lower(): document for document in found}
    for revision in map(_revision, rows):
        found[given[revision.document]].append(revision)
    return found


def payload_of(connection: Connection, revision: str) -> bytes:
    """Return the bytes of the file of a revision; raises UserError where they are not what was sent."""
    row = connection.execute(
        "SELECT payload, sha256, document::text, parents FROM readiness.revisions WHERE id = %s",
        (revision,),
        binary=True,
    ).fetchone()
    if row is None:
        raise UserError(
            "team-not-there",
            N_("The store does not have this revision."),
            N_("Look what is there: readiness team status."),
            where=revision[:12],
        )
    payload, digest, document, parents = row
    # The id of a revision holds its bytes and what it grew from.
    if sha256(payload).hexdigest() != digest or revision_id(document, tuple(parents), digest) != revision:
        raise UserError(
            "team-payload-damaged",
            N_("Revision {revision} is damaged in the store: it is not what was sent. Nothing was changed here."),
            N_("Tell the administrator, who can restore a backup of the server. Your document is complete."),
            revision=revision[:12],
        )
    return bytes(payload)


def push(connection: Connection, sent: Sent) -> Pushed:
    """Send a revision. Where its first parent is not the newest one, UserError says to pull first."""
    know(connection, sent.facts.questionnaire)
    row = connection.execute(
        "SELECT * FROM readiness.push(%s::uuid, %s::text[], %s, %s, %s, %s, %s)",
        (
            sent.document,
            list(sent.parents),
            sent.payload,
            sent.sha256,
            sent.facts.answers,
            sent.project,
            json.dumps(sent.facts.columns()),
        ),
        binary=True,
    ).fetchone()
    assert row is not None
    return Pushed(*row)


def know(connection: Connection, questionnaire: AskedBy) -> None:
    """Have the store know the codes of a questionnaire."""
    connection.execute(
        "SELECT readiness.know_questionnaire(%s, %s, %s, %s)",
        (questionnaire.digest, questionnaire.id, questionnaire.version, list(questionnaire.codes)),
    )


def erase(connection: Connection, document: str) -> None:
    """Remove a document with all its revisions for good; by a lead."""
    connection.execute("SELECT readiness.erase(%s::uuid)", (document,))


def revision_id(document: str, parents: tuple[str, ...], digest: str) -> str:
    """Return the id of a revision, which follows from what it holds and what it grew from."""
    return sha256(f"{document}\n{','.join(parents)}\n{digest}".encode()).hexdigest()


def _revision(row: Any) -> Revision:
    id_, document, number, parents, *rest = row
    return Revision(id_, document, number, tuple(parents), *rest)
