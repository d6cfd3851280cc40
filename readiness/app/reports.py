"""Write a report to a file, whole or not at all."""

import os
from pathlib import Path

from readiness.foundation.errors import UserError
from readiness.foundation.translation import N_
from readiness.reporting.html import render_html
from readiness.results.assessment_result import AssessmentResult

FORMATS = (".pdf", ".html")


def write_report(result: AssessmentResult, target: Path, edition: str, language: str) -> None:
    """Write the report as PDF or HTML, by the ending of `target`; raises UserError where that fails."""
    if target.suffix.lower() not in FORMATS:
        raise UserError(
            "report-ending",
            N_("A report is a .pdf or an .html file."),
            N_("Choose a name with one of these endings."),
            where=str(target),
        )
    html = render_html(result, edition, language)
    if target.suffix.lower() == ".pdf":
        # WeasyPrint costs half a second to import: only who prints pays for it.
        from readiness.reporting.pdf import render_pdf

        save(render_pdf(html), target)
    else:
        save(html.encode(), target)


def save(content: bytes, target: Path) -> None:
    """Write a file in one step: the old one stays whole until the new one is complete."""
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(content)
        os.replace(temporary, target)
    except OSError as error:
        raise UserError(
            "report-not-written",
            N_("The report could not be written ({reason})."),
            N_("Check that the folder exists and that the file is not open elsewhere, or choose another place."),
            where=str(target),
            reason=error.strerror or type(error).__name__,
        ) from error
    finally:
        temporary.unlink(missing_ok=True)
