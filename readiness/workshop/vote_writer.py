"""Takes votes to the ballot box: those that arrive while the disk is busy share the next commit."""

import asyncio

from readiness.workshop.ballot_box import Ballot, BallotBox


class VoteWriter:
    """Lives on the server's event loop and lets a thread wait for the disk."""

    def __init__(self, box: BallotBox) -> None:
        self._box = box
        self._waiting: list[tuple[Ballot, asyncio.Future[bool]]] = []
        self._work: asyncio.Task[None] | None = None

    async def cast(self, ballot: Ballot) -> bool:
        """Return whether the vote counted, once it is on the disk; raises sqlite3.Error where that fails."""
        stored: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting.append((ballot, stored))
        if self._work is None or self._work.done():
            self._work = asyncio.create_task(self._empty())
        return await stored

    async def _empty(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting, []
            try:
                counted = await asyncio.to_thread(self._box.cast, [ballot for ballot, _ in batch])
            except Exception as error:  # noqa: BLE001 - every phone that waits gets to hear of it
                for _, stored in batch:
                    if not stored.done():
                        stored.set_exception(error)
            else:
                for (_, stored), kept in zip(batch, counted, strict=True):
                    # A phone that went away has cancelled its future; its vote is stored all the same.
                    if not stored.done():
                        stored.set_result(kept)
