"""The chapter about the time since the last assessment: there with a state of an earlier day, gone where names are."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from readiness.app.documents import create_document
from readiness.app.history import record
from readiness.app.report_orders import as_wanted, order_report
from readiness.app.reports import write_report
from readiness.app.session import Session
from readiness.domain.answers import at_level
from readiness.domain.history import History
from readiness.domain.questionnaire import Depth
from readiness.foundation.language import LANGUAGES
from tests.packs import shipped

TITLES = {"de": "Seit dem letzten Mal", "en": "Since last time"}


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Return a document with a state of last year, in which one answer rose since."""
    asked = shipped()
    opened = create_document(tmp_path / "a.readiness", asked, "Muster GmbH", Depth.FULL)
    for code in asked.capabilities:
        opened.answer(code, at_level(1))
    opened.set_part(replace(opened.assessment.details, assessed_on=date(2025, 11, 24)))
    record(opened, "spring-ZQX")
    opened.set_part(replace(opened.assessment.details, assessed_on=None))
    opened.answer("MON1", at_level(3))
    yield opened
    opened.document.close()


def page(session: Session, edition: str, language: str, target: Path, *, anonymous: bool = False) -> str:
    order = as_wanted(order_report(session, edition, LANGUAGES[language]), anonymous=anonymous)
    write_report(order, target)
    return target.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("edition", ["management", "full"])
def test_both_editions_tell_what_rose(session: Session, tmp_path: Path, edition: str, language: str) -> None:
    found = page(session, edition, language, tmp_path / "report.html")
    assert TITLES[language] in found
    chapter = found.partition('id="since"')[2].partition("</section>")[0]
    assert "→ 3" in chapter
    # The full edition shows the states as a table.
    assert ("spring-ZQX" in chapter) is (edition == "full")


def test_a_report_that_names_nobody_has_no_chapter_and_no_word_of_a_state(session: Session, tmp_path: Path) -> None:
    found = page(session, "full", "en", tmp_path / "report.html", anonymous=True)
    assert 'id="since"' not in found
    assert "spring-ZQX" not in found


def test_without_an_earlier_day_there_is_no_chapter(session: Session, tmp_path: Path) -> None:
    session.set_part(History())
    record(session)
    assert 'id="since"' not in page(session, "full", "en", tmp_path / "report.html")
