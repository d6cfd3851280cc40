"""What phones hear while the room changes, and what a stop and a restart leave: real HTTP over the loopback."""

import json
import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from time import monotonic

import httpx
import pytest

from readiness.foundation.errors import UserError
from readiness.workshop import routes
from tests.unit.workshop.conftest import Hall, Phones, state

LONGEST_WAIT = 20.0


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
