"""The workshop of a document: what becomes of votes and decisions, and what an interruption leaves."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from readiness.app.documents import create_document
from readiness.app.session import Session
from readiness.app.workshop import Address, Workshop, end_interrupted, interrupted
from readiness.documents.removal import delete_for_good
from readiness.domain.answers import NOTE_LIMIT, Answer, Confidence, Status
from readiness.domain.perspectives import Way
from readiness.domain.questionnaire import Depth
from readiness.domain.workshop_record import REASON_LIMIT
from readiness.foundation.errors import UserError
from readiness.foundation.language import ENGLISH
from readiness.scoring.consensus import Verdict
from tests.unit.builders import social_media


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    made = create_document(tmp_path / "room.readiness", social_media(), "Muster GmbH", Depth.FULL)
    yield made
    made.document.close()


class Meeting:
    """A running workshop with phones in it."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.workshop = Workshop(session, lambda: None, ENGLISH)
        self.address: Address = self.workshop.start("127.0.0.1")

    def phones(self, number: int) -> list[httpx.Client]:
        made = [httpx.Client(base_url=self.address.url + "/", timeout=20) for _ in range(number)]
        for phone in made:
            assert phone.post("join", json={}).status_code == 200
        return made

    def vote(self, capability: str, *levels: int | None) -> None:
        """Let as many phones as there are levels join and vote on a question."""
        opened = self.workshop.open(capability)
        for phone, level in zip(self.phones(len(levels)), levels, strict=True):
            assert phone.post("vote", json={"round": opened.number, "level": level}).status_code == 200
            phone.close()


@pytest.fixture
def meeting(session: Session) -> Iterator[Meeting]:
    running = Meeting(session)
    yield running
    # Stopping twice does no harm, and a test that failed leaves no thread.
    running.workshop.pause()


def test_a_decision_becomes_the_answer_and_its_reason_the_evidence(meeting: Meeting) -> None:
    before = Answer(status=Status.ANSWERED, level=4, confidence=Confidence.SHOWN, evidence="The rule of May")
    meeting.session.answer("PRO1", before)
    meeting.vote("PRO1", 2, 2, 3)
    shown = meeting.workshop.reveal()
    assert shown.consensus is not None
    assert (shown.consensus.verdict, shown.consensus.suggested, shown.hear_first) == (Verdict.GREEN, 2, ())
    meeting.workshop.decide(2, " The rule is not signed. ", ["", "It is known."])
    answer = meeting.session.assessment.answer("PRO1")
    assert answer.level == 2
    # The rule backed level 4: it says nothing about level 2, and stays in the ledger with its level.
    assert (answer.evidence, answer.confidence) == ("The rule is not signed.", None)
    (entry,) = meeting.session.assessment.perspectives.ledger
    assert (entry.way, entry.before, entry.retired_note) == (Way.WORKSHOP, before, "The rule of May")
    assert answer.flagged
    # Whoever decides again replaces reason and dissent, and nothing else.
    meeting.workshop.decide(3, "It is signed.")
    again = meeting.session.assessment.answer("PRO1")
    assert (again.level, again.evidence, again.flagged) == (3, "It is signed.", False)
    assert meeting.session.assessment.perspectives.ledger == (entry,)


def test_a_note_at_the_level_that_is_decided_stays(meeting: Meeting) -> None:
    meeting.session.answer(
        "PRO1", Answer(status=Status.ANSWERED, level=2, confidence=Confidence.SHOWN, evidence="The rule of May")
    )
    meeting.vote("PRO1", 2, 2, 3)
    meeting.workshop.reveal()
    meeting.workshop.decide(2, "It is signed.")
    answer = meeting.session.assessment.answer("PRO1")
    assert (answer.evidence, answer.confidence) == ("It is signed.\n\nThe rule of May", Confidence.SHOWN)
    assert not meeting.session.assessment.perspectives.ledger


def test_one_undo_takes_back_a_whole_decision(meeting: Meeting) -> None:
    meeting.session.answer("PRO1", Answer(status=Status.ANSWERED, level=1, evidence="The rule of May"))
    meeting.vote("PRO1", 4, 4, 3)
    meeting.workshop.reveal()
    before = meeting.session.assessment
    meeting.workshop.decide(4, "Seen by all.", ["It is not signed."])
    after = meeting.session.assessment
    assert (after.answer("PRO1").level, after.workshop.decisions["PRO1"].dissent) == (4, ("It is not signed.",))
    meeting.session.undo()
    assert meeting.session.assessment == before == meeting.session.document.assessment()
    meeting.session.redo()
    assert meeting.session.assessment == after == meeting.session.document.assessment()


@pytest.mark.parametrize(
    ("level", "reason", "dissent", "code"),
    [
        (6, "x", [], "level-outside"),
        (-1, "x", [], "level-outside"),
        (2, " ", [], "reason-missing"),
        (2, "x" * (REASON_LIMIT + 1), [], "reason-too-long"),
        (2, "x", ["y" * (REASON_LIMIT + 1)], "reason-too-long"),
    ],
)
def test_a_decision_that_cannot_be_changes_nothing(
    meeting: Meeting, level: int, reason: str, dissent: list[str], code: str
) -> None:
    meeting.vote("PRO1", 2, 2, 2)
    meeting.workshop.reveal()
    before = meeting.session.assessment
    with pytest.raises(UserError) as refused:
        meeting.workshop.decide(level, reason, dissent)
    assert refused.value.code == code
    assert meeting.session.assessment is before


def test_evidence_that_becomes_too_long_is_refused(meeting: Meeting) -> None:
    long = Answer(status=Status.ANSWERED, level=2, evidence="x" * NOTE_LIMIT)
    meeting.session.answer("PRO1", long)
    meeting.vote("PRO1", 2, 2, 2)
    meeting.workshop.reveal()
    with pytest.raises(UserError) as refused:
        meeting.workshop.decide(2, "because")
    assert refused.value.code == "evidence-too-long"
    assert meeting.session.assessment.answer("PRO1") == long


def test_a_vote_that_is_open_at_the_end_is_kept(meeting: Meeting) -> None:
    meeting.vote("PRO1", 1, 2, 3)
    meeting.workshop.finish()
    (kept,) = meeting.session.assessment.workshop.rounds()
    assert kept.count is not None
    assert kept.count.tally == (0, 1, 1, 1, 0, 0)
    assert not interrupted(meeting.session)


def test_an_interruption_keeps_code_people_votes_and_plan(meeting: Meeting) -> None:
    meeting.workshop.plan(["PRO1", "MON1"])
    meeting.vote("PRO1", 1, 2, 3)
    meeting.workshop.reveal()
    meeting.workshop.pause()
    assert interrupted(meeting.session)
    again = Workshop(meeting.session, lambda: None, ENGLISH)
    assert again.start("127.0.0.1").code == meeting.address.code
    assert again.planned == ("PRO1", "MON1")
    assert again.turnout().participants == 3
    shown = again.on_show()
    assert shown is not None
    assert (shown.record.votes, shown.hear_first) == (3, (1, 3))
    again.finish()
    assert len(meeting.session.assessment.workshop.meetings) == 1


def test_what_was_interrupted_can_be_given_up(meeting: Meeting) -> None:
    meeting.vote("PRO1", 1, 2, 3)
    meeting.workshop.reveal()
    meeting.workshop.pause()
    end_interrupted(meeting.session)
    assert not interrupted(meeting.session)
    # What was revealed is in the document all the same.
    assert meeting.session.assessment.workshop.rounds()[0].votes == 3
    end_interrupted(meeting.session)


def test_a_document_that_is_deleted_for_good_takes_its_votes_along(
    session: Session, own_data_folder: Path, meeting: Meeting
) -> None:
    meeting.vote("PRO1", 1, 2, 3)
    meeting.workshop.pause()
    assert list((own_data_folder / "workshop").iterdir())
    session.document.close()
    delete_for_good(session.document.path)
    assert list((own_data_folder / "workshop").iterdir()) == []


def test_a_second_meeting_stands_beside_the_first(meeting: Meeting) -> None:
    meeting.vote("PRO1", 1, 2, 3)
    meeting.workshop.reveal()
    meeting.workshop.finish()
    second = Meeting(meeting.session)
    assert second.address.code != meeting.address.code or second.address.port != meeting.address.port
    second.vote("PRO1", 2, 2, 2)
    second.workshop.reveal()
    second.workshop.finish()
    record = meeting.session.assessment.workshop
    assert [len(held.rounds) for held in record.meetings] == [1, 1]
    assert [round_.number for round_ in record.rounds("PRO1")] == [1, 2]
