"""A crowd of phones in one event loop: bare sockets, so that the crowd costs less than what it measures."""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import urlsplit

LONGEST_WAIT = 30.0


@dataclass
class Phone:
    """One phone with a connection that stays open, and the cookie that it got."""

    host: str
    port: int
    own: str
    cookie: str = ""
    answers: list[tuple[int, float]] = field(default_factory=list)

    async def connect(self) -> None:
        """Open the connection."""
        self._reader, self._writer = await asyncio.open_connection(self.host, self.port, local_addr=(self.own, 0))

    async def post(self, path: str, body: object) -> int:
        """Send JSON and return the status; `answers` notes it with the seconds it took."""
        content = json.dumps(body).encode()
        head = (
            f"POST {path} HTTP/1.1\r\nHost: {self.host}:{self.port}\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(content)}\r\nCookie: {self.cookie}\r\n\r\n"
        )
        begun = time.perf_counter()
        self._writer.write(head.encode() + content)
        status, length = int((await self._reader.readline()).split()[1]), 0
        while (line := await self._reader.readline()) != b"\r\n":
            name, _, value = line.decode("latin-1").partition(":")
            if name.lower() == "content-length":
                length = int(value)
            elif name.lower() == "set-cookie":
                self.cookie = value.split(";")[0].strip()
        await self._reader.readexactly(length)
        self.answers.append((status, time.perf_counter() - begun))
        return status

    def leave(self) -> None:
        """Close the connection."""
        self._writer.close()


class Crowd:
    """So many phones at one address, such as `http://127.0.0.1:40123/ABCDEF`."""

    def __init__(self, url: str, number: int) -> None:
        parts = urlsplit(url)
        self.path = parts.path
        # Each has an address of its own, as in a room: all of 127.0.0.0/8 is this computer.
        own = (f"127.2.{1 + place // 250}.{1 + place % 250}" for place in range(number))
        self.phones = [Phone(parts.hostname or "", parts.port or 0, address) for address in own]

    async def join(self, roles: Sequence[str | None]) -> None:
        """Have all participants join, twenty at a time: a room fills within minutes, not within a moment."""
        gate = asyncio.Semaphore(20)

        async def join(phone: Phone, role: str | None) -> None:
            async with gate:
                await phone.connect()
                await phone.post(f"{self.path}/join", {"role": role})

        await _all(join(phone, roles[index % len(roles)]) for index, phone in enumerate(self.phones))

    async def vote(self, number: int, level: Callable[[int], int | None], within: float = 1.0) -> list[float]:
        """Have all participants vote, spread evenly over so many seconds; return how long each waited, in seconds.

        Raises AssertionError where a vote was not stored.
        """

        async def cast(index: int, phone: Phone) -> None:
            await asyncio.sleep(within * index / len(self.phones))
            status = await phone.post(f"{self.path}/vote", {"round": number, "level": level(index)})
            assert status == HTTPStatus.OK, status

        await _all(cast(index, phone) for index, phone in enumerate(self.phones))
        return [phone.answers[-1][1] for phone in self.phones]

    def leave(self) -> None:
        """Close all connections."""
        for phone in self.phones:
            phone.leave()


async def _all(work: "Sequence[Awaitable[None]] | object") -> None:
    async with asyncio.timeout(LONGEST_WAIT):
        await asyncio.gather(*work)  # type: ignore[misc]
