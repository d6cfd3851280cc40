"""A full hall: 250 phones vote within a second while the app makes a report, and all votes are there."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.crowd import Crowd
from bench.voting import PHONES, Process


@pytest.fixture
def room(document: Path) -> Iterator[Process]:
    running = Process("open_room", document)
    yield running
    running.end()


def test_no_vote_of_a_full_hall_is_lost_while_a_report_is_made(room: Process) -> None:
    async def fill_and_vote() -> Crowd:
        crowd = Crowd(room.url, PHONES)
        await crowd.join(["management", "operative", None])
        number = room.send("open PRO1")
        room.send("watch")
        # Raises where a vote was not acknowledged.
        await crowd.vote(number, lambda place: None if place % 10 == 0 else place % 6)
        crowd.leave()
        return crowd

    asyncio.run(fill_and_vote())
    assert room.send("rest")["reports"] >= 1
    cast = [place % 6 for place in range(PHONES) if place % 10]
    assert room.send("reveal") == {"votes": PHONES, "tally": [cast.count(level) for level in range(6)]}
