"""Times whole processes side by side: A B A B …, so that a drifting machine disturbs both alike."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6 import __version__ as qt_version

Command = Sequence[str]


@dataclass(frozen=True)
class Pair:
    """Medians in seconds, and the median of the ratios pair by pair."""

    ours: float
    peer: float
    ratio: float
    lowest: float
    highest: float


@dataclass(frozen=True)
class Spent:
    """What some work took, in seconds: of the clock, and of all processors together."""

    wall: float
    processor: float


def in_turn(ours: Callable[[], Spent], peer: Callable[[], Spent], runs: int) -> tuple[Pair, Pair]:
    """Return how long `ours` takes beside `peer` by the clock, and how much processor time; A B A B and so on."""
    ours()
    peer()
    found = [(ours(), peer()) for _ in range(runs)]
    by_clock = _paired([(a.wall, b.wall) for a, b in found])
    return by_clock, _paired([(a.processor, b.processor) for a, b in found])


# Chromium leaves the processes of its pages behind without waiting for them, and nobody would count what they took: on
# Linux a process can ask to become the parent of all that its children leave behind (PR_SET_CHILD_SUBREAPER, 36).
_COUNT_ALL = """
import ctypes, os, resource, subprocess, sys, time
ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)
begun = time.perf_counter()
subprocess.run(sys.argv[1:], check=True, capture_output=True)
wall = time.perf_counter() - begun
try:
    while True:
        os.waitpid(-1, 0)
except ChildProcessError:
    pass
spent = resource.getrusage(resource.RUSAGE_CHILDREN)
print(wall, spent.ru_utime + spent.ru_stime)
"""


def command_spent(command: Command) -> Spent:
    """Run a command, which must succeed, and return what it and all processes that it started took."""
    counted = [sys.executable, "-c", _COUNT_ALL, *command]
    printed = subprocess.run(counted, check=True, capture_output=True, text=True).stdout
    return Spent(*map(float, printed.split()))


def process_spent(process_id: int, work: Callable[[], object]) -> Spent:
    """Do some work, and return what another process took for it; its processor time comes in hundredths."""
    before = _processor_seconds(process_id)
    wall = call_seconds(work)
    return Spent(wall, _processor_seconds(process_id) - before)


def _processor_seconds(process_id: int) -> float:
    # What follows the name, which is in brackets, begins with the third field; utime and stime are the 14th and 15th.
    fields = Path(f"/proc/{process_id}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def pair(ours: Command, peer: Command, runs: int = 10, prepare: Callable[[], None] = lambda: None) -> Pair:
    """Return how long `ours` takes beside `peer`; one run of each warms the caches and is not counted.

    `prepare` puts things in order before each run of ours, and is not timed.
    """

    def both() -> tuple[float, float]:
        prepare()
        return seconds(ours), seconds(peer)

    both()
    return _paired([both() for _ in range(runs)])


def beside(ours: Callable[[], object], peer: Callable[[], object], runs: int = 20) -> Pair:
    """Return how long `ours` takes beside `peer` in this process: A B A B and so on."""
    ours()
    peer()
    return _paired([(call_seconds(ours), call_seconds(peer)) for _ in range(runs)])


def call_seconds(work: Callable[[], object]) -> float:
    """Return the wall time of some work in this process."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _paired(timed: Sequence[tuple[float, float]]) -> Pair:
    ratios = sorted(a / b for a, b in timed)
    return Pair(
        statistics.median(a for a, _ in timed),
        statistics.median(b for _, b in timed),
        statistics.median(ratios),
        ratios[0],
        ratios[-1],
    )


def seconds(command: Command) -> float:
    """Return the wall time of a command, which must succeed."""
    begun = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - begun


def peak_megabytes(command: Command) -> float:
    """Return the largest resident size of a command and its children, measured in a process of its own."""
    script = (
        "import resource, subprocess, sys;"
        "subprocess.run(sys.argv[1:], check=True, capture_output=True);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    printed = subprocess.run([sys.executable, "-c", script, *command], check=True, capture_output=True, text=True)
    return int(printed.stdout) / 1024


def show(name: str, result: Pair, goal: str) -> None:
    """Print one line of the table."""
    print(
        f"{name:58} {1000 * result.ours:8.0f} ms {1000 * result.peer:8.0f} ms   "
        f"ratio {result.ratio:5.2f} ({result.lowest:.2f}–{result.highest:.2f})   goal {goal}"
    )


@contextmanager
def display() -> Iterator[None]:
    """Give the processes a real X display, made by Xvfb where there is none."""
    if os.environ.get("DISPLAY"):
        yield
        return
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x900x24", "-noreset"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as numbers:
        os.environ["DISPLAY"] = ":" + numbers.readline().strip()
    try:
        yield
    finally:
        del os.environ["DISPLAY"]
        server.terminate()
        server.wait()


def machine() -> str:
    """Return on what this was measured."""
    with Path("/proc/cpuinfo").open() as file:
        model = next((line.split(":")[1].strip() for line in file if line.startswith("model name")), "unknown")
    python = ".".join(map(str, sys.version_info[:3]))
    return f"{os.cpu_count()} cores, {model}, Python {python}, Qt {qt_version}"


@contextmanager
def own_data() -> Iterator[str]:
    """Keep the user's documents and settings out of it."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["READINESS_DATA"] = folder
        yield folder
