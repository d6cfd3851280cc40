"""The questionnaire as a form: to fill in on screen or on paper, and to read back."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from markupsafe import Markup

from readiness.domain.accent import DEFAULT_ACCENT, readable_accent
from readiness.domain.answers import NOTE_LIMIT
from readiness.domain.form import (
    CONSENT,
    EVERYBODY,
    PERSON_FIELDS,
    FormReader,
    choice_values,
    fact_fields,
    facts_of,
    given_field,
    note_field,
    tick_field,
)
from readiness.domain.knowledge import Term
from readiness.domain.questionnaire import Capability, Depth, Dimension, Question, Questionnaire
from readiness.domain.scales import Measure, MeasureKind
from readiness.foundation.language import Language, content_language, frame_language
from readiness.reporting.engine import pydyf
from readiness.reporting.logo import picture_address
from readiness.reporting.order import USUAL_LOOK, FormLook
from readiness.reporting.pdf import render_pdf
from readiness.reporting.templates import PROGRAM, environment, page_number
from readiness.wording.answer_names import AnswerNames
from readiness.wording.answers import choice_labels
from readiness.wording.conditions import ConditionWords
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
    """Return the form as an accessible PDF with fields, in a language in which its questions are written."""
    language = frame_language(questionnaire.languages, language)
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
    language = frame_language(questionnaire.languages, language)
    template = environment(language).get_template("form/form.html.j2")
    return template.render(page=FormPage(questionnaire, depth, language, reader, look))


def render_form_question(questionnaire: Questionnaire, code: str, language: Language) -> bytes:
    """Return one question of the form on narrow paper, whose picture can be read in a small place."""
    language = frame_language(questionnaire.languages, language)
    template = environment(language).get_template("form/form.html.j2")
    return render_pdf(template.render(page=FormPage(questionnaire, Depth.FULL, language, only=code)))


@dataclass(frozen=True, slots=True)
class PrintedAnswer:
    """An answer as it is printed: what stands in its box, what it is called, and what it says, where it says more."""

    sign: str
    name: str
    text: str


@dataclass(frozen=True)
class FormPage:
    """What the template of the form may ask for, as `page.…`."""

    questionnaire: Questionnaire
    depth: Depth
    language: Language
    reader: FormReader = EVERYBODY
    look: FormLook = USUAL_LOOK
    # The code of the one question that is shown; empty where the whole form is.
    only: str = ""

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
        asked = len(self.reader.asked(self.questionnaire, self.depth))
        if self.reader.dimensions or asked != len(self.questionnaire.asked(self.depth)):
            return self.language.ngettext("{n} question", "{n} questions", asked).format(n=asked)
        return Names(self.questionnaire, self.language).extent(self.depth)

    @property
    def dimensions(self) -> list[Dimension]:
        """The dimensions that have a question at this depth and are asked of this person."""
        wanted = self.reader.dimensions
        of_all = (one for one in self.questionnaire.dimensions if not wanted or one.code in wanted)
        return [dimension for dimension in of_all if dimension.questions(self.depth)]

    def questions(self, dimension: Dimension) -> list[Question]:
        """The questions of a dimension that are printed."""
        return [one for one in dimension.questions(self.depth) if self.only in {"", one.code}]

    @cached_property
    def content_language(self) -> Markup:
        """The attribute of what is written by the questionnaire, where its language is not that of the page."""
        written = content_language(self.questionnaire.languages, self.language)
        return Markup(' lang="{}"').format(written) if written != self.language.code else Markup()

    @property
    def own_language(self) -> Markup:
        """The attribute of our own words between those of the questionnaire, where the languages differ."""
        return Markup(' lang="{}"').format(self.language.code) if self.content_language else Markup()

    @cached_property
    def scales(self) -> frozenset[str]:
        """How questions are answered here: by `levels` of the ladder, by `answers` of their own, with a `fact`."""
        kinds = {
            "fact"
            if question.measure
            else "levels"
            if isinstance(question, Capability) and question.levels
            else "answers"
            for question in self.reader.asked(self.questionnaire, self.depth)
        }
        return frozenset(kinds)

    @property
    def key_questions(self) -> bool:
        """Whether some questions are marked as key questions."""
        return any(question.key_question for question in self.reader.asked(self.questionnaire, self.depth))

    def rated(self, question: Question) -> bool:
        """Return whether a question is rated: it has room for evidence, and need not apply."""
        return isinstance(question, Capability)

    def only_if(self, condition: str) -> str:
        """Return on what it depends whether a question or a dimension is asked; empty where it always is."""
        return self._conditions.only_if(condition)

    @cached_property
    def _conditions(self) -> ConditionWords:
        return ConditionWords(self.questionnaire, self.language)

    @cached_property
    def _names(self) -> AnswerNames:
        return AnswerNames(self.questionnaire, self.language)

    def answers(self, question: Question) -> list[PrintedAnswer]:
        """Return the answers that can be crossed on paper, as on screen; a fact has a field of its own."""
        if not isinstance(question, Capability) or question.measure is not None:
            return []
        of = self.language.of
        return [
            PrintedAnswer(
                "" if question.own_scale else str(level),
                self._names.name(question, level),
                of(question.levels[level]) if question.levels else self._text(question, level),
            )
            for level in question.listed
        ]

    def _text(self, question: Capability, level: int) -> str:
        return next((self.language.of(one.text) for one in question.answers if one.level == level), "")

    def bounds(self, measure: Measure) -> str:
        """Return what a number or a day must look like, in a few words; empty where anything may be written."""
        _, number = self.language.gettext, self.language.number
        if measure.kind is MeasureKind.DATE:
            return _("day, month and year")
        if measure.kind is not MeasureKind.NUMBER:
            return ""
        low, high = measure.lowest, measure.highest
        if low is not None and high is not None:
            return _("{low} to {high}").format(low=number(low), high=number(high))
        if low is not None:
            return _("at least {low}").format(low=number(low))
        return _("at most {high}").format(high=number(high)) if high is not None else ""

    @property
    def terms(self) -> tuple[Term, ...]:
        """The words that the questions use in one sense only."""
        used = {code for asked in self.reader.asked(self.questionnaire, self.depth) for code in asked.terms}
        return tuple(term for term in self.questionnaire.terms if term.code in used)

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
        return {"": "–", **role_labels(self.language, self.questionnaire)}

    def today(self, code: str) -> str:
        """Return the answer of today, where it is to be printed; nothing where it is not, or where there is none."""
        answer = self.reader.answers.get(code)
        if answer is None or answer.open:
            return ""
        return self._names.given(self.questionnaire.questions[code], answer) or self.labels[answer.status.value]

    @cached_property
    def labels(self) -> dict[str, str]:
        """What stands in a list for everything but an answer."""
        return choice_labels(self.language)

    def choices(self, question: Question) -> dict[str, str]:
        """Return what the list of a question offers: the words by the value of the field."""
        return {value: self._label(question, value) for value in choice_values(question)}

    def _label(self, question: Question, value: str) -> str:
        if value.isdigit() and isinstance(question, Capability):
            return self._names.numbered(question, int(value))
        return self.labels[value]

    @property
    def page_number(self) -> Markup:
        """“Page 2 of 17” as CSS writes it."""
        return page_number(self.language)

    def note_field(self, code: str) -> str:
        """Return the name of the field for the note on a question."""
        return note_field(code)

    def given_field(self, code: str) -> str:
        """Return the name of the field for a fact."""
        return given_field(code)

    def tick_field(self, code: str, value: object) -> str:
        """Return the name of the tick for one of several choices."""
        return tick_field(code, value)


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
