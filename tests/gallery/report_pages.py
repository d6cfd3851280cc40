"""The pages of the sample's report, in both editions."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from readiness.reporting.editions import EDITIONS


def report_pages(folder: Path, language: str) -> None:
    """Write a screenshot of each page."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data:
        surroundings = os.environ | {"READINESS_DATA": data, "READINESS_LANG": language}
        readiness = [sys.executable, "-m", "readiness"]
        subprocess.run([*readiness, "sample", data], check=True, env=surroundings)
        document, report = next(Path(data).glob("*.readiness")), Path(data) / "edition.pdf"
        for edition in EDITIONS:
            asked = ["report", str(document), "--edition", edition, "-o", str(report)]
            subprocess.run([*readiness, *asked], check=True, env=surroundings)
            subprocess.run(
                ["pdftoppm", "-r", "80", "-png", str(report), str(folder / f"{edition}.{language}")], check=True
            )
