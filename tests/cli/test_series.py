"""`readiness history`, `next` and `series`: states recorded, a next assessment begun, and how results went."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import icalendar

from readiness.app.archives import read_content
from readiness.app.documents import open_session
from readiness.domain.answers import at_level
from readiness.domain.history import History
from readiness.foundation import clock
from tests.cli.conftest import Readiness
from tests.cli.test_compare import ANSWERS, made


def test_states_are_recorded_listed_and_removed(readiness: Readiness) -> None:
    document = made(readiness, "a.readiness", *ANSWERS)
    assert readiness("history", document).out == "No state is recorded yet.\n"
    assert (
        readiness("history", document, "--record", "before the training").out == "a.readiness: state 1 is recorded.\n"
    )
    assert readiness("answer", document, "PRO1=3").status == 0
    assert readiness("history", document, "--record").status == 0
    first, second = readiness("history", document).out.splitlines()
    assert first.startswith("  1  ")
    assert first.endswith(" · before the training · recorded by hand")
    assert second.endswith(" · recorded by hand")
    assert readiness("history", document, "--remove", "1").status == 0
    assert [state.number for state in read_content(document).assessment.history.states] == [2]
    assert "There is no recorded state 1." in readiness("history", document, "--remove", "1").sentence


def test_the_list_says_what_an_assessment_goes_on_from_and_under_which_name_states_were_recorded(
    readiness: Readiness,
) -> None:
    document = made(readiness, "a.readiness", *ANSWERS)
    assert readiness("answer", document, "--assessed-on", "2025-11-23").status == 0
    assert readiness("next", document, "-o", "b.readiness").status == 0
    lines = readiness("history", "b.readiness").out.splitlines()
    assert lines[0] == "This assessment continues that of 23 November 2025."
    assert lines[1].endswith("end of the assessment before")
    session = open_session(Path("b.readiness"))
    session.set_part(replace(session.assessment.details, organisation="Newer Name Ltd"))
    session.document.close()
    assert readiness("history", "b.readiness").out.splitlines()[1] == f"{lines[1]} · Test"


def test_a_series_of_one_document_shows_its_states_and_what_rose_and_fell(readiness: Readiness) -> None:
    document = made(readiness, "a.readiness", *ANSWERS)
    assert readiness("history", document, "--record", "spring").status == 0
    assert readiness("answer", document, "PRO1=3", "PRO2=1").status == 0
    lines = readiness("series", document).out.splitlines()
    assert "(spring) · " in lines[0]
    assert lines[2].startswith("The index runs over the 43 questions")
    assert any(line.startswith("  Rose: ") and "→ 3" in line for line in lines)
    assert any(line.startswith("  Fell: ") and "→ 1" in line for line in lines)
    found = readiness("series", document, "--json").json
    assert found["format"] == "readiness-series/1"
    assert [(point["state"], point["word"]) for point in found["points"]] == [(1, "spring"), (None, "")]
    (step,) = found["steps"]
    assert (step["before"], step["after"], step["rose"], step["fell"]) == (0, 1, ["PRO1"], ["PRO2"])
    assert len(found["compared"]) == 43


def test_several_documents_stand_in_the_order_of_their_days(readiness: Readiness) -> None:
    later = made(readiness, "a.readiness", *ANSWERS, "PRO3=2")
    earlier = made(readiness, "b.readiness", *ANSWERS)
    assert readiness("answer", earlier, "--assessed-on", "2025-11-23").status == 0
    found = readiness("series", later, earlier, "--json").json
    assert [point["file"] for point in found["points"]] == ["b.readiness", "a.readiness"]
    assert found["steps"][0]["rose"] == ["PRO3"]


def test_different_organisations_are_never_a_series_silently(readiness: Readiness) -> None:
    one, other = made(readiness, "a.readiness", *ANSWERS), Path("b.readiness")
    assert readiness("new", other, "--pack", "social-media", "--organisation", "Other Ltd").status == 0
    assert readiness("answer", other, *ANSWERS).status == 0
    refused = readiness("series", one, other)
    assert refused.status == 1
    assert "These documents are about different organisations: Test, Other Ltd." in refused.sentence
    shown = readiness("series", one, other, "--different-organisations")
    assert (shown.status, shown.out.splitlines()[0]) == (
        0,
        "The states name different organisations: Test, Other Ltd.",
    )
    assert readiness("compare", one, other).out.startswith("The documents name different organisations: Test and Other")


def test_a_document_with_another_questionnaire_is_named_by_its_place(readiness: Readiness, tmp_path: Path) -> None:
    older, newer = tmp_path / "older" / "a.readiness", tmp_path / "newer" / "a.readiness"
    for document, pack in ((older, "agency-readiness"), (newer, "social-media")):
        document.parent.mkdir()
        assert readiness("new", document, "--pack", pack, "--organisation", "Test").status == 0
    assert readiness("answer", older, "--assessed-on", "2025-11-23").status == 0
    refused = readiness("series", older, newer)
    assert (refused.status, str(older) in refused.sentence, str(newer) in refused.sentence) == (1, True, False)


def test_a_next_assessment_is_begun_and_confirmed_in_the_terminal(readiness: Readiness) -> None:
    document = made(readiness, "a.readiness", *ANSWERS)
    before = document.read_bytes()
    begun = readiness("next", document, "-o", "b.readiness")
    assert (begun.status, begun.out) == (0, "Created b.readiness: 5 answers are to be confirmed.\n")
    assert document.read_bytes() == before
    assert readiness("answer", "b.readiness", "PRO1=3").status == 0
    answers = read_content(Path("b.readiness")).assessment.answers
    assert [code for code, answer in answers.items() if answer.to_confirm] == ["PRO2", "PRO3", "PRO4", "PRO5"]
    found = readiness("series", "b.readiness", "--json").json
    assert [point["state"] for point in found["points"]] == [1, None]
    assert found["steps"][0]["rose"] == ["PRO1"]
    taken = readiness("next", document, "-o", "b.readiness")
    assert (taken.status, "b.readiness" in taken.sentence) == (1, True)


def test_a_state_that_cannot_be_read_is_told_and_the_rest_is_shown(readiness: Readiness) -> None:
    document = made(readiness, "a.readiness", *ANSWERS)
    assert readiness("history", document, "--record").status == 0
    session = open_session(document)
    (state,) = session.assessment.history.states
    session.answer("PRO1", at_level(4))
    session.set_part(History((replace(state, version="0.0.1"),)))
    session.document.close()
    shown = readiness("series", document, "--json")
    assert shown.status == 3
    assert len(json.loads(shown.out)["points"]) == 1
    assert "cannot be read" in shown.err
    verified = readiness("verify", document)
    assert (verified.status, "cannot be read" in verified.err) == (1, True)


def test_the_reminder_is_one_day_in_any_calendar_and_moves_with_a_later_file(readiness: Readiness) -> None:
    document = made(readiness, "a.readiness", *ANSWERS)
    seen = []
    for days in (90, 365):
        assert readiness("next", document, "--reminder", days, "-o", "next.ics").status == 0
        (event,) = icalendar.Calendar.from_ical(Path("next.ics").read_bytes()).walk("VEVENT")
        assert event["DTSTART"].dt == clock.today() + timedelta(days)
        assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(1)
        assert event["SUMMARY"] == "Next assessment: Test"
        assert len(event.walk("VALARM")) == 2
        seen.append((event["UID"], event["SEQUENCE"]))
    (uid, sequence), (again, later) = seen
    assert uid == again
    assert later >= sequence >= 0
    assert readiness("next", document, "--reminder", "7", "-o", "next.ics").status == 2
    assert readiness("next", document, "--reminder", "90", "-o", "next.txt").status == 1
