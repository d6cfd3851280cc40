"""The blank form: accessible, complete, filled in on screen or on paper, and nothing in it runs."""

from functools import cache
from io import BytesIO

import pytest
from pikepdf import Pdf
from pypdf import PdfReader

from readiness.domain.form import CHOICES, CONSENT, PERSON_FIELDS, note_field
from readiness.domain.questionnaire import Depth
from readiness.foundation.language import LANGUAGES
from readiness.reporting.form import render_form
from tests.reporting.pages import pdf_text, squashed
from tests.reporting.samples import questionnaire
from tests.reporting.verapdf import Verapdf

# A quick one asks some of the questions of a full one.
FORMS = [*((Depth.FULL, language) for language in LANGUAGES), (Depth.QUICK, "de")]
HIDDEN = {"form_format", "form_pack", "form_version", "form_depth", "form_language", "form_questions"}


@cache
def form(depth: Depth, language: str) -> bytes:
    return render_form(questionnaire(), depth, LANGUAGES[language])


@pytest.fixture(params=FORMS, ids=[", ".join(made) for made in FORMS])
def made(request: pytest.FixtureRequest) -> tuple[Depth, str, bytes]:
    return (*request.param, form(*request.param))


def test_every_form_is_accessible(made: tuple[Depth, str, bytes], verapdf: Verapdf) -> None:
    assert verapdf.failures(made[2]) == set()


def test_every_question_has_a_list_of_answers_and_room_for_a_note(made: tuple[Depth, str, bytes]) -> None:
    depth, _, pdf = made
    fields = PdfReader(BytesIO(pdf)).get_fields() or {}
    codes = [capability.code for capability in questionnaire().asked(depth)]
    assert set(fields) == {*PERSON_FIELDS, CONSENT, *HIDDEN, *codes, *map(note_field, codes)}
    assert {fields[code]["/FT"] for code in codes} == {"/Ch"}
    with Pdf.open(BytesIO(pdf)) as opened:
        lists = {str(field.T): field for field in opened.Root.AcroForm.Fields}
        for code in codes:
            assert tuple(str(option[0]) for option in lists[code].Opt) == CHOICES


def test_every_field_says_what_it_asks_for(made: tuple[Depth, str, bytes]) -> None:
    """A screen reader reads the tooltip; what a form was made from is for us alone, hidden and locked."""
    with Pdf.open(BytesIO(made[2])) as opened:
        for field in opened.Root.AcroForm.Fields:
            assert str(field.TU)
            hidden = str(field.T) in HIDDEN
            assert bool(int(field.get("/F", 0)) & 2) == hidden
            assert bool(int(field.get("/Ff", 0)) & 1) == hidden


def test_on_paper_every_level_can_be_read(made: tuple[Depth, str, bytes]) -> None:
    depth, language, pdf = made
    text = pdf_text(pdf)
    for capability in questionnaire().asked(depth):
        for words in (capability.question, *capability.levels):
            assert squashed(words.in_language(language)) in text


def test_nothing_in_a_form_runs(made: tuple[Depth, str, bytes]) -> None:
    with Pdf.open(BytesIO(made[2])) as opened:
        assert "/OpenAction" not in opened.Root
        assert "/AA" not in opened.Root
        assert not [thing for thing in opened.objects if isinstance(thing, type(opened.Root)) and "/JS" in thing]
