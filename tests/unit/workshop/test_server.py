"""The server as phones meet it: real HTTP over the loopback."""

import json
import socket
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from http.client import HTTPConnection
from time import monotonic

import httpx
import pytest

from readiness.foundation.errors import UserError
from readiness.workshop import routes
from tests.unit.workshop.conftest import CODE, Hall

Phones = Callable[[int], list[httpx.Client]]
LONGEST_WAIT = 20.0
KEYS = {
    *("version", "phase", "round", "capability", "question", "levels", "voted", "votes", "participants"),
    *("tally", "dont_know", "decided"),
}


def state(phone: httpx.Client) -> dict:
    answer = phone.get("state")
    assert answer.status_code == 200, answer.text
    return answer.json()


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


def test_a_vote_after_the_reveal_is_a_conflict_and_changes_nothing(hall: Hall, phones: Phones) -> None:
    first, second, third, fourth = phones(4)
    hall.open()
    for phone in (first, second, third):
        phone.post("vote", json={"round": 1, "level": 2})
    hall.reveal()
    late = fourth.post("vote", json={"round": 1, "level": 5})
    assert (late.status_code, late.json()) == (409, {"saved": False})
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
    on_disk = hall.path.read_bytes() + hall.path.with_name(hall.path.name + "-wal").read_bytes()
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
    assert "Which view do you bring?" in phone.get(f"{hall.address}/{CODE}").text
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
    assert '<p class="own">I don’t know</p>' in unknown.text
    hall.reveal()
    hidden = phone.get(f"{hall.address}/{CODE}")
    assert "Fewer than three people have voted" in hidden.text
    late = phone.post("vote", data={"round": "1", "level": "0"})
    assert "That came too late" in late.text
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


# --- limits


def test_five_wrong_codes_and_then_a_wait(hall: Hall) -> None:
    inside = hall.phone()
    guest = hall.phone(join=False)
    for wrong in ("ZZZZZZ", "ABCDEG", "abcde", "x", "ABCDEFG"):
        assert guest.get(f"{hall.address}/{wrong}/state").status_code == 404
    waiting = guest.get(f"{hall.address}/ZZZZZX/state")
    assert waiting.status_code == 429
    assert 50 <= int(waiting.headers["retry-after"]) <= 60
    # The right code does not help now, or guessing would go on; who is in the room already is not disturbed.
    assert guest.get("state").status_code == 429
    assert state(inside)["phase"] == "lobby"


def test_a_browser_that_asks_for_icons_guesses_no_code(hall: Hall) -> None:
    guest = hall.phone(join=False)
    for _ in range(8):
        assert guest.get(f"{hall.address}/favicon.ico").status_code == 404
    assert guest.get("state").status_code == 200


def test_a_thousand_joins_are_refused_politely(hall: Hall) -> None:
    def join_often(times: int) -> list[int]:
        """Join from a connection that keeps no cookie."""
        connection = HTTPConnection("127.0.0.1", hall.port, timeout=20)
        statuses = []
        for _ in range(times):
            connection.request("POST", f"/{CODE}/join")
            answer = connection.getresponse()
            answer.read()
            statuses.append(answer.status)
        connection.close()
        return statuses

    inside = hall.phone()
    with ThreadPoolExecutor(8) as crowd:
        answers = [status for statuses in crowd.map(join_often, [125] * 8) for status in statuses]
    assert answers.count(200) == 11
    assert set(answers) <= {200, 403, 429}
    assert state(inside)["participants"] == 12
    refused = hall.phone(join=False, Accept="text/html", **{"X-Forwarded-For": "1.2.3.4"})
    page = refused.post("join", data={"role": ""})
    assert page.status_code in {403, 429}
    assert "<h1>" in page.text


def test_a_full_room_says_so(hall: Hall, phones: Phones) -> None:
    phones(12)
    answer = hall.phone(join=False).post("join", json={})
    assert (answer.status_code, answer.json()) == (403, {"error": "full"})
    assert "set-cookie" not in answer.headers
    page = hall.phone(join=False, Accept="text/html").post("join", data={"role": ""})
    assert "The room is full" in page.text


@pytest.mark.parametrize("path", ["join", "vote"])
def test_a_body_over_four_kilobytes_is_refused(hall: Hall, path: str) -> None:
    phone = hall.phone()
    hall.open()
    assert phone.post(path, content=b" " * 4097).status_code == 413
    chunks = (b" " * 1000 for _ in range(100))
    assert phone.post(path, content=chunks).status_code == 413
    assert phone.post("vote", content=b'{"round": 1, "level": 3}' + b" " * 4000).status_code == 200


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{", b"null", b"[]", b'{"round": 1}', b'{"level": 3}', b'{"round": 1, "level": 6}', b"\xff\xfe",
        b'{"round": 1, "level": -1}', b'{"round": 1, "level": 2.5}', b'{"round": 1, "level": "3"}',
        b'{"round": 1, "level": true}', b'{"round": "1", "level": 3}', b'{"round": 1e400, "level": 3}',
        b"[" * 4000,
    ],
)  # fmt: skip
def test_a_vote_that_is_none_is_refused(hall: Hall, body: bytes) -> None:
    phone = hall.phone()
    hall.open()
    assert phone.post("vote", content=body).status_code == 400
    assert state(phone)["votes"] == 0


@pytest.mark.parametrize(
    "body", ["level=7&round=1", "level=x&round=1", "level=3", "level=1&round=1" + "&a=1" * 50, "%ff"]
)
def test_a_form_that_is_none_is_refused(hall: Hall, body: str) -> None:
    phone = hall.phone()
    hall.open()
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = phone.post("vote", content=body, headers=form)
    assert answer.status_code == 400
    assert "<h1>That was not understood</h1>" in answer.text


@pytest.mark.parametrize("number", [0, -1, 1_000_001, 2**63, 10**400])
def test_a_round_that_cannot_be_is_refused(hall: Hall, number: int) -> None:
    assert hall.phone().post("vote", content=b'{"round": %d, "level": 3}' % number).status_code == 400


def test_a_role_that_is_unknown_is_refused(hall: Hall) -> None:
    assert hall.phone(join=False).post("join", json={"role": "boss"}).status_code == 400


def test_a_participant_who_hammers_is_slowed_down_and_nobody_else(hall: Hall) -> None:
    hammering, other = hall.phone(), hall.phone()
    answers = [hammering.get("state").status_code for _ in range(40)]
    assert answers[:8] == [200] * 8
    assert answers.count(429) > 20
    assert state(other)["participants"] == 2


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "localhost:1", "127.0.0.1.evil.example:{port}", ""])
def test_another_name_for_this_address_is_refused(hall: Hall, host: str) -> None:
    guest = hall.phone(join=False)
    for path in ("state", "/", "/-/phone.css", "/nothing/here"):
        answer = guest.get(
            f"{hall.address}/{CODE}/{path}" if path == "state" else hall.address + path,
            headers={"Host": host.format(port=hall.port)},
        )
        assert answer.status_code in {400, 403}


def test_localhost_is_a_name_for_the_loopback(hall: Hall) -> None:
    assert hall.phone(join=False).get("state", headers={"Host": f"LocalHost:{hall.port}"}).status_code == 200


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1:{port}", "http://127.0.0.1"])
def test_a_vote_from_a_foreign_page_is_refused(hall: Hall, origin: str) -> None:
    phone = hall.phone()
    hall.open()
    headers = {"Origin": origin.format(port=hall.port)}
    assert phone.post("vote", json={"round": 1, "level": 3}, headers=headers).status_code == 403
    assert phone.post("join", json={}, headers=headers).status_code == 403
    own = {"Origin": hall.address}
    assert phone.post("vote", json={"round": 1, "level": 3}, headers=own).status_code == 200


def test_nothing_on_the_network_can_lead_the_workshop(hall: Hall) -> None:
    phone = hall.phone()
    hall.open()
    for path in ("open", "reveal", "again", "decide", "close", "quit", "next"):
        assert phone.post(path, json={}).status_code in {404, 405, 429}
        assert phone.get(path).status_code in {404, 429}
    assert hall.box.snapshot.room.phase == "voting"


def test_every_answer_carries_the_same_protection(hall: Hall) -> None:
    phone = hall.phone()
    for path in ("", "state", "check", "nothing"):
        headers = phone.get(path.rstrip("/")).headers
        assert headers["cache-control"] == "no-store"
        assert "'unsafe" not in headers["content-security-policy"]
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "server" not in headers
    for name in ("phone.css", "phone.js", "check.js"):
        assert phone.get(f"{hall.address}/-/{name}").status_code == 200
    assert phone.get(f"{hall.address}/-/room.html.j2").status_code == 404
    assert phone.get(f"{hall.address}/-/..%2f..%2froutes.py").status_code == 404


def test_pages_bring_no_script_or_style_within(hall: Hall) -> None:
    phone = hall.phone(Accept="text/html")
    hall.open()
    for page in (phone.get(f"{hall.address}/{CODE}").text, phone.get("check").text):
        assert "<style" not in page
        assert " style=" not in page
        assert "onclick" not in page
        assert page.count("<script") == page.count("<script src=") == 1


@pytest.mark.parametrize(
    ("error", "status", "named"), [(OSError("full"), 500, "fault"), (sqlite3.Error(), 503, "unsaved")]
)
def test_a_fault_of_ours_is_told_politely_and_the_next_vote_counts(
    hall: Hall, monkeypatch: pytest.MonkeyPatch, error: Exception, status: int, named: str
) -> None:
    phone = hall.phone()
    hall.open()

    def fail(_: object) -> None:
        raise error

    with monkeypatch.context() as broken:
        broken.setattr(hall.box, "cast", fail)
        answer = phone.post("vote", json={"round": 1, "level": 3})
        assert (answer.status_code, answer.json()) == (status, {"error": named})
        assert answer.headers["cache-control"] == "no-store"
        page = phone.post("vote", data={"round": "1", "level": "3"})
        assert "<h1>" in page.text
    assert phone.post("vote", json={"round": 1, "level": 3}).json() == {"saved": True}


# --- news


def listen(phone: httpx.Client, until: Callable[[int], bool]) -> list[int]:
    """Return the versions that arrive, up to the first that is enough."""
    versions: list[int] = []
    # The server says something at least every quarter of a minute, so this ends.
    latest = monotonic() + LONGEST_WAIT
    with phone.stream("GET", "events") as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        for line in stream.iter_lines():
            assert monotonic() < latest
            if line.startswith("data: "):
                message = json.loads(line.removeprefix("data: "))
                assert message.keys() == {"version"}
                versions.append(message["version"])
                if until(len(versions)):
                    return versions
    return versions


def test_phones_hear_of_a_change(hall: Hall) -> None:
    phone = hall.phone()

    def act(number: int) -> bool:
        if number == 1:
            hall.open()
        if number == 2:
            hall.reveal()
        return number == 3

    first, second, third = listen(phone, act)
    assert first < second < third


def test_many_votes_are_one_piece_of_news(hall: Hall, phones: Phones) -> None:
    watching, *voting = phones(11)
    hall.open()

    def act(number: int) -> bool:
        if number == 1:
            for phone in voting:
                phone.post("vote", json={"round": 1, "level": 2})
        return hall.box.snapshot.turnout().votes == 10 and number > 1

    assert len(listen(watching, act)) <= 4
    # The leader hears of it as the phones do: not of every vote, but of the last one.
    turnouts = [hall.told.get(timeout=LONGEST_WAIT)]
    while turnouts[-1].votes < 10:
        turnouts.append(hall.told.get(timeout=LONGEST_WAIT))
    assert len(turnouts) < 10
    assert turnouts[-1].participants == 11


def test_streams_of_one_phone_are_limited(hall: Hall) -> None:
    phone = hall.phone()
    most = routes.STREAMS_PER_PARTICIPANT

    with ExitStack() as open_streams:
        for _ in range(most):
            lines = open_streams.enter_context(phone.stream("GET", "events")).iter_lines()
            assert next(lines).startswith("data: ")
            # An iterator that nobody holds would be collected, and would close its stream.
            open_streams.callback(lines.close)
        with phone.stream("GET", "events") as refused:
            assert refused.status_code == 503

    def opens() -> bool:
        with phone.stream("GET", "events") as again:
            return again.status_code == 200

    # The server notices within moments that the streams are gone.
    assert any(opens() for _ in range(200))


def test_a_stop_does_not_wait_for_open_streams_and_says_goodbye(hall: Hall) -> None:
    phone = hall.phone()

    def act(number: int) -> bool:
        if number == 1:
            hall.server.stop(for_good=True)
        return False

    with ThreadPoolExecutor(1) as other:
        heard = other.submit(listen, phone, act).result(timeout=15)
    assert len(heard) == 2
    with pytest.raises(httpx.TransportError):
        phone.get("state")


def test_a_restart_finds_everybody_again(hall: Hall) -> None:
    phone = hall.phone()
    hall.open()
    assert phone.post("vote", json={"round": 1, "level": 3}).status_code == 200
    port = hall.port
    hall.pause()
    hall.start()
    assert hall.port == port
    again = state(phone)
    assert (again["phase"], again["round"], again["voted"], again["votes"]) == ("voting", 1, True, 1)


# --- starting


@pytest.mark.parametrize(
    ("host", "code"),
    [
        ("nowhere", "host-no-address"),
        ("0.0.0.0", "host-everywhere"),
        ("::", "host-everywhere"),
        ("", "host-no-address"),
        ("192.0.2.1", "host-refused"),
    ],
)
def test_an_address_that_is_none_of_ours_is_told(hall: Hall, host: str, code: str) -> None:
    with pytest.raises(UserError) as error:
        hall.server.start(host, 0)
    assert error.value.code == code


def test_a_port_in_use_is_told(hall: Hall) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(UserError) as error:
            hall.server.start("127.0.0.1", taken.getsockname()[1])
    assert error.value.code == "host-refused"
