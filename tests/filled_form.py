"""A form as somebody sends it back: written by us, filled in with another program."""

from collections.abc import Mapping
from pathlib import Path

from pypdf import PdfWriter

from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.foundation.language import LANGUAGES
from readiness.reporting.form import render_form


def filled_form(
    questionnaire: Questionnaire, language: str, fields: Mapping[str, str], target: Path, depth: Depth = Depth.FULL
) -> Path:
    """Write a form with some of its fields filled in."""
    blank = target.with_suffix(".blank.pdf")
    blank.write_bytes(render_form(questionnaire, depth, LANGUAGES[language]))
    writer = PdfWriter(clone_from=blank)
    for page in writer.pages:
        writer.update_page_form_field_values(page, dict(fields), auto_regenerate=False)
    writer.write(target)
    return target
