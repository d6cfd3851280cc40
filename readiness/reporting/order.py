"""An order: everything that a report, or a blank form, is made from."""

from dataclasses import dataclass
from hashlib import sha256

from readiness import __version__
from readiness.domain.questionnaire import Depth, Questionnaire
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

    @property
    def questionnaire(self) -> Questionnaire:
        """The questionnaire that the report is about."""
        return self.result.questionnaire

    def digest(self) -> bytes:
        """Return what stands for everything that goes into the report: with the same digest it is the same report.

        It takes some milliseconds. All numbers follow from questionnaire, assessment and day, so these three stand for
        the result.
        """
        result = self.result
        words = (__version__, self.edition, self.language.code, self.page, result.today, result.assessment)
        whole = sha256()
        for part in (repr((*words, result.questionnaire)).encode(), self.logo, self.source):
            # Each part by itself: what ends one must not begin the next.
            whole.update(sha256(part).digest())
        return whole.digest()


@dataclass(frozen=True, slots=True)
class FormOrder:
    """A blank form to make, always a PDF."""

    questionnaire: Questionnaire
    depth: Depth
    language: Language
