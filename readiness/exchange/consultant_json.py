"""`readiness-consultant/1`: the consultant's layer as JSON, in and out (docs/formats/consultant.md)."""

from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal

from readiness.domain.answers import Note
from readiness.domain.attachments import Attachment
from readiness.domain.consultant import MOST_RECOMMENDATIONS, ConsultantLayer, OwnRecommendation
from readiness.domain.house import ChapterList, Footer
from readiness.domain.values import Limits
from readiness.exchange.json_file import Format, read_file
from readiness.foundation.errors import UserError
from readiness.foundation.translation import N_
from readiness.validation.boundary import Also, write_json

FORMAT: Literal["readiness-consultant/1"] = "readiness-consultant/1"
_FORM = Format(FORMAT, "consultant-format", "docs/formats/consultant.md")


@dataclass(frozen=True, slots=True)
class LogoEntry:
    """A logo: the path of a file, or its name and its bytes in Base64."""

    path: str = ""
    name: str = ""
    base64: str = ""


# As it is written: every key, and of the logo what it has.
_Written = dict[str, str | dict[str, str] | tuple[str, ...] | tuple[OwnRecommendation, ...] | LogoEntry | None]
# The fields of the layer that stand in the file under the same name; the logo has a form of its own.
FIELDS = (
    *("foreword", "findings", "wordings", "packages", "accent", "band", "headings", "typeface", "contact", "footer"),
    *("disclaimer", "chapters", "before", "after", "recommendations", "hidden"),
)


class _NotGiven:
    """Stands for a key that is not in the file."""


NOT_GIVEN: Any = _NotGiven()


def _not_given() -> Any:
    return NOT_GIVEN


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultantFile:
    """The whole file; a key that is not there is NOT_GIVEN and leaves what the document holds."""

    format: Literal["readiness-consultant/1"]
    foreword: Note = field(default_factory=_not_given)
    findings: dict[str, Note] = field(default_factory=_not_given)
    wordings: dict[str, Note] = field(default_factory=_not_given)
    packages: dict[str, Note] = field(default_factory=_not_given)
    accent: str = field(default_factory=_not_given)
    band: str = field(default_factory=_not_given)
    headings: str = field(default_factory=_not_given)
    typeface: str = field(default_factory=_not_given)
    contact: Note = field(default_factory=_not_given)
    footer: Footer = field(default_factory=_not_given)
    disclaimer: Note = field(default_factory=_not_given)
    chapters: ChapterList = field(default_factory=_not_given)
    before: dict[str, Note] = field(default_factory=_not_given)
    after: dict[str, Note] = field(default_factory=_not_given)
    recommendations: Annotated[tuple[OwnRecommendation, ...], Limits(max_length=MOST_RECOMMENDATIONS)] = field(
        default_factory=_not_given
    )
    # An empty reason takes the entry away.
    hidden: dict[str, Note] = field(default_factory=_not_given)
    logo: LogoEntry | None = field(default_factory=_not_given)


def read_consultant(path: Path, also: Also) -> ConsultantFile:
    """Return the file; raises UserError with all faults where it does not follow the format.

    `also` looks for faults that the format alone does not know, such as codes that the questionnaire lacks.
    """
    return read_file(path, ConsultantFile, _FORM, also)


def logo_bytes(logo: LogoEntry, *, where: str) -> bytes:
    """Return the bytes of a logo that stands in the file itself; raises UserError where they are damaged."""
    try:
        return b64decode(logo.base64, validate=True)
    except (Base64Error, ValueError) as error:
        raise UserError(
            "logo-base64",
            N_("The logo data is not valid Base64."),
            N_("Give the path of a file instead."),
            where=where,
        ) from error


def logo_entry(logo: Attachment | None, content: bytes | None) -> LogoEntry | None:
    """Return a logo as it is written: with its bytes, so that the file can be passed on alone."""
    return LogoEntry(name=logo.name, base64=b64encode(content).decode()) if logo and content else None


def write_consultant(layer: ConsultantLayer, logo: bytes | None) -> bytes:
    """Return the whole layer in the shape that is read back."""
    texts = {name: getattr(layer, name) for name in FIELDS}
    file: _Written = {"format": FORMAT, **texts, "logo": logo_entry(layer.logo, logo)}
    return write_json(file, _Written, indent=2, defaults=False)
