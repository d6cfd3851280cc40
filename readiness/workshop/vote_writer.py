"""Takes votes to the ballot box: those that arrive while the disk is busy share the next commit."""

import asyncio
from functools import partial

from readiness.workshop.ballot_box import BallotBox
from readiness.workshop.ballots import Ballot

Batch = list[tuple[Ballot, asyncio.Future[bool]]]


class VoteWriter:
    """Lives on the server's event loop and lets a thread wait for the disk."""

    def __init__(self, box: BallotBox) -> None:
        self._box = box
        self._waiting: Batch = []
        self._work: asyncio.Task[None] | None = None

    async def cast(self, ballot: Ballot) -> bool:
        """Return whether the vote counted, once it is on the disk; raises OSError where that fails."""
        stored: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting.append((ballot, stored))
        if self._work is None or self._work.done():
            self._work = asyncio.create_task(self._empty())
        return await stored

    async def _empty(self) -> None:
        loop = asyncio.get_running_loop()
        while self._waiting:
            batch, self._waiting = self._waiting, []
            try:
                counted = await asyncio.to_thread(
                    self._box.cast, [ballot for ballot, _ in batch], partial(_confirm_from_thread, loop, batch)
                )
            except Exception as error:  # noqa: BLE001 - every phone that waits gets to hear of it
                for _, stored in batch:
                    if not stored.done():
                        stored.set_exception(error)
            else:
                _confirm(batch, counted)


def _confirm_from_thread(loop: asyncio.AbstractEventLoop, batch: Batch, counted: list[bool]) -> None:
    loop.call_soon_threadsafe(_confirm, batch, counted)


def _confirm(batch: Batch, counted: list[bool]) -> None:
    for (_, stored), kept in zip(batch, counted, strict=True):
        # A phone that went away has cancelled its future; its vote is stored all the same.
        if not stored.done():
            stored.set_result(kept)
