"""A plan as a calendar, read back with a library for calendars."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from readiness.domain.answers import Answer
from readiness.domain.plan_notes import PackageNote, PlanNotes, StepNote
from readiness.domain.values import Text
from readiness.exchange.ics import Calendar as Head
from readiness.exchange.plan_ics import EntryPer, write_plan_ics
from readiness.foundation.language import ENGLISH, GERMAN, Language
from readiness.planning.goals import TARGET
from readiness.planning.roadmap import Roadmap
from readiness.results.assessment_result import assess
from readiness.wording.wording import Wording
from readiness.wording.work_packages import work_packages
from tests.unit.builders import assessment, capability, dimension, levels, questionnaire

SHORT = replace(capability("A", key=True), short=Text(de="Kurz, A", en="Short, A"))
ASKED = questionnaire(dimension("PRO", [SHORT, capability("B", days=(8, 16), needs=["A>=1@1"]), capability("C")]))
DOCUMENT = "8e9d5f6a-8f7b-4a43-9a63-5d3c9d6f0a11"
MADE = datetime(2026, 11, 23, 14, 3, tzinfo=UTC)
TODAY = date(2026, 11, 23)


def made(answers: Mapping[str, Answer] | None = None, **notes: Any) -> tuple[Wording, Roadmap]:
    """Return the words and the roadmap of a company that begins, or has the answers given."""
    given_answers = dict(answers or levels(A=0, B=0, C=0))
    given = replace(assessment(given_answers), plan=PlanNotes(begins=TODAY, hours=8.0, **notes))
    result = assess(ASKED, given, TODAY)
    targeted = replace(result, targets=dict.fromkeys("ABC", 1))
    return Wording(targeted, ENGLISH), targeted.planner.roadmap(TARGET)


WORDING, ROADMAP = made()
PACKAGES = work_packages(ROADMAP, WORDING)


def written(
    document: str = DOCUMENT,
    per: EntryPer = EntryPer.PACKAGE,
    made_at: datetime = MADE,
    language: Language = ENGLISH,
    **notes: Any,
) -> bytes:
    wording, roadmap = made(**notes)
    wording = Wording(wording.result, language)
    head = Head("Action plan: Tiny, Ltd", document, made_at, TODAY)
    return write_plan_ics(work_packages(roadmap, wording), head, wording, per)


def events(content: bytes) -> list[Any]:
    calendar = Calendar.from_ical(content)
    assert not calendar.errors
    return list(calendar.walk("VEVENT"))


def test_a_package_is_an_entry_over_the_days_that_the_plan_gives_it():
    content = written()

    calendar = Calendar.from_ical(content)
    assert (calendar["VERSION"], calendar["METHOD"]) == ("2.0", "PUBLISH")
    assert b"X-WR-CALNAME;LANGUAGE=en:Action plan: Tiny\\, Ltd\r\n" in content
    found = events(content)
    assert [(e["DTSTART"].dt, e["DTEND"].dt) for e in found] == [
        (booking.begins, booking.due + timedelta(days=1)) for booking in ROADMAP.bookings
    ]
    assert any(e["DTEND"].dt - e["DTSTART"].dt > timedelta(days=1) for e in found)
    assert {e["TRANSP"] for e in found} == {"TRANSPARENT"}
    assert {e["DTSTAMP"].dt for e in found} == {MADE}


def test_its_title_is_short_and_its_text_says_the_rest():
    first, *_others = events(written(packages={"A": PackageNote(owner='Jürgen Groß; "Tom", Ltd')}))

    assert first["SUMMARY"] == "Short, A"
    assert first["DESCRIPTION"].splitlines() == [
        "Name of A, level\N{NO-BREAK SPACE}0\N{NO-BREAK SPACE}→\N{NO-BREAK SPACE}1",
        'Owner: Jürgen Groß; "Tom", Ltd',
        "2–3 hours",
        "Until 24/11/2026: Take A to 1",
        "Evidence: Evidence",
    ]
    assert first["CATEGORIES"].cats == ["Dimension PRO"]


def test_it_reminds_of_its_first_day_and_of_the_day_before_the_last():
    by_title = {str(e["SUMMARY"]): e for e in events(written())}
    alarms = by_title["Name of B"].walk("VALARM")

    assert [(a["ACTION"], a["TRIGGER"].dt) for a in alarms] == [
        ("DISPLAY", timedelta(hours=9)),
        ("DISPLAY", timedelta(hours=-39)),
    ]
    assert alarms[1]["TRIGGER"].params["RELATED"] == "END"
    assert [str(a["DESCRIPTION"]) for a in alarms] == ["Begins today: Name of B", "Due tomorrow: Name of B"]


def test_what_is_done_or_over_reminds_of_nothing():
    done = events(written(steps={"A:0>1": StepNote(done=True)}))[0]
    late = Head("Plan", DOCUMENT, MADE, date(2030, 1, 1))

    assert done["SUMMARY"] == "Done: Short, A"
    assert done.walk("VALARM") == []
    assert b"VALARM" not in write_plan_ics(PACKAGES, late, WORDING)


def test_one_person_has_one_entry_for_what_is_due_on_a_day():
    found = events(written(per=EntryPer.OWNER_DAY))

    due = {booking.due for booking in ROADMAP.bookings}
    assert [e["DTSTART"].dt for e in found] == sorted(due)
    assert all(e["DTEND"].dt - e["DTSTART"].dt == timedelta(days=1) for e in found)
    assert sum(str(e["DESCRIPTION"]).count("Evidence: ") for e in found) == len(PACKAGES)
    assert all(str(e["SUMMARY"]).startswith("Management: ") for e in found)


def test_a_later_file_changes_entries_instead_of_doubling_them():
    for per in EntryPer:
        early = events(written(per=per))
        # A closed day moves everything, and another level changes what a package is made of.
        late = events(written(per=per, made_at=MADE + timedelta(days=1), day_rate=400))
        assert {e["UID"] for e in early} == {e["UID"] for e in late}
        assert len({e["UID"] for e in early}) == len(early)
        assert min(int(e["SEQUENCE"]) for e in late) > max(int(e["SEQUENCE"]) for e in early)
        other = events(written("00000000-0000-4000-8000-000000000000", per=per))
        assert {e["UID"] for e in early}.isdisjoint(e["UID"] for e in other)


def test_a_package_keeps_its_name_when_its_levels_change():
    def name_of_b(**answers: int) -> str:
        wording, _ = made(levels(**answers))
        targeted = replace(wording.result, targets={"A": 1, "B": 2, "C": 1})
        again = Wording(targeted, ENGLISH)
        packages = work_packages(targeted.planner.roadmap(TARGET), again)
        content = write_plan_ics(packages, Head("Plan", DOCUMENT, MADE, TODAY), again)
        [uid] = [str(e["UID"]) for e in events(content) if e["SUMMARY"] == "Name of B"]
        return uid

    assert name_of_b(A=0, B=0, C=0) == name_of_b(A=1, B=1, C=0)


def test_it_speaks_the_language():
    first = events(written(language=GERMAN))[0]

    assert first["SUMMARY"] == "Kurz, A"
    assert "Bis 24.11.2026: " in first["DESCRIPTION"]


@given(words=st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n,;\\"), max_size=200))
def test_whatever_is_typed_comes_back(words: str):
    first, *others = PACKAGES
    head = Head(words, DOCUMENT, MADE, TODAY)
    found = events(write_plan_ics([replace(first, owner=words), *others], head, WORDING))

    assert len(found) == 3
    assert f"Owner: {words}\n2–3 hours\n" in found[0]["DESCRIPTION"]
