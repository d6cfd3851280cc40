"""A room full of phones, for seconds or for hours: they vote, change their minds, fall asleep and come back."""

import asyncio
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from random import Random
from time import monotonic

import httpx

from readiness.app.documents import create_document
from readiness.catalog.packs import find_pack
from readiness.domain.questionnaire import Depth
from readiness.foundation import logs
from tests.workshop.addresses import own_address_async
from tests.workshop.led import LONGEST_WAIT, Led

CODES = ("PRO1", "PRO2", "SKL1", "MGT1", "STR1", "MON1", "PAR1")
ROLES = ("management", "operative", "other", None)
# A round takes so many seconds, and a phone asks so often: as in a room, where people think.
ROUND_SECONDS, THINK_SECONDS = 4.0, 1.0
# However slow the machine is: the server is killed in the second one.
_FEWEST_ROUNDS = 2
# What is asked for is bounded by this, whatever else goes wrong.
REQUEST_SECONDS = 10.0
# Of a hundred turns of a phone, so many.
CHANGES_MIND, FALLS_ASLEEP, RELOADS, LOSES_NETWORK = 20, 5, 5, 5


@dataclass(slots=True)
class CrowdFigures:
    """What was counted. `lost` are votes that were confirmed and are not in the tally; growths are in per cent."""

    rounds: int = 0
    kills: int = 0
    requests: int = 0
    votes_cast: int = 0
    votes_confirmed: int = 0
    lost: int = 0
    tracebacks: int = 0
    memory_growth: int = 0
    descriptors_growth: int = 0


@dataclass(slots=True)
class Room:
    """What all phones know of each other: the figures, and whether the leader waits for them to be done."""

    figures: CrowdFigures
    url: str
    until: float
    resting: bool = False
    under_way: int = 0
    # Set while no vote is under way.
    idle: asyncio.Event = field(default_factory=asyncio.Event)
    confirmed: dict[int, int | None] = field(default_factory=dict)


def crowd_soak(folder: Path, phones: int, seconds: float) -> CrowdFigures:
    """Have so many phones vote for so long; the server is killed once, in the second round, and started again.

    The document lies in `folder`, the votes in the data folder. Memory and descriptors are compared between the third
    round and the last one, where there are more.
    """
    path = folder / "crowd.readiness"
    create_document(path, find_pack("social-media"), "Crowd", Depth.FULL).document.close()
    return asyncio.run(_soak(path, phones, seconds))


async def _soak(path: Path, phones: int, seconds: float) -> CrowdFigures:
    options = ("--participants", phones)
    leading = await asyncio.to_thread(Led, path, *options)
    room = Room(CrowdFigures(), leading.url, monotonic() + seconds)
    crowd = [asyncio.create_task(Phone(room, place).live()) for place in range(phones)]
    figures, before = room.figures, (0, 0)
    try:
        while monotonic() < room.until or figures.rounds < _FEWEST_ROUNDS:
            opened = await asyncio.to_thread(leading.tell, f"open {CODES[figures.rounds % len(CODES)]}")
            room.confirmed = {}
            room.idle.set()
            room.resting = False
            assert opened.get("round"), opened
            await asyncio.sleep(ROUND_SECONDS / 2)
            if figures.rounds == 1:
                leading.process.kill()
                await asyncio.to_thread(leading.end)
                figures.kills += 1
                leading = await asyncio.to_thread(Led, path, *options)
                assert leading.url == room.url
            await asyncio.sleep(ROUND_SECONDS / 2)
            room.resting = True
            await room.idle.wait()
            shown = await asyncio.to_thread(leading.tell, "reveal")
            assert shown["round"] == opened["round"]
            figures.lost += _missing(room.confirmed, shown)
            figures.rounds += 1
            now = _resources(leading.process.pid)
            if figures.rounds <= 3:
                before = now
            figures.memory_growth, figures.descriptors_growth = (
                round(100 * (new - old) / old) if old else 0 for new, old in zip(now, before, strict=True)
            )
        last = await asyncio.to_thread(leading.tell, "quit")
        assert last["closed"]
        await asyncio.to_thread(leading.process.wait, LONGEST_WAIT)
    finally:
        for phone in crowd:
            phone.cancel()
        ended = await asyncio.gather(*crowd, return_exceptions=True)
        # Where something went wrong it still runs, and its error output has no end.
        leading.process.kill()
        assert leading.process.stderr is not None
        complained = await asyncio.to_thread(leading.process.stderr.read)
        leading.end()
    # A phone that fell over would vote no more, and hide what it would have found.
    for end in ended:
        if isinstance(end, Exception):
            raise end
    figures.tracebacks += complained.count("Traceback") + _faults()
    return figures


class Phone:
    """One phone: it asks for the state, votes, and tries again until its vote is confirmed."""

    def __init__(self, room: Room, place: int) -> None:
        self._room = room
        self._place = place
        self._dice = Random(place)
        self._client = httpx.AsyncClient(
            base_url=f"{room.url}/", timeout=REQUEST_SECONDS, transport=own_address_async()
        )

    async def live(self) -> None:
        """Join, and take part until cancelled."""
        async with self._client:
            await self._until_answered("POST", "join", {"role": ROLES[self._place % len(ROLES)]})
            voted = 0
            while True:
                await asyncio.sleep(THINK_SECONDS * (0.5 + self._dice.random()))
                if self._room.resting:
                    continue
                state = (await self._until_answered("GET", "state")).json()
                if state["phase"] == "voting" and (voted != state["round"] or self._does(CHANGES_MIND)):
                    voted = await self._vote(state["round"]) or voted
                elif self._does(RELOADS):
                    await self._until_answered("GET", self._room.url)
                elif self._does(LOSES_NETWORK):
                    # Away in the middle of a request, and back.
                    with suppress(httpx.TransportError, TimeoutError):
                        await asyncio.wait_for(self._ask("GET", "events"), THINK_SECONDS / 2)
                elif self._does(FALLS_ASLEEP):
                    await asyncio.sleep(3 * THINK_SECONDS)

    async def _vote(self, number: int) -> int | None:
        """Vote until it is confirmed, and return the round; None where it was over."""
        if self._room.resting:
            return None
        self._room.under_way += 1
        self._room.idle.clear()
        try:
            level = self._dice.choice([0, 1, 2, 3, 4, 5, None])
            self._room.figures.votes_cast += 1
            answer = await self._until_answered("POST", "vote", {"round": number, "level": level})
            if answer.status_code != HTTPStatus.OK:
                return None
            self._room.figures.votes_confirmed += 1
            self._room.confirmed[self._place] = level
            return number
        finally:
            self._room.under_way -= 1
            if not self._room.under_way:
                self._room.idle.set()

    async def _until_answered(self, method: str, path: str, body: object = None) -> httpx.Response:
        """Ask again while nothing answers, or while the answer is to come back later."""
        while True:
            try:
                answer = await self._ask(method, path, body)
            except httpx.TransportError:
                answer = None
            if answer is not None and answer.status_code not in {HTTPStatus.TOO_MANY_REQUESTS, 503}:
                return answer
            await asyncio.sleep(THINK_SECONDS * self._dice.random())

    async def _ask(self, method: str, path: str, body: object = None) -> httpx.Response:
        self._room.figures.requests += 1
        return await self._client.request(method, path, json=body)

    def _does(self, of_a_hundred: int) -> bool:
        return self._dice.randrange(100) < of_a_hundred


def _missing(confirmed: dict[int, int | None], shown: dict[str, object]) -> int:
    """Return how many confirmed votes the tally does not hold; all phones were at rest when it was made."""
    tally = shown["tally"]
    if not isinstance(tally, list):
        # Under three votes there is none.
        return max(0, len(confirmed) - int(str(shown["votes"])))
    held = Counter(dict(enumerate(tally)) | {None: shown["dont_know"]})
    return sum((Counter(confirmed.values()) - held).values())


def _resources(pid: int) -> tuple[int, int]:
    """Return the memory of a process, in its pages, and how many descriptors it has; zeros where that is not told."""
    process = Path("/proc") / str(pid)
    if not process.exists():
        return 0, 0
    return int((process / "statm").read_text().split()[1]), len([*(process / "fd").iterdir()])


def _faults() -> int:
    """Return how many faults stand in the log: further lines of an entry are indented."""
    if not logs.path().exists():
        return 0
    return sum(not line.startswith(" ") for line in logs.path().read_text(encoding="utf-8").splitlines())
