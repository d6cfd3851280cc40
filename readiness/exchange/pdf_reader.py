"""The process that reads an untrusted PDF: `python -m readiness.exchange.pdf_reader SECONDS BYTES PART …`.

The PDF is its standard input. It answers with one line of JSON and the bytes of the document inside, if that was asked
for and is there. A PDF of 100 kB can keep its reader busy for minutes and fill the memory; here it can only end this
process, which has a limit of processor time and of memory. It knows nothing else of ours: it starts at every file.
"""

import json
import logging
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NullObject,
    StreamObject,
)

from readiness.domain.archive import ATTACHED_NAME, LARGEST_ATTACHED
from readiness.foundation.process_limits import limit_process

# Our largest questionnaire has under two hundred fields; some viewers wrap each in a second one.
_MOST_FIELDS = 5_000
_DEEPEST = 8
# Characters in all fields together; our largest form can hold two million.
_MOST_TEXT = 10_000_000
# Names of embedded files stand in a tree; ours has one leaf, other programs may have rewritten it.
_MOST_NODES = 1_000
# Our longest report has 60 pages.
_MOST_PAGES = 1_000
# As `wording/versions.py` writes it; a line may end behind its first word.
_HASH = re.compile(r"SHA-256\s+([0-9a-f]{64})(?![0-9a-f])")
# Control characters would move a terminal's cursor, and XML forbids them; line breaks and tabs are text.
_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(127, 160), 0xFFFE, 0xFFFF))

# What is told instead of content.
_ENCRYPTED, _BROKEN, _MEMORY = "encrypted", "broken", "memory"


def main(arguments: list[str]) -> None:
    """Read the PDF from standard input within the limits, and write what was asked for to standard output."""
    seconds, memory, *parts = arguments
    limit_process(int(seconds), int(memory))
    # The library's remarks on broken files are for its developers.
    logging.disable()
    try:
        answer = _answer(sys.stdin.buffer.read(), parts)
    except MemoryError:
        answer = _line({"refused": _MEMORY})
    sys.stdout.buffer.write(answer)


def _answer(raw: bytes, parts: list[str]) -> bytes:
    """Return the answer; a part that cannot be read does not hide the other one."""
    found: dict[str, Any] = {}
    document = b""
    try:
        reader = PdfReader(BytesIO(raw))
        for part in parts:
            try:
                if part == "fields":
                    found["fields"] = _fields(reader)
                elif part == "hashes":
                    found["hashes"] = _hashes(reader)
                else:
                    document = _document(reader)
            except Exception as error:  # noqa: BLE001 - as below
                found["refused"] = _reason(error)
    except Exception as error:  # noqa: BLE001 - whatever a broken or hostile file sets off, the file is at fault
        found["refused"] = _reason(error)
    return _line(found) + document


def _reason(error: Exception) -> str:
    if isinstance(error, MemoryError):
        return _MEMORY
    # The library meets a cipher that it has no tools for, or one that waits for a password.
    return _ENCRYPTED if isinstance(error, DependencyError | FileNotDecryptedError) else _BROKEN


def _line(found: dict[str, Any]) -> bytes:
    return json.dumps(found).encode() + b"\n"


# The fields of a form.


def _fields(reader: PdfReader) -> list[tuple[str, str, bool]]:
    """Return name and text of every field, and whether it is a field of its own: a widget has no name."""
    form = reader.root_object.get("/AcroForm", NullObject()).get_object()
    top = form.get("/Fields", NullObject()).get_object() if isinstance(form, DictionaryObject) else None
    fields = []
    left = _MOST_TEXT
    if isinstance(top, ArrayObject):
        for name, value, own in _walk(top):
            text = _text(value)
            left -= len(name) + len(text)
            if left < 0:
                raise MemoryError
            if text or own:
                fields.append((name, text, own))
    return fields


def _walk(top: ArrayObject) -> Iterator[tuple[str, Any, bool]]:
    """Yield names and values of fields; a widget below a field has no name of its own."""
    waiting = [(entry, "", 0) for entry in reversed(top)]
    seen: set[int] = set()
    visited = 0
    while waiting and visited < _MOST_FIELDS:
        entry, parent, depth = waiting.pop()
        visited += 1
        if isinstance(entry, IndirectObject):
            if entry.idnum in seen:
                continue
            seen.add(entry.idnum)
        field = entry.get_object()
        if not isinstance(field, DictionaryObject):
            continue
        own = _text(field.get("/T"))
        name = f"{parent}.{own}" if parent and own else own or parent
        yield name, field.get("/V"), bool(own)
        kids = field.get("/Kids", NullObject()).get_object()
        if isinstance(kids, ArrayObject) and depth < _DEEPEST:
            waiting += [(kid, name, depth + 1) for kid in reversed(kids)]


def _text(value: Any) -> str:
    """Return a value as text, however a viewer wrote it: as a string, a name, a list of one, or a stream."""
    found = value.get_object() if value is not None else None
    if isinstance(found, ArrayObject):
        return _text(found[0]) if len(found) == 1 and not isinstance(found[0], ArrayObject) else ""
    if isinstance(found, NameObject):
        text = found.removeprefix("/")
    elif isinstance(found, StreamObject):
        text = _decoded(found.get_data())
    elif isinstance(found, ByteStringObject):
        text = _decoded(bytes(found))
    elif isinstance(found, (str, int)) and not isinstance(found, bool):
        text = str(found)
    else:
        return ""
    # Halves of characters are put together where they fit, and replaced where they do not.
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROLS).strip()


def _decoded(raw: bytes) -> str:
    if raw.startswith((b"\xfe\xff", b"\xff\xfe")):
        return raw.decode("utf-16", "replace")
    return raw.decode("utf-8-sig" if raw.startswith(b"\xef\xbb\xbf") else "latin-1", "replace")


# The version of record that a report names.


def _hashes(reader: PdfReader) -> list[str]:
    """Return for each page the one hash that stands on it; empty where there is none, or several."""
    pages = reader.pages
    if len(pages) > _MOST_PAGES:
        raise MemoryError
    found = [set(_HASH.findall(page.extract_text())) for page in pages]
    return [hashes.pop() if len(hashes) == 1 else "" for hashes in found]


# The document inside a report.


def _document(reader: PdfReader) -> bytes:
    """Return the bytes of the document, none where there is none."""
    for stream in _streams_named(reader.root_object, ATTACHED_NAME):
        # The library stops a stream that unfolds beyond the same limit.
        content = stream.get_data()
        if 0 < len(content) <= LARGEST_ATTACHED:
            return bytes(content)
    return b""


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


if __name__ == "__main__":
    main(sys.argv[1:])
