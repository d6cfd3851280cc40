"""Forms of questions with answers of their own, with facts and with conditions, filled in and read back."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest
from pikepdf import Name, Pdf, String
from pypdf import PdfReader, PdfWriter

from readiness.app.form_import import read_difference
from readiness.app.views import given_view, read_view
from readiness.domain.answers import Answer, Status, at_level
from readiness.domain.assessment import Assessment, Details
from readiness.domain.form import FormDifference, NotTaken, choice_values
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.foundation import clock
from readiness.foundation.language import ENGLISH, GERMAN, Language
from readiness.reporting.form import render_form, render_form_html
from readiness.workshop.phone_picture import phone_picture_page
from tests.percent_packs import plain_pack
from tests.reporting.pages import pdf_text, squashed
from tests.small_german_pack import german_pack

Fields = Mapping[str, str]


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> Questionnaire:
    return german_pack(tmp_path_factory.mktemp("german"))


@pytest.fixture(scope="module")
def blank(german: Questionnaire) -> bytes:
    return render_form(german, Depth.FULL, ENGLISH)


def with_pypdf(form: bytes, fields: Fields) -> bytes:
    writer = PdfWriter(clone_from=BytesIO(form))
    ticks = {name: "/on" for name in fields if "_is_" in name}
    for page in writer.pages:
        writer.update_page_form_field_values(page, {**fields, **ticks}, auto_regenerate=False)
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def with_pikepdf(form: bytes, fields: Fields) -> bytes:
    """Store what no viewer would offer as well, and ticks as programs do that write them as text."""
    with Pdf.open(BytesIO(form)) as opened:
        for field in opened.Root.AcroForm.Fields:
            if str(field.T) in fields:
                field.V = String(fields[str(field.T)])
        file = BytesIO()
        opened.save(file)
    return file.getvalue()


def read(
    form: bytes, german: Questionnaire, folder: Path, answers: Mapping[str, Answer] | None = None
) -> FormDifference:
    path = folder / "filled.pdf"
    path.write_bytes(form)
    return read_difference(path, german, Assessment(Details("Verein"), answers or {}))


def fact(value: str, level: int | None = None) -> Answer:
    return Answer(Status.ANSWERED, level, value=value)


FILLED = {
    "SITZ_given": "3 Linden, Amtsgericht",
    "SEIT_given": "2.11.1998",
    "BEITRAG_given": "1.250,50 Euro",
    "JUGEND_given": "ja",
    "SPARTEN_is_turnen": "yes",
    "VER1": "5",
    "VER2": "4",
    "VER3_given": "1",
    "VER3_note": "Bericht der Kassenprüfung",
    "JUG1": "dont_know",
    "JUG2": "2",
}
MEANT = {
    "SITZ": fact("3 Linden, Amtsgericht"),
    "SEIT": fact("1998-11-02"),
    "BEITRAG": fact("1250.5"),
    "JUGEND": fact("ja"),
    "SPARTEN": fact("turnen"),
    "VER1": at_level(5),
    "VER2": at_level(4),
    "VER3": Answer(Status.ANSWERED, 3, evidence="Bericht der Kassenprüfung", value="1"),
    "JUG1": Answer(Status.DONT_KNOW),
    "JUG2": at_level(2),
}


@pytest.mark.parametrize("fill", [with_pypdf, with_pikepdf])
def test_what_was_filled_in_comes_back_exactly(fill, blank: bytes, german: Questionnaire, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    found = read(fill(blank, FILLED), german, tmp_path)
    assert {change.code: change.after for change in found.changes} == MEANT
    assert found.not_taken == {}
    again = read(fill(blank, FILLED), german, tmp_path, MEANT)
    assert (again.changes, again.same) == ((), len(MEANT))


def test_viewers_may_store_the_words_that_they_show(blank: bytes, german: Questionnaire, tmp_path: Path) -> None:
    """Among them names that begin with a figure, which is no level."""
    shown = {
        "VER1": "Ja",
        "VER2": "MANCHMAL",
        "JUG1": "Weiß nicht",
        "JUG2": "1 Regel, mündlich",
        "JUGEND_given": "Ja, seit Langem",
    }
    found = read(with_pikepdf(blank, shown), german, tmp_path)
    assert {change.code: change.after for change in found.changes} == {
        "VER1": at_level(5),
        "VER2": at_level(2),
        "JUG1": Answer(Status.DONT_KNOW),
        "JUG2": at_level(2),
        "JUGEND": fact("ja"),
    }


def test_what_does_not_fit_is_said_question_by_question(blank: bytes, german: Questionnaire, tmp_path: Path) -> None:
    wrong = {
        "SEIT_given": "damals",
        "BEITRAG_given": "-3",
        "JUGEND_given": "vielleicht",
        "SPARTEN_is_schach": "yes",
        "VER1": "3",
        "JUG2": "2 Regeln",
        "VER3_given": "1,5",
        "VER2": "4",
    }
    found = read(with_pikepdf(blank, wrong), german, tmp_path)
    assert found.not_taken == {
        "SEIT": NotTaken.NO_FACT,
        "BEITRAG": NotTaken.NO_FACT,
        "JUGEND": NotTaken.NO_FACT,
        "VER1": NotTaken.NO_ANSWER,
        "VER3": NotTaken.NO_FACT,
        "JUG2": NotTaken.NO_ANSWER,
    }
    assert [change.code for change in found.changes] == ["VER2"]


def test_an_empty_tick_is_no_answer(blank: bytes, german: Questionnaire, tmp_path: Path) -> None:
    with Pdf.open(BytesIO(blank)) as opened:
        for field in opened.Root.AcroForm.Fields:
            if "_is_" in str(field.T):
                field.V = Name.Off
            if field.T == "VER1":
                field.V = String("0")
        file = BytesIO()
        opened.save(file)
    found = read(file.getvalue(), german, tmp_path)
    assert [change.code for change in found.changes] == ["VER1"]


@pytest.mark.parametrize("language", [GERMAN, ENGLISH])
def test_a_form_is_in_the_language_of_its_questions(german: Questionnaire, language: Language) -> None:
    form = render_form(german, Depth.FULL, language)
    text = pdf_text(form)
    for words in (
        "Formular zum Ausfüllen",
        "Nur wenn „Jugendarbeit“ „Ja, seit Langem“ ist.",
        "1 Regel, mündlich",
        "Fußball",
    ):
        assert squashed(words) in text
    for missing in ("Form to fill in", "Stufe", "Schlüsselfrage", "zum Beispiel", "None"):
        assert squashed(missing) not in text
    with Pdf.open(BytesIO(form)) as opened:
        assert str(opened.Root.Lang) == "de"


def test_each_list_offers_the_answers_of_its_question(blank: bytes) -> None:
    fields = PdfReader(BytesIO(blank)).get_fields() or {}
    with Pdf.open(BytesIO(blank)) as opened:
        lists = {
            str(field.T): [str(one[0]) for one in field.Opt] for field in opened.Root.AcroForm.Fields if "/Opt" in field
        }
    assert lists["VER1"] == ["", "5", "0", "dont_know", "not_applicable"]
    assert lists["JUG2"] == ["", "0", "2", "5", "dont_know", "not_applicable"]
    assert lists["VER3"] == ["", "dont_know", "not_applicable"]
    assert lists["SITZ"] == ["", "dont_know"]
    assert lists["JUGEND_given"] == ["", "ja", "nein"]
    assert {name for name in fields if name.startswith("SPARTEN")} == {
        "SPARTEN",
        "SPARTEN_is_fussball",
        "SPARTEN_is_turnen",
    }
    assert not {"SITZ_note", "SPARTEN_note"} & set(fields)


def test_a_view_that_is_a_form_holds_facts(blank: bytes, german: Questionnaire, tmp_path: Path) -> None:
    path = tmp_path / "anna.pdf"
    path.write_bytes(with_pypdf(blank, {"person": "Anna", **FILLED}))
    assert given_view(read_view(path), german, clock.today()).view.answers == MEANT


@pytest.mark.parametrize("stored", ["eltern", "Eltern"])
def test_the_roles_of_the_questionnaire_are_offered_and_read_back(
    stored: str, blank: bytes, german: Questionnaire, tmp_path: Path
) -> None:
    with Pdf.open(BytesIO(blank)) as opened:
        (offered,) = [field for field in opened.Root.AcroForm.Fields if field.T == "role"]
        assert [str(option[0]) for option in offered.Opt] == ["", "vorstand", "aktive", "mitglieder", "eltern"]
    path = tmp_path / "anna.pdf"
    path.write_bytes(with_pikepdf(blank, {"person": "Anna", "role": stored, "VER1": "5"}))
    assert given_view(read_view(path), german, clock.today()).view.author.role == "eltern"


def test_form_and_phone_list_answers_as_their_author_does() -> None:
    pack = plain_pack()
    code, first = next((code, one) for code, one in pack.capabilities.items() if one.answers)
    names = [ENGLISH.of(answer.name) for answer in first.answers]
    # Yes, partly, no: the best first.
    assert list(first.listed) != sorted(first.listed)
    page = render_form_html(pack, Depth.FULL, ENGLISH)
    asked = page[page.index(f">{code}") :]
    places = [asked.index(f"<b>{name}</b>") for name in names]
    assert places == sorted(places)
    assert choice_values(first)[1:4] == tuple(map(str, first.listed))

    phone = phone_picture_page(pack, code, ENGLISH)
    assert [phone.index(f"<strong>{name}<") for name in names] == sorted(
        phone.index(f"<strong>{name}<") for name in names
    )
    # A picture asks for nothing: neither style sheet nor script nor letters from elsewhere.
    assert "<link" not in phone
    assert "<script" not in phone
    assert "url(" not in phone
