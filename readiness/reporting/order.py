"""An order: everything that a report is made from."""

from dataclasses import dataclass

from readiness.foundation.language import Language
from readiness.results.assessment_result import AssessmentResult


@dataclass(frozen=True, slots=True)
class Order:
    """A report to make.

    `logo` are the bytes of the consultant's logo. `source` are those of the published document: with them the PDF
    becomes an archive (PDF/A-3) that holds the document and can be opened again. With `page` the HTML page itself is
    wanted, in UTF-8, instead of the PDF.
    """

    result: AssessmentResult
    edition: str
    language: Language
    logo: bytes = b""
    source: bytes = b""
    page: bool = False
