"""A file that the app is given and does not open as it is.

A filled form, a report with its document inside, which is opened again, or a sealed document.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, takewhile
from pathlib import Path

from readiness.app.archives import private_copy
from readiness.app.documents import copy_document, free_path, numbered_paths
from readiness.app.session import Session
from readiness.documents.content import Content
from readiness.documents.published_file import read_published
from readiness.domain.form import FilledForm
from readiness.exchange.archive_pdf import attached
from readiness.exchange.form_pdf import filled_form
from readiness.exchange.pdf_file import PdfPart, read_pdf
from readiness.exchange.sealed_file import is_sealed, unseal
from readiness.foundation.errors import UserError

_NO_FORM = "form-foreign"
# So many documents of the report's name are looked at in a folder, each in a few hundredths of a second.
_MOST_EARLIER = 20


@dataclass(frozen=True, slots=True)
class ArchivedDocument:
    """The document inside `report`, or sealed in it; `copy` is for this process only, `name` what it will be called.

    `earlier` is a document that holds the same: one that was taken out before, or the one that the report is about.
    """

    report: Path
    copy: Path
    earlier: Path | None
    name: str


def read_given(path: Path, folders: Sequence[Path]) -> FilledForm | ArchivedDocument:
    """Read what a PDF holds for us; raises UserError where that is neither a form nor a document.

    `folders` are those in which a document that was taken out earlier may lie. Takes up to 20 seconds for a hostile
    PDF, so it does not belong into the thread of a window.
    """
    found = read_pdf(path, PdfPart.FIELDS, PdfPart.DOCUMENT)
    try:
        return filled_form(found.fields, path)
    except UserError as error:
        if error.code != _NO_FORM:
            raise
    copy = private_copy(attached(found.document, path))
    try:
        return ArchivedDocument(path, copy, _earlier(read_published(copy), path.stem, folders), path.stem)
    except UserError as error:
        # What is wrong is the file that was named, not our copy of a part of it.
        error.where = str(path)
        raise


def read_sealed_document(path: Path, phrase: str, folders: Sequence[Path]) -> ArchivedDocument:
    """Return the document in a sealed file, as one from which a document of its own is made.

    Takes some seconds. Raises UserError, also for a wrong phrase (`wrong-phrase`).
    """
    copy = private_copy(unseal(path, phrase))
    named = path.with_suffix("")
    try:
        return ArchivedDocument(path, copy, _earlier(read_published(copy), named.stem, folders), named.stem)
    except UserError as error:
        error.where = str(path)
        raise


def take_out(archived: ArchivedDocument, folders: Sequence[Path]) -> Session:
    """Make a document of its own in the first of the folders that can be written to, and open it; raises UserError."""
    refused: UserError | None = None
    for folder in folders:
        try:
            return copy_document(archived.copy, free_path(folder, archived.name))
        except UserError as error:
            refused = error
    assert refused is not None
    raise refused


def differing(taken_out: Path, report: Path) -> Path | None:
    """Return the document in whose place a new one was made, since it holds something else than the report."""
    name = report.with_suffix("").stem if is_sealed(report) else report.stem
    before = [*takewhile(lambda path: path.name != taken_out.name, numbered_paths(taken_out.parent, name))]
    return before[-1] if before else None


def _earlier(content: Content, name: str, folders: Sequence[Path]) -> Path | None:
    """Return a document of this name, with or without a number, that holds exactly this."""
    for folder in folders:
        for path in islice(takewhile(os.path.lexists, numbered_paths(folder, name)), _MOST_EARLIER):
            try:
                found = read_published(path)
            except UserError:
                continue
            if found[2:] == content[2:]:
                return path
    return None
