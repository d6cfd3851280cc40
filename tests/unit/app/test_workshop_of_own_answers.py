"""A room votes on the answers of each question, over real HTTP; what is not asked is not voted on."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from readiness.app.documents import create_document
from readiness.app.session import Session
from readiness.app.workshop import Workshop
from readiness.app.workshop_end import WorkshopEnd
from readiness.documents.published_file import read_published
from readiness.domain.answers import Answer, Status, at_level
from readiness.domain.questionnaire import Depth
from readiness.foundation.errors import UserError
from readiness.foundation.language import ENGLISH, GERMAN
from readiness.wording.workshop import advice, answers_by_name, meeting_in_words, role_gap_in_words
from tests.small_german_pack import german_pack


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    made = create_document(tmp_path / "verein.readiness", german_pack(tmp_path), "Verein", Depth.FULL)
    yield made
    made.document.close()


class Meeting:
    """A running workshop with its phones."""

    def __init__(self, session: Session) -> None:
        self.workshop = Workshop(session, lambda: None, ENGLISH)
        self.address = self.workshop.start("127.0.0.1")
        self.phones: list[httpx.Client] = []

    def join(self, number: int) -> None:
        for _ in range(number):
            phone = httpx.Client(base_url=self.address.url + "/", timeout=20, headers={"Accept-Language": "en"})
            self.phones.append(phone)
            assert phone.post("join", json={}).status_code == 200

    def vote(self, capability: str, *levels: int | None) -> None:
        opened = self.workshop.open(capability)
        self.join(len(levels) - len(self.phones))
        for phone, level in zip(self.phones, levels, strict=True):
            assert phone.post("vote", json={"round": opened.number, "level": level}).status_code == 200

    def page(self) -> str:
        return self.phones[0].get(self.address.url).text

    def close(self) -> None:
        for phone in self.phones:
            phone.close()
        self.workshop.pause()


@pytest.fixture
def meeting(session: Session) -> Iterator[Meeting]:
    opened = Meeting(session)
    yield opened
    opened.close()


def test_phones_show_the_answers_of_the_question_in_its_language(meeting: Meeting) -> None:
    meeting.join(1)
    meeting.workshop.open("JUG2")
    state = meeting.phones[0].get("state").json()
    assert state["question"].startswith("Ist die Aufsicht")
    assert state["answers"] == [
        {"level": 0, "name": "Nicht geregelt", "text": "", "shown": False},
        {"level": 2, "name": "1 Regel, mündlich", "text": "", "shown": False},
        {"level": 5, "name": "2 Regeln, schriftlich", "text": "Alle haben sie unterschrieben.", "shown": False},
    ]
    page = meeting.page()
    assert page.count('name="level"') == 4
    assert 'lang="de"' in page
    for words in ("Nicht geregelt", "1 Regel, mündlich", "Weiß nicht"):
        assert words in page
    for missing in ("Don’t know", "höchste Stufe", "Nicht vorhanden"):
        assert missing not in page


def test_a_vote_for_an_answer_that_is_none_is_refused(meeting: Meeting) -> None:
    meeting.join(1)
    opened = meeting.workshop.open("VER1")
    phone = meeting.phones[0]
    assert phone.post("vote", json={"round": opened.number, "level": 3}).status_code == 400
    assert phone.post("vote", data={"round": opened.number, "level": "3"}).status_code == 400
    assert meeting.workshop.turnout().votes == 0
    assert phone.post("vote", json={"round": opened.number, "level": 5}).json() == {"saved": True}


def test_what_is_suggested_is_an_answer_that_there_is(meeting: Meeting, session: Session) -> None:
    """All within a level of 2 and 3 by paper and phone: the median 2.5 goes to the lower answer."""
    meeting.vote("VER2", 2, 3, 3, 2)
    shown = meeting.workshop.reveal()
    assert shown.consensus is not None
    assert (shown.consensus.median, shown.consensus.suggested) == (2.5, 2)
    named = answers_by_name(session.questionnaire, "VER2", ENGLISH)
    assert advice(ENGLISH, shown, later=False, named=named).startswith("Choose “manchmal”")
    page = meeting.page()
    assert page.count("<tr") == 7
    assert "manchmal" in page


def test_paper_and_decisions_are_answers_too(meeting: Meeting, session: Session) -> None:
    meeting.vote("VER1", 5, 0, 5)
    with pytest.raises(UserError, match="level-no-answer"):
        meeting.workshop.count_paper([5, 3])
    meeting.workshop.count_paper([0, None])
    meeting.workshop.reveal()
    with pytest.raises(UserError, match="level-no-answer"):
        meeting.workshop.decide(3, "so")
    assert session.assessment.answers == {}
    meeting.workshop.decide(5, "Registerauszug")
    assert session.assessment.answer("VER1") == Answer(Status.ANSWERED, 5, evidence="Registerauszug")
    assert "Beschlossen" in meeting.page() or "Entschieden" in meeting.page()
    assert "Ja" in meeting.page()


def test_conditions_are_followed_while_the_room_decides(meeting: Meeting, session: Session) -> None:
    workshop = meeting.workshop
    workshop.plan(["JUG1", "JUG2", "VER1"])
    assert [item.capability for item in workshop.agenda()] == ["JUG1", "JUG2", "VER1"]
    meeting.vote("JUG1", 0, 0, 0)
    workshop.reveal()
    workshop.decide(0, "keine da")
    assert workshop.hidden == ("JUG2",)
    assert [item.capability for item in workshop.agenda()] == ["JUG1", "VER1"]
    with pytest.raises(UserError, match="question-hidden") as refused:
        workshop.open("JUG2")
    assert "“Führungszeugnisse” is at least “Teilweise”" in refused.value.sentence(ENGLISH)
    assert "JUG2" not in [item.capability for item in WorkshopEnd(session, workshop).outcome().items]
    workshop.decide_again("JUG1", 3, "doch einige")
    assert [item.capability for item in workshop.agenda()] == ["JUG1", "JUG2", "VER1"]
    session.answer("JUGEND", Answer(Status.ANSWERED, value="nein"))
    # What the room has voted on stays on the agenda, although it counts no longer.
    assert [item.capability for item in workshop.agenda()] == ["JUG1", "VER1"]
    assert session.assessment.answer("JUG1").level == at_level(3).level


def test_facts_are_looked_up_and_not_voted_on(meeting: Meeting) -> None:
    with pytest.raises(UserError, match="fact-not-voted"):
        meeting.workshop.open("VER3")


def test_the_roles_are_those_of_the_questionnaire(meeting: Meeting, session: Session) -> None:
    """Join page, refusal, figures of a role, gap, document and words all know them."""
    plain = httpx.Client(base_url=meeting.address.url + "/", timeout=20)
    join = plain.get(meeting.address.url).text
    assert [name in join for name in ("Vorstand", "Eltern", "Geschäftsleitung")] == [True, True, False]
    assert plain.post("join", json={"role": "management"}).status_code == 400
    assert plain.post("join", data={"role": "aktive "}).status_code == 400
    plain.close()
    opened = meeting.workshop.open("VER2")
    for role, levels in (("vorstand", (5, 4, 4, 5, 4)), ("aktive", (1, 0, 1, 1, 2))):
        for level in levels:
            phone = httpx.Client(base_url=meeting.address.url + "/", timeout=20)
            meeting.phones.append(phone)
            assert phone.post("join", json={"role": role}).json() == {"joined": True}
            phone.post("vote", json={"round": opened.number, "level": level})
    shown = meeting.workshop.reveal()
    assert shown.role_gap == 3.0
    assert {role: votes.median for role, votes in shown.record.roles.items()} == {"vorstand": 4.0, "aktive": 1.0}
    questionnaire = session.questionnaire
    assert (
        role_gap_in_words(GERMAN, shown, questionnaire)
        == "„Vorstand“ sieht das um 3 Punkte (von 5) höher als „Aktive“."
    )
    assert meeting.workshop.turnout().roles == {"aktive": 5, "vorstand": 5}
    meeting.workshop.decide(4, "Protokolle")
    session.document.publish()
    kept = read_published(session.document.path).assessment.workshop.meetings[0]
    assert kept.roles == {"vorstand": 5, "aktive": 5}
    assert meeting_in_words(GERMAN, kept, questionnaire).endswith("(Vorstand: 5, Aktive: 5)")
