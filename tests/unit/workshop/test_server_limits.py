"""What the server refuses, and how politely: real HTTP over the loopback."""

from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection

import pytest

from tests.unit.workshop.conftest import CODE, Hall, Phones, state


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


def test_four_hundred_joins_are_refused_politely(hall: Hall) -> None:
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
        answers = [status for statuses in crowd.map(join_often, [50] * 8) for status in statuses]
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
    answers = [hammering.get("state").status_code for _ in range(100)]
    assert answers[:24] == [200] * 24
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
    ("error", "status", "named"), [(ValueError("ours"), 500, "fault"), (OSError("full"), 503, "unsaved")]
)
def test_a_fault_of_ours_is_told_politely_and_the_next_vote_counts(
    hall: Hall, monkeypatch: pytest.MonkeyPatch, error: Exception, status: int, named: str
) -> None:
    phone = hall.phone()
    hall.open()

    def fail(*_: object) -> None:
        raise error

    with monkeypatch.context() as broken:
        broken.setattr(hall.box, "cast", fail)
        answer = phone.post("vote", json={"round": 1, "level": 3})
        assert (answer.status_code, answer.json()) == (status, {"error": named})
        assert answer.headers["cache-control"] == "no-store"
        page = phone.post("vote", data={"round": "1", "level": "3"})
        assert "<h1>" in page.text
    assert phone.post("vote", json={"round": 1, "level": 3}).json() == {"saved": True}
