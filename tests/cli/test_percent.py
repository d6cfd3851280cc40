"""A questionnaire of yes, partly and no in the terminal: a percentage, an order without days, and one language."""

import csv
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from readiness.app.documents import create_document
from readiness.domain.answers import Answer
from readiness.domain.changes import AnswerChange
from readiness.domain.questionnaire import Depth
from tests.cli.conftest import Readiness
from tests.percent_packs import plain_answers, plain_pack


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """A document with answers to the plain pack."""
    path = tmp_path / "plain.readiness"
    session = create_document(path, plain_pack(), "Muster GmbH", Depth.FULL)
    for code, answer in plain_answers().answers.items():
        session.apply(AnswerChange(code, Answer(), answer))
    session.document.close()
    return path


def test_the_score_is_a_percentage_with_what_pulls_it_down(readiness: Readiness, plain: Path) -> None:
    said = readiness("score", plain).out

    for line in (
        "  57% (52–62%)",
        "     Requests: No, costs 10 points; “Partly” would bring 5",
        "PEO  People and suppliers – 52% (42–62%)",
        "     Whose data: Customers; Staff",
        "     Children: Only if “Whose data” is “Children”.",
    ):
        assert line in said.splitlines()
    assert "stage" not in said.casefold()


def test_the_json_says_what_was_not_asked(readiness: Readiness, plain: Path) -> None:
    found = readiness("score", plain, "--json").json

    assert (found["result"], round(found["index"]["point"])) == ("percent", 57)
    assert found["not_asked"] == {"BAS4": "GROUPS = children", "PEO2": "PEOPLE > 1"}
    assert found["facts"] == {"PEOPLE": "1", "GROUPS": "customers staff", "BAS6": "20"}


def test_the_plan_is_an_order_without_days_and_money(readiness: Readiness, plain: Path) -> None:
    said = readiness("plan", plain).out

    assert "  1  Requests, No → Yes\n     From “No” to “Partly”\n     From “Partly” to “Yes”\n" in said
    assert not any(word in said for word in (" hours ·", "week", "person-days", "€", "()"))
    found = readiness("plan", plain, "--json").json
    assert (found["start"], found["capacity"], found["person_days"], found["weeks"]) == (None, None, None, [])
    assert {package["person_days"] for package in found["packages"]} == {None}


def test_tables_have_columns_for_what_there_is(readiness: Readiness, plain: Path, tmp_path: Path) -> None:
    table, book, whole = (tmp_path / name for name in ("plan.csv", "plan.xlsx", "all.xlsx"))
    assert readiness("plan", plain, "--csv", table, "--xlsx", book).status == 0
    assert readiness("export", plain, "-o", whole).status == 0

    first = next(csv.DictReader(table.read_text("utf-8-sig").splitlines()))
    assert [first[head] for head in ("From answer", "To answer", "Person-days from", "Due")] == ["No", "Partly", "", ""]
    assert CalamineWorkbook.from_path(str(book)).sheet_names == ["Work packages"]
    opened = CalamineWorkbook.from_path(str(whole))
    assert opened.sheet_names == ["Result", "About the organisation", "Not asked", "Answers", "Work packages"]
    answers = opened.get_sheet_by_name("Answers").to_python()
    assert any(row[0] == "PEO5" and row[4:6] == ["By role", 60.0] for row in answers)


def test_a_calendar_needs_days(readiness: Readiness, plain: Path, tmp_path: Path) -> None:
    assert readiness("plan", plain, "--ics", tmp_path / "plan.ics").sentence == (
        f"{tmp_path / 'plan.ics'}: This questionnaire estimates no days, so there is nothing for a calendar. "
        "Nothing was written. Give steps a day in the app, and these come into it."
    )


def test_a_report_in_german_of_a_questionnaire_in_english_is_in_english(
    readiness: Readiness, plain: Path, tmp_path: Path
) -> None:
    page = tmp_path / "report.html"
    outcome = readiness("report", plain, "-o", page, "--lang", "de")

    assert outcome.status == 0
    assert outcome.err == "readiness: Den Fragebogen gibt es nicht auf Deutsch; daher ist dies auf Englisch.\n"
    assert '<html lang="en">' in page.read_text("utf-8")
