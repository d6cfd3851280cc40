"""Write a report to a file, whole or not at all."""

from dataclasses import replace
from pathlib import Path

from readiness.app.output import write_output
from readiness.foundation.errors import UserError
from readiness.foundation.translation import N_
from readiness.reporting.order import Order
from readiness.reporting.pdf_process import PdfProcess

FORMATS = (".pdf", ".html", ".docx", ".pptx")
# Those of office programs.
OFFICE = (".docx", ".pptx")


def write_report(order: Order, target: Path, process: PdfProcess | None = None) -> None:
    """Write the report as PDF, HTML, DOCX or PPTX, by the ending of `target`; raises UserError where that fails.

    A PDF is made by `process`, where one was started ahead.
    """
    check_ending(target)
    # Imported here: Jinja and WeasyPrint take half a second.
    from readiness.reporting.report import render_report

    save_report(render_report(as_ending(order, target), process), target)


def as_ending(order: Order, target: Path) -> Order:
    """Return an order for the kind of report that the ending of `target` says."""
    ending = target.suffix.lower()
    return replace(order, page=ending == ".html", office=ending[1:] if ending in OFFICE else "")


def check_ending(target: Path) -> None:
    """Raise UserError where the name does not say which kind of report is wanted."""
    if target.suffix.lower() not in FORMATS:
        raise UserError(
            "report-ending",
            N_("A report is a .pdf, .html, .docx or .pptx file."),
            N_("Choose a name with one of these endings."),
            where=str(target),
        )


def save_report(content: bytes, target: Path) -> None:
    """Write the finished report; raises UserError where the file cannot be written."""
    write_output(content, target)
