"""What phones send beside a vote: notes on the evidence, and the packages that matter most."""

import httpx
import pytest

from readiness.domain.values import Text
from readiness.workshop.ballot_box import NOTES_PER_PERSON
from readiness.workshop.ballots import OfferedPackage
from tests.unit.workshop.conftest import CODE, Hall, Phones, state

PACKAGES = tuple(OfferedPackage(f"P{n}", Text(f"Paket {n}", f"Package {n}")) for n in range(1, 6))

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def page(hall: Hall, phone: httpx.Client, query: str = "") -> str:
    """Return the page of the room as a browser gets it."""
    return phone.get(f"{hall.address}/{CODE}{query}", headers={"Accept": "text/html"}).text


def offer(hall: Hall) -> None:
    hall.box.offer(PACKAGES)
    hall.box.move(hall.box.snapshot.room.choose(choosing=True))


def show(hall: Hall) -> None:
    hall.box.move(hall.box.snapshot.room.choose(choosing=False))


# --- notes


def test_a_note_is_taken_before_and_after_the_reveal_and_no_phone_gets_it(hall: Hall, phones: Phones) -> None:
    first, second = phones(2)
    number = hall.open()
    for phone, text in ((first, "The list of May"), (second, "No one\n has   seen it")):
        answer = phone.post("note", json={"round": number, "text": text})
        assert (answer.status_code, answer.json()) == (200, {"saved": True})
        hall.reveal() if phone is first else None
    assert hall.box.snapshot.notes == ("No one has seen it", "The list of May")
    assert "The list of May" not in page(hall, second)
    assert "The list of May" not in second.get("state").text


def test_a_form_is_told_what_has_become_of_its_note(hall: Hall) -> None:
    phone = hall.phone(Accept="text/html")
    phone.follow_redirects = True
    number = hall.open()
    phone.post("vote", data={"round": number, "level": 3})
    assert page(hall, phone).count('name="text"') == 1
    for n in range(NOTES_PER_PERSON):
        sent = phone.post("note", data={"round": number, "text": f"Note {n}"})
        assert "Sent. Thank you.</p>" in sent.text.replace("\n", "").replace("  ", "")
    assert "That is enough for this question" in phone.post("note", data={"round": number, "text": "More"}).text
    hall.box.move(hall.box.snapshot.room.pause(paused=True))
    late = phone.post("note", data={"round": number, "text": "In the break"})
    assert '<p class="late" role="status">Too late: this note was not sent.</p>' in late.text


def test_a_note_as_long_as_the_field_allows_comes_whole(hall: Hall) -> None:
    phone = hall.phone()
    number = hall.open()
    # A browser counts the end of a line once and sends it as two characters.
    text = "ä" * 149 + "\n" + "ö" * 150
    assert phone.post("note", data={"round": number, "text": text.replace("\n", "\r\n")}).status_code == 303
    assert hall.box.snapshot.notes == (text.replace("\n", " "),)


@pytest.mark.parametrize(
    "body",
    [
        {"round": 1, "text": "x" * 301},
        {"round": 1, "text": "  \n "},
        {"round": 1, "text": None},
        {"round": 0, "text": "seen"},
        {"round": "one", "text": "seen"},
        {"round": 10**9, "text": "seen"},
        {"text": "seen"},
        {"round": 1},
        ["seen"],
    ],
)
def test_a_wrong_note_is_refused_as_json_and_as_a_form(hall: Hall, body: object) -> None:
    phone = hall.phone()
    hall.open()
    assert (answer := phone.post("note", json=body)).status_code == 400
    assert answer.json()["error"] == "wrong"
    fields = {name: str(value or "") for name, value in body.items()} if isinstance(body, dict) else {"seen": ""}
    assert phone.post("note", data=fields).status_code == 400
    assert hall.box.snapshot.notes == ()


def test_a_note_on_another_question_or_of_a_stranger_is_not_taken(hall: Hall) -> None:
    phone, stranger = hall.phone(), hall.phone(join=False)
    assert phone.post("note", json={"round": 1, "text": "early"}).json() == {"saved": False, "why": "note-late"}
    number = hall.open()
    assert stranger.post("note", json={"round": number, "text": "seen"}).json() == {"error": "stranger"}
    late = phone.post("note", json={"round": number + 1, "text": "seen"})
    assert (late.status_code, late.json()) == (409, {"saved": False, "why": "note-late"})
    assert phone.post("note", content=b"x" * 5000).status_code == 413
    foreign = phone.post("note", json={"round": number, "text": "seen"}, headers={"Origin": "http://elsewhere"})
    assert foreign.json() == {"error": "foreign"}
    assert hall.box.snapshot.notes == ()


# --- packages


def test_the_room_chooses_packages_and_sees_how_often_each_was_chosen(hall: Hall, phones: Phones) -> None:
    room = phones(4)
    offer(hall)
    open_state = state(room[0])
    assert (open_state["phase"], open_state["options"][0], open_state["chosen"]) == ("choosing", "Package 1", None)
    assert state(room[0])["counts"] is None
    for phone, places in zip(room[:3], ([0, 2], [2, 4, 1], [2]), strict=True):
        assert phone.post("choose", json={"options": places}).json() == {"saved": True}
    # Whoever chooses otherwise is counted once.
    assert room[0].post("choose", json={"options": [3]}).json() == {"saved": True}
    own = state(room[0])
    assert (own["chosen"], own["votes"], own["participants"], own["counts"]) == ([3], 3, 4, None)
    assert own["view"] != open_state["view"]
    show(hall)
    shown = state(room[3])
    assert (shown["phase"], shown["counts"], shown["chosen"], shown["votes"]) == ("chosen", [0, 1, 2, 1, 1], None, 3)
    rows = [row.split("<")[0] for row in page(hall, room[3]).split('<th scope="row">')[1:]]
    assert rows == ["Package 3", "Package 2", "Package 4", "Package 5", "Package 1"]


def test_another_list_is_drawn_anew(hall: Hall) -> None:
    phone = hall.phone()
    offer(hall)
    before = state(phone)["view"]
    hall.box.offer(PACKAGES[1:])
    assert state(phone)["view"] != before


def test_under_three_people_no_count_is_shown(hall: Hall, phones: Phones) -> None:
    room = phones(3)
    offer(hall)
    for phone in room[:2]:
        phone.post("choose", json={"options": [1]})
    show(hall)
    assert state(room[0])["counts"] is None
    assert "Fewer than three people have chosen" in page(hall, room[0])


def test_a_form_chooses_and_is_told_what_counts(hall: Hall) -> None:
    phone = hall.phone(Accept="text/html")
    phone.follow_redirects = True
    offer(hall)
    assert page(hall, phone).count('type="checkbox"') == 5
    saved = phone.post("choose", data={"option": ["1", "4"]})
    assert "Your choice is saved" in saved.text
    assert saved.text.count(" checked") == 2
    assert "<li>Package 2</li>" in saved.text
    many = phone.post("choose", data={"option": ["0", "1", "2", "3"]})
    assert "Not saved: that was more than may be chosen." in many.text
    assert "You chose none of them" in phone.post("choose", content="", headers=FORM).text
    show(hall)
    assert "Too late: the choice has closed." in phone.post("choose", data={"option": "1"}).text


@pytest.mark.parametrize("options", [[5], [-1], [1, 1], [0, 1, 2, 3], [10**12]])
def test_foreign_doubled_and_too_many_packages_do_not_count(hall: Hall, options: list[int]) -> None:
    phone = hall.phone()
    offer(hall)
    answer = phone.post("choose", json={"options": options})
    assert (answer.status_code, answer.json()) == (409, {"saved": False, "why": "choice-enough"})
    form = phone.post("choose", data={"option": [str(place) for place in options]})
    assert form.headers["location"] == f"/{CODE}?told=choice-enough"
    assert hall.box.snapshot.choices.votes == {}


@pytest.mark.parametrize("options", [["one"], "1", [1.5], [None], list(range(101)), {"0": 1}])
def test_what_is_no_choice_is_refused(hall: Hall, options: object) -> None:
    phone = hall.phone()
    offer(hall)
    assert phone.post("choose", json={"options": options}).json()["error"] == "wrong"


def test_who_has_not_joined_or_comes_too_early_chooses_nothing(hall: Hall) -> None:
    phone, stranger = hall.phone(), hall.phone(join=False)
    early = phone.post("choose", json={"options": [0]})
    assert (early.status_code, early.json()) == (409, {"saved": False, "why": "choice-late"})
    offer(hall)
    assert stranger.post("choose", json={"options": [0]}).status_code == 401
    assert hall.box.snapshot.choices.votes == {}


# --- what pages say of the course


def test_a_break_takes_no_votes_and_says_so(hall: Hall) -> None:
    phone = hall.phone(Accept="text/html")
    phone.follow_redirects = True
    number = hall.open()
    hall.box.move(hall.box.snapshot.room.pause(paused=True))
    assert ">A break</h1>" in page(hall, phone)
    assert state(phone)["phase"] == "paused"
    said = phone.post("vote", data={"round": number, "level": 2})
    assert "Please vote when it is over." in said.text


def test_a_vote_on_a_question_that_was_taken_back_says_so(hall: Hall) -> None:
    phone = hall.phone()
    number = hall.open()
    hall.box.move(hall.box.snapshot.room.cancel(hall.box.before()))
    answer = phone.post("vote", json={"round": number, "level": 2})
    assert (answer.status_code, answer.json()) == (409, {"saved": False, "why": "taken-back"})
    assert "has taken the question back" in page(hall, phone, "?told=taken-back")


def test_votes_on_paper_are_told_apart(hall: Hall, phones: Phones) -> None:
    room = phones(2)
    number = hall.open()
    hall.box.count_paper((2, 3))
    room[0].post("vote", json={"round": number, "level": 2})
    told = state(room[0])
    assert (told["votes"], told["participants"], told["paper"]) == (3, 4, 2)
    assert "Votes so far: 3 of 4 (2 on paper)" in page(hall, room[0])
    hall.reveal()
    assert "Votes: 3 of 4 (2 on paper)" in page(hall, room[0])


def test_the_last_page_says_what_has_come_of_it(hall: Hall) -> None:
    phone = hall.phone()
    hall.box.note("farewell_en", "16 questions decided\n\nFirst: the phone list")
    hall.server._phones.closed = True
    last = page(hall, phone)
    assert "<li>16 questions decided</li>" in last
    assert last.count("<li>") == 2
    assert state(phone)["farewell"] == ["16 questions decided", "", "First: the phone list"]


@pytest.mark.parametrize("told", ["<b>", "note-sent", "constructor", "vote-late&x=<i>"])
def test_what_an_address_says_is_not_written_into_the_page(hall: Hall, told: str) -> None:
    found = page(hall, hall.phone(), f"?told={told}")
    assert "<b>" not in found
    assert "<i>" not in found
