"""One device against the room: what it holds open, sends half, takes up or guesses keeps nobody from voting."""

import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from time import monotonic

import httpx
import pytest

from readiness.workshop import connections
from readiness.workshop.ballots import token_hash
from tests.unit.workshop.conftest import CODE, Hall, Phones, state
from tests.workshop.addresses import address_number

LONGEST_WAIT = 10.0
ATTACKER = "127.9.9.9"


@pytest.fixture
def hurried(tmp_path: Path) -> Iterator[Hall]:
    """A room whose connections may be silent for half a second only."""
    opened = Hall(tmp_path / "b.ballots", 60, idle_seconds=0.5, body_seconds=0.5)
    yield opened
    opened.close()


@pytest.fixture
def connect() -> Iterator[Callable[..., socket.socket]]:
    """Open connections that say no more than a test has them say."""
    with ExitStack() as stack:
        yield lambda hall, address=ATTACKER: stack.enter_context(
            socket.create_connection(("127.0.0.1", hall.port), LONGEST_WAIT, (address, 0))
        )


def is_closed(connection: socket.socket) -> bool:
    """Wait until the server closes a connection."""
    try:
        while connection.recv(4096):
            pass
    except ConnectionResetError:
        return True
    except TimeoutError:
        return False
    return True


class Device(HTTPConnection):
    """One connection, which is not opened anew when it is closed."""

    def __init__(self, hall: Hall, address: str, participant: str = "") -> None:
        super().__init__("127.0.0.1", hall.port, LONGEST_WAIT, (address, 0))
        self._cookie = f"participant={participant}"
        self.connect()
        self.auto_open = 0

    def asks(self) -> int:
        """Ask for the state and return the status."""
        self.request("GET", f"/{CODE}/state", headers={"Cookie": self._cookie})
        answer = self.getresponse()
        answer.read()
        return answer.status


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"GET /",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ",
        b"POST /%b/vote HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Length: 30\r\n\r\n{",
        b"POST /%b/join HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n",
    ],
)
def test_silent_and_half_sent_requests_end(hurried: Hall, connect: Callable[..., socket.socket], said: bytes) -> None:
    slow = connect(hurried)
    slow.sendall(said % (CODE.encode(), hurried.port) if b"%d" in said else said)
    assert is_closed(slow)


def test_a_connection_that_was_useful_and_is_silent_now_ends_as_well(
    hurried: Hall, connect: Callable[..., socket.socket]
) -> None:
    phone = connect(hurried)
    phone.sendall(b"GET /-/phone.css HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\nGET" % hurried.port)
    assert is_closed(phone)


def test_dripping_a_head_byte_by_byte_gains_no_time(hurried: Hall, connect: Callable[..., socket.socket]) -> None:
    slow = connect(hurried)
    slow.sendall(b"GET / HTTP/1.1\r\nX-Slow: ")
    slow.settimeout(0.05)
    begun, ended = monotonic(), False
    while not ended and monotonic() - begun < LONGEST_WAIT:
        try:
            slow.sendall(b"x")
            ended = not slow.recv(1)
        except TimeoutError:
            continue
        except ConnectionError:
            ended = True
    assert ended


def test_a_flood_of_silent_connections_keeps_nobody_out(hall: Hall, connect: Callable[..., socket.socket]) -> None:
    voter = hall.phone("operative")
    number = hall.open()
    flood = [connect(hall) for _ in range(2 * connections.MOST_STRANGERS)]
    # Who is in votes, over the connection that is open and over a new one; who comes later comes in.
    assert voter.post("vote", json={"round": number, "level": 3}).json() == {"saved": True}
    fresh = httpx.Client(base_url=voter.base_url, cookies=dict(voter.cookies))
    assert fresh.post("vote", json={"round": number, "level": 4}).json() == {"saved": True}
    fresh.close()
    assert state(hall.phone())["participants"] == 2
    # The earliest had to go for the latest.
    assert [place for place, early in enumerate(flood[: connections.MOST_STRANGERS - 10]) if not is_closed(early)] == []


def test_a_flood_behind_the_rooms_own_address_spares_those_who_speak(
    hall: Hall, connect: Callable[..., socket.socket]
) -> None:
    """A hotspot gives one address to everybody: whom to close is decided by what was said, not by whence."""
    behind = [Device(hall, ATTACKER) for _ in range(30)]
    assert [device.asks() for device in behind] == [200] * len(behind)
    for _ in range(connections.MOST_STRANGERS):
        connect(hall)
    assert [device.asks() for device in behind] == [200] * len(behind)
    for device in behind:
        device.close()


def test_one_participant_has_a_few_connections_and_no_more(hall: Hall) -> None:
    cookie = hall.phone().cookies["participant"]
    many = [Device(hall, ATTACKER, cookie) for _ in range(2 * connections.MOST_PER_PARTICIPANT)]
    assert [device.asks() for device in many] == [200] * len(many)
    latest = many[-connections.MOST_PER_PARTICIPANT + 1 :]
    assert [device.asks() for device in latest] == [200] * len(latest)
    with pytest.raises((ConnectionError, HTTPException)):
        many[0].asks()
    for device in many:
        device.close()


def test_one_device_cannot_fill_the_room_before_somebody_notices(tmp_path: Path) -> None:
    hall = Hall(tmp_path / "c.ballots", 30)
    try:
        device = HTTPConnection("127.0.0.1", hall.port, timeout=LONGEST_WAIT, source_address=(ATTACKER, 0))
        begun, waited = monotonic(), []
        for _ in range(13):
            device.request("POST", f"/{CODE}/join")
            answer = device.getresponse()
            answer.read()
            assert answer.status == 200
            waited.append(monotonic() - begun)
        device.close()
        # A third of the room at once, then two a second.
        assert waited[9] < 1.4 <= waited[-1]
        assert state(hall.phone())["participants"] == 14
    finally:
        hall.close()


def test_guesses_from_many_addresses_wait_for_each_other_and_nobody_else_does(hall: Hall) -> None:
    inside, known = hall.phone(), hall.phone(join=False)
    assert known.get("state").status_code == 200

    def guess(number: int) -> float:
        begun = monotonic()
        device = HTTPConnection("127.0.0.1", hall.port, timeout=LONGEST_WAIT, source_address=(f"127.8.1.{number}", 0))
        device.request("GET", "/ZZZZZZ/state")
        assert device.getresponse().status == 404
        device.close()
        return monotonic() - begun

    quick = [guess(1 + number // 5) for number in range(30)]
    slow = [guess(100 + number) for number in range(4)]
    # The first of them finds its turn free.
    assert sum(slow[1:]) >= 1.2
    assert max(quick) < sum(slow)
    begun = monotonic()
    assert state(inside)["participants"] == 1
    assert known.post("join", json={}).status_code == 200
    assert monotonic() - begun < min(slow[1:])


# --- sent out


def test_a_removed_phone_is_told_and_its_open_vote_goes(hall: Hall, phones: Phones) -> None:
    unwanted, *others = phones(4)
    number = hall.open()
    for phone in (unwanted, *others):
        assert phone.post("vote", json={"round": number, "level": 2}).status_code == 200
    before = hall.box.snapshot.people
    hall.box.remove(token_of(hall, unwanted), "NEWONE")
    assert hall.box.snapshot.turnout().votes == 3
    assert len(hall.box.snapshot.people) == len(before) - 1
    refused = unwanted.get("state")
    assert (refused.status_code, refused.json()) == (403, {"error": "removed"})
    assert unwanted.post("vote", json={"round": number, "level": 5}).status_code == 403
    assert unwanted.post("join", json={}).status_code == 403
    page = unwanted.get(f"{hall.address}/{CODE}", headers={"Accept": "text/html"})
    assert "This phone was removed from the room" in page.text
    # The others stay in by the code that they know, and learn the new one.
    assert state(others[0])["votes"] == 3
    moved = others[0].get(f"{hall.address}/{CODE}", headers={"Accept": "text/html"})
    assert moved.headers["location"] == "/NEWONE"
    # The old code lets nobody in, and is no guess; the new one does, also the one who was sent out.
    late = hall.phone(join=False)
    for _ in range(8):
        assert late.post("join", json={}).json() == {"error": "code"}
    assert late.post(f"{hall.address}/NEWONE/join", json={}).json() == {"joined": True}
    assert unwanted.post(f"{hall.address}/NEWONE/join", json={}).json() == {"joined": True}


def test_a_vote_that_was_revealed_stays_when_its_phone_goes(hall: Hall, phones: Phones) -> None:
    room = phones(3)
    number = hall.open()
    for phone, level in zip(room, [1, 2, 3], strict=True):
        phone.post("vote", json={"round": number, "level": level})
    hall.reveal()
    revealed = hall.box.meeting().rounds
    hall.box.remove(token_of(hall, room[0]), "NEWONE")
    assert hall.box.meeting().rounds == revealed
    shown = state(room[1])
    assert (shown["tally"], shown["votes"], shown["participants"]) == ([0, 1, 1, 1, 0, 0], 3, 3)


def test_its_stream_ends(hall: Hall) -> None:
    phone = hall.phone()
    with phone.stream("GET", "events") as stream:
        lines = stream.iter_lines()
        assert next(lines).startswith("data: ")
        hall.box.remove(token_of(hall, phone), "NEWONE")
        hall.server.notify_phones()
        assert len([line for line in lines if line.startswith("data: ")]) <= 1


def test_nobody_else_is_let_in(hall: Hall) -> None:
    inside = hall.phone()
    hall.box.admit(more=False)
    refused = hall.phone(join=False)
    assert (refused.post("join", json={}).status_code, refused.post("join", json={}).json()) == (403, {"error": "shut"})
    assert "closed to new phones" in refused.post("join", data={"role": ""}).text
    assert inside.post("join", json={}).json() == {"joined": True}
    hall.box.admit(more=True)
    assert refused.post("join", json={}).json() == {"joined": True}


def test_numbers_are_random_shown_on_the_phone_and_not_on_the_disk(hall: Hall, phones: Phones) -> None:
    for phone in phones(5):
        page = phone.get(f"{hall.address}/{CODE}", headers={"Accept": "text/html"}).text
        number = hall.box.snapshot.numbers[token_of(hall, phone)]
        assert f"Your number in this room: {number}." in page
    held = b"".join(path.read_bytes() for path in hall.path.parent.iterdir())
    assert b'"numbers"' not in held
    kept = dict(hall.box.snapshot.numbers)
    hall.pause()
    hall.start()
    # After a restart there are others: nothing leads from a number to what lies on the disk.
    assert hall.box.snapshot.numbers.keys() == kept.keys()
    assert hall.box.snapshot.numbers != kept


def test_who_reads_the_disk_learns_nothing_that_a_phone_could_vote_with(hall: Hall, phones: Phones) -> None:
    room = phones(3)
    held = b"".join(path.read_bytes() for path in hall.path.parent.iterdir())
    for phone in room:
        assert token_of(hall, phone).encode() in held
        assert phone.cookies["participant"].encode() not in held


def token_of(hall: Hall, phone: httpx.Client) -> str:
    token = token_hash(phone.cookies["participant"])
    assert token in hall.box.snapshot.people
    return token


def test_phones_of_these_tests_have_addresses_of_their_own() -> None:
    assert len({address_number(number) for number in range(60_000)}) == 60_000
