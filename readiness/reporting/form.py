"""The questionnaire as a form: to fill in on screen or on paper, and to read back."""

from typing import Any

import pydyf

from readiness import __version__
from readiness.domain.accent import DEFAULT_ACCENT
from readiness.domain.answers import NOTE_LIMIT
from readiness.domain.form import CHOICES, PERSON_FIELDS, fact_fields, facts_of, note_field
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.foundation.language import Language
from readiness.reporting.pdf import render_pdf
from readiness.reporting.templates import environment, page_number
from readiness.wording.answers import choice_labels

# Bits of annotations and fields (ISO 32000-1, tables 165 and 221).
_HIDDEN = 1 << 1
_READ_ONLY = 1 << 0


def render_form(questionnaire: Questionnaire, depth: Depth, language: Language) -> bytes:
    """Return the form as an accessible PDF with fields."""
    facts = fact_fields(facts_of(questionnaire, depth, language.code))

    def add_facts(_document: Any, pdf: Any) -> None:
        _add_hidden_fields(pdf, facts)

    return render_pdf(render_form_html(questionnaire, depth, language), add_facts)


def render_form_html(questionnaire: Questionnaire, depth: Depth, language: Language) -> str:
    """Return the page that becomes the form."""
    return (
        environment(language)
        .get_template("form/form.html.j2")
        .render(
            language=language,
            questionnaire=questionnaire,
            depth=depth,
            dimensions=[d for d in questionnaire.dimensions if d.asked(depth)],
            scope=_scope(questionnaire, depth, language),
            person=_person_labels(language),
            choices=_choices(questionnaire, language),
            note_field=note_field,
            note_limit=NOTE_LIMIT,
            page_number=page_number(language),
            accent=DEFAULT_ACCENT,
            program=f"Readiness {__version__}",
        )
    )


def _scope(questionnaire: Questionnaire, depth: Depth, language: Language) -> str:
    words = {
        Depth.QUICK: language.gettext("Quick check: {n} key questions, about {minutes} minutes"),
        Depth.FULL: language.gettext("Full questionnaire: {n} questions, about {minutes} minutes"),
    }
    count = len(questionnaire.asked(depth))
    return words[depth].format(n=count, minutes=questionnaire.minutes.get(depth, count))


def _person_labels(language: Language) -> dict[str, str]:
    _ = language.gettext
    words = (_("Organisation"), _("Date"), _("Filled in by"), _("Role"), _("Give back to"))
    return dict(zip(PERSON_FIELDS, words, strict=True))


def _choices(questionnaire: Questionnaire, language: Language) -> dict[str, str]:
    """Return what a list of answers offers: value and words."""
    levels = {str(n): f"{n} {language.of(step.name)}" for n, step in enumerate(questionnaire.ladder)}
    words = levels | choice_labels(language)
    return {choice: words[choice] for choice in CHOICES}


def _add_hidden_fields(pdf: Any, fields: dict[str, str]) -> None:
    """Add fields that nobody sees or changes; HTML has no way to say that."""
    form, page = pdf.catalog["AcroForm"], pdf.page_references[0]
    for name, value in fields.items():
        field = pydyf.Dictionary(
            {
                "Type": "/Annot",
                "Subtype": "/Widget",
                "FT": "/Tx",
                "F": _HIDDEN,
                "Ff": _READ_ONLY,
                "Rect": pydyf.Array((0, 0, 0, 0)),
                "P": page,
                "T": pydyf.String(name),
                "TU": pydyf.String(name),
                "V": pydyf.String(value),
            }
        )
        pdf.add_object(field)
        form["Fields"].append(field.reference)
