"""A plan as a calendar, read back with a library for calendars."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from readiness.domain.plan_notes import PlanNotes, StepNote
from readiness.exchange.plan_ics import Calendar as Head
from readiness.exchange.plan_ics import escaped, folded, write_plan_ics
from readiness.foundation.language import ENGLISH
from readiness.planning.goals import parse_goal
from readiness.planning.plan import make_plan
from readiness.results.assessment_result import assess
from readiness.wording.wording import Wording
from tests.unit.builders import assessment, capability, dimension, levels, questionnaire

ASKED = questionnaire(dimension("PRO", [capability("A", key=True), capability("B", days=(1, 2))]))
DOCUMENT = "8e9d5f6a-8f7b-4a43-9a63-5d3c9d6f0a11"
MADE = datetime(2026, 11, 23, 14, 3, tzinfo=UTC)


def written(document: str = DOCUMENT, capacity: float | None = None, **notes: StepNote) -> bytes:
    steps = {f"{code}:0>1": note for code, note in notes.items()}
    given = replace(assessment(levels(A=0, B=0)), plan=PlanNotes(steps=steps))
    result = assess(ASKED, given, date(2026, 11, 23))
    plan = make_plan(ASKED, given, dict.fromkeys("AB", 1), parse_goal("target", ASKED), capacity)
    entries = Wording(result, ENGLISH).plan.entries(plan)
    return write_plan_ics(entries, Head("Action plan: Tiny, Ltd", document, MADE), ENGLISH)


def events(content: bytes) -> list[Any]:
    calendar = Calendar.from_ical(content)
    assert not calendar.errors
    return list(calendar.walk("VEVENT"))


def test_a_calendar_has_an_event_for_each_step():
    content = written(A=StepNote(owner="Ms Müller", due=date(2026, 12, 7)))

    calendar = Calendar.from_ical(content)
    assert (calendar["VERSION"], calendar["METHOD"]) == ("2.0", "PUBLISH")
    assert b"X-WR-CALNAME;LANGUAGE=en:Action plan: Tiny\\, Ltd\r\n" in content
    first, second = events(content)
    assert (first["SUMMARY"], first["DTSTART"].dt) == ("Take A to 1", date(2026, 12, 7))
    assert first["DESCRIPTION"].splitlines()[:3] == [
        "Name of A, level 0 → 1",
        "Owner: Ms Müller",
        "0.2–0.4 person-days",
    ]
    assert first["TRANSP"] == "TRANSPARENT"
    assert first["DTSTAMP"].dt == MADE
    assert (second["SUMMARY"], second["DTSTART"].dt) == ("Take B to 1", date(2026, 12, 21))


def test_a_later_plan_changes_events_instead_of_doubling_them():
    early, late = ({e["UID"] for e in events(written(A=note))} for note in (StepNote(), StepNote(due=date(2027, 1, 7))))

    assert early == late
    assert len(early) == 2
    assert early.isdisjoint(e["UID"] for e in events(written("00000000-0000-4000-8000-000000000000")))


def test_done_and_beyond_the_capacity_are_told():
    first, second = events(written(A=StepNote(done=True), capacity=0.3))

    assert first["SUMMARY"] == "Done: Take A to 1"
    assert second["DESCRIPTION"].splitlines()[-1] == "Does not fit the days available"


@given(line=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n")))
def test_lines_are_folded_at_75_bytes_and_no_character_is_cut(line: str):
    pieces = folded(line).removesuffix(b"\r\n").split(b"\r\n")

    assert all(len(piece) <= 75 for piece in pieces)
    assert (pieces[0] + b"".join(piece[1:] for piece in pieces[1:])).decode("utf-8") == line


@given(words=st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n,;\\"), max_size=300))
def test_whatever_is_typed_comes_back(words: str):
    found = events(written(A=StepNote(owner=words)))

    assert len(found) == 2
    line = f"Owner: {words or 'Management'}"
    assert line in found[0]["DESCRIPTION"]


def test_control_characters_are_left_out():
    assert escaped("a\x00b\x1bc\x7fd\r\ne") == "abcd\\ne"
