"""Write a report to a file, whole or not at all."""

from dataclasses import replace
from pathlib import Path

from readiness.foundation.errors import UserError
from readiness.foundation.files import write_whole
from readiness.foundation.translation import N_
from readiness.reporting.order import Order

FORMATS = (".pdf", ".html")


def write_report(order: Order, target: Path) -> None:
    """Write the report as PDF or HTML, by the ending of `target`; raises UserError where that fails."""
    check_ending(target)
    # Jinja and WeasyPrint cost half a second to import: only who prints pays for it.
    from readiness.reporting.report import render_report

    page = target.suffix.lower() == ".html"
    save_report(render_report(replace(order, page=page)), target)


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
    try:
        write_whole(content, target)
    except OSError as error:
        raise UserError(
            "report-not-written",
            N_("The report could not be written ({reason})."),
            N_("Check that the folder exists and that the file is not open elsewhere, or choose another place."),
            where=str(target),
            reason=error.strerror or type(error).__name__,
        ) from error
