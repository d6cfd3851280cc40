"""The consultant's layer: what a person adds to the report, kept apart from everything that is computed."""

from dataclasses import dataclass, field
from typing import Annotated

from readiness.domain.answers import Note
from readiness.domain.attachments import Attachment
from readiness.domain.values import Limits, Part


@dataclass(frozen=True, slots=True)
class ConsultantLayer(Part):
    """Own words for the report. A new calculation never changes them.

    `findings` belong to dimensions by code. `wordings` replace the text of a next step, by the step's id
    (`PRO3:0>1`); the original stays in the questionnaire. `accent` is a colour as in #0e5a6e, `contact` a block
    of several lines. What is empty is left out of the report.
    """

    foreword: Note = ""
    findings: dict[str, Note] = field(default_factory=dict)
    wordings: dict[str, Note] = field(default_factory=dict)
    logo: Attachment | None = None
    accent: Annotated[str, Limits(pattern="^(#[0-9a-fA-F]{6})?$")] = ""
    contact: Note = ""
