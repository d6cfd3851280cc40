"""Who hangs up before being let in keeps nobody out: both ways to let phones in, on the systems that have them."""

import socket
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn

from readiness.workshop.accepting import AcceptingServer
from readiness.workshop.server import WorkshopServer
from tests import systems
from tests.unit.workshop.conftest import Hall, state

# Closes a connection with a reset, at once.
AT_ONCE = struct.pack("hh" if not systems.POSIX else "ii", 1, 0)


@pytest.fixture(params=[AcceptingServer, pytest.param(uvicorn.Server, marks=systems.asyncio_accepts)])
def hall(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hall]:
    monkeypatch.setattr(WorkshopServer, "serving", request.param)
    opened = Hall(tmp_path / "a.ballots")
    yield opened
    opened.close()


def test_hundreds_who_hang_up_at_once_keep_nobody_out(hall: Hall) -> None:
    before = hall.phone()
    for _ in range(300):
        with socket.create_connection(("127.0.0.1", hall.port)) as caller:
            caller.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)
    after = hall.phone()
    assert [state(phone)["participants"] for phone in (before, after)] == [2, 2]


def test_it_stops_and_starts_at_the_same_port(hall: Hall) -> None:
    port = hall.port
    phone = hall.phone()
    hall.pause()
    hall.start()
    assert hall.port == port
    assert state(phone)["participants"] == 1
