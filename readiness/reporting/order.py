"""An order: everything that a report, or a blank form, is made from."""

from dataclasses import dataclass

from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.foundation.language import Language
from readiness.results.assessment_result import AssessmentResult


@dataclass(frozen=True, slots=True)
class Order:
    """A report to make.

    `logo` are the bytes of the consultant's logo. `source` are those of the published document: with them the PDF
    becomes an archive (PDF/A-3) that holds the document and can be opened again. With `page` the HTML page itself is
    wanted, in UTF-8, instead of the PDF. `incident` is the number of the incident that a decision paper is about.
    """

    result: AssessmentResult
    edition: str
    language: Language
    logo: bytes = b""
    source: bytes = b""
    page: bool = False
    incident: int = 0

    @property
    def questionnaire(self) -> Questionnaire:
        """The questionnaire that the report is about."""
        return self.result.questionnaire


@dataclass(frozen=True, slots=True)
class FormOrder:
    """A blank form to make, always a PDF."""

    questionnaire: Questionnaire
    depth: Depth
    language: Language
