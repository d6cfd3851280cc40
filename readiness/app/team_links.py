"""Which documents of this computer belong to which in a team's store, and what was exchanged last.

It lies in the data folder and holds ids and hashes; what documents say is not in it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from readiness.foundation.errors import UserError, reason_of
from readiness.foundation.files import MEGABYTE, read_at_most, write_whole
from readiness.foundation.paths import data_folder
from readiness.foundation.translation import N_
from readiness.validation.plain import read_plain, write_plain

_LARGEST = 64 * MEGABYTE
_MOST_SEEN = 200


@dataclass(frozen=True, slots=True)
class Seen:
    """A revision that this document has held, and the hash of its content."""

    revision: str
    state: str


@dataclass(frozen=True, slots=True)
class Link:
    """A document in a store: the ids of both, the path here, and the revisions that it has held, the newest last."""

    store: str
    document: str
    path: str
    seen: tuple[Seen, ...] = ()

    def with_seen(self, revision: str, state: str) -> "Link":
        """Return the link once another revision was exchanged."""
        others = tuple(one for one in self.seen if one.revision != revision)
        return replace(self, seen=(*others, Seen(revision, state))[-_MOST_SEEN:])

    def bases(self, state: str) -> list[Seen]:
        """Return the revisions that a document with this content can have grown from, the likeliest first.

        One that says exactly the same comes before the newest: the document was taken back to it, by undo or from a
        backup, and nobody has decided to take back what others did since.
        """
        newest_first = [*reversed(self.seen)]
        return sorted(newest_first, key=lambda one: one.state != state)


@dataclass(frozen=True, slots=True)
class _Links:
    version: int = 1
    documents: dict[str, Link] = field(default_factory=dict)


def find_link(document: str, store: str) -> Link | None:
    """Return the link of a document (by its id here) to a store; None where it was never exchanged with it."""
    return links_to(store).get(document)


def links_to(store: str) -> dict[str, Link]:
    """Return all links to a store, by the ids of the documents here."""
    return {document: link for document, link in _load().documents.items() if link.store == store}


def keep_link(document: str, link: Link) -> None:
    """Remember a link; raises UserError where the data folder cannot be written."""
    _save({**_load().documents, document: link})


def keep_new_links(links: Mapping[str, Link], store: str) -> None:
    """Remember many links to a store at once, but none of a document that is linked with it already.

    Raises UserError where the data folder cannot be written.
    """
    _save({**_load().documents, **links, **links_to(store)})


def forget_links(documents: Iterable[str]) -> None:
    """Forget documents that are gone; raises UserError where the data folder cannot be written."""
    gone = {*documents}
    known = _load().documents
    if gone & known.keys():
        _save({document: link for document, link in known.items() if document not in gone})


def _load() -> _Links:
    """Return the links; where they cannot be read, none: then pulling asks wherever the two differ."""
    try:
        return read_plain(read_at_most(_path(), _LARGEST), _Links)
    except (OSError, ValueError, UserError):
        return _Links()


def _save(documents: dict[str, Link]) -> None:
    try:
        write_whole(write_plain(_Links(documents=documents)), _path(), private=True)
    except OSError as error:
        raise UserError(
            "team-links-not-kept",
            N_("What was exchanged with the team could not be noted ({reason})."),
            N_("Nothing is lost. Free some space, then pull again."),
            where=str(_path()),
            reason=reason_of(error),
        ) from error


def _path() -> Path:
    return data_folder() / "team.json"
