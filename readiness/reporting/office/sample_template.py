"""The sample of a consultant's template: `python -m readiness.reporting.office.sample_template FOLDER` writes it.

It is a small report with a look of its own, and shows each kind of field: texts, loops over paragraphs and over the
rows of a table, conditions, and whole chapters.
"""

import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from docx import Document
from docx.shared import Mm, Pt, RGBColor

from readiness.foundation.capitals import capitalised
from readiness.foundation.language import LANGUAGES, Language
from readiness.foundation.translation import N_
from readiness.reporting.office.word import LOCALES
from readiness.reporting.office.word_parts import element, set_language

_COLOUR = RGBColor(0x7A, 0x1F, 0x3D)
_TYPEFACE = "Georgia"
# The file is the same whenever it is written.
_WRITTEN = datetime(2026, 11, 30)  # noqa: DTZ001 - a document keeps no time zone
_HEADS = (N_("Choice"), N_("Hours"), N_("Cost, once"), N_("done by"))


def sample_template(language: Language) -> Any:
    """Return the sample in a language, as a document to save."""
    _ = language.gettext
    document = Document()
    _set_look(document)
    document.add_paragraph("{{ organisation }}", style="Title")
    document.add_paragraph("{{ questionnaire }} · {{ assessed_on }}", style="Subtitle")
    document.add_paragraph("{%p if foreword %}")
    document.add_paragraph("{{ foreword }}")
    document.add_paragraph("{%p endif %}")
    document.add_heading("{{ headline }}", 1)
    document.add_paragraph("{{ standing }} {{ basis }}")
    document.add_paragraph("{%p for consequence in consequences %}")
    document.add_paragraph("{{ consequence.lead }} {{ consequence.text }}", style="List Bullet")
    document.add_paragraph("{%p endfor %}")
    document.add_heading(_("What you can decide"), 1)
    _add_choices(document, language)
    document.add_paragraph("{{ why }}")
    document.add_heading(_("Roadmap"), 1)
    document.add_paragraph("{%p for package in packages %}")
    document.add_paragraph(
        "{{ package.number }} {{ package.name }} ({{ package.owner }}, {{ package.due }})", style="List Bullet"
    )
    document.add_paragraph("{%p endfor %}")
    document.add_heading(_("Risk picture"), 1)
    document.add_paragraph("{{ chapters.risks }}")
    document.add_heading(_("How this result is worked out"), 1)
    document.add_paragraph("{{ chapters.method }}")
    document.sections[0].footer.paragraphs[0].text = "{{ organisation }}{% if contact %} · {{ contact }}{% endif %}"
    properties = document.core_properties
    properties.title, properties.author, properties.comments = _("Sample of a report template"), "Readiness", ""
    properties.created = properties.modified = _WRITTEN
    properties.language = LOCALES[language.code]
    set_language(document, LOCALES[language.code])
    return document


def _set_look(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for name in ("Normal", "Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3"):
        style = document.styles[name]
        properties = style.element.get_or_add_rPr()
        for old in properties.xpath("w:rFonts"):
            properties.remove(old)
        properties.insert(0, element("w:rFonts", ascii=_TYPEFACE, hAnsi=_TYPEFACE, cs=_TYPEFACE, eastAsia=_TYPEFACE))
        if name != "Normal":
            style.font.color.rgb = _COLOUR
    document.styles["Normal"].font.size = Pt(10.5)


def _add_choices(document: Any, language: Language) -> None:
    """Add a table with a row for each choice: its loop begins and ends in rows of its own, which vanish."""
    table = document.add_table(rows=4, cols=len(_HEADS))
    table.style = "Table Grid"
    table.rows[0]._tr.get_or_add_trPr().append(element("w:tblHeader"))  # noqa: SLF001
    for cell, head in zip(table.rows[0].cells, _HEADS, strict=True):
        words = language.gettext(head)
        cell.text = capitalised(words)
    table.rows[1].cells[0].text = "{%tr for choice in choices %}"
    for cell, field in zip(table.rows[2].cells, ("name", "hours", "cost", "done_by"), strict=True):
        cell.text = f"{{{{ choice.{field} }}}}"
    table.rows[3].cells[0].text = "{%tr endfor %}"


def main(folder: Path) -> None:
    """Write the sample in every language."""
    for code, language in LANGUAGES.items():
        sample_template(language).save(str(folder / f"report-template.{code}.docx"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
