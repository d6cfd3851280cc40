"""The workshop of a document: what becomes of votes and decisions, and what an interruption leaves."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from readiness.app.documents import create_document
from readiness.app.session import Session
from readiness.app.workshop import Address, Draft, Workshop, end_interrupted, interrupted
from readiness.documents.removal import delete_for_good
from readiness.domain.answers import NOTE_LIMIT, Answer, Confidence, Status
from readiness.domain.perspectives import Way
from readiness.domain.questionnaire import Depth
from readiness.domain.values import Text
from readiness.domain.workshop_record import REASON_LIMIT
from readiness.foundation.errors import UserError
from readiness.foundation.language import ENGLISH
from readiness.scoring.consensus import Verdict
from readiness.workshop.ballots import OfferedPackage
from readiness.workshop.room import Phase
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
        self._phones: list[httpx.Client] = []

    def phones(self, number: int) -> list[httpx.Client]:
        made = [httpx.Client(base_url=self.address.url + "/", timeout=20) for _ in range(number)]
        self._phones += made
        for phone in made:
            assert phone.post("join", json={}).status_code == 200
        return made

    def vote(self, capability: str, *levels: int | None) -> None:
        """Let as many phones as there are levels join and vote on a question."""
        opened = self.workshop.open(capability)
        for phone, level in zip(self.phones(len(levels)), levels, strict=True):
            assert phone.post("vote", json={"round": opened.number, "level": level}).status_code == 200

    def close(self) -> None:
        for phone in self._phones:
            phone.close()
        # Stopping twice does no harm, and a test that failed leaves no thread.
        self.workshop.pause()


@pytest.fixture
def meeting(session: Session) -> Iterator[Meeting]:
    running = Meeting(session)
    yield running
    running.close()


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
    second.close()
    record = meeting.session.assessment.workshop
    assert [len(held.rounds) for held in record.meetings] == [1, 1]
    assert [round_.number for round_ in record.rounds("PRO1")] == [1, 2]


# Around the votes.


def test_a_cancelled_vote_is_as_if_it_had_not_been_opened(meeting: Meeting) -> None:
    meeting.vote("PRO1", 2, 2, 2)
    meeting.workshop.reveal()
    meeting.workshop.decide(2, "because")
    meeting.workshop.open("MON1")
    meeting.workshop.cancel()
    shown = meeting.workshop.on_show()
    assert shown is not None
    assert (shown.record.capability, meeting.workshop.turnout().room.phase) == ("PRO1", Phase.REVEALED)
    assert meeting.workshop.open("MON1").number == 3


def test_a_parked_question_waits_until_it_is_opened_again(meeting: Meeting) -> None:
    workshop = meeting.workshop
    with pytest.raises(UserError, match="nothing-to-park"):
        workshop.park()
    workshop.open("PRO1")
    workshop.park()
    assert (workshop.parked, workshop.turnout().room.phase) == (("PRO1",), Phase.LOBBY)
    meeting.vote("MON1", 1, 2, 3)
    workshop.reveal()
    workshop.park()
    assert workshop.parked == ("PRO1", "MON1")
    workshop.open("PRO1")
    assert workshop.parked == ("MON1",)


def test_the_document_keeps_what_was_put_off_and_what_comes_first(meeting: Meeting) -> None:
    meeting.vote("PRO1", 2, 2, 2)
    meeting.workshop.reveal()
    meeting.workshop.open("MON1")
    meeting.workshop.park()
    meeting.workshop.agree(["PRO3:0>2", "PRO5:1>2"])
    meeting.workshop.finish()
    record = meeting.session.assessment.workshop
    assert [(held.parked, held.agreed) for held in record.meetings] == [(("MON1",), ("PRO3", "PRO5"))]
    assert record.agreed == ("PRO3", "PRO5")


def test_who_comes_back_to_a_question_finds_reason_and_dissent(meeting: Meeting) -> None:
    meeting.vote("PRO1", 2, 2, 2)
    meeting.workshop.reveal()
    meeting.workshop.decide(2, "because", ["rather 1", "rather 3"])
    meeting.workshop.open("PRO1")
    assert meeting.workshop.draft == Draft(None, "because", "rather 1\nrather 3")
    assert meeting.workshop.draft_of("PRO1") == Draft(2, "because", "rather 1\nrather 3")
    assert meeting.workshop.draft_of("MON1") == Draft()


def test_an_earlier_decision_is_changed_without_a_vote(meeting: Meeting) -> None:
    meeting.vote("PRO1", 2, 2, 3)
    meeting.workshop.reveal()
    meeting.workshop.decide(2, "because", ["rather 3"])
    meeting.workshop.open("MON1")
    decision = meeting.workshop.decide_again("PRO1", 3, "it is signed", ["rather 2"])
    assert meeting.session.assessment.workshop.decisions["PRO1"] == decision
    assert meeting.session.assessment.answer("PRO1").level == 3
    assert [round_.decided for round_ in meeting.workshop.rounds()] == [3, None]
    assert meeting.workshop.turnout().room.phase is Phase.VOTING
    (looked_at,) = meeting.workshop.revealed("PRO1")
    assert looked_at.record.count is not None
    with pytest.raises(UserError, match="nothing-revealed"):
        meeting.workshop.decide_again("MON1", 3, "because")


def test_a_break_is_seen_on_phones_and_takes_no_votes(meeting: Meeting) -> None:
    opened = meeting.workshop.open("PRO1")
    (phone,) = meeting.phones(1)
    meeting.workshop.take_break()
    assert phone.get("state").json()["phase"] == "paused"
    assert phone.post("vote", json={"round": opened.number, "level": 2}).status_code == 409
    meeting.workshop.resume()
    assert phone.post("vote", json={"round": opened.number, "level": 2}).status_code == 200


def test_what_was_interrupted_goes_on_where_it_was(meeting: Meeting) -> None:
    meeting.workshop.open("PRO1")
    meeting.workshop.pause()
    again = Workshop(meeting.session, lambda: None, ENGLISH)
    again.start("127.0.0.1")
    assert again.turnout().room.phase is Phase.VOTING
    again.finish()


def test_paper_counts_only_while_a_vote_is_open(meeting: Meeting) -> None:
    with pytest.raises(UserError, match="no-round-open"):
        meeting.workshop.count_paper([2])
    meeting.vote("PRO1", 2, 3)
    meeting.workshop.count_paper([3, None])
    shown = meeting.workshop.reveal()
    assert (shown.record.votes, shown.record.paper, shown.record.participants) == (4, 2, 4)
    with pytest.raises(UserError, match="no-round-open"):
        meeting.workshop.count_paper([])


@pytest.mark.parametrize("levels", [[6], [-1], [2, None, 9], [3] * 251])
def test_paper_that_cannot_be_is_refused_and_changes_nothing(meeting: Meeting, levels: list[int | None]) -> None:
    meeting.workshop.open("PRO1")
    meeting.workshop.count_paper([2])
    with pytest.raises(UserError):
        meeting.workshop.count_paper(levels)
    assert meeting.workshop.paper == (2,)


def test_notes_are_seen_after_the_reveal(meeting: Meeting) -> None:
    opened = meeting.workshop.open("PRO1")
    (phone,) = meeting.phones(1)
    note = {"round": opened.number, "text": "  the  list\nin the office "}
    assert phone.post("note", json=note).json() == {"saved": True}
    assert (meeting.workshop.notes, meeting.workshop.notes_waiting) == ((), 1)
    meeting.workshop.reveal()
    assert meeting.workshop.notes == ("the list in the office",)
    meeting.workshop.open("MON1")
    assert meeting.workshop.notes_waiting == 0


def test_the_room_chooses_its_packages_and_hears_what_was_agreed(meeting: Meeting) -> None:
    options = [
        OfferedPackage("PRO3:0>2", Text("Meldeweg", "Reporting")),
        OfferedPackage("PRO5:1>2", Text("Konten", "Accounts")),
    ]
    phones = meeting.phones(3)
    meeting.workshop.offer(options)
    seen = phones[0].get("state", headers={"Accept-Language": "de"}).json()
    assert (seen["phase"], seen["options"], seen["chosen"], seen["counts"]) == (
        "choosing",
        ["Meldeweg", "Konten"],
        None,
        None,
    )
    for phone, places in zip(phones, ([0], [0, 1], [0]), strict=True):
        assert phone.post("choose", json={"options": places}).json() == {"saved": True}
    assert phones[1].get("state").json()["chosen"] == [0, 1]
    assert meeting.workshop.show_choice().counts == (3, 1)
    assert phones[0].get("state").json()["counts"] == [3, 1]
    meeting.workshop.say_farewell(Text("Danke\n2 entschieden", "Thank you\n2 decided"))
    meeting.workshop.back()
    assert meeting.workshop.turnout().room.phase is Phase.LOBBY
    meeting.workshop.finish()
