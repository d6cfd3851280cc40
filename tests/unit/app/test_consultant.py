"""The consultant's layer: each change can be undone, wrong input changes nothing, and no calculation touches it."""

from pathlib import Path

import pytest

from readiness.app.consultant import (
    check_codes,
    is_step,
    remove_logo,
    set_details,
    set_finding,
    set_layer,
    set_logo,
    set_wording,
    with_text,
)
from readiness.app.session import Session
from readiness.domain.answers import at_level
from readiness.domain.consultant import ConsultantLayer
from readiness.foundation.errors import UserError
from readiness.validation.pictures import LARGEST

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10"/></svg>'


def layer(session: Session) -> ConsultantLayer:
    return session.assessment.consultant


def test_each_change_is_undone_by_itself(session: Session):
    set_layer(session, foreword="First")
    set_finding(session, "PRO", "Nobody is in charge.")
    set_finding(session, "MON", "Nobody listens.")
    set_wording(session, "PRO1:1>2", "Name somebody.", "Take PRO1 to 2")
    assert layer(session) == ConsultantLayer(
        foreword="First",
        findings={"PRO": "Nobody is in charge.", "MON": "Nobody listens."},
        wordings={"PRO1:1>2": "Name somebody."},
    )
    set_finding(session, "PRO", "")
    assert set(layer(session).findings) == {"MON"}
    for _ in range(5):
        session.undo()
    assert layer(session) == ConsultantLayer()


def test_the_original_words_are_no_own_words(session: Session):
    set_wording(session, "PRO1:1>2", "Own", "Original")
    set_wording(session, "PRO1:1>2", "Original", "Original")

    assert layer(session).wordings == {}


def test_a_new_answer_changes_no_word(session: Session):
    set_finding(session, "PRO", "Nobody is in charge.")
    before = layer(session)
    session.answer("PRO1", at_level(5))

    assert layer(session) is before


@pytest.mark.parametrize(("colour", "fault"), [("blue", "accent-no-colour"), ("#ffff00", "accent-too-light")])
def test_a_colour_that_cannot_be_read_is_refused(session: Session, colour: str, fault: str):
    set_layer(session, accent="#7a0019")
    with pytest.raises(UserError) as caught:
        set_layer(session, accent=colour)

    assert caught.value.code == fault
    assert layer(session).accent == "#7a0019"


def test_details_are_replaced_one_by_one(session: Session):
    set_details(session, scope="Head office")
    set_details(session, assessor="Ms Yilmaz")

    details = session.assessment.details
    assert (details.organisation, details.scope, details.assessor) == ("Tiny Ltd", "Head office", "Ms Yilmaz")


def test_a_logo_is_kept_with_the_document(session: Session, tmp_path: Path):
    (tmp_path / "logo.svg").write_bytes(SVG)
    set_logo(session, tmp_path / "logo.svg")

    logo = layer(session).logo
    assert logo is not None
    assert (logo.name, logo.media_type, logo.size) == ("logo.svg", "image/svg+xml", len(SVG))
    assert session.document.file(logo.digest) == SVG
    remove_logo(session)
    assert layer(session).logo is None
    session.undo()
    assert layer(session).logo == logo


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("large.png", b"\x89PNG\r\n\x1a\n" + b"0" * LARGEST, "logo-too-large"),
        ("letter.png", b"Dear Sir or Madam", "logo-unknown"),
        ("missing.png", None, "file-unreadable"),
    ],
)
def test_what_is_no_logo_is_refused_with_its_place(
    session: Session, tmp_path: Path, name: str, content: bytes | None, fault: str
):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(UserError) as caught:
        set_logo(session, tmp_path / name)

    assert caught.value.code == fault
    assert caught.value.where == str(tmp_path / name)
    assert layer(session).logo is None


def test_a_script_in_a_logo_is_refused(session: Session, tmp_path: Path):
    hostile = SVG.replace(b"<rect", b"<script>alert(1)</script><rect")
    (tmp_path / "logo.svg").write_bytes(hostile)

    with pytest.raises(UserError):
        set_logo(session, tmp_path / "logo.svg")


def test_codes_of_another_questionnaire_are_refused(session: Session):
    check_codes(ConsultantLayer(findings={"PRO": "x"}, wordings={"PRO1:0>1": "x"}), session.questionnaire, where="f")
    for wrong, fault in (
        (ConsultantLayer(findings={"OLD": "x"}), "unknown-dimension"),
        (ConsultantLayer(wordings={"OLD1:0>1": "x"}), "unknown-step"),
        (ConsultantLayer(wordings={"PRO1:0>2": "x"}), "unknown-step"),
    ):
        with pytest.raises(UserError) as caught:
            check_codes(wrong, session.questionnaire, where="f")
        assert (caught.value.code, caught.value.where) == (fault, "f")


@pytest.mark.parametrize("step", ["PRO1:0>1", "PRO1:4>5", "MON3:2>3"])
def test_steps_that_are(session: Session, step: str):
    assert is_step(step, session.questionnaire)


@pytest.mark.parametrize("step", ["", "PRO1", "PRO1:5>6", "PRO1:1>0", "PRO1:0>1 ", "OLD:0>1"])
def test_steps_that_are_not(session: Session, step: str):
    assert not is_step(step, session.questionnaire)


def test_an_empty_text_is_removed():
    assert with_text({"a": "1", "b": "2"}, "a", "") == {"b": "2"}
