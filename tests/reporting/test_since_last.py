"""The chapter about the time since the last assessment: there with a state of an earlier day, gone where names are."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

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
from tests.reporting.office.files import numbers, shape_words

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


def one_line(words: str) -> str:
    return " ".join(words.split())


def slides_of(session: Session, language: str, target: Path, **wanted: bool) -> list[Any]:
    order = as_wanted(order_report(session, "management", LANGUAGES[language]), **wanted)
    write_report(order, target)
    return [*Presentation(str(target)).slides]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_slides_have_one_with_the_words_and_figures_of_the_chapter(
    session: Session, tmp_path: Path, language: str
) -> None:
    chapter = page(session, "full", language, tmp_path / "report.html")
    chapter = unescape(re.sub("<[^>]+>", "\n", chapter.partition('id="since"')[2].partition("</section>")[0]))
    told = one_line(chapter)
    found = slides_of(session, language, tmp_path / "board.pptx")
    assert len(found) == 9
    (slide,) = (one for one in found if TITLES[language] in shape_words(one))
    assert one_line(slide.shapes.title.text_frame.text) in told
    (table,) = (shape.table for shape in slide.shapes if shape.has_table)
    states = [[one_line(cell.text) for cell in row.cells] for row in table.rows]
    assert len(states) == 3
    assert "spring-ZQX" in states[1][0]
    notes = slide.notes_slide.notes_text_frame.text.splitlines()
    assert any("→ 3" in line for line in notes)
    for words in (*(cell for row in states for cell in row), *(line.split(": ", 1)[-1] for line in notes)):
        assert one_line(words) in told
    # Besides, nothing but its own number.
    known = numbers(told)
    assert all(numbers(words).keys() - known.keys() <= {str(found.index(slide) + 1)} for words in shape_words(slide))


def test_slides_leave_out_what_the_report_leaves_out(session: Session, tmp_path: Path) -> None:
    assert len(slides_of(session, "en", tmp_path / "a.pptx", anonymous=True)) == 8
    session.set_part(replace(session.assessment.consultant, chapters=("standing", "method")))
    assert len(slides_of(session, "en", tmp_path / "b.pptx")) == 8


def test_a_report_that_names_nobody_has_no_chapter_and_no_word_of_a_state(session: Session, tmp_path: Path) -> None:
    found = page(session, "full", "en", tmp_path / "report.html", anonymous=True)
    assert 'id="since"' not in found
    assert "spring-ZQX" not in found


def test_without_an_earlier_day_there_is_no_chapter(session: Session, tmp_path: Path) -> None:
    session.set_part(History())
    record(session)
    assert 'id="since"' not in page(session, "full", "en", tmp_path / "report.html")
