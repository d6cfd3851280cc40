"""Files that we write for others: never over what is read, never over answers, whole or not at all."""

from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path

from readiness.documents.published_file import has_document_header
from readiness.exchange.sealed_file import holds_a_seal
from readiness.foundation.errors import UserError, reason_of
from readiness.foundation.file_names import check_not_reserved
from readiness.foundation.files import real_path, write_whole
from readiness.foundation.replacing import left_in
from readiness.foundation.translation import N_

_PDF = b"%PDF-"
# What is said of a PDF that holds answers, or whose reading was given up, so that nobody knows.
_PERHAPS_ANSWERS = frozenset(
    ["form-several", "form-newer", "form-facts", "pdf-takes-too-long", "pdf-takes-too-much-memory"]
)


def check_target(target: Path, inputs: Iterable[Path], endings: Collection[str] = ()) -> None:
    """Raise UserError where `target` must not be replaced without the user's consent.

    That is one of the `inputs` (or another output), whatever the name or the link it is reached by, and whatever holds
    answers: a document, sealed or not, a report with one inside, a filled form. Where `endings` are given, the name
    has one of them.
    """
    check_not_reserved(target)
    if endings and target.suffix.lower() not in endings:
        raise UserError(
            "output-ending",
            N_("The name of this file must end in {endings}."),
            N_("Choose such a name; nothing was written."),
            where=str(target),
            endings=", ".join(endings),
        )
    if any(_same(target, path) for path in inputs):
        raise UserError(
            "output-is-input",
            N_("The same command already reads or writes this file."),
            N_("Choose another name for the output; nothing was written."),
            where=str(target),
        )
    if _holds_answers(target):
        raise UserError(
            "output-holds-answers",
            N_("A file of this name already exists and contains answers."),
            N_("Choose another name, or delete that file first; nothing was written."),
            where=str(target),
        )


def write_output(content: bytes, target: Path) -> None:
    """Write a finished file; raises UserError where that fails, and then nothing has changed."""
    check_not_reserved(target)
    try:
        for path in left_in(target.parent):
            path.unlink(missing_ok=True)
        write_whole(content, target)
    except OSError as error:
        raise UserError(
            "not-written",
            N_("The file could not be written ({reason})."),
            N_("Check that the folder exists and that the file is not open elsewhere, or choose another place."),
            where=str(target),
            reason=reason_of(error),
        ) from error


def make_folder(folder: Path) -> None:
    """Make a folder for many files if it is missing; raises UserError where it cannot be made or written into."""
    # Imported here: a start has no use for it.
    from tempfile import TemporaryFile

    check_not_reserved(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            "folder-not-made",
            N_("The folder could not be created ({reason})."),
            N_("Check your permissions, or choose another place; nothing was written."),
            where=str(folder),
            reason=reason_of(error),
        ) from error
    try:
        # Now: each of the files would say so, the first perhaps after some seconds only.
        with TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise UserError(
            "folder-not-writable",
            N_("Nothing can be written into this folder ({reason})."),
            N_("Choose another folder."),
            where=str(folder),
            reason=reason_of(error),
        ) from error


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        # One of them is not there yet; what it will be is what its name resolves to.
        return real_path(one) == real_path(other)


def _holds_answers(path: Path) -> bool:
    # Missing or unreadable: writing to it will raise the error.
    with suppress(OSError):
        # Opening a pipe would block.
        if path.is_file():
            return has_document_header(path) or holds_a_seal(path) or (_is_pdf(path) and _pdf_holds_answers(path))
    return False


def _is_pdf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_PDF)) == _PDF


def _pdf_holds_answers(path: Path) -> bool:
    # Imported here: only replacing a PDF needs a reader of PDF.
    from readiness.exchange.form_pdf import filled_form
    from readiness.exchange.pdf_file import PdfPart, read_pdf

    try:
        found = read_pdf(path, PdfPart.DOCUMENT, PdfPart.FIELDS)
        if found.document:
            return True
        form = filled_form(found.fields, path)
    except UserError as error:
        return error.code in _PERHAPS_ANSWERS
    return bool(form.choices or form.notes)
