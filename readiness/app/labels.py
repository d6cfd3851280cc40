"""Site and tags of a document: what sorts it among others, typed on a page of it or beside a whole portfolio."""

from dataclasses import replace
from pathlib import Path

from readiness.app.documents import open_session
from readiness.app.session import Session
from readiness.domain.assessment import MOST_TAGS, TAG_LIMIT, tags_of
from readiness.foundation.errors import UserError
from readiness.foundation.translation import N_

_SEPARATOR = ","
# What is typed may hold as many tags as there can be, each with its comma.
TYPED_LIMIT = MOST_TAGS * (TAG_LIMIT + 2)


def written_tags(tags: tuple[str, ...]) -> str:
    """Return tags as they are typed: separated by commas."""
    return f"{_SEPARATOR} ".join(tags)


def typed_tags(words: str) -> tuple[str, ...]:
    """Return the tags that were typed; raises UserError where they are too many, or one is too long."""
    typed = [" ".join(tag.split()) for tag in words.split(_SEPARATOR)]
    for tag in typed:
        if len(tag) > TAG_LIMIT:
            raise UserError(
                "tag-too-long",
                N_("A tag has {n} letters; {most} are possible."),
                N_("Shorten “{tag}”, or separate tags by commas."),
                n=len(tag),
                most=TAG_LIMIT,
                tag=tag,
            )
    different = {tag.casefold() for tag in typed if tag}
    if len(different) > MOST_TAGS:
        raise UserError(
            "tags-too-many",
            N_("There are {n} tags; {most} are possible."),
            N_("Leave out some of them."),
            n=len(different),
            most=MOST_TAGS,
        )
    return tags_of(typed)


def set_labels(session: Session, site: str, tags: tuple[str, ...]) -> None:
    """Store site and tags in an open document, in one step; raises UserError where it cannot be changed."""
    details = session.assessment.details
    labelled = replace(details, site=" ".join(site.split()), tags=tags)
    if labelled != details:
        session.set_part(labelled)


def label_document(path: Path, site: str, tags: tuple[str, ...]) -> None:
    """Store site and tags in the file of a document that is not open; raises UserError, with nothing changed."""
    session = open_session(path)
    try:
        set_labels(session, site, tags)
        session.document.publish()
    finally:
        session.document.close()
