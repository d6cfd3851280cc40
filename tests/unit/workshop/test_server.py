"""The server as phones meet it: real HTTP over the loopback."""

import socket

import pytest

from tests.unit.workshop.conftest import CODE, Hall, Phones, state

KEYS = {
    *("version", "phase", "round", "capability", "question", "levels", "answers", "voted", "votes", "participants"),
    *("paper", "tally", "dont_know", "decided", "options", "chosen", "counts", "farewell", "view"),
}


def test_from_the_lobby_to_the_result(hall: Hall, phones: Phones) -> None:
    first, *others = phones(4)
    lobby = state(first)
    assert lobby.keys() == KEYS
    assert (lobby["phase"], lobby["round"], lobby["participants"], lobby["levels"]) == ("lobby", None, 4, [])
    hall.open("PRO1")
    voting = state(first)
    assert (voting["phase"], voting["round"], voting["capability"]) == ("voting", 1, "PRO1")
    assert voting["question"].endswith("?")
    assert len(voting["levels"]) == 6
    for phone, level in zip([first, *others], [2, 2, 3, None], strict=True):
        answer = phone.post("vote", json={"round": 1, "level": level})
        assert (answer.status_code, answer.json()) == (200, {"saved": True})
    hidden = state(first)
    assert (hidden["voted"], hidden["votes"], hidden["tally"], hidden["dont_know"]) == (True, 4, None, None)
    hall.reveal()
    shown = state(first)
    assert (shown["phase"], shown["tally"], shown["dont_know"]) == ("revealed", [0, 0, 2, 1, 0, 0], 1)
    assert lobby["version"] < voting["version"] < hidden["version"] < shown["version"]


def test_an_answer_goes_out_whole_at_once(hall: Hall) -> None:
    """Else its content waits for the phone to say that it has got the head: 40 ms on a computer, more in the air."""
    state(hall.phone())
    (connection,) = hall.server._phones.gate._open.values()
    assert connection.transport.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_a_vote_after_the_reveal_is_a_conflict_and_changes_nothing(hall: Hall, phones: Phones) -> None:
    first, second, third, fourth = phones(4)
    hall.open()
    for phone in (first, second, third):
        phone.post("vote", json={"round": 1, "level": 2})
    hall.reveal()
    late = fourth.post("vote", json={"round": 1, "level": 5})
    assert (late.status_code, late.json()) == (409, {"saved": False, "why": "vote-late"})
    hall.open()
    # Playing an earlier request again does not reach a closed round, nor this one.
    assert first.post("vote", json={"round": 1, "level": 5}).status_code == 409
    assert first.post("vote", json={"round": 3, "level": 5}).status_code == 409
    assert state(first)["votes"] == 0
    assert hall.box.meeting().rounds[0].count.tally == (0, 0, 3, 0, 0, 0)


def test_reload_and_two_tabs_are_one_participant(hall: Hall) -> None:
    phone = hall.phone("management")
    for _ in range(3):
        assert phone.post("join", json={"role": "operative"}).status_code == 200
    assert state(phone)["participants"] == 1
    hall.open()
    for level in (1, 4):
        assert phone.post("vote", json={"round": 1, "level": level}).status_code == 200
    assert state(phone)["votes"] == 1


def test_the_cookie_is_random_and_closed_to_scripts_and_other_sites(hall: Hall) -> None:
    cookies = {hall.phone().cookies["participant"] for _ in range(3)}
    assert len(cookies) == 3
    assert {len(bytes.fromhex(cookie)) for cookie in cookies} == {16}
    header = hall.phone(join=False).post("join", json={}).headers["set-cookie"].lower()
    assert "httponly" in header
    assert "samesite=strict" in header
    on_disk = b"".join(path.read_bytes() for path in hall.path.parent.iterdir())
    assert not [cookie for cookie in cookies if cookie.encode() in on_disk]


def test_who_has_not_joined_may_look_but_not_vote(hall: Hall) -> None:
    guest = hall.phone(join=False)
    hall.open()
    assert state(guest)["phase"] == "voting"
    assert guest.post("vote", json={"round": 1, "level": 2}).status_code == 401
    guest.cookies.set("participant", "0" * 32)
    assert guest.post("vote", json={"round": 1, "level": 2}).status_code == 401


def test_a_state_that_has_not_changed_is_not_sent_again(hall: Hall) -> None:
    phone = hall.phone()
    first = phone.get("state")
    assert phone.get("state", headers={"If-None-Match": first.headers["etag"]}).status_code == 304
    german = phone.get("state", headers={"If-None-Match": first.headers["etag"], "Accept-Language": "de"})
    assert german.status_code == 304  # the lobby has no words
    hall.open()
    changed = phone.get("state", headers={"If-None-Match": first.headers["etag"]})
    assert changed.status_code == 200
    spoken = {language: phone.get("state", headers={"Accept-Language": language}) for language in ("de", "en")}
    assert spoken["de"].headers["etag"] != spoken["en"].headers["etag"]
    assert spoken["de"].json()["question"] != spoken["en"].json()["question"]


@pytest.mark.parametrize(
    ("accepted", "language"),
    [("de-CH,de;q=0.9,en;q=0.8", "de"), ("fr,en;q=0.5,de;q=0.7", "de"), ("en-US", "en"), ("fr", "en"), ("", "en")],
)
def test_a_phone_is_spoken_to_in_its_language(hall: Hall, accepted: str, language: str) -> None:
    page = hall.phone(join=False).get(f"{hall.address}/{CODE}", headers={"Accept-Language": accepted})
    assert f'<html lang="{language}">' in page.text
    assert page.headers["content-language"] == language


@pytest.mark.parametrize("accepted", [";q=x", "de;q=", ",,,;;", "de;q=0", "\N{SNOWMAN}".encode().decode("latin-1")])
def test_a_strange_wish_for_a_language_is_no_fault(hall: Hall, accepted: str) -> None:
    headers = [("Accept-Language", accepted.encode("latin-1"))]
    assert hall.phone(join=False).get("state", headers=headers).status_code == 200


def test_the_chosen_language_stays(hall: Hall) -> None:
    phone = hall.phone(**{"Accept-Language": "en"})
    assert '<html lang="de">' in phone.get(f"{hall.address}/{CODE}?lang=de").text
    assert '<html lang="de">' in phone.get(f"{hall.address}/{CODE}").text
    assert '<html lang="de">' in phone.get(f"{hall.address}/{CODE}?lang=xx").text


# --- without JavaScript


def test_the_whole_way_as_forms(hall: Hall) -> None:
    phone = hall.phone(join=False, Accept="text/html")
    phone.follow_redirects = True
    assert "Which group are you in?" in phone.get(f"{hall.address}/{CODE}").text
    assert "You are in" in phone.post("join", data={"role": "operative"}).text
    hall.open()
    voting = phone.get(f"{hall.address}/{CODE}")
    assert voting.text.count('name="level"') == 7
    saved = phone.post("vote", data={"round": "1", "level": "4"})
    assert (saved.url.path, saved.history[0].status_code) == (f"/{CODE}", 303)
    assert "Your vote is saved" in saved.text
    assert '<span class="number">4</span> Measured' in saved.text
    unknown = phone.post("vote", data={"round": "1", "level": ""})
    assert list(hall.box.snapshot.ballots.values()) == [None]
    assert '<p class="own">Don’t know</p>' in unknown.text
    hall.reveal()
    hidden = phone.get(f"{hall.address}/{CODE}")
    assert "Fewer than three people gave a level" in hidden.text
    late = phone.post("vote", data={"round": "1", "level": "0"})
    assert "Too late: voting has closed" in late.text
    assert list(hall.box.snapshot.turnout().roles) == ["operative"]


def test_an_address_typed_without_the_code_asks_for_it(hall: Hall) -> None:
    phone = hall.phone(join=False, Accept="text/html")
    asked = phone.get(f"{hall.address}/")
    assert "Enter the code" in asked.text
    assert CODE not in asked.text
    for typed in ("abcdef", "ABC DEF", " abc def "):
        answer = phone.get(f"{hall.address}/", params={"code": typed}, follow_redirects=True)
        assert (answer.url.path, answer.status_code) == (f"/{CODE}", 200)
    assert phone.get(f"{hall.address}/abcdef", follow_redirects=True).url.path == f"/{CODE}"


def test_every_fault_of_a_body_is_told_in_the_phones_language(phones: Phones) -> None:
    (phone,) = phones(1)
    body = {"round": 0, "level": 7}

    german = phone.post("vote", json=body, headers={"accept-language": "de"}).json()
    english = phone.post("vote", json=body, headers={"accept-language": "en"}).json()

    assert (german["error"], len(german["faults"])) == ("wrong", 2)
    assert german["faults"][1].startswith("level (7): Die Zahl ist zu groß")
    assert english["faults"][1].startswith("level (7): The number is too large")
