"""A report with its document inside, opened again: read as it is, or copied out to go on working."""

from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from readiness.documents.content import Content
from readiness.documents.published_file import has_document_header, read_published
from readiness.domain.archive import ARCHIVE_SUFFIX
from readiness.foundation.errors import UserError
from readiness.foundation.private_copies import write_private
from readiness.foundation.translation import N_

# PDFs, and what some viewers send in the place of a filled form.
PDF_SUFFIXES = (ARCHIVE_SUFFIX, ".fdf", ".xfdf")


def is_report(path: Path) -> bool:
    """Return whether a path names a report and not a document."""
    return path.suffix.lower() == ARCHIVE_SUFFIX


def read_content(path: Path) -> Content:
    """Read a document, or the one inside a report, which is untrusted; raises UserError."""
    if not is_report(path):
        return read_published(path)
    try:
        return read_published(taken_out(path))
    except UserError as error:
        # What is wrong is the file that was named, not our copy of a part of it.
        error.where = str(path)
        raise


def taken_out(report: Path) -> Path:
    """Return a copy of the document inside a report, for this process only; raises UserError where there is none."""
    with suppress(OSError):
        if has_document_header(report):
            raise UserError(
                "already-a-document",
                N_("This is a document, not a report."),
                N_("Use it as it is, or make a copy of the file."),
                where=str(report),
            )
    # Imported here: only opening a report needs a reader of PDF.
    from readiness.exchange.archive_pdf import read_attached

    return private_copy(read_attached(report))


def private_copy(document: bytes) -> Path:
    """Return a private file with the bytes of a document; raises UserError where it cannot be written."""
    # The name of the report may be too long to carry another ending.
    return write_private(document, f"{sha256(document).hexdigest()[:16]}.readiness")
