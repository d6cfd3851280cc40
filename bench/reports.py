"""The report beside headless Chromium, which prints the same HTML: cold on the command line, and warm as in the app.

Each figure by the clock, and in processor time: Chromium uses several processors at once.
"""

import shutil
import statistics
import subprocess
import sys
from functools import partial
from multiprocessing import active_children
from pathlib import Path
from queue import Queue
from threading import Event

from bench.measure import Pair, Spent, call_seconds, command_spent, in_turn, peak_megabytes, process_spent, show
from readiness.app.report_orders import read_order
from readiness.app.report_queue import News, ReportQueue, Saved
from readiness.foundation.language import ENGLISH
from readiness.reporting.editions import EDITIONS
from readiness.reporting.order import Order
from readiness.reporting.worker import ReportWorker

READINESS = [sys.executable, "-m", "readiness"]
CHROMIUM = [
    "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-pdf-header-footer",
]  # fmt: skip
RUNS = 7
COLD_GOALS = {"management": "≤ 1.0", "full": "≤ 1.4"}
WARM_GOALS = {"management": "≤ 0.5", "full": "≤ 1.0"}
# Seconds until a report that was made ahead is on the disk.
READY_GOAL = "≤ 200 ms"


def reports(folder: Path) -> None:
    """Measure every edition of the sample company's report."""
    subprocess.run([*READINESS, "sample", str(folder / "sample")], check=True, capture_output=True)
    document = next((folder / "sample").glob("*.readiness"))
    program = shutil.which(CHROMIUM[0])
    if program is None:
        print("chromium is missing (Debian: apt install chromium): the report has no peer to be measured beside")
    for edition in EDITIONS:
        order = read_order(document, edition, ENGLISH)
        ours = [*READINESS, "report", str(document), "--edition", edition, "-o"]
        # Under a new name each time: over an older one, that is read first, in case it holds answers.
        target = folder / "ours.pdf"
        cold = [*ours, str(target)]
        if program is not None:
            page = folder / f"{edition}.html"
            subprocess.run([*ours, str(page)], check=True, capture_output=True)
            peer = partial(command_spent, [program, *_options(folder), page.as_uri()])
            _show(f"{edition} report, cold command line", in_turn(partial(_cold, cold, target), peer, RUNS), COLD_GOALS)
            _show(f"{edition} report, warm in the app", _warm(order, peer), WARM_GOALS)
        _ready(order, folder)
        print(f"{f'peak memory of the {edition} report':58} {peak_megabytes(cold):8.0f} MB")


def _cold(command: list[str], target: Path) -> Spent:
    target.unlink(missing_ok=True)
    return command_spent(command)


def _warm(order: Order, peer: "partial[Spent]") -> tuple[Pair, Pair]:
    """Time orders to the process that the app keeps warm."""
    worker = ReportWorker()
    worker.start()
    [process] = active_children()
    assert process.pid is not None
    ours = partial(process_spent, process.pid, lambda: worker.render(order, lambda _: None, Event()))
    try:
        return in_turn(ours, peer, RUNS)
    finally:
        worker.close()


def _ready(order: Order, folder: Path) -> None:
    """Time the saving of a report that was made ahead, as while the results are read."""
    news: Queue[News] = Queue()
    queue = ReportQueue(ReportWorker(), news.put)

    def save() -> None:
        queue.save(order, folder / "ready.pdf")
        while not isinstance(news.get(), Saved):
            pass

    queue.prepare(order)
    try:
        save()
        waited = 1000 * statistics.median(call_seconds(save) for _ in range(RUNS))
    finally:
        queue.close()
    print(f"{f'{order.edition} report, made ahead: saved after':58} {waited:8.0f} ms   goal {READY_GOAL}")


def _show(name: str, results: tuple[Pair, Pair], goals: dict[str, str]) -> None:
    wall, processor = results
    show(f"{name} : Chromium", wall, goals[name.split(maxsplit=1)[0]])
    show("  in processor time", processor, "none")


def _options(folder: Path) -> list[str]:
    return [*CHROMIUM[1:], f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={folder / 'peer.pdf'}"]
