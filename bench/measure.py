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
