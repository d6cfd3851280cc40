"""A form as somebody sends it back: written by us, filled in with another program."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from pypdf import PdfWriter

from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.foundation.language import LANGUAGES
from readiness.reporting.form import render_form
from readiness.reporting.order import FormOrder

# Setting a form takes ten times as long as filling it in: each is set once in a process.
_SET: list[tuple[FormOrder, bytes]] = []


def filled_form(
    questionnaire: Questionnaire, language: str, fields: Mapping[str, str], target: Path, depth: Depth = Depth.FULL
) -> Path:
    """Write a form with some of its fields filled in."""
    writer = PdfWriter(clone_from=BytesIO(_blank(FormOrder(questionnaire, depth, LANGUAGES[language]))))
    for page in writer.pages:
        writer.update_page_form_field_values(page, dict(fields), auto_regenerate=False)
    writer.write(target)
    return target


def _blank(order: FormOrder) -> bytes:
    # Compared, since a questionnaire has no hash.
    for known, content in _SET:
        if known == order:
            return content
    content = render_form(order.questionnaire, order.depth, order.language)
    _SET.append((order, content))
    return content
