"""`make bench`: every figure beside its peer, in one run.

python -m bench [start] [window] [reports] …: only these.
"""

import compileall
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from time import perf_counter

from bench.benchmarks import benchmarks
from bench.gaps import gaps
from bench.many import many
from bench.measure import display, machine, own_data, pair, show
from bench.office import office
from bench.planning import plans
from bench.portfolio import portfolio
from bench.reports import reports
from bench.saving import saving
from bench.tables import tables
from bench.team import team
from bench.voting import voting
from bench.window import window
from readiness.catalog.packs import find_pack
from readiness.domain.answers import at_level
from readiness.domain.assessment import Assessment, Details
from readiness.domain.questionnaire import Depth
from readiness.scoring.scorer import score

HERE = Path(__file__).parent
PYTHON = sys.executable
READINESS = [PYTHON, "-m", "readiness"]


def main(wanted: list[str]) -> None:
    """Measure and print; without names, everything."""
    os.environ.pop("QT_QPA_PLATFORM", None)
    # An installed program is compiled; so is ours before it is timed.
    compileall.compile_dir(HERE.parent / "readiness", quiet=1)
    print(machine())
    print(f"{'':58} {'ours':>11} {'peer':>11}")
    with own_data() as folder:
        for measure in MEASURED:
            if not wanted or measure.__name__ in wanted:
                measure(Path(folder))


def start(folder: Path) -> None:
    """A cold start to the first paint and to the first question of a named document, beside a bare PySide6 window."""
    document = folder / "bench.readiness"
    arguments = ["new", str(document), "--pack", "social-media", "--organisation", "Bench", "--depth", "quick"]
    subprocess.run([*READINESS, *arguments], check=True, capture_output=True)
    bare = [PYTHON, str(HERE / "bare_window.py")]

    def forget_last_run() -> None:
        # A run ends like a crash, and the next one would have to recover; a start after a proper end has not.
        shutil.rmtree(folder / "working", ignore_errors=True)

    with display():
        window = pair([PYTHON, str(HERE / "first_paint.py")], bare, runs=20)
        question = [PYTHON, str(HERE / "first_question.py"), str(document)]
        first = pair(question, bare, runs=20, prepare=forget_last_run)
    show("cold start to the first paint : bare PySide6 window", window, "≤ 1.5")
    show("cold start to the first question : bare PySide6 window", first, "≤ 2.3")


def scoring(_folder: Path) -> None:
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
    print(f"{'assessments scored (43 capabilities, one core)':58} {rate:8.0f} per second, goal ≥ 6,000; ", end="")
    print(f"{ours / floor:.0f} × reading the levels")


def timed(work: Callable[[], object]) -> float:
    """Return the wall time of a call in seconds."""
    begun = perf_counter()
    work()
    return perf_counter() - begun


MEASURED = (
    start,
    window,
    reports,
    office,
    voting,
    saving,
    gaps,
    scoring,
    many,
    portfolio,
    benchmarks,
    plans,
    tables,
    team,
)

if __name__ == "__main__":
    main(sys.argv[1:])
