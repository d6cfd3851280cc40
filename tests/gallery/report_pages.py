"""The pages of the sample's report."""

import os
import subprocess
import tempfile
from pathlib import Path

from readiness.app.documents import read_document
from readiness.app.reports import write_report
from readiness.app.sample import create_sample
from readiness.reporting.order import Order


def report_pages(folder: Path, language: str) -> None:
    """Write a picture of each page."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data:
        os.environ["READINESS_DATA"] = data
        document = create_sample(Path(data), language)
        target = Path(data) / "report.pdf"
        write_report(Order(read_document(document), "management", language), target)
        prefix = folder / f"management.{language}"
        subprocess.run(["pdftoppm", "-r", "80", "-png", str(target), str(prefix)], check=True)
