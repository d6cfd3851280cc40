"""Write a report to a file, whole or not at all."""

from dataclasses import replace
from pathlib import Path

from readiness.app.output import write_output
from readiness.foundation.errors import UserError
from readiness.foundation.translation import N_
from readiness.reporting.order import Order
from readiness.reporting.pdf_process import PdfProcess

FORMATS = (".pdf", ".html")


def write_report(order: Order, target: Path, process: PdfProcess | None = None) -> None:
    """Write the report as PDF or HTML, by the ending of `target`; raises UserError where that fails.

    A PDF is made by `process`, where one was started ahead.
    """
    check_ending(target)
    # Imported here: Jinja and WeasyPrint take half a second.
    from readiness.reporting.report import render_report

    page = target.suffix.lower() == ".html"
    save_report(render_report(replace(order, page=page), process), target)


def check_ending(target: Path) -> None:
    """Raise UserError where the name does not say which kind of report is wanted."""
    if target.suffix.lower() not in FORMATS:
        raise UserError(
            "report-ending",
            N_("A report is a .pdf or an .html file."),
            N_("Choose a name with one of these endings."),
            where=str(target),
        )


def save_report(content: bytes, target: Path) -> None:
    """Write the finished report; raises UserError where the file cannot be written."""
    write_output(content, target)
