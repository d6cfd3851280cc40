"""`readiness-form/1`: a filled form, read back from its PDF (docs/formats/form.md).

A PDF from outside is a program for many other readers; for us it is a list of fields. Only the fields of our
own forms are looked at, and nothing in the file is run or fetched.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path

from readiness.domain.form import (
    CHOICES,
    CONSENT,
    FORMAT,
    PERSON_FIELDS,
    FilledForm,
    FormFacts,
    given_facts,
    given_field,
    note_field,
    tick_field,
)
from readiness.exchange.pdf_file import PdfField, PdfPart, read_pdf
from readiness.foundation.errors import Fault, UserError
from readiness.foundation.language import LANGUAGES
from readiness.foundation.translation import N_
from readiness.validation.boundary import read_fields
from readiness.validation.refusal import RefusedError
from readiness.wording.answers import choice_labels
from readiness.wording.people import usual_role_labels

_MARK = "form_format"
_MOST_QUESTIONS = 5_000
_OURS = re.compile(
    f"form_[a-z]+|[A-Z][A-Z0-9_]*(_note|_given|_is_[A-Za-z0-9_-]+)?|{'|'.join((*PERSON_FIELDS, CONSENT))}"
)
_CODE = re.compile("[A-Z][A-Z0-9_]{0,19}")
_LEVEL = re.compile(r"([0-5])(\s.*)?", re.DOTALL)


def read_form(path: Path) -> FilledForm:
    """Return the content of a filled form; raises UserError where the file is none of ours or cannot be read."""
    return filled_form(read_pdf(path, PdfPart.FIELDS).fields, path)


def filled_form(found: Collection[PdfField], path: Path) -> FilledForm:
    """Return the form that the fields of the PDF at `path` are; raises UserError where they are none, or several."""
    _refuse_several(found, path)
    # A widget below a field may hold its text too.
    fields = {one.name: one.text for one in reversed([*found]) if one.text}
    facts = _facts(fields, path)
    codes = facts.digests()
    labels = [choice_labels(language) for language in LANGUAGES.values()]
    named = {*facts.named.split()}
    choices = {code: _choice(fields.get(code, ""), labels, named=code in named) for code in codes}
    given = {code: fields.get(given_field(code), "") or _ticked(code, fields) for code in codes}
    notes = {code: fields.get(note_field(code), "") for code in codes}
    person = {name: fields[name] for name in (*PERSON_FIELDS, CONSENT) if fields.get(name)}
    if _off(person.get(CONSENT, "")):
        del person[CONSENT]
    if "role" in person:
        person["role"] = _role(person["role"])
    return FilledForm(
        path=path,
        facts=facts,
        person=person,
        choices={code: choice for code, choice in choices.items() if choice},
        notes={code: note for code, note in notes.items() if note},
        given={code: fact for code, fact in given.items() if fact},
    )


def _refuse_several(found: Collection[PdfField], path: Path) -> None:
    """Raise UserError where forms of several people were put into one PDF: one's name would get the other's answers.

    Some programs keep the names of all fields then, some number them, and some keep the fields of one form only.
    """
    names = Counter(one.name for one in found if one.own)
    marks = [name for name in names if _MARK in name]
    twice = [name for name, count in names.items() if count > 1 and _OURS.fullmatch(name)]
    if len(marks) > 1 or (marks and twice):
        raise UserError(
            "form-several",
            N_("This PDF contains several forms, so there is no way to say whose answers are whose."),
            N_("Import each of the forms from a file of its own, as it was sent."),
            where=str(path),
        )


def _facts(fields: dict[str, str], path: Path) -> FormFacts:
    found = fields.get("form_format", "")
    if not found.startswith("readiness-form/"):
        raise UserError(
            "form-foreign",
            N_("This PDF is not a form of Readiness, or its fields are lost."),
            N_("Import the file that was filled in and saved. A file printed to PDF no longer has any fields."),
            where=str(path),
        )
    try:
        facts = read_fields(given_facts(fields), FormFacts)
    except RefusedError as error:
        if found != FORMAT:
            raise UserError(
                "form-newer",
                N_("The form has the format {found}; this version of Readiness reads {known}."),
                N_("Import it with a newer version of Readiness."),
                where=str(path),
                found=found[:40],
                known=FORMAT,
            ) from error
        raise _tampered(path, error.faults) from error
    if not all(map(_CODE.fullmatch, facts.digests())) or len(facts.digests()) > _MOST_QUESTIONS:
        raise _tampered(path)
    return facts


def _tampered(path: Path, faults: Sequence[Fault] = ()) -> UserError:
    return UserError(
        "form-facts",
        N_("The form no longer says which questionnaire it belongs to."),
        N_("Create a new form and copy the answers over."),
        where=str(path),
        faults=faults,
    )


def _ticked(code: str, fields: dict[str, str]) -> str:
    """Return the values of the choices that are ticked, divided by blanks."""
    start = tick_field(code, "")
    ticked = [name.removeprefix(start) for name, text in fields.items() if name.startswith(start) and not _off(text)]
    return " ".join(sorted(ticked))


def _off(text: str) -> bool:
    return text.casefold() == "off"


def _choice(value: str, labels: list[dict[str, str]], *, named: bool) -> str:
    """Return the value of a list's entry: some viewers store the words that they show instead of it.

    Where answers are `named`, those of an answer stay: only its question can tell which one it is.
    """
    if value in CHOICES:
        return value
    level = None if named else _LEVEL.fullmatch(value)
    if level:
        return level[1]
    shown = {label.casefold(): choice for by_choice in labels for choice, label in by_choice.items()}
    return shown.get(value.casefold(), value)


def _role(value: str) -> str:
    """Return the value of a role's entry; forms of earlier versions have a field for any words."""
    shown = {label.casefold(): role for one in LANGUAGES.values() for role, label in usual_role_labels(one).items()}
    return shown.get(value.casefold(), value)
