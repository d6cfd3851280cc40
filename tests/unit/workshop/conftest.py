"""A workshop over real HTTP on the loopback: the box, the server, and phones that are plain HTTP clients."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from queue import SimpleQueue

import httpx
import pytest

from readiness.foundation.language import ENGLISH
from readiness.workshop.ballot_box import BallotBox, Turnout
from readiness.workshop.room import Room
from readiness.workshop.room_look import RoomLook
from readiness.workshop.routes import Setup
from readiness.workshop.server import WorkshopServer
from tests.unit.builders import social_media
from tests.workshop.addresses import own_address

CODE = "ABCDEF"
USUAL = RoomLook()
Phones = Callable[[int], list[httpx.Client]]


def state(phone: httpx.Client) -> dict:
    """Return what a phone is told of the room."""
    answer = phone.get("state")
    assert answer.status_code == 200, answer.text
    return answer.json()


class Hall:
    """The room as its leader has it in hand."""

    def __init__(
        self,
        path: Path,
        most: int = 12,
        *,
        idle_seconds: float = 20,
        body_seconds: float = 10,
        look: RoomLook = USUAL,
    ) -> None:
        self.path = path
        self.host = "127.0.0.1"
        self.told: SimpleQueue[Turnout] = SimpleQueue()
        self._setup = Setup(social_media(), ENGLISH, most, idle_seconds, body_seconds, look)
        self._phones: list[httpx.Client] = []
        self.port = 0
        self.start()

    def start(self) -> None:
        self.box = BallotBox.open(self.path, CODE, date(2026, 11, 24))
        self.server = WorkshopServer(self.box, self._setup, lambda: self.told.put(self.box.snapshot.turnout()))
        self.port = self.server.start(self.host, self.port)

    def pause(self) -> None:
        self.server.stop(for_good=False)
        self.box.close()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def lead(self, room: Room) -> None:
        self.box.move(room)
        self.server.notify_phones()

    def open(self, capability: str = "PRO1") -> int:
        self.lead(self.box.snapshot.room.open(capability))
        return self.box.snapshot.room.last_number

    def reveal(self) -> None:
        self.lead(self.box.snapshot.room.reveal())

    def phone(self, role: str | None = None, *, join: bool = True, **headers: str) -> httpx.Client:
        """Return a phone at the room's own address, in the room unless told otherwise."""
        phone = httpx.Client(base_url=f"{self.address}/{CODE}/", headers=headers, timeout=20, transport=own_address())
        self._phones.append(phone)
        if join:
            assert phone.post("join", json={"role": role}).json() == {"joined": True}
        return phone

    def close(self) -> None:
        for phone in self._phones:
            phone.close()
        self.pause()


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    opened = Hall(tmp_path / "a.ballots")
    yield opened
    opened.close()


@pytest.fixture
def phones(hall: Hall) -> Phones:
    return lambda number: [hall.phone() for _ in range(number)]
