"""`make torture`: the long variant. It prints what it counted, and leaves with 1 where something was lost.

python -m tests.torture [SHARE], where a share of 0.1 does a tenth of everything.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from random import Random
from time import monotonic

from readiness.app.sample import create_sample
from readiness.foundation.language import ENGLISH
from tests.torture.calls import kill_at_calls
from tests.torture.filling import Fillings, fill, small_disk
from tests.torture.flipping import flip_loop
from tests.torture.killing import kill_loop
from tests.torture.log_damage import flip_log_loop
from tests.torture.mangling import input_kinds, mangled

_KILLS, _FLIPS, _DISKS = 200, 500, 10
# Reading a damaged PDF takes a hundred times as long as the others.
_MANGLED, _MANGLED_PDFS = 2_000, 400
_LOG_FLIPS = 160
_MUST_BE_ZERO = {
    "lost",
    "unreadable",
    "not_opened",
    "conflicts",
    "wrong",
    "silent",
    "tracebacks",
    "unpublished",
    "hidden",
}


def main(share: float) -> int:
    """Torture, print, and return how many figures are not zero that must be."""
    os.environ["READINESS_LANG"] = "en"
    faults = 0
    with own_folder() as folder, begun(f"{_times(_KILLS, share)} kills of a writing process"):
        faults += report(asdict(kill_loop(folder, _times(_KILLS, share), Random(1))))
    with own_folder() as folder, begun("a command that is killed at its system calls"):
        faults += report(asdict(kill_at_calls(create_sample(folder, ENGLISH), long=share >= 1)))
    with own_folder() as folder, begun(f"{_times(_FLIPS, share)} documents with flipped bytes"):
        faults += report(asdict(flip_loop(create_sample(folder, ENGLISH), _times(_FLIPS, share), Random(2))))
    for published in (0, 5, 13):
        what = f"{_times(_LOG_FLIPS, share)} logs with a flipped bit, {published} of 13 answers published"
        with own_folder() as folder, begun(what):
            counted_logs = flip_log_loop(folder, _times(_LOG_FLIPS, share), Random(5), published_after=published)
            faults += report(asdict(counted_logs))
    with begun(f"{2 * _times(_DISKS, share)} full disks, of the document and of the data folder in turn"):
        counted = Fillings()
        for _ in range(_times(_DISKS, share)):
            with own_folder(), small_disk() as disk:
                fill(disk, counted)
            with own_folder() as folder, small_disk() as disk:
                os.environ["READINESS_DATA"] = str(disk / "data")
                fill(folder, counted)
        faults += report(asdict(counted))
    with own_folder() as folder:
        for kind in input_kinds(folder):
            times = _times(_MANGLED_PDFS if "PDF" in kind.name else _MANGLED, share)
            with begun(f"{times} times damaged: {kind.name}"):
                dice = Random(3)
                for _ in range(times):
                    kind.push(mangled(kind.whole, dice))
                faults += report({"files": kind.files, "refused": kind.refused, "tracebacks": kind.tracebacks})
                for fault in kind.faults[:5]:
                    print("    ", fault)
    print(f"\n{faults} of the figures that must be zero are not.")
    return faults


def _times(whole: int, share: float) -> int:
    return max(1, round(whole * share))


def report(counted: dict[str, int]) -> int:
    """Print figures and return how many of them should be zero and are not."""
    print("    ", ", ".join(f"{name.replace('_', ' ')} {count}" for name, count in counted.items()))
    return sum(count != 0 for name, count in counted.items() if name in _MUST_BE_ZERO)


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
    sys.exit(bool(main(float(sys.argv[1]) if len(sys.argv) > 1 else 1.0)))
