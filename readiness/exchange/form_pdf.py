"""`readiness-form/1`: a filled form, read back from its PDF (docs/formats/form.md).

A PDF from outside is a program for many other readers; for us it is a list of fields. Only the fields of our
own forms are looked at, and nothing in the file is run or fetched.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NullObject,
    StreamObject,
)

from readiness.domain.form import CHOICES, FORMAT, PERSON_FIELDS, FilledForm, FormFacts, given_facts, note_field
from readiness.exchange.pdf_file import opened_pdf
from readiness.foundation.errors import Fault, UserError
from readiness.foundation.files import MEGABYTE, read_at_most
from readiness.foundation.language import LANGUAGES
from readiness.foundation.translation import N_
from readiness.validation.boundary import read_fields
from readiness.validation.refusal import RefusedError
from readiness.wording.answers import choice_labels

MOST_BYTES = 5 * MEGABYTE
# Our largest questionnaire has under two hundred fields; some viewers wrap each in a second one.
_MOST_FIELDS = 5_000
_DEEPEST = 8
_CODE = re.compile("[A-Z][A-Z0-9_]{0,19}")
_LEVEL = re.compile(r"([0-5])(\s.*)?", re.DOTALL)
# Control characters would move a terminal's cursor, and XML forbids them; line breaks and tabs are text.
_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(127, 160), 0xFFFE, 0xFFFF))


def read_form(path: Path) -> FilledForm:
    """Return the content of a filled form; raises UserError where the file is none of ours or cannot be read."""
    raw = read_at_most(path, MOST_BYTES)
    with opened_pdf(raw, path) as reader:
        fields = _read_fields(reader)
    facts = _facts(fields, path)
    codes = facts.digests()
    labels = [choice_labels(language) for language in LANGUAGES.values()]
    choices = {code: _choice(fields.get(code, ""), labels) for code in codes}
    notes = {code: fields.get(note_field(code), "") for code in codes}
    return FilledForm(
        path=path,
        facts=facts,
        person={name: fields[name] for name in PERSON_FIELDS if fields.get(name)},
        choices={code: choice for code, choice in choices.items() if choice},
        notes={code: note for code, note in notes.items() if note},
    )


def _facts(fields: dict[str, str], path: Path) -> FormFacts:
    found = fields.get("form_format", "")
    if not found.startswith("readiness-form/"):
        raise UserError(
            "form-foreign",
            N_("This PDF is not a form of Readiness, or its fields are lost."),
            N_("Import the file that was filled in and saved. A file printed to PDF has no fields any more."),
            where=str(path),
        )
    try:
        facts = read_fields(given_facts(fields), FormFacts)
    except RefusedError as error:
        if found != FORMAT:
            raise UserError(
                "form-newer",
                N_("The form has the format {found}; this version of Readiness reads {known}."),
                N_("Import it with a newer version of Readiness."),
                where=str(path),
                found=found[:40],
                known=FORMAT,
            ) from error
        raise _tampered(path, error.faults) from error
    if not all(map(_CODE.fullmatch, facts.digests())) or len(facts.digests()) > _MOST_FIELDS:
        raise _tampered(path)
    return facts


def _tampered(path: Path, faults: Sequence[Fault] = ()) -> UserError:
    return UserError(
        "form-facts",
        N_("The form no longer says which questionnaire it belongs to."),
        N_("Make a new form and copy the answers over."),
        where=str(path),
        faults=faults,
    )


def _choice(value: str, labels: list[dict[str, str]]) -> str:
    """Return the value of a list's entry: some viewers store the words that they show instead of it."""
    if value in CHOICES:
        return value
    level = _LEVEL.fullmatch(value)
    if level:
        return level[1]
    shown = {label.casefold(): choice for by_choice in labels for choice, label in by_choice.items()}
    return shown.get(value.casefold(), value)


def _read_fields(reader: PdfReader) -> dict[str, str]:
    form = reader.root_object.get("/AcroForm", NullObject()).get_object()
    top = form.get("/Fields", NullObject()).get_object() if isinstance(form, DictionaryObject) else None
    fields: dict[str, str] = {}
    if isinstance(top, ArrayObject):
        for name, value in _walk(top):
            text = _text(value)
            if text:
                fields.setdefault(name, text)
    return fields


def _walk(top: ArrayObject) -> Iterator[tuple[str, Any]]:
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
        yield name, field.get("/V")
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
