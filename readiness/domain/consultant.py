"""The consultant's layer: what a person adds to the report, kept apart from everything that is computed."""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from readiness.domain.answers import Note
from readiness.domain.attachments import Attachment
from readiness.domain.house import ChapterList, Colour, Footer, House, Typeface
from readiness.domain.plan_notes import OwnerName
from readiness.domain.values import NAME_LIMIT, Limits, Part, Range

MOST_RECOMMENDATIONS = 50
Title = Annotated[str, Limits(min_length=1, max_length=NAME_LIMIT)]
Reason = Annotated[str, Limits(min_length=1, max_length=1_000)]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRecommendation:
    """What the consultant recommends beyond the questionnaire: how much it takes, and who does it by when.

    Person-days that were not estimated are None.
    """

    title: Title
    text: Note = ""
    owner: OwnerName = ""
    person_days: Range | None = None
    due: date | None = None
    done: bool = False


@dataclass(frozen=True, slots=True)
class ConsultantLayer(Part):
    """Own words and an own look for the report. A new calculation never changes them.

    `findings` belong to dimensions or capabilities by code. `wordings` replace the text of a next step, by the step's
    id (`PRO3:0>1`); the original stays in the questionnaire. `packages` are texts for work packages by capability.
    `accent` is a colour as in #0e5a6e, `contact` a block of several lines. `chapters` are those that the report has, in
    their order; none means all. `before` and `after` are texts by chapter. `hidden` are the capabilities whose
    recommendations are left out, with the reason. What is empty is that of the `house`, or is left out of the report.
    """

    foreword: Note = ""
    findings: dict[str, Note] = field(default_factory=dict)
    wordings: dict[str, Note] = field(default_factory=dict)
    logo: Attachment | None = None
    accent: Colour = ""
    contact: Note = ""
    band: Colour = ""
    headings: Typeface = ""
    typeface: Typeface = ""
    footer: Footer = ""
    disclaimer: Note = ""
    packages: dict[str, Note] = field(default_factory=dict)
    chapters: ChapterList = ()
    before: dict[str, Note] = field(default_factory=dict)
    after: dict[str, Note] = field(default_factory=dict)
    recommendations: Annotated[tuple[OwnRecommendation, ...], Limits(max_length=MOST_RECOMMENDATIONS)] = ()
    hidden: dict[str, Reason] = field(default_factory=dict)
    house: House | None = None

    @property
    def printed_logo(self) -> Attachment | None:
        """The logo that the report shows: the document's own, or that of its house."""
        return self.logo or (self.house.logo if self.house else None)

    def logos(self) -> tuple[Attachment, ...]:
        """Return every logo whose bytes the document keeps."""
        house = self.house.logo if self.house else None
        return tuple(logo for logo in (self.logo, house) if logo is not None)
