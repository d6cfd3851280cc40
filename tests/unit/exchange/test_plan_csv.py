"""A plan for spreadsheets, read back with the library's own reader."""

import csv
from dataclasses import replace
from datetime import date
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.domain.plan_notes import PlanNotes, StepNote
from readiness.exchange.plan_csv import write_plan_csv
from readiness.exchange.spreadsheet_text import USUAL
from readiness.foundation.language import ENGLISH, GERMAN, Language
from readiness.planning.goals import parse_goal
from readiness.planning.plan import make_plan
from readiness.results.assessment_result import assess
from readiness.wording.wording import Wording
from tests.unit.builders import assessment, capability, dimension, levels, questionnaire

ASKED = questionnaire(
    dimension("PRO", [capability("A", key=True, needs=["B>=1@1"]), capability("B", days=(1, 2)), capability("C")])
)


def rows(language: Language = ENGLISH, capacity: float | None = None, **notes: StepNote) -> list[dict[str, str]]:
    steps = {f"{code}:0>1": note for code, note in notes.items()}
    given = replace(assessment(levels(A=0, B=0, C=0)), plan=PlanNotes(steps=steps))
    result = assess(ASKED, given, date(2026, 11, 23))
    plan = make_plan(ASKED, given, dict.fromkeys("ABC", 1), parse_goal("target", ASKED), capacity)
    written = write_plan_csv(Wording(result, language).plan.entries(plan), language)
    assert written.startswith(b"\xef\xbb\xbf")
    assert written.endswith(b"\r\n")
    text = StringIO(written.decode("utf-8-sig"), newline="")
    return list(csv.DictReader(text, delimiter=USUAL[language.code].separator, strict=True))


def test_a_line_a_step():
    first, second, third = rows(B=StepNote(owner='Ms Müller; deputy: "Tom"', due=date(2026, 12, 7), done=True))

    assert first == {
        "Number": "1",
        "Dimension": "Dimension PRO",
        "Code": "B",
        "Capability": "Name of B",
        "From level": "0",
        "To level": "1",
        "What to do": "Take B to 1",
        "Person-days from": "0.1",
        "Person-days to": "0.2",
        "Due": "2026-12-07",
        "Owner": 'Ms Müller; deputy: "Tom"',
        "Done": "yes",
        "Why": "needed first for “Name of A”",
        "Step": "B:0>1",
        "Builds on": "",
        "Fits the capacity": "yes",
        "Overdue": "no",
    }
    assert (second["Step"], second["Builds on"], second["Done"], second["Due"]) == (
        "A:0>1",
        "B:0>1",
        "no",
        "2026-12-15",
    )
    assert third["Owner"] == "Management"


def test_what_does_not_fit_says_so():
    assert [row["Fits the capacity"] for row in rows(capacity=0.3)] == ["yes", "no", "no"]


def test_the_columns_and_figures_speak_the_language():
    first = rows(GERMAN, B=StepNote(owner="Jürgen Groß; Vertretung: „Zoë“", due=date(2026, 12, 7)))[0]

    assert first["Zuständig"] == "Jürgen Groß; Vertretung: „Zoë“"
    assert (first["Personentage von"], first["Personentage bis"], first["Fällig"]) == ("0,1", "0,2", "07.12.2026")
    assert first["Erledigt"] == "nein"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_cell_is_a_formula(start: str):
    owner = f'{start}HYPERLINK("http://example.com")'

    assert rows(B=StepNote(owner=owner))[0]["Owner"] == f"'{owner}"


@given(owner=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=300))
def test_whatever_is_typed_comes_back_and_is_harmless(owner: str):
    read = rows(B=StepNote(owner=owner))

    assert len(read) == 3
    assert read[0]["Owner"].replace("'", "") == owner.replace("'", "")
    assert not read[0]["Owner"].startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
