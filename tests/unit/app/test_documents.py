"""Make, open and read documents."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.app.documents import create_document, free_path, read_document
from readiness.app.session import Session
from readiness.documents.recovery import recoverable
from readiness.domain.answers import at_level
from readiness.domain.questionnaire import Depth
from readiness.foundation.errors import UserError
from tests.unit.builders import filled, open_document


def test_a_new_document_is_a_quick_check_without_answers(path: Path):
    asked, _ = filled(PRO="0★ 0")

    session = create_document(path, asked, "  Muster GmbH ")
    session.document.close()

    found = read_document(path).assessment
    assert (found.details.organisation, found.details.depth, found.answers) == ("Muster GmbH", Depth.QUICK, {})


def test_reading_gives_the_result_seen_from_today(session: Session, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")

    result = read_document(session.document.path)

    assert result.today == date(2026, 11, 23)
    assert result.scored("PRO").answered == ("PRO1",)


def test_reading_disturbs_nobody(session: Session, path: Path):
    session.answer("PRO1", at_level(5))

    assert read_document(path).assessment.answer("PRO1") == at_level(1)
    session.document.publish()
    assert read_document(path).assessment.answer("PRO1") == at_level(5)


def test_opened_for_a_few_changes_it_is_published_at_the_end(path: Path):
    create_document(path, filled(PRO="0★ 0")[0], "Muster GmbH").document.close()

    with open_document(path) as opened:
        opened.answer("PRO1", at_level(4))

    assert read_document(path).assessment.answer("PRO1") == at_level(4)
    assert recoverable() == []


def test_what_is_no_document_is_not_opened(path: Path):
    path.write_text("Dear diary")

    with pytest.raises(UserError, match="not-a-document"), open_document(path):
        pass


@pytest.mark.parametrize(
    ("organisation", "name"),
    [
        ("Muster GmbH", "Muster GmbH.readiness"),
        ("Müller & Söhne, Köln", "Müller & Söhne, Köln.readiness"),
        ("../../etc/passwd", "etc passwd.readiness"),
        ('a/b\\c:d*e?f"g<h>i|j', "a b c d e f g h i j.readiness"),
        ("line\nbreak\0", "line break.readiness"),
        ("...", "Readiness.readiness"),
        ("", "Readiness.readiness"),
        (".hidden.", "hidden.readiness"),
        ("CON", "CON_.readiness"),
        ("nul.", "nul_.readiness"),
        ("x" * 200, "x" * 80 + ".readiness"),
    ],
)
def test_names_of_files_come_from_the_organisation(tmp_path: Path, organisation: str, name: str):
    assert free_path(tmp_path, organisation) == tmp_path / name


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path):
    (tmp_path / "Muster.readiness").touch()
    assert free_path(tmp_path, "Muster").name == "Muster 2.readiness"

    (tmp_path / "Muster 2.readiness").touch()
    assert free_path(tmp_path, "Muster").name == "Muster 3.readiness"


@given(st.text(max_size=120))
def test_every_organisation_gives_a_name_within_its_folder(organisation: str):
    path = free_path(Path("folder"), organisation)

    assert path.parent == Path("folder")
    assert path.suffix == ".readiness"
    assert not path.name.startswith(".")


@pytest.mark.parametrize("letter", ["x", "ü", "漢", "🦔"])
def test_a_document_of_a_long_name_can_be_made_and_can_have_a_conflict(tmp_path: Path, letter: str):
    asked, _ = filled(PRO="0★ 0")
    path = free_path(tmp_path, letter * 200)
    session = create_document(path, asked, letter * 200)
    path.write_bytes(b"theirs")
    session.answer("PRO1", at_level(4))

    assert read_document(session.document.publish()).assessment.details.organisation == letter * 200
    session.document.close()
