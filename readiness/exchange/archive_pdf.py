"""The document inside a report: found by its name, taken out within limits, and nothing else looked at."""

from pathlib import Path

from readiness.exchange.pdf_file import PdfPart, read_pdf
from readiness.foundation.errors import UserError
from readiness.foundation.translation import N_


def read_attached(path: Path) -> bytes:
    """Return the document inside a report; raises UserError where there is none or the file cannot be read.

    The bytes are untrusted, as a document of unknown origin is.
    """
    return attached(read_pdf(path, PdfPart.DOCUMENT).document, path)


def attached(document: bytes, path: Path) -> bytes:
    """Return the document that was found in the report at `path`; raises UserError where there is none."""
    if not document:
        raise UserError(
            "no-document-inside",
            N_("There is no document inside this PDF."),
            N_("Only reports that were saved for the archive contain their document."),
            where=str(path),
        )
    return document
