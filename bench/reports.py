"""The report beside headless Chromium, which prints the same HTML: cold on the command line, and warm as in the app."""

import shutil
import subprocess
import sys
from pathlib import Path
from threading import Event

from bench.measure import Command, beside, pair, peak_megabytes, seconds, show
from readiness.app.report_orders import read_order
from readiness.foundation.language import ENGLISH
from readiness.reporting.editions import EDITIONS
from readiness.reporting.worker import ReportWorker

READINESS = [sys.executable, "-m", "readiness"]
CHROMIUM = [
    "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-pdf-header-footer",
]  # fmt: skip
RUNS = 7


def reports(folder: Path) -> None:
    """Measure every edition of the sample company's report."""
    subprocess.run([*READINESS, "sample", str(folder / "sample")], check=True, capture_output=True)
    document = next((folder / "sample").glob("*.readiness"))
    for edition in EDITIONS:
        ours = [*READINESS, "report", str(document), "--edition", edition, "-o"]
        page = folder / f"{edition}.html"
        subprocess.run([*ours, str(page)], check=True, capture_output=True)
        cold, peer = [*ours, str(folder / "ours.pdf")], _chromium(page, folder)
        show(f"{edition} report, cold command line : Chromium", pair(cold, peer, runs=RUNS), "≤ 1.0")
        _warm(document, edition, peer)
        print(f"{f'peak memory of the {edition} report':58} {peak_megabytes(cold):8.0f} MB")


def _warm(document: Path, edition: str, peer: Command) -> None:
    """Time orders to the process that the app keeps warm."""
    order = read_order(document, edition, ENGLISH)
    worker = ReportWorker()
    try:
        result = beside(lambda: worker.render(order, lambda _: None, Event()), lambda: seconds(peer), runs=RUNS)
    finally:
        worker.close()
    show(f"{edition} report, warm in the app : Chromium", result, "≤ 0.5")


def _chromium(page: Path, folder: Path) -> Command:
    program = shutil.which(CHROMIUM[0]) or CHROMIUM[0]
    options = [f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={folder / 'peer.pdf'}"]
    return [program, *CHROMIUM[1:], *options, page.as_uri()]
