"""Documents of every older format stay readable; the files were written by the program of their time."""

import json
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from readiness.app.documents import read_document
from readiness.app.history import record
from readiness.app.session import Session
from readiness.documents.document import Document
from readiness.documents.migrations import migrate
from readiness.documents.published_file import read_published
from readiness.documents.recovery import recoverable
from readiness.documents.states import read_state
from readiness.domain.answers import Answer, Confidence, Status, at_level
from readiness.domain.assessment import Assessment, Details
from readiness.domain.attachments import Attachment, Attachments
from readiness.domain.consultant import ConsultantLayer
from readiness.domain.history import History, Occasion
from readiness.domain.incidents import Incident, Incidents, LogEntry, TaskNote
from readiness.domain.perspectives import Author, GivenAnswer, LedgerEntry, Perspective, Perspectives, Way
from readiness.domain.plan_notes import PlanNotes, StepNote
from readiness.domain.questionnaire import Depth
from readiness.domain.workshop_record import (
    Decision,
    Meeting,
    RoleVotes,
    RoundRecord,
    UsualRole,
    VoteCount,
    WorkshopRecord,
)
from readiness.foundation.errors import UserError
from readiness.foundation.paths import data_folder
from readiness.validation.boundary import read_json

FILES = Path(__file__).parents[2] / "files"
ID_OF_FORMAT_2 = "b2849136-ad89-4d56-a736-f8369e351dc1"
FORMAT_1 = Assessment(
    Details("Müller & Söhne GmbH", Depth.FULL, "DACH", "Ada Lovelace", {"country": "DE"}),
    {
        "PRO1": at_level(2),
        "MON1": Answer(Status.ANSWERED, 3, Confidence.SHOWN, "Wöchentliche Liste", flagged=True),
        "SKL2": Answer(Status.DONT_KNOW),
        "CON3": Answer(Status.NOT_APPLICABLE, reason="kein eigener Kanal, beschlossen 2026-03"),
    },
)


AGENCY = Incident(1, date(2026, 11, 2), given={"F1": "partner", "F3": 0, "F5": None}, ticked=("answer",))
LATER_AGENCY = replace(
    AGENCY,
    title="Beiträge der Agentur",
    link="https://example.com/1",
    tasks={"answer": TaskNote("Ada", date(2026, 12, 1))},
    clearing={"F5": TaskNote("Bea")},
    log=(LogEntry(date(2026, 11, 2), "gemeldet"),),
)
CLOSED = Incident(2, date(2026, 11, 20), closed=date(2026, 11, 23))
NOTE, LOGO = b"minutes of 3 May", b"<svg xmlns='http://www.w3.org/2000/svg'/>"
FORMAT_2_FILES = {sha256(content).hexdigest(): content for content in (NOTE, LOGO)}
FORMAT_2 = Assessment(
    Details("Brückner & Fils", Depth.FULL, "Werk Süd", "Ada Lovelace"),
    {
        "RES1": Answer(Status.ANSWERED, 2, Confidence.STATED, "Zeile 1\nZeile 2 🦔", flagged=True),
        "RES2": Answer(Status.DONT_KNOW),
        "COP1": Answer(Status.NOT_APPLICABLE, reason="'; DROP TABLE answer; --"),
        "COP2": Answer(evidence="noch offen"),
    },
    PlanNotes("stage:2", 12.5, steps={"RES1:2>3": StepNote("Ada", date(2026, 12, 1), done=True)}),
    Incidents((AGENCY,)),
    ConsultantLayer(
        "Guten Tag",
        {"RES": "stark"},
        {"RES1:2>3": "Zuerst das"},
        Attachment(sha256(LOGO).hexdigest(), "logo.svg", len(LOGO), "image/svg+xml"),
        "#0e5a6e",
        "E. M.\nHafenstr. 1",
    ),
    Attachments({"RES1": (Attachment(sha256(NOTE).hexdigest(), "Protokoll.txt", len(NOTE), "text/plain"),)}),
    WorkshopRecord(
        (
            Meeting(
                date(2026, 11, 23),
                5,
                {UsualRole.MANAGEMENT: 3},
                (
                    RoundRecord(
                        1,
                        "RES1",
                        5,
                        5,
                        VoteCount((0, 1, 3, 0, 0, 0), 1),
                        # Its three votes for level 2 were laid open; since format 4 no figure of so few is kept.
                        {},
                    ),
                ),
            ),
        ),
        {"RES1": Decision("RES1", 2, "das Protokoll", ("eher 1",))},
    ),
)


WORKSHOP_4 = WorkshopRecord(
    (
        Meeting(
            date(2026, 11, 30),
            11,
            {UsualRole.MANAGEMENT: 5, UsualRole.OPERATIVE: 6},
            (
                RoundRecord(
                    1,
                    "RES1",
                    13,
                    13,
                    VoteCount((0, 2, 3, 4, 3, 0), 1),
                    {UsualRole.MANAGEMENT: RoleVotes(5, 1, 3.5), UsualRole.OPERATIVE: RoleVotes(6, 0, 2.0)},
                    paper=2,
                ),
            ),
        ),
    ),
    {"RES1": Decision("RES1", 2, "das Protokoll", ("eher 1",))},
)
ADA = Author("Ada Lovelace", UsualRole.MANAGEMENT, may_be_named=True)
VIEWS_4 = Perspectives(
    (Perspective(ADA, date(2026, 11, 29), ("RES1", "RES2"), {"RES1": at_level(3)}),),
    (
        LedgerEntry(
            date(2026, 11, 30),
            "RES1",
            Way.PERSON,
            at_level(1),
            at_level(3),
            "E. M.",
            "sie führt die Liste",
            (GivenAnswer(ADA, at_level(3)),),
            dissent=True,
        ),
    ),
)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Return a document of format 1 that can be written to."""
    return Path(shutil.copy(FILES / "format-1.readiness", tmp_path))


def left_by_a_crash(name: str, document_id: str) -> Path:
    """Lay a working copy where a crashed session would have left it."""
    folder = data_folder() / "working"
    folder.mkdir()
    return Path(shutil.copy(FILES / name, folder / f"{document_id}.working"))


@pytest.fixture
def left_behind() -> Path:
    """Return a working copy that a crashed session of format 1 left behind."""
    return left_by_a_crash("format-1.working", "5daf1fb6-bf70-45fb-83ec-1eb1cfa3e25b")


def test_a_document_of_format_1_is_read_and_left_as_it_is(old: Path):
    before = old.read_bytes()
    assert read_published(old).assessment == FORMAT_1
    assert read_document(old).score.depth is Depth.FULL
    assert old.read_bytes() == before
    assert sorted(old.parent.iterdir()) == [old]


def test_a_document_of_format_1_takes_everything_that_is_new(old: Path):
    session = Session(Document.open(old))
    digest = session.document.add_file(b"minutes of 3 May")
    added = (
        Attachments({"PRO1": (Attachment(digest, "minutes.txt", 16),)}),
        ConsultantLayer(foreword="Guten Tag", findings={"PRO": "stark"}, accent="#0e5a6e"),
        PlanNotes("gate:G3", 12.5, steps={"PRO3:0>1": StepNote("Ada", date(2026, 12, 1))}),
        Incidents((AGENCY,)),
    )
    for part in added:
        session.set_part(part)
    session.document.close()
    content = read_published(old)
    attachments, consultant, plan, incidents = added
    assert content.assessment == replace(
        FORMAT_1, attachments=attachments, consultant=consultant, plan=plan, incidents=incidents
    )
    assert content.files == {digest: b"minutes of 3 May"}


def test_a_document_of_format_2_is_read_with_every_part():
    content = read_published(FILES / "format-2.readiness")
    assert content.assessment == FORMAT_2
    assert content.files == FORMAT_2_FILES
    assert content.created == "2026-11-23T00:00:00+00:00"


def test_a_document_of_format_3_is_read_with_every_incident():
    content = read_published(FILES / "format-3.readiness")
    assert replace(content.assessment, incidents=Incidents((AGENCY,))) == FORMAT_2
    assert content.assessment.incidents == Incidents((LATER_AGENCY, CLOSED))
    left = left_by_a_crash("format-3.working", content.document_id)
    session = Session(Document.recover(left))
    assert session.assessment == content.assessment
    session.redo()
    assert session.assessment.answer("RES2") == at_level(4)


def test_a_document_of_format_4_is_read_with_its_workshop_and_its_views():
    content = read_published(FILES / "format-4.readiness")
    assert content.assessment.workshop == WORKSHOP_4
    assert content.assessment.perspectives == VIEWS_4
    session = Session(Document.recover(left_by_a_crash("format-4.working", content.document_id)))
    assert session.assessment == content.assessment
    session.redo()
    assert session.assessment.answer("RES2") == at_level(4)


FORMAT_5 = {
    "PEOPLE": Answer(Status.ANSWERED, value="1"),
    "GROUPS": Answer(Status.ANSWERED, value="children patients"),
    "BAS1": Answer(Status.ANSWERED, 3, evidence="Liste"),
    "BAS6": Answer(Status.ANSWERED, 3, value="14"),
    "PEO2": at_level(5),
    "PEO5": Answer(Status.DONT_KNOW),
}


def test_a_document_of_format_5_is_read_with_its_facts():
    content = read_published(FILES / "format-5.readiness")
    assert content.assessment.answers == FORMAT_5
    session = Session(Document.recover(left_by_a_crash("format-5.working", content.document_id)))
    assert session.assessment.answers == FORMAT_5
    session.redo()
    assert session.assessment.answer("PEOPLE").value == "12"


def test_a_document_of_format_6_is_read_with_its_recorded_states():
    content = read_published(FILES / "format-6.readiness")
    assert content.assessment.details.site == "Werk Süd"
    assert content.assessment.details.tags == ("Gesundheit", "bis 10 Leute")
    states = content.assessment.history.states
    assert [(one.number, one.why, one.word) for one in states] == [
        (1, Occasion.NEXT, ""),
        (2, Occasion.HAND, "vor der Schulung"),
        (3, Occasion.REPORT, ""),
    ]
    session = Session(Document.recover(left_by_a_crash("format-6.working", content.document_id)))
    assert session.assessment.history.states == states[:2]
    session.redo()
    assert session.assessment == content.assessment
    assert session.document.file(states[-1].content.digest)


def test_the_flag_of_a_carried_answer_became_a_mark_of_its_own():
    """In format 6 a flag on a carried answer said that it is to be confirmed, also in what undo goes back to."""
    content = read_published(FILES / "format-6-carried.readiness")
    assert content.assessment.takeovers.open_among(content.assessment.answers) == ("GROUPS", "BAS6", "PEOPLE", "PEO2")
    # Confirmed; and answered otherwise, with a flag that is one.
    assert content.assessment.answer("BAS1") == Answer(Status.ANSWERED, 3, evidence="Liste")
    assert content.assessment.answer("PEO5") == Answer(Status.ANSWERED, 3, flagged=True)
    assert [code for code, answer in content.assessment.answers.items() if answer.flagged] == ["PEO5"]
    session = Session(Document.recover(left_by_a_crash("format-6-carried.working", content.document_id)))
    assert session.assessment == content.assessment
    session.undo()
    assert session.assessment.answer("PEO5") == Answer(Status.DONT_KNOW, to_confirm=True)
    session.undo()
    assert session.assessment.answer("BAS1") == Answer(Status.ANSWERED, 3, evidence="Liste", to_confirm=True)
    session.redo()
    assert session.assessment.answer("BAS1") == content.assessment.answer("BAS1")


def test_a_version_of_record_keeps_its_flags(tmp_path: Path):
    """Its hash counts them."""
    path = Path(shutil.copy(FILES / "format-6-carried.readiness", tmp_path))
    with closing(sqlite3.connect(path)) as connection:
        record = json.dumps({"type": "record", "final": {"number": 1}})
        connection.execute("UPDATE document SET value = ? WHERE key = 'record'", [record])
        connection.commit()
        migrate(connection)
        assert connection.execute("SELECT sum(flagged), sum(to_confirm) FROM answer").fetchone() == (5, 0)


def test_a_document_of_format_7_is_read_with_what_is_to_be_confirmed():
    content = read_published(FILES / "format-7.readiness")
    waiting = ("GROUPS", "PEO5", "PEOPLE", "PEO2", "BAS6")
    assert content.assessment.takeovers.open_among(content.assessment.answers) == waiting
    assert content.assessment.answer("BAS6") == Answer(Status.ANSWERED, 3, flagged=True, value="14", to_confirm=True)
    session = Session(Document.recover(left_by_a_crash("format-7.working", content.document_id)))
    assert session.assessment == content.assessment
    session.undo()
    assert not session.assessment.answer("BAS6").flagged
    session.undo()
    assert session.assessment.answer("BAS1").to_confirm


@pytest.mark.parametrize("number", range(1, 6))
def test_a_document_of_an_older_format_takes_a_state(tmp_path: Path, number: int):
    path = Path(shutil.copy(FILES / f"format-{number}.readiness", tmp_path))
    session = Session(Document.open(path))
    before = session.assessment
    assert (before.history, before.details.site, before.details.tags) == (History(), "", ())
    record(session)
    session.document.close()
    content = read_published(path)
    (state,) = content.assessment.history.states
    questionnaire, assessment = read_state(state, content.questionnaire, content.files.get)
    assert questionnaire == content.questionnaire
    assert (assessment.details, assessment.answers, assessment.plan) == (before.details, before.answers, before.plan)


def test_of_a_role_only_what_lays_no_vote_open_is_left_through_the_whole_history(old: Path) -> None:
    """The workshop as format 3 kept it, and changes that undo goes back to, in a document that can be written to."""
    tallies = {"management": [0, 0, 0, 1, 4, 0], "operative": [0, 4, 1, 0, 0, 0], "other": [0, 0, 0, 0, 3, 0]}
    roles = {role: {"tally": tally, "dont_know": 0} for role, tally in tallies.items()}
    count = {"tally": [0, 4, 1, 1, 7, 0], "dont_know": 0}
    two = {"tally": [0, 0, 1, 1, 0, 0], "dont_know": 2}
    rounds = [
        {"number": 1, "capability": "PRO1", "votes": 13, "participants": 13, "count": count, "roles": roles},
        {"number": 2, "capability": "PRO2", "votes": 4, "participants": 13, "count": two, "roles": {}},
    ]
    part = {"type": "workshop", "meetings": [{"on": "2026-11-23", "participants": 13, "rounds": rounds}]}
    change = {"type": "part", "before": {"type": "workshop"}, "after": part}
    several = {"type": "several", "changes": [change]}
    with closing(sqlite3.connect(old, isolation_level=None)) as connection:
        connection.execute("PRAGMA user_version = 3")
        connection.execute("DELETE FROM document WHERE key = 'workshop'")
        connection.execute("INSERT INTO document VALUES ('workshop', ?)", [json.dumps(part)])
        for number, stored in enumerate((change, several), 1):
            connection.execute("INSERT INTO change VALUES (?, '', ?, 0)", [number, json.dumps(stored)])
        migrate(connection)
        ((now,),) = connection.execute("SELECT value FROM document WHERE key = 'workshop'").fetchall()
        changes = [json.loads(text) for (text,) in connection.execute("SELECT change FROM change ORDER BY number")]
    first, second = read_json(now.replace('"type":"workshop",', "").encode(), WorkshopRecord).rounds()
    # The three of the third role are of one mind: with the smaller of the others, they are the rest.
    assert set(first.roles) == {UsualRole.MANAGEMENT}
    assert first.roles[UsualRole.MANAGEMENT] == RoleVotes(5, 0, 4.0)
    assert first.count == VoteCount((0, 4, 1, 1, 7, 0))
    assert (second.votes, second.count) == (4, None)
    assert changes[0]["after"] == changes[1]["changes"][0]["after"] == json.loads(now)


@pytest.mark.parametrize("tally", [[0, 0, 0, 0, 0, 10**12], [0, 0, 3, 0, 0, 0]])
def test_a_workshop_that_cannot_be_is_refused_at_once(old: Path, tally: list[int]):
    """A stranger's: a tally to fill the memory with, and a role with votes that nobody cast."""
    roles = {"management": {"tally": tally, "dont_know": 0}}
    rounds = [{"number": 1, "capability": "PRO1", "votes": 2, "participants": 2, "count": None, "roles": roles}]
    part = {"type": "workshop", "meetings": [{"on": "2026-11-23", "participants": 2, "rounds": rounds}]}
    with closing(sqlite3.connect(old, isolation_level=None)) as connection:
        connection.execute("PRAGMA user_version = 3")
        connection.execute("INSERT OR REPLACE INTO document VALUES ('workshop', ?)", [json.dumps(part)])
        with pytest.raises(sqlite3.Error):
            migrate(connection)


def test_work_left_behind_by_format_2_is_recovered_with_its_history():
    left = left_by_a_crash("format-2.working", read_published(FILES / "format-2.readiness").document_id)
    assert [found.answers for found in recoverable()] == [4]
    session = Session(Document.recover(left))
    assert session.assessment == FORMAT_2
    assert all(session.document.file(digest) == content for digest, content in FORMAT_2_FILES.items())
    session.redo()
    assert session.assessment.answer("RES2") == at_level(4)


def test_the_one_incident_of_format_2_is_the_first_of_several_through_its_whole_history():
    session = Session(Document.recover(left_by_a_crash("format-2-incidents.working", ID_OF_FORMAT_2)))
    later = Incident(1, date(2026, 11, 20), given={"F3": 3})
    assert session.assessment.incidents == Incidents((later,))
    assert session.assessment.details.profile == {"size": "small"}
    session.redo()
    assert session.assessment.incidents == Incidents()
    session.undo()
    session.undo()
    # One step of two parts.
    assert session.assessment.incidents == Incidents((replace(later, given={}),))
    assert session.assessment.details.profile == {}
    session.undo()
    changed = replace(AGENCY, given={"F1": "partner", "F3": 2}, ideas=("idea-1",))
    assert session.assessment.incidents == Incidents((changed,))
    session.undo()
    assert session.assessment.incidents == Incidents((AGENCY,))


def test_a_flipped_byte_in_a_document_of_format_2_is_noticed(tmp_path: Path):
    path = Path(shutil.copy(FILES / "format-2.readiness", tmp_path))
    path.write_bytes(path.read_bytes().replace(b"Zeile 1", b"Zeile 7"))
    with pytest.raises(UserError, match="document-damaged"):
        read_published(path)


def test_work_left_behind_by_format_1_is_recovered_with_its_history(left_behind: Path):
    assert [found.answers for found in recoverable()] == [4]
    session = Session(Document.recover(left_behind))
    assert session.assessment == FORMAT_1
    session.redo()
    assert session.assessment.answer("PRO2") == at_level(1)
    session.undo()
    session.undo()
    assert session.assessment.details == Details("Müller & Söhne GmbH", Depth.FULL)


def test_a_migration_that_cannot_be_finished_leaves_the_working_copy_as_it_was(left_behind: Path):
    before = left_behind.read_bytes()
    # A folder stands where the migrated copy would be written.
    left_behind.with_suffix(".migrating").mkdir()
    assert recoverable() == []
    assert left_behind.read_bytes() == before
