"""A filled form comes back: what people wrote is taken over, and whatever else is in the PDF does nothing."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Encryption, Name, Pdf, String
from pypdf import PdfWriter

from readiness.app.form_import import read_difference
from readiness.domain.answers import NOTE_LIMIT, Answer, Confidence, Status, at_level
from readiness.domain.assessment import Assessment, Details
from readiness.domain.form import FormDifference, NotTaken
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.domain.values import Text
from readiness.foundation.errors import UserError
from readiness.foundation.language import GERMAN
from readiness.reporting.form import render_form
from tests.packs import shipped

Fill = Callable[[bytes, Mapping[str, str]], bytes]


@cache
def blank() -> bytes:
    return render_form(shipped(), Depth.QUICK, GERMAN)


def with_pypdf(form: bytes, fields: Mapping[str, str]) -> bytes:
    writer = PdfWriter(clone_from=BytesIO(form))
    for page in writer.pages:
        writer.update_page_form_field_values(page, dict(fields), auto_regenerate=False)
    return saved(writer.write)


def with_pikepdf(form: bytes, fields: Mapping[str, str]) -> bytes:
    with Pdf.open(BytesIO(form)) as opened:
        for field in opened.Root.AcroForm.Fields:
            if str(field.T) in fields:
                field.V = String(fields[str(field.T)])
        return saved(opened.save)


def saved(write: Callable[[BytesIO], object]) -> bytes:
    file = BytesIO()
    write(file)
    return file.getvalue()


@pytest.fixture(params=[with_pypdf, with_pikepdf])
def fill(request: pytest.FixtureRequest) -> Fill:
    return request.param  # type: ignore[no-any-return]


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., FormDifference]:
    def compare(
        form: bytes, answers: Mapping[str, Answer] | None = None, questionnaire: Questionnaire | None = None
    ) -> FormDifference:
        path = tmp_path / "filled.pdf"
        path.write_bytes(form)
        asked = questionnaire or shipped()
        return read_difference(path, asked, Assessment(Details("Muster GmbH"), answers or {}))

    return compare


def answers_of(found: FormDifference) -> dict[str, Answer]:
    return {change.code: change.after for change in found.changes}


def code_of(refused: Callable[[], object]) -> str:
    with pytest.raises(UserError) as caught:
        refused()
    assert caught.value.where.endswith("filled.pdf")
    return caught.value.code


def test_what_was_filled_in_comes_back(fill: Fill, read: Callable[..., FormDifference]) -> None:
    note = "Freigabeprozess für Übergrößen – „äöüß“ €\nzweite Zeile 🎉 שלום"
    long = "Wort für Wort. " * (NOTE_LIMIT // 15)
    fields = {
        "organisation": "Müller & Söhne", "person": "Jörg Ähren", "PRO1": "3", "PRO1_note": note, "PRO2": "dont_know",
        "MON1": "not_applicable", "MON1_note": "kein eigener Kanal", "MON2": "0", "MON2_note": long,
    }  # fmt: skip
    found = read(fill(blank(), fields))
    assert answers_of(found) == {
        "PRO1": Answer(Status.ANSWERED, 3, evidence=note),
        "PRO2": Answer(Status.DONT_KNOW),
        "MON1": Answer(Status.NOT_APPLICABLE, reason="kein eigener Kanal"),
        "MON2": Answer(Status.ANSWERED, 0, evidence=long.strip()),
    }
    assert found.form.person == {"organisation": "Müller & Söhne", "person": "Jörg Ähren"}
    assert found.not_taken == {}


def test_what_the_form_leaves_empty_stays(fill: Fill, read: Callable[..., FormDifference]) -> None:
    stored = {
        "PRO1": Answer(Status.ANSWERED, 2, evidence="rule", confidence=Confidence.SHOWN, flagged=True),
        "PRO2": at_level(1),
        "MON1": at_level(4),
    }
    found = read(fill(blank(), {"PRO1_note": "new rule", "PRO2": "3", "MON1": "4"}), stored)
    assert answers_of(found) == {
        "PRO1": Answer(Status.ANSWERED, 2, evidence="new rule", confidence=Confidence.SHOWN, flagged=True),
        "PRO2": at_level(3),
    }
    assert found.same == 1


def test_what_cannot_be_taken_over_says_why(read: Callable[..., FormDifference]) -> None:
    """Pikepdf writes what no viewer would offer."""
    fields = {"PRO1": "not_applicable", "PRO2": "9", "MON1": "1", "MON1_note": "x" * (NOTE_LIMIT + 1)}
    found = read(with_pikepdf(blank(), fields))
    assert found.changes == ()
    assert found.not_taken == {
        "PRO1": NotTaken.REASON_MISSING, "PRO2": NotTaken.NO_ANSWER, "MON1": NotTaken.NOTE_TOO_LONG
    }  # fmt: skip


@pytest.mark.parametrize("stored", ["3", "3 Geregelt", "3 Defined"])
def test_some_viewers_store_the_words_that_they_show(stored: str, read: Callable[..., FormDifference]) -> None:
    found = read(with_pikepdf(blank(), {"PRO1": stored, "PRO2": "Weiß nicht", "MON1": "Don’t know"}))
    assert answers_of(found) == {
        "PRO1": at_level(3), "PRO2": Answer(Status.DONT_KNOW), "MON1": Answer(Status.DONT_KNOW)
    }  # fmt: skip


def test_an_empty_form_is_told(read: Callable[..., FormDifference]) -> None:
    assert code_of(lambda: read(blank())) == "form-empty"
    assert code_of(lambda: read(with_pypdf(blank(), {"organisation": "Muster GmbH"}))) == "form-empty"


def test_a_form_of_another_version_gives_what_still_means_the_same(read: Callable[..., FormDifference]) -> None:
    filled = with_pypdf(blank(), {"PRO1": "3", "PRO2": "2", "MON1": "1"})
    ours = shipped()
    dimensions = []
    for dimension in ours.dimensions:
        kept = [c for c in dimension.capabilities if c.code != "MON1"]
        kept = [replace(c, question=Text("Neu?", "New?")) if c.code == "PRO2" else c for c in kept]
        dimensions.append(replace(dimension, capabilities=tuple(kept)))
    newer = replace(ours, version="2.0.0", dimensions=tuple(dimensions))
    found = read(filled, questionnaire=newer)
    assert answers_of(found) == {"PRO1": at_level(3)}
    assert found.not_taken == {"PRO2": NotTaken.QUESTION_CHANGED, "MON1": NotTaken.QUESTION_GONE}


def test_a_form_of_another_questionnaire_is_told(read: Callable[..., FormDifference]) -> None:
    other = replace(shipped(), id="other")
    assert code_of(lambda: read(with_pypdf(blank(), {"PRO1": "3"}), questionnaire=other)) == "form-other-pack"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"form_format": "readiness-form/2", "form_pack": ""}, "form-newer"),
        ({"form_depth": "deep"}, "form-facts"),
        ({"form_questions": "PRO1"}, ""),
        ({"form_questions": "../x:1"}, "form-facts"),
        ({"form_format": "other"}, "form-foreign"),
    ],
)
def test_a_form_that_was_tampered_with_is_told(
    changed: dict[str, str], code: str, read: Callable[..., FormDifference]
) -> None:
    form = with_pikepdf(blank(), {"PRO1": "3", **changed})
    if code:
        assert code_of(lambda: read(form)) == code
    else:
        assert read(form).not_taken == {"PRO1": NotTaken.QUESTION_CHANGED}


def test_scripts_are_left_alone(read: Callable[..., FormDifference]) -> None:
    with Pdf.open(BytesIO(with_pikepdf(blank(), {"PRO1": "3"}))) as opened:
        script = Dictionary(S=Name.JavaScript, JS=String("app.alert('x'); this.getField('PRO1').value = '5'"))
        opened.Root.OpenAction = script
        opened.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), script])))
        for field in opened.Root.AcroForm.Fields:
            field.AA = Dictionary(K=script, C=script, F=Dictionary(S=Name.SubmitForm, F=String("http://127.0.0.1/")))
        form = saved(opened.save)
    assert answers_of(read(form)) == {"PRO1": at_level(3)}


def foreign() -> bytes:
    with Pdf.new() as pdf:
        pdf.add_blank_page()
        return saved(pdf.save)


def in_a_circle() -> bytes:
    with Pdf.open(BytesIO(foreign())) as opened:
        circle = opened.make_indirect(Dictionary(T=String("x")))
        circle.Kids = Array([circle, circle])
        opened.Root.AcroForm = Dictionary(Fields=Array([circle] * 50))
        return saved(opened.save)


def encrypted() -> bytes:
    with Pdf.open(BytesIO(blank())) as opened:
        return saved(lambda file: opened.save(file, encryption=Encryption(owner="a", user="b")))


@pytest.mark.parametrize(
    ("form", "code"),
    [
        (foreign, "form-foreign"),
        (in_a_circle, "form-foreign"),
        (encrypted, "pdf-encrypted"),
        (lambda: b"hello", "pdf-broken"),
        (lambda: b"", "pdf-broken"),
        (lambda: blank()[:3000], "pdf-broken"),
        (lambda: blank() + bytes(100_000_000), "pdf-too-large"),
    ],
    ids=["foreign", "circle", "encrypted", "text", "empty", "half", "large"],
)
def test_what_is_no_form_gives_a_sentence(
    form: Callable[[], bytes], code: str, read: Callable[..., FormDifference]
) -> None:
    assert code_of(lambda: read(form())) == code
