"""`make torture`: the long variant. It prints what it counted, and leaves with 1 where a zero was due and is none.

python -m tests.torture [SHARE] [--only NAME …], where a share of 0.1 does a tenth of everything.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from random import Random
from time import monotonic
from typing import Any

from readiness.foundation.language import ENGLISH
from tests.golden_company import create_golden
from tests.torture.crowd import crowd_soak
from tests.torture.deeds import DEEDS
from tests.torture.filling import Fillings, fill, small_disk
from tests.torture.flipping import flip_loop
from tests.torture.fuzz_targets import ALL, TARGETS
from tests.torture.fuzzing import Fuzzed, fuzz
from tests.torture.injecting import Injections, inject_into
from tests.torture.killing import kill_loop
from tests.torture.log_damage import flip_log_loop
from tests.torture.mangling import input_kinds, mangled
from tests.torture.power import PowerCuts, cut_power
from tests.torture.soaking import soak

_KILLS, _FLIPS, _DISKS = 200, 500, 10
# Reading a damaged PDF takes a hundred times as long as the others.
_MANGLED, _MANGLED_PDFS = 2_000, 400
_LOG_FLIPS = 160
_PHONES, _CROWD_SECONDS = 60, 1_200
# States of the disk for each deed with a document, inputs for each target, operations in the window.
_STATES, _FUZZED, _FUZZED_SLOWLY, _OPERATIONS = 150, 20_000, 2_000, 10_000
_MUST_BE_ZERO = frozenset(
    {
        *("lost", "hidden", "unreadable", "not_opened", "conflicts", "wrong", "secrets", "leftovers", "leaked"),
        "silent",
        "tracebacks",
    }
)
# What deeds there are to look at after a power cut: the others write no document.
_CUT = (
    *("new", "answer", "answer after a crash", "answer where others wrote", "answer in an older format"),
    *("import", "unpack", "a sitting", "save as", "recover"),
)
# Faults of one kind that are told; the figures count all.
_MOST_TOLD = 3

Torment = Callable[[float], int]


def kills(share: float) -> int:
    """Kill a writing process at random moments."""
    with own_folder() as folder, begun(f"{_times(_KILLS, share)} kills of a writing process"):
        return report(kill_loop(folder, _times(_KILLS, share), Random(1)))


def flips(share: float) -> int:
    """Flip bytes of documents."""
    with own_folder() as folder, begun(f"{_times(_FLIPS, share)} documents with flipped bytes"):
        return report(flip_loop(create_golden(folder, ENGLISH), _times(_FLIPS, share), Random(2)))


def logs(share: float) -> int:
    """Flip bits of the log of a working copy."""
    faults = 0
    for published in (0, 5, 13):
        times = _times(_LOG_FLIPS, share)
        what = f"{times} logs with a flipped bit, {published} of 13 answers published"
        with own_folder() as folder, begun(what):
            faults += report(flip_log_loop(folder, times, Random(7), published_after=published))
    return faults


def disks(share: float) -> int:
    """Fill up disks."""
    with begun(f"{2 * _times(_DISKS, share)} full disks, of the document and of the data folder in turn"):
        counted = Fillings()
        for _ in range(_times(_DISKS, share)):
            with own_folder(), small_disk() as disk:
                fill(disk, counted)
            with own_folder() as folder, small_disk() as disk:
                os.environ["READINESS_DATA"] = str(disk / "data")
                fill(folder, counted)
        return report(counted)


def damaged(share: float) -> int:
    """Damage input of every kind."""
    faults = 0
    with own_folder() as folder:
        for kind in input_kinds(folder):
            times = _times(_MANGLED_PDFS if "PDF" in kind.name else _MANGLED, share)
            with begun(f"{times} times damaged: {kind.name}"):
                dice = Random(3)
                for _ in range(times):
                    kind.push(mangled(kind.whole, dice))
                counts = {"files": kind.files, "refused": kind.refused, "tracebacks": kind.tracebacks}
                faults += tell(counts, kind.faults)
    return faults


def injections(share: float) -> int:
    """Let the n-th system call of everything that writes fail, or kill it there."""
    whole = Injections()
    faults = 0
    for deed in DEEDS.values():
        with begun(f"a kill or an error at every call: {deed.name}"):
            counted = Injections()
            inject_into(deed, counted, share, Random(4))
            faults += report(counted)
            whole.injected += counted.injected
    print(f"     {whole.injected} injected in all")
    return faults


def power(share: float) -> int:
    """Cut the power where nothing but what was flushed needs to be on the disk."""
    faults = 0
    for name in _CUT:
        with begun(f"{_times(_STATES, share)} states of the disk after a power cut: {name}"):
            counted = PowerCuts()
            cut_power(DEEDS[name], counted, _times(_STATES, share), Random(5))
            faults += report(counted)
    return faults


def fuzzing(share: float) -> int:
    """Look for inputs that reach new code."""
    faults = 0
    for target in [name for name in TARGETS if name != ALL]:
        runs = _times(_FUZZED_SLOWLY if target in {"form", "working", "rows"} else _FUZZED, share)
        with begun(f"{runs} inputs by coverage: {target}"):
            counted = Fuzzed()
            fuzz(target, runs, counted, keep=Path("build/fuzzing"))
            faults += report(counted)
    return faults


def window(share: float) -> int:
    """Use the window for a long time."""
    with own_folder() as folder, begun(f"{_times(_OPERATIONS, share)} random operations in the window"):
        return report(soak(folder, _times(_OPERATIONS, share), Random(6)))


def crowd(share: float) -> int:
    """Have a room full of phones vote, change their minds, reload and lose the network."""
    with own_folder() as folder, begun(f"{_PHONES} phones for {_times(_CROWD_SECONDS, share)} seconds"):
        return report(crowd_soak(folder, _PHONES, _times(_CROWD_SECONDS, share)))


# A new torment is a function like these: its name here makes it one.
TORMENTS: dict[str, Torment] = {
    torment.__name__: torment
    for torment in (kills, flips, logs, disks, damaged, injections, power, fuzzing, window, crowd)
}
# These wait for a clock or for a window most of the time: they run beside the others.
_BESIDE = ("window", "crowd")


def main(share: float, names: Sequence[str]) -> int:
    """Torture, print, and return how many figures are not zero that must be."""
    os.environ["READINESS_LANG"] = "en"
    if names:
        faults = sum(TORMENTS[name](share) for name in names)
        print(f"\n{faults} of the figures that must be zero are not.")
        return faults
    command = [sys.executable, "-m", "tests.torture", str(share), "--only", *_BESIDE]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as beside:
        faults = sum(torment(share) for name, torment in TORMENTS.items() if name not in _BESIDE)
        print(beside.communicate()[0])
    faults += beside.returncode != 0
    print(f"\n{faults} of the figures that must be zero are not.")
    return faults


def _times(whole: int, share: float) -> int:
    return max(1, round(whole * share))


def report(counted: Any) -> int:
    """Print the figures of a counter and return how many of them should be zero and are not."""
    counts = asdict(counted)
    return tell(counts, counts.pop("faults", []))


def tell(counts: dict[str, float], faults: Sequence[str]) -> int:
    """Print figures and the first faults behind them; return how many should be zero and are not."""
    print("    ", ", ".join(f"{name.replace('_', ' ')} {count}" for name, count in counts.items()))
    of_kind: Counter[str] = Counter()
    for fault in faults:
        kind = fault.partition(":")[0]
        of_kind[kind] += 1
        if of_kind[kind] <= _MOST_TOLD:
            print("       ", fault[:600])
    return sum(count != 0 for name, count in counts.items() if name in _MUST_BE_ZERO)


@contextmanager
def begun(what: str) -> Iterator[None]:
    """Say what is being done, and how long it took."""
    print(what, flush=True)
    since = monotonic()
    yield
    print(f"     {monotonic() - since:.0f} s", flush=True)


@contextmanager
def own_folder() -> Iterator[Path]:
    """Yield a folder for documents, with a data folder of its own in it."""
    with tempfile.TemporaryDirectory() as name:
        os.environ["READINESS_DATA"] = str(Path(name) / "data")
        yield Path(name)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("share", nargs="?", type=float, default=1.0)
    parser.add_argument("--only", nargs="+", choices=TORMENTS, default=())
    chosen = parser.parse_args()
    sys.exit(bool(main(chosen.share, chosen.only)))
