"""A house profile: how the reports of one consultancy look and what they always say, made once for many documents.

A document that follows a house holds a copy of it, so that it prints the same wherever it goes. What the document says
itself comes first (`readiness.domain.consultant`); the house fills in what is empty there.
"""

import re
from dataclasses import dataclass, field
from typing import Annotated

from readiness.domain.answers import Note
from readiness.domain.attachments import Attachment
from readiness.domain.values import Limits

# A colour as in #0e5a6e, or none.
Colour = Annotated[str, Limits(pattern="^(#[0-9a-fA-F]{6})?$")]
# The name of a family of type, or none. Without quotation marks and the like: it stands in a style sheet.
_TYPEFACE = r"^(\w[\w .-]{0,59})?$"
Typeface = Annotated[str, Limits(pattern=_TYPEFACE)]
HOUSE_NAME_LIMIT = 100
# One line at the foot of every page.
FOOTER_LIMIT = 160
Footer = Annotated[str, Limits(max_length=FOOTER_LIMIT)]

# All chapters that a report can have, in their usual order. An edition prints those that it has.
CHAPTERS = (
    "foreword",
    "roadmap",
    "quick_wins",
    "own",
    "protection",
    "strengths",
    "risks",
    "proof",
    "dimensions",
    "cuts",
    "since",
    "workshop",
    "views",
    "both_sides",
    "benchmark",
    "incident",
    "unknown",
    "facts",
    "not_asked",
    "legal",
    "glossary",
    "method",
)
ChapterList = Annotated[tuple[str, ...], Limits(max_length=len(CHAPTERS) * 2)]
# What stands in braces in a text or in the footer of a house is filled in, as in {organisation}.
FIELDS = ("organisation", "stage", "date", "assessor", "scope", "questionnaire")


@dataclass(frozen=True, slots=True)
class HouseText:
    """A text of the house in German and English; a report in the language that is missing prints the other one."""

    de: Note = ""
    en: Note = ""

    def in_language(self, code: str) -> str:
        """Return the text in the language of this code, or the other one where that is empty."""
        return (self.de or self.en) if code == "de" else (self.en or self.de)


@dataclass(frozen=True, slots=True)
class HouseFooter:
    """The line at the foot of every page in German and English."""

    de: Footer = ""
    en: Footer = ""

    def in_language(self, code: str) -> str:
        """Return the line in the language of this code, or the other one where that is empty."""
        return (self.de or self.en) if code == "de" else (self.en or self.de)


@dataclass(frozen=True, slots=True)
class House:
    """What a house gives to every document that follows it; what is empty is left to the program.

    `accent` colours text, lines and charts and is readable on white; `band` colours areas without text. `headings` and
    `typeface` are families of type. `stages` are texts by dimension and the stage that it has reached (`PRO:2`),
    `packages` texts by the capability of a work package. Codes that a questionnaire lacks have no effect, since a house
    serves several. `chapters` are those that a report has, in their order; none means all.
    """

    name: Annotated[str, Limits(min_length=1, max_length=HOUSE_NAME_LIMIT)]
    logo: Attachment | None = None
    accent: Colour = ""
    band: Colour = ""
    headings: Typeface = ""
    typeface: Typeface = ""
    contact: Note = ""
    footer: HouseFooter = field(default_factory=HouseFooter)
    disclaimer: HouseText = field(default_factory=HouseText)
    foreword: HouseText = field(default_factory=HouseText)
    stages: dict[str, HouseText] = field(default_factory=dict)
    packages: dict[str, HouseText] = field(default_factory=dict)
    chapters: ChapterList = ()


def is_typeface(name: str) -> bool:
    """Return whether a text can be the name of a family of type, or is empty."""
    return re.fullmatch(_TYPEFACE, name) is not None
