"""250 phones vote within a second while reports are made: our server in the app, beside one that only stores a row."""

import asyncio
import json
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

from bench.crowd import Crowd
from bench.measure import own_data

HERE = Path(__file__).parent
PHONES, RUNS = 250, 7
CODES = ("PRO1", "PRO2", "PRO3", "SKL1", "SKL2", "MGT1", "MGT2", "STR1")


class Process:
    """A process that is led by lines, and ended whatever happens."""

    def __init__(self, script: str, *arguments: object) -> None:
        command = [sys.executable, "-m", f"bench.{script}", *map(str, arguments)]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        self._process = subprocess.Popen(command, **pipes, text=True, cwd=HERE.parent)
        self.url: str = self.hear()

    def hear(self) -> Any:
        """Return the next answer."""
        assert self._process.stdout is not None
        return json.loads(self._process.stdout.readline())

    def send(self, line: str) -> Any:
        """Write a line and return the answer."""
        assert self._process.stdin is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
        return self.hear()

    def end(self) -> None:
        """End it."""
        self._process.kill()
        self._process.communicate()


def voting(folder: Path) -> None:
    """Print p95 of a vote and the gaps of the window; every vote must be there."""
    document = folder / "room.readiness"
    new = ["new", str(document), "--pack", "social-media", "--organisation", "Bench"]
    subprocess.run([sys.executable, "-m", "readiness", *new], check=True, capture_output=True)
    processes: list[Process] = []
    try:
        processes.append(room := Process("open_room", document))
        processes.append(bare := Process("bare_ballots", folder / "bare.sqlite"))
        ours, peer, gaps = asyncio.run(_rounds(room, bare.url))
    finally:
        for process in processes:
            process.end()
    ratios = sorted(a / b for a, b in zip(ours, peer, strict=True))
    name = f"{PHONES} votes in 1 s while PDFs are made, p95 : bare Starlette"
    print(
        f"{name:58} {1000 * statistics.median(ours):8.1f} ms {1000 * statistics.median(peer):8.1f} ms   "
        f"ratio {statistics.median(ratios):5.2f} ({ratios[0]:.2f}–{ratios[-1]:.2f})   goal ≤ 1.5"
    )
    print(
        f"{'the window meanwhile, p99 of the gaps between two turns':58} {percentile(gaps, 99):8.0f} ms   goal ≤ 50 ms"
    )


async def _rounds(room: Process, bare: str) -> tuple[list[float], list[float], list[float]]:
    """Vote in turn here and there; the first round of each warms up."""
    crowd, other = Crowd(room.url, PHONES), Crowd(bare, PHONES)
    await crowd.join(["management", "operative", None])
    await other.join([None])
    ours: list[float] = []
    peer: list[float] = []
    gaps: list[float] = []
    for code in CODES[: RUNS + 1]:
        number = room.send(f"open {code}")
        room.send("watch")
        waited = await crowd.vote(number, lambda index: index % 6)
        watched = room.send("rest")
        room.send("watch")
        waited_there = await other.vote(number, lambda index: index % 6)
        room.send("rest")
        revealed = room.send("reveal")
        assert revealed["votes"] == PHONES, revealed
        assert watched["reports"], "no report was made meanwhile"
        ours.append(percentile(waited, 95))
        peer.append(percentile(waited_there, 95))
        gaps += watched["gaps"]
    crowd.leave()
    other.leave()
    return ours[1:], peer[1:], gaps


def percentile(values: list[float], share: int) -> float:
    """Return the value below which so many per cent lie."""
    return statistics.quantiles(values, n=100)[share - 1]


if __name__ == "__main__":
    with own_data() as own:
        voting(Path(own))
