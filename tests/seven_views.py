"""Seven people of one company fill in the quick check: forms as they come back, each with its name and role."""

from functools import cache
from io import BytesIO
from pathlib import Path

from pypdf import PdfWriter

from readiness.domain.form import CONSENT
from readiness.domain.questionnaire import Depth
from readiness.foundation.language import LANGUAGES
from readiness.reporting.form import render_form
from tests.packs import shipped

# The sixteen key questions in their order, as each of the seven answers them.
PEOPLE = {
    "Claudia Berg": ("management", "3 2 3 3 3 3 2 2 2 ? 1 1 2 2 2 -"),
    "Tom Krüger": ("management", "3 2 3 2 3 3 2 2 2 1 1 1 2 2 1 2"),
    "Jana Weber": ("operative", "1 1 1 2 1 2 2 1 2 0 0 1 2 1 0 x"),
    "Mert Aydin": ("operative", "1 0 1 2 0 1 2 1 2 1 0 1 2 1 0 0"),
    "Aylin Yılmaz": ("operative", "1 1 2 2 1 1 2 1 2 0 0 1 2 ? 0 1"),
    "Paul Schneider": ("operative", "0 1 1 2 1 1 2 0 2 1 1 1 2 1 1 -"),
    "Ines Roth": ("other", "2 1 2 2 2 2 2 2 2 1 1 1 2 2 1 1"),
}
NOTES = {
    "Claudia Berg": "The rule of 3 May is signed and sent to everyone.",
    "Jana Weber": "I have never seen a rule; I ask my boss each time.",
}
_MARKS = {"-": "", "?": "dont_know", "x": "not_applicable"}


@cache
def _blank(language: str) -> bytes:
    return render_form(shipped(), Depth.QUICK, LANGUAGES[language])


def form(target: Path, fields: dict[str, str], language: str = "en") -> Path:
    """Write a quick check that is filled in."""
    writer = PdfWriter(clone_from=BytesIO(_blank(language)))
    for page in writer.pages:
        writer.update_page_form_field_values(page, fields, auto_regenerate=False)
    writer.write(target)
    return target


def fields_of(person: str) -> dict[str, str]:
    """Return what one of the seven fills in; who gives a note may be named."""
    role, sheet = PEOPLE[person]
    codes = [capability.code for capability in shipped().asked(Depth.QUICK)]
    fields = {code: _MARKS.get(mark, mark) for code, mark in zip(codes, sheet.split(), strict=True)}
    fields |= {f"{code}_note": "We have no such channel." for code, choice in fields.items() if choice == _MARKS["x"]}
    fields |= {"person": person, "role": role, "date": "2026-11-20"}
    if person in NOTES:
        fields |= {f"{codes[0]}_note": NOTES[person], CONSENT: "/on"}
    return fields


def seven_forms(folder: Path, language: str = "en") -> list[Path]:
    """Write the forms of all seven."""
    return [form(folder / f"{person.split()[0]}.pdf", fields_of(person), language) for person in PEOPLE]
