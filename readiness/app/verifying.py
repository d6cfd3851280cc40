"""Whether a document, or a report, is the version of record that it says it is."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from readiness.app.archives import private_copy
from readiness.documents.content import Content
from readiness.documents.published_file import read_published
from readiness.documents.schema import SUFFIX
from readiness.domain.version_record import FinalVersion
from readiness.exchange.pdf_file import PdfPart, read_pdf
from readiness.foundation.errors import UserError
from readiness.foundation.translation import N_
from readiness.validation.canonical import holds_its_hash

# So many documents beside a report are looked at.
_MOST_BESIDE = 50


@dataclass(frozen=True, slots=True)
class CheckedReport:
    """A report whose pages all name one version of record, by its `digest`.

    `document` is what knows that version: the one inside the report, the one that was named, or one beside the report;
    None where none was found. `newer` says that this document has gone on since, with a correction.
    """

    pages: int
    digest: str
    inside: bool = False
    document: Path | None = None
    version: FinalVersion | None = None
    newer: bool = False


def check_version(content: Content, where: Path) -> None:
    """Raise UserError where a document says that it is final and its content is not what became final."""
    if content.assessment.record.final is None or holds_its_hash(content.questionnaire, content.assessment):
        return
    raise UserError(
        "version-changed",
        N_("This document says that it is version {number} of record, but its content was changed since."),
        N_("Use another copy of that version, whose hash is {digest}."),
        where=str(where),
        number=content.assessment.record.final.number,
        digest=content.assessment.record.final.digest,
    )


def superseding(document: Path, content: Content) -> Path | None:
    """Return a document beside a version of record that was begun as its correction; None where there is none."""
    final = content.assessment.record.final
    if final is None:
        return None
    beside = _beside(document)
    return next((path for path, other in beside if final in other.assessment.record.earlier), None)


def verify_report(report: Path, document: Path | None = None) -> CheckedReport:
    """Check which version of record a report was made from; raises UserError where that cannot be said.

    It is compared with the document inside it, with `document` or with those in its folder. What else stands in the
    report is not compared: who can change a PDF can leave its hash as it is.
    """
    found = read_pdf(report, PdfPart.HASHES, PdfPart.DOCUMENT)
    digest = _one_hash(found.hashes, report)
    pages = len(found.hashes)
    if found.document:
        content = _inside(found.document, report)
        check_version(content, report)
        version = content.assessment.record.knows(digest)
        if version is None or version != content.assessment.record.final:
            raise _another(report, report)
        return CheckedReport(pages, digest, inside=True, document=report, version=version)
    if document is not None:
        checked = _compared(pages, digest, document, read_published(document))
        if checked is None:
            raise _another(report, document)
        return checked
    every = [checked for path, content in _beside(report) if (checked := _compared(pages, digest, path, content))]
    # A correction beside the version that it supersedes knows more.
    return max(every, key=lambda checked: checked.newer, default=CheckedReport(pages, digest))


def _one_hash(hashes: tuple[str, ...], report: Path) -> str:
    """Return the hash on the pages; raises UserError where it is missing somewhere, or not the same on all."""
    if not any(hashes):
        raise UserError(
            "report-of-a-draft",
            N_("No page of this PDF names a version of record."),
            N_("Finalise the document, then create the report once more."),
            where=str(report),
        )
    digest = next(filter(None, hashes))
    other = [str(number) for number, found in enumerate(hashes, start=1) if found != digest]
    if other:
        raise UserError(
            "report-mixed",
            N_("Not all pages of this report name the same version of record; these differ: {pages}."),
            N_("Create the report once more from the document."),
            where=str(report),
            pages=", ".join(other),
        )
    return digest


def _inside(document: bytes, report: Path) -> Content:
    copy = private_copy(document)
    try:
        return read_published(copy)
    except UserError as error:
        error.where = str(report)
        raise
    finally:
        copy.unlink(missing_ok=True)


def _beside(report: Path) -> Iterator[tuple[Path, Content]]:
    """Yield the documents in the folder of a report that can be read."""
    with suppress(OSError):
        for path in islice(sorted(report.parent.glob(f"*{SUFFIX}")), _MOST_BESIDE):
            with suppress(UserError):
                yield path, read_published(path)


def _compared(pages: int, digest: str, path: Path, content: Content) -> CheckedReport | None:
    """Return the report as a document knows it; None where it knows no such version. Raises UserError."""
    record = content.assessment.record
    version = record.knows(digest)
    if version is None:
        return None
    check_version(content, path)
    return CheckedReport(pages, digest, document=path, version=version, newer=version != record.final)


def _another(report: Path, document: Path) -> UserError:
    return UserError(
        "report-of-another",
        N_("The report was not made from a version of record of this document: {document}."),
        N_("Compare it with the document from which it was made, or create it once more."),
        where=str(report),
        document=document.name,
    )
