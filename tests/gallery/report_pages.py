"""The pages of the sample's report."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path


def report_pages(folder: Path, language: str) -> None:
    """Write a picture of each page of what `readiness sample` makes."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data:
        surroundings = os.environ | {"READINESS_DATA": data, "READINESS_LANG": language}
        subprocess.run([sys.executable, "-m", "readiness", "sample", data], check=True, env=surroundings)
        report = next(Path(data).glob("*.pdf"))
        prefix = folder / f"management.{language}"
        subprocess.run(["pdftoppm", "-r", "80", "-png", str(report), str(prefix)], check=True)
