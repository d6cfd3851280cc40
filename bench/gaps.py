"""A window answers while its report is made: the gaps between the iterations of its event loop."""

import subprocess
import sys
from pathlib import Path
from statistics import median

from bench.measure import display
from readiness.app.sample import sample_in
from readiness.foundation.language import ENGLISH


def gaps(folder: Path) -> None:
    """How long the window does not answer while reports are made, beside the same window at rest, in turn."""
    document = sample_in(folder / "sample", ENGLISH)
    figures: dict[str, list[tuple[float, float]]] = {"busy": [], "rest": []}
    with display():
        for _ in range(3):
            for kind, found in figures.items():
                command = [sys.executable, "-m", "bench.ui_gaps", str(document), kind]
                printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
                found.append((float(printed[0]), float(printed[1])))
    (busy, longest), (rest, longest_at_rest) = (map(median, zip(*found, strict=True)) for found in figures.values())
    print(
        f"{'gap of the window while a PDF is made, 99th percentile : at rest':58} {busy:8.1f} ms {rest:8.1f} ms   "
        f"ratio {busy / rest:5.2f}; longest {longest:.0f} : {longest_at_rest:.0f} ms   goal ≤ 50 ms"
    )
