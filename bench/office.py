"""The report for office programs beside the PDF of the same edition, warm in one process, as in the app."""

from dataclasses import replace
from pathlib import Path
from threading import Event

from bench.measure import beside, show
from readiness.app.report_orders import read_order
from readiness.app.sample import sample_in
from readiness.foundation.language import ENGLISH
from readiness.reporting.editions import EDITIONS
from readiness.reporting.order import Order
from readiness.reporting.worker import ReportWorker

RUNS = 5
GOAL = "≤ 2.0"


def office(folder: Path) -> None:
    """Measure the Word document of every edition, the sample template, and the slides."""
    document = sample_in(folder / "office", ENGLISH)
    template = (Path(__file__).parents[1] / "docs/user/report-template.en.docx").read_bytes()
    worker = ReportWorker()
    worker.start()
    try:
        for edition in EDITIONS:
            order = read_order(document, edition, ENGLISH)
            kinds = {"Word document": replace(order, office="docx"), "slides": replace(order, office="pptx")}
            kinds["template"] = replace(kinds["Word document"], template=template, template_name="sample")
            for name, wanted in kinds.items():
                made = beside(
                    lambda wanted=wanted: _make(worker, wanted), lambda order=order: _make(worker, order), RUNS
                )
                show(f"{edition} report, {name} : PDF, both warm", made, GOAL)
    finally:
        worker.close()


def _make(worker: ReportWorker, order: Order) -> None:
    worker.render(order, lambda _share: None, Event())
