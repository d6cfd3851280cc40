"""The form as fields: the names and values on which writing a form and reading it back agree.

A question's answer stands in a field named by its code, its note in `CODE_note`, a fact in `CODE_given` or, where
several choices are possible, in a tick for each, `CODE_is_VALUE`: codes have no small letters, so no other field can
be taken for one. A full stop would divide names in PDF, so there is none.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from dataclasses import fields as dataclass_fields
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Literal

from readiness.domain.answers import Answer, Status
from readiness.domain.assessment import Assessment
from readiness.domain.changes import AnswerChange
from readiness.domain.levels import COUNT
from readiness.domain.perspectives import LedgerEntry, Perspective, Perspectives
from readiness.domain.questionnaire import Capability, Depth, Question, Questionnaire
from readiness.domain.values import Limits
from readiness.domain.workshop_record import Role

FORMAT: Literal["readiness-form/1"] = "readiness-form/1"

# What a question's field can hold; the empty one is "not answered here".
CHOICES = ("", *map(str, range(COUNT)), Status.DONT_KNOW.value, Status.NOT_APPLICABLE.value)

# What people say about themselves, and to whom the form goes back.
PERSON_FIELDS = ("organisation", "date", "person", "role", "return_to")
# The tick by which people consent to be named beside their evidence; there where it is set, whatever it holds.
CONSENT = "may_be_named"

_PREFIX = "form_"
_DIGITS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class FormFacts:
    """What a form was made from; it travels in hidden, read-only fields.

    `questions` lists every question with a digest of what people read, as in "PRO1:1f3a90c2 PRO2:…". `named` are the
    codes of those whose answers have names of their own: what the list of such a field shows begins with no level.
    """

    format: Literal["readiness-form/1"] = FORMAT
    pack: str
    version: str
    depth: Depth
    language: Annotated[str, Limits(pattern="^(de|en)$")]
    questions: str
    named: str = ""

    def digests(self) -> dict[str, str]:
        """Return the digest of every question by its code."""
        pairs = (entry.partition(":") for entry in self.questions.split())
        return {code: digest for code, _, digest in pairs}


@dataclass(frozen=True, slots=True)
class FormReader:
    """For whom a form is made; without anything it is a blank one for everybody.

    `dimensions` are the codes of those that are asked, all where there are none. `answers` are those of today, printed
    beside the questions and not filled in: a view that was there already is nobody's own. `seen_by` is who gets it.
    """

    person: str = ""
    role: Role | None = None
    organisation: str = ""
    seen_by: str = ""
    dimensions: tuple[str, ...] = ()
    answers: Mapping[str, Answer] = field(default_factory=dict)

    def asked(self, questionnaire: Questionnaire, depth: Depth) -> Sequence[Question]:
        """Return the questions of the form, also those that are only asked under a condition."""
        wanted = [d for d in questionnaire.dimensions if not self.dimensions or d.code in self.dimensions]
        return [question for dimension in wanted for question in dimension.questions(depth)]


EVERYBODY = FormReader()


@dataclass(frozen=True, slots=True)
class FilledForm:
    """What a form was filled in with: `choices`, `notes` and the facts that were `given`, by code and not empty.

    A document that holds the view of one person is read as a form, too.
    """

    path: Path
    facts: FormFacts
    person: dict[str, str]
    choices: dict[str, str]
    notes: dict[str, str]
    given: dict[str, str] = field(default_factory=dict)

    def role(self, questionnaire: Questionnaire) -> Role | None:
        """Return the role of the person by its code or its name; None where none of the questionnaire's was given."""
        given = self.person.get("role", "")
        named = {
            name.casefold(): code for code, text in questionnaire.room.items() for name in text.by_language.values()
        }
        code = named.get(given.casefold(), given)
        return code if code in questionnaire.room_roles else None

    @property
    def may_be_named(self) -> bool:
        """Whether the person may be named beside their evidence."""
        return CONSENT in self.person


class NotTaken(StrEnum):
    """Why an answer of the form cannot be taken over."""

    REASON_MISSING = "reason_missing"
    NO_ANSWER = "no_answer"
    NO_FACT = "no_fact"
    NOTE_TOO_LONG = "note_too_long"
    QUESTION_CHANGED = "question_changed"
    QUESTION_GONE = "question_gone"


@dataclass(frozen=True, slots=True)
class GivenView:
    """A view that came in, and what of it cannot be taken and why. `nameless` is one that is named by its file."""

    form: FilledForm
    view: Perspective
    not_taken: dict[str, NotTaken]
    nameless: bool


@dataclass(frozen=True, slots=True)
class TakenViews:
    """The views that a document has after several came in: `replaced` are people whose earlier view gave way.

    `older` are those who had given a newer one already, so that theirs stays.
    """

    perspectives: Perspectives
    given: tuple[GivenView, ...]
    replaced: tuple[str, ...]
    older: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FormDifference:
    """What a form would change. `same` counts its answers that the document holds already.

    `retired` are the decisions by which a note loses the level that it had backed: they go to the ledger.
    """

    form: FilledForm
    changes: tuple[AnswerChange, ...]
    not_taken: dict[str, NotTaken]
    same: int
    retired: tuple[LedgerEntry, ...] = ()

    def applied_to(self, assessment: Assessment) -> Assessment:
        """Return the assessment with all changes, to show what they would lead to."""
        for change in self.changes:
            assessment = change.apply(assessment)
        return assessment


def facts_of(questionnaire: Questionnaire, depth: Depth, language: str, reader: FormReader = EVERYBODY) -> FormFacts:
    """Return the facts of a form."""
    asked = reader.asked(questionnaire, depth)
    return FormFacts(
        pack=questionnaire.id,
        version=questionnaire.version,
        depth=depth,
        language=language,
        questions=" ".join(f"{question.code}:{question_digest(question, language)}" for question in asked),
        named=" ".join(one.code for one in asked if isinstance(one, Capability) and one.answers),
    )


def fact_fields(facts: FormFacts) -> dict[str, str]:
    """Return the facts as fields."""
    return {_PREFIX + name: str(value) for name, value in asdict(facts).items() if value}


def given_facts(fields: Mapping[str, str]) -> dict[str, str]:
    """Return what fields say about the facts, by their names in FormFacts; not yet checked."""
    return {
        fact.name: fields[_PREFIX + fact.name] for fact in dataclass_fields(FormFacts) if _PREFIX + fact.name in fields
    }


def note_field(code: str) -> str:
    """Return the name of the field for evidence or reason."""
    return f"{code}_note"


def given_field(code: str) -> str:
    """Return the name of the field for a fact."""
    return f"{code}_given"


def tick_field(code: str, value: object) -> str:
    """Return the name of the tick for one of several choices, by its value."""
    return f"{code}_is_{value}"


def choice_values(question: Question) -> tuple[str, ...]:
    """Return what the list of a question can hold; a fact has another field, and only a rated one may not apply."""
    rated = isinstance(question, Capability)
    levels = map(str, question.listed) if isinstance(question, Capability) and question.measure is None else ()
    return ("", *levels, Status.DONT_KNOW.value, *([Status.NOT_APPLICABLE.value] if rated else []))


def question_digest(question: Question, language: str) -> str:
    """Return a few hexadecimal digits that change with the question or an answer, in the language of the form."""
    texts = [question.question]
    if isinstance(question, Capability):
        texts += [*question.levels, *(text for answer in question.answers for text in (answer.name, answer.text))]
    if question.measure is not None:
        texts += [question.measure.unit, *(choice.text for choice in question.measure.choices)]
    read = [text.in_language(language) for text in texts]
    return sha256("\n".join(read).encode()).hexdigest()[:_DIGITS]
