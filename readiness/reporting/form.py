"""The questionnaire as a form: to fill in on screen or on paper, and to read back."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from markupsafe import Markup

from readiness.domain.accent import DEFAULT_ACCENT, readable_accent
from readiness.domain.answers import NOTE_LIMIT
from readiness.domain.form import (
    CHOICES,
    CONSENT,
    EVERYBODY,
    PERSON_FIELDS,
    FormReader,
    fact_fields,
    facts_of,
    note_field,
)
from readiness.domain.knowledge import Term
from readiness.domain.questionnaire import Depth, Dimension, Questionnaire
from readiness.foundation.language import Language
from readiness.reporting.engine import pydyf
from readiness.reporting.logo import picture_address
from readiness.reporting.order import USUAL_LOOK, FormLook
from readiness.reporting.pdf import render_pdf
from readiness.reporting.templates import PROGRAM, environment, page_number
from readiness.wording.answers import choice_labels
from readiness.wording.names import Names
from readiness.wording.people import role_labels

# Bits of annotations and fields (ISO 32000-1, tables 165 and 221).
_HIDDEN = 1 << 1
_READ_ONLY = 1 << 0


def render_form(
    questionnaire: Questionnaire,
    depth: Depth,
    language: Language,
    reader: FormReader = EVERYBODY,
    look: FormLook = USUAL_LOOK,
) -> bytes:
    """Return the form as an accessible PDF with fields."""
    facts = fact_fields(facts_of(questionnaire, depth, language.code, reader))

    def add_facts(_document: Any, pdf: Any) -> None:
        _add_hidden_fields(pdf, facts)

    page = render_form_html(questionnaire, depth, language, reader, look)
    return render_pdf(page, add_facts, picture=picture_address(look.logo))


def render_form_html(
    questionnaire: Questionnaire,
    depth: Depth,
    language: Language,
    reader: FormReader = EVERYBODY,
    look: FormLook = USUAL_LOOK,
) -> str:
    """Return the page that becomes the form."""
    template = environment(language).get_template("form/form.html.j2")
    return template.render(page=FormPage(questionnaire, depth, language, reader, look))


@dataclass(frozen=True)
class FormPage:
    """What the template of the form may ask for, as `page.…`."""

    questionnaire: Questionnaire
    depth: Depth
    language: Language
    reader: FormReader = EVERYBODY
    look: FormLook = USUAL_LOOK

    consent: ClassVar[str] = CONSENT
    note_limit: ClassVar[int] = NOTE_LIMIT
    program: ClassVar[str] = PROGRAM

    @property
    def accent(self) -> str:
        """The colour of labels; one that cannot be read on white is not taken."""
        return self.look.accent if readable_accent(self.look.accent) else DEFAULT_ACCENT

    @cached_property
    def logo(self) -> str:
        """The data address of the logo; empty where there is none."""
        return picture_address(self.look.logo)

    @property
    def scope(self) -> str:
        """How many questions there are, and how long they take."""
        if self.reader.dimensions:
            asked = len(self.reader.asked(self.questionnaire, self.depth))
            return self.language.ngettext("{n} question", "{n} questions", asked).format(n=asked)
        return Names(self.questionnaire, self.language).extent(self.depth)

    @property
    def dimensions(self) -> list[Dimension]:
        """The dimensions that have a question at this depth and are asked of this person."""
        wanted = self.reader.dimensions
        of_all = (one for one in self.questionnaire.dimensions if not wanted or one.code in wanted)
        return [dimension for dimension in of_all if dimension.asked(self.depth)]

    @property
    def terms(self) -> tuple[Term, ...]:
        """The words that the questions use in one sense only."""
        return self.questionnaire.terms_of(*self.reader.asked(self.questionnaire, self.depth))

    @property
    def person(self) -> dict[str, str]:
        """The labels of the fields about the person who fills the form in, by field."""
        _ = self.language.gettext
        labels = (_("Organisation"), _("Date"), _("Filled in by"), _("Role"), _("Return to"))
        return dict(zip(PERSON_FIELDS, labels, strict=True))

    @property
    def prefilled(self) -> dict[str, str]:
        """What those fields hold already."""
        reader = self.reader
        known = (reader.organisation, "", reader.person, reader.role or "", reader.seen_by)
        return dict(zip(PERSON_FIELDS, known, strict=True))

    @property
    def roles(self) -> dict[str, str]:
        """What the list of roles offers: the words by the value of the field."""
        return {"": "–", **{role.value: words for role, words in role_labels(self.language).items()}}

    def today(self, code: str) -> str:
        """Return the answer of today, where it is to be printed; nothing where it is not, or where there is none."""
        answer = self.reader.answers.get(code)
        if answer is None or answer.open:
            return ""
        return self.choices[str(answer.level) if answer.level is not None else answer.status.value]

    @cached_property
    def choices(self) -> dict[str, str]:
        """What the list of answers offers: the words by the value of the field."""
        levels = {str(n): f"{n} {self.language.of(step.name)}" for n, step in enumerate(self.questionnaire.ladder)}
        words = levels | choice_labels(self.language)
        return {choice: words[choice] for choice in CHOICES}

    @property
    def page_number(self) -> Markup:
        """“Page 2 of 17” as CSS writes it."""
        return page_number(self.language)

    def note_field(self, code: str) -> str:
        """Return the name of the field for the note on a question."""
        return note_field(code)


def _add_hidden_fields(pdf: Any, fields: dict[str, str]) -> None:
    """Add hidden, read-only fields; HTML has no way to say that."""
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
