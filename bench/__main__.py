"""`make bench`: every figure beside its peer, in one run."""

import compileall
import json
import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from time import perf_counter

from bench.gaps import gaps
from bench.measure import display, machine, own_data, pair, show
from bench.planning import plans
from bench.reports import reports
from bench.saving import saving
from bench.voting import voting
from readiness.app.attachments import attach
from readiness.app.documents import create_document
from readiness.catalog.packs import find_pack
from readiness.domain.answers import at_level
from readiness.domain.assessment import Assessment, Details
from readiness.domain.questionnaire import Depth
from readiness.scoring.scorer import score

HERE = Path(__file__).parent
PYTHON = sys.executable
READINESS = [PYTHON, "-m", "readiness"]


def main() -> None:
    """Measure and print."""
    os.environ.pop("QT_QPA_PLATFORM", None)
    # An installed program is compiled; so is ours before it is timed.
    compileall.compile_dir(HERE.parent / "readiness", quiet=1)
    print(machine())
    print(f"{'':58} {'ours':>11} {'peer':>11}")
    with own_data() as folder:
        start(Path(folder))
        window(Path(folder))
        reports(Path(folder))
        voting(Path(folder))
        saving(Path(folder))
        gaps(Path(folder))
    scoring()
    plans()


def start(folder: Path) -> None:
    """A cold start to the first question, beside a bare PySide6 window."""
    document = folder / "bench.readiness"
    arguments = ["new", str(document), "--pack", "social-media", "--organisation", "Bench", "--depth", "quick"]
    subprocess.run([*READINESS, *arguments], check=True, capture_output=True)
    bare = [PYTHON, str(HERE / "bare_window.py")]

    def forget_last_run() -> None:
        # A run ends like a crash, and the next one would have to recover; a start after a proper end has not.
        shutil.rmtree(folder / "working", ignore_errors=True)

    with display():
        ours = [PYTHON, str(HERE / "first_question.py"), str(document)]
        first = pair(ours, bare, runs=20, prepare=forget_last_run)
    show("cold start to the first question : bare PySide6 window", first, "≤ 1.6")


def window(folder: Path) -> None:
    """What somebody feels in the open window, with all questions answered and 20 files attached."""
    document = full_document(folder)
    with display():
        printed = subprocess.run(
            [PYTHON, str(HERE / "in_the_window.py"), str(document)], check=True, capture_output=True, text=True
        ).stdout
    figures: dict[str, list[float]] = json.loads(printed)
    keys, frame = percentile(figures["keys"], 95), percentile(figures["frame"], 95)
    print(f"{'key press to painted panel, 95th percentile : window painted':58} {keys:8.1f} ms {frame:8.1f} ms   "
          f"ratio {keys / frame:5.2f}   goal < 16 ms, one frame")  # fmt: skip
    opened, read = statistics.median(figures["open"]), statistics.median(figures["read"])
    print(f"{'opening 43 answers and 20 files : bytes of the file read':58} {opened:8.0f} ms {read:8.1f} ms   "
          f"{'':11} goal < 100 ms")  # fmt: skip


def full_document(folder: Path) -> Path:
    """Make a document with every question answered and 20 files of 100 kB."""
    questionnaire = find_pack("social-media")
    dice = Random(2)
    answers = {code: at_level(dice.randint(0, 5)) for code in questionnaire.capabilities}
    document = folder / "full.readiness"
    session = create_document(document, questionnaire, "Bench", Depth.FULL, answers)
    for number, code in enumerate(list(questionnaire.capabilities)[:20]):
        file = folder / f"{number}.bin.pdf"
        file.write_bytes(dice.randbytes(100_000))
        attach(session, code, file)
    session.close()
    return document


def percentile(values: list[float], share: int) -> float:
    """Return the value below which `share` per cent of the values lie."""
    return statistics.quantiles(values, n=100)[share - 1]


def scoring() -> None:
    """Score random assessments of the shipped questionnaire in this process, beside merely reading their levels."""
    questionnaire = find_pack("social-media")
    dice = Random(1)
    details = Details("Bench", Depth.FULL)
    assessments = [
        Assessment(details, {code: at_level(dice.randint(0, 5)) for code in questionnaire.capabilities})
        for _ in range(5000)
    ]
    floor = min(timed(lambda: [sum(a.level or 0 for a in x.answers.values()) for x in assessments]) for _ in range(5))
    ours = min(timed(lambda: [score(questionnaire, x) for x in assessments]) for _ in range(5))
    rate = len(assessments) / ours
    print(f"{'assessments scored (43 capabilities, one core)':58} {rate:8.0f} per second, goal ≥ 10,000; ", end="")
    print(f"{ours / floor:.0f} × reading the levels")


def timed(work: Callable[[], object]) -> float:
    """Return the wall time of a call in seconds."""
    begun = perf_counter()
    work()
    return perf_counter() - begun


if __name__ == "__main__":
    main()
