"""What to order for a report: of an open document, or of a file."""

from dataclasses import replace
from pathlib import Path

from readiness.app.archives import is_report, read_content, taken_out
from readiness.app.session import Session
from readiness.foundation import clock
from readiness.foundation.language import Language
from readiness.reporting.order import Order
from readiness.results.assessment_result import assess


def order_report(session: Session, edition: str, language: Language) -> Order:
    """Return the order for the document as it stands."""
    logo = session.assessment.consultant.logo
    content = session.document.file(logo.digest) if logo else None
    return Order(session.result(), edition, language, logo=content or b"")


def read_order(path: Path, edition: str, language: Language, *, archive: bool = False) -> Order:
    """Return the order for a published file; for an archive it brings the file along."""
    content = read_content(path)
    logo = content.assessment.consultant.logo
    return Order(
        assess(content.questionnaire, content.assessment, clock.today()),
        edition,
        language,
        logo=content.files.get(logo.digest, b"") if logo else b"",
        source=_document(path).read_bytes() if archive else b"",
    )


def _document(path: Path) -> Path:
    return taken_out(path) if is_report(path) else path


def as_page(order: Order) -> Order:
    """Return an order for the HTML page of a report."""
    return replace(order, page=True)
