"""An order: everything that a report, a form or the picture of a page is made from."""

from dataclasses import dataclass, replace
from hashlib import sha256

from readiness import __version__
from readiness.domain.consultant import ConsultantLayer
from readiness.domain.form import EVERYBODY, FormReader
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.foundation.language import Language
from readiness.results.assessment_result import AssessmentResult
from readiness.results.benchmark import BenchmarkStanding
from readiness.wording.series import SinceLast


@dataclass(frozen=True, slots=True)
class Order:
    """A report to make.

    `logo` are the bytes of the consultant's logo. `source` are those of the published document: with them the PDF
    becomes an archive (PDF/A-3) that holds the document and can be opened again. With `page` the HTML page itself is
    wanted, in UTF-8, instead of the PDF; with `office` the file of an office program, by its ending ("docx", "pptx").
    `template` are the bytes of a consultant's own text document that "docx" is to fill in, which messages call
    `template_name`. `incident` is the number of the incident that a decision paper is about. `beside` is the result of
    the other side, of the agency or of the client, that a chapter puts next to this one. `since` is what has happened
    since the last assessment, `standing` is where this one stands in a benchmark.
    """

    result: AssessmentResult
    edition: str
    language: Language
    logo: bytes = b""
    source: bytes = b""
    page: bool = False
    incident: int = 0
    office: str = ""
    template: bytes = b""
    template_name: str = ""
    beside: AssessmentResult | None = None
    since: SinceLast | None = None
    standing: BenchmarkStanding | None = None

    @property
    def needs_engine(self) -> bool:
        """Whether the engine of the PDF has a part in it: it also draws the charts of a text document."""
        return not self.page and self.office != "pptx"

    @property
    def questionnaire(self) -> Questionnaire:
        """The questionnaire that the report is about."""
        return self.result.questionnaire

    def digest(self) -> bytes:
        """Return what stands for everything that goes into the report: with the same digest it is the same report.

        It takes some milliseconds. It covers every field of order, result, assessment and questionnaire, also one that
        is added later; what is computed from them later on is not among the fields.
        """
        words = repr((__version__, replace(self, logo=b"", source=b"", template=b"")))
        whole = sha256()
        for part in (words.encode(), self.logo, self.source, self.template):
            # Each part by itself: what ends one must not begin the next.
            whole.update(sha256(part).digest())
        return whole.digest()


@dataclass(frozen=True, slots=True)
class FormLook:
    """How a form looks like those who send it: colour of headings, typeface, logo (its bytes) and contact."""

    accent: str = ""
    headings: str = ""
    contact: str = ""
    logo: bytes = b""

    @classmethod
    def of(cls, layer: ConsultantLayer, logo: bytes) -> "FormLook":
        """Return the look of a document: its own, or that of the house that it follows."""
        house = layer.house
        return cls(
            accent=layer.accent or (house.accent if house else ""),
            headings=layer.headings or (house.headings if house else ""),
            contact=layer.contact or (house.contact if house else ""),
            logo=logo,
        )


USUAL_LOOK = FormLook()


@dataclass(frozen=True, slots=True)
class FormOrder:
    """A form to make, always a PDF: a blank one, or one for a person."""

    questionnaire: Questionnaire
    depth: Depth
    language: Language
    reader: FormReader = EVERYBODY
    look: FormLook = USUAL_LOOK
    # The code of the one question that is wanted, as on its page and without all else; empty for the whole form.
    only: str = ""


@dataclass(frozen=True, slots=True)
class PageOrder:
    """A page in HTML that is to become a PDF as it stands, for a picture of it."""

    questionnaire: Questionnaire
    html: str
