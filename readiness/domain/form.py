"""The form as fields: the names and values on which writing a form and reading it back agree.

A question's answer stands in a field named by its code, its note in `CODE_note`: codes have no small letters,
so no other field can be taken for one. A full stop would divide names in PDF, so there is none.
"""

from collections.abc import Iterable
from hashlib import sha256
from typing import Annotated, Literal

import msgspec

from readiness.domain.answers import Status
from readiness.domain.levels import COUNT
from readiness.domain.questionnaire import Capability, Depth, Questionnaire
from readiness.domain.values import Value
from readiness.foundation.language import Language

FORMAT: Literal["readiness-form/1"] = "readiness-form/1"

# What a question's field can hold; the empty one is "not answered here".
CHOICES = ("", *map(str, range(COUNT)), Status.DONT_KNOW.value, Status.NOT_APPLICABLE.value)

# What people say about themselves, and to whom the form goes back.
PERSON_FIELDS = ("organisation", "date", "person", "role", "return_to")

_PREFIX = "form_"
_DIGITS = 8


class FormFacts(Value, frozen=True, kw_only=True):
    """What a form was made from; it travels in hidden, read-only fields.

    `questions` lists every question with a digest of what people read, as in "PRO1:1f3a90c2 PRO2:…".
    """

    format: Literal["readiness-form/1"] = FORMAT
    pack: str
    version: str
    depth: Depth
    language: Annotated[str, msgspec.Meta(pattern="^(de|en)$")]
    questions: str

    def digests(self) -> dict[str, str]:
        """Return the digest of every question by its code."""
        pairs = (entry.partition(":") for entry in self.questions.split())
        return {code: digest for code, _, digest in pairs}


def facts_of(questionnaire: Questionnaire, depth: Depth, language: str) -> FormFacts:
    """Return the facts of a form."""
    asked = questionnaire.asked(depth)
    return FormFacts(
        pack=questionnaire.id,
        version=questionnaire.version,
        depth=depth,
        language=language,
        questions=" ".join(f"{c.code}:{question_digest(c, language)}" for c in asked),
    )


def fact_fields(facts: FormFacts) -> dict[str, str]:
    """Return the facts as fields."""
    return {_PREFIX + name: str(value) for name, value in msgspec.structs.asdict(facts).items()}


def facts_from(fields: dict[str, str]) -> FormFacts:
    """Return the facts that fields hold; raises msgspec.ValidationError where they are not those of our format."""
    return msgspec.convert({name: fields.get(_PREFIX + name) for name in FormFacts.__struct_fields__}, FormFacts)


def choice_labels(language: Language) -> dict[str, str]:
    """Return what a list of answers shows for everything but the levels."""
    return {
        "": "–",
        Status.DONT_KNOW.value: language.gettext("Don’t know"),
        Status.NOT_APPLICABLE.value: language.gettext("Not applicable"),
    }


def note_field(code: str) -> str:
    """Return the name of the field for evidence or reason."""
    return f"{code}_note"


def question_digest(capability: Capability, language: str) -> str:
    """Return a few hexadecimal digits that change with the question or an anchor, in the language of the form."""
    read: Iterable[str] = (text.in_language(language) for text in (capability.question, *capability.levels))
    return sha256("\n".join(read).encode()).hexdigest()[:_DIGITS]
