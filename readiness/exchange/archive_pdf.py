"""The document inside a report: found by its name, taken out within limits, and nothing else looked at."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pypdf.generic import ArrayObject, DictionaryObject, NullObject, StreamObject

from readiness.domain.archive import ATTACHED_NAME, LARGEST_ATTACHED
from readiness.exchange.pdf_file import opened_pdf
from readiness.foundation.errors import UserError
from readiness.foundation.files import read_at_most
from readiness.foundation.translation import N_

# The document, and the report around it.
MOST_BYTES = LARGEST_ATTACHED + 25_000_000
# Names stand in a tree; ours has one leaf, other programs may have rewritten it.
_MOST_NODES = 1_000


def read_attached(path: Path) -> bytes:
    """Return the document inside a report; raises UserError where there is none or the file cannot be read.

    The bytes are untrusted, as a document of unknown origin is.
    """
    too_large = UserError(
        "pdf-too-large", N_("The PDF is larger than 100 MB."), N_("Check that it is the right file."), where=str(path)
    )
    raw = read_at_most(path, MOST_BYTES, too_large)
    with opened_pdf(raw, path) as reader:
        for stream in _streams_named(reader.root_object, ATTACHED_NAME):
            # The library stops a stream that unfolds beyond the same limit.
            content = stream.get_data()
            if 0 < len(content) <= LARGEST_ATTACHED:
                return bytes(content)
    raise UserError(
        "no-document-inside",
        N_("There is no document inside this PDF."),
        N_("Only reports that were saved for the archive hold their document."),
        where=str(path),
    )


def _streams_named(root: DictionaryObject, name: str) -> Iterator[StreamObject]:
    """Yield what lies in the PDF under a name (ISO 32000-1, 7.11.4 and 7.9.6)."""
    names = _dictionary(root.get("/Names"))
    waiting = [_dictionary(names.get("/EmbeddedFiles"))]
    visited = 0
    while waiting and visited < _MOST_NODES:
        node = waiting.pop()
        visited += 1
        for specification in _array(node.get("/Names")):
            found = _dictionary(specification)
            if name in {str(found.get("/UF")), str(found.get("/F"))}:
                stream = _dictionary(found.get("/EF")).get("/F", NullObject()).get_object()
                if isinstance(stream, StreamObject):
                    yield stream
        waiting += [_dictionary(kid) for kid in _array(node.get("/Kids"))[:_MOST_NODES]]


def _dictionary(value: Any) -> DictionaryObject:
    found = value.get_object() if value is not None else None
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _array(value: Any) -> ArrayObject:
    found = value.get_object() if value is not None else None
    return found if isinstance(found, ArrayObject) else ArrayObject()
