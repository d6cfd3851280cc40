"""Views on questions with answers of their own and on facts: merged, and settled into answers that fit."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from readiness.app.documents import create_document
from readiness.app.session import Session
from readiness.app.views import Settling, settle, settle_undisputed, take_views
from readiness.domain.answers import Answer, Status, at_level
from readiness.domain.form import FilledForm, FormFacts, GivenView
from readiness.domain.perspectives import Author, Perspective, Way
from readiness.domain.questionnaire import Depth
from readiness.exchange.merge_json import write_merge
from readiness.foundation import clock
from readiness.foundation.errors import UserError
from readiness.foundation.language import ENGLISH
from readiness.scoring.views import Clash, merge_table
from readiness.wording.views import ViewWords
from readiness.wording.wording import Wording
from tests.small_german_pack import german_pack


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session = create_document(tmp_path / "verein.readiness", german_pack(tmp_path), "Verein", Depth.FULL)
    yield session
    session.document.close()


def fact(value: str, level: int | None = None) -> Answer:
    return Answer(Status.ANSWERED, level, value=value)


def view(person: str, answers: Mapping[str, Answer]) -> GivenView:
    facts = FormFacts(pack="vereins-check", version="1.0.0", depth=Depth.FULL, language="de", questions="")
    form = FilledForm(Path(f"{person}.pdf"), facts, {"person": person}, {}, {})
    return GivenView(
        form, Perspective(Author(person), clock.today(), tuple(answers), dict(answers)), {}, nameless=False
    )


def test_what_all_say_is_taken_facts_included(session: Session) -> None:
    same = {"BEITRAG": fact("60"), "VER3": fact("2", 5), "VER1": at_level(5)}
    take_views(session, [view("Anna", same), view("Ben", same)])
    assert settle_undisputed(session) == 3
    assert {code: session.assessment.answer(code) for code in same} == same


def test_a_median_between_two_answers_goes_to_the_lower_one_that_exists(session: Session) -> None:
    """Four people between no (0) and yes (5): the median is 2.5, and no answer stands for level 2 or 3."""
    said = [at_level(0), at_level(0), at_level(5), at_level(5)]
    take_views(session, [view(f"P{n}", {"VER1": answer, "JUG2": answer}) for n, answer in enumerate(said)])
    rows = {row.code: row for row in merge_table(session.questionnaire, session.assessment)}
    assert (rows["VER1"].median, rows["JUG2"].median) == (0, 2)
    settle(session, "JUG2", Settling(Way.MEDIAN))
    assert session.assessment.answer("JUG2").level == 2


def test_different_facts_of_one_level_are_to_be_settled(session: Session) -> None:
    take_views(session, [view("Anna", {"VER3": fact("2", 5)}), view("Ben", {"VER3": fact("3", 5)})])
    (row,) = merge_table(session.questionnaire, session.assessment)
    assert (row.clashes, row.median, row.agreed) == ((Clash.DIFFER,), None, None)
    words = ViewWords(Wording(session.result(), ENGLISH))
    assert words.clashes(row) == ["different answers"]
    settle(session, "VER3", Settling(Way.PERSON, person="Ben"))
    assert session.assessment.answer("VER3") == replace(fact("3", 5), flagged=True)
    settle(session, "VER3", Settling(Way.OWN, value="1", reason="Protokoll"))
    assert (session.assessment.answer("VER3").level, session.assessment.answer("VER3").value) == (3, "1")
    assert words.ledger_line(session.assessment.perspectives.ledger[-1]).count("3 → 1") == 1
    assert b'"value": "3"' in write_merge(session.questionnaire, session.assessment)


@pytest.mark.parametrize(
    ("code", "choice", "fault"),
    [
        ("VER1", Settling(Way.OWN, level=3, reason="so"), "level-no-answer"),
        ("VER3", Settling(Way.OWN, level=3, reason="so"), "value-missing"),
        ("BEITRAG", Settling(Way.OWN, value="viel", reason="so"), "fact-number"),
        ("BEITRAG", Settling(Way.OWN, value="12"), "reason-missing"),
        ("BEITRAG", Settling(Way.MEDIAN), "median-missing"),
        ("JUG9", Settling(Way.MEDIAN), "view-none"),
    ],
)
def test_what_does_not_fit_cannot_settle_anything(session: Session, code: str, choice: Settling, fault: str) -> None:
    take_views(session, [view("Anna", {"VER1": at_level(5), "VER3": fact("2", 5), "BEITRAG": fact("60")})])
    before = session.assessment
    with pytest.raises(UserError, match=fault):
        settle(session, code, choice)
    assert session.assessment == before


def test_a_question_that_is_hidden_now_has_its_views_all_the_same(session: Session) -> None:
    session.answer("JUGEND", fact("nein"))
    take_views(session, [view("Anna", {"JUG1": at_level(0)}), view("Ben", {"JUG1": at_level(5)})])
    (row,) = merge_table(session.questionnaire, session.assessment)
    words = ViewWords(Wording(session.result(), ENGLISH))
    assert words.name("JUG1") == "Führungszeugnisse"
    assert words.clashes(row) == ["“Nein” to “Ja”"]
