"""Write a blank form to a file, whole or not at all."""

from pathlib import Path
from threading import Event

from readiness.app.output import write_output
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.foundation.errors import UserError
from readiness.foundation.language import Language
from readiness.foundation.translation import N_
from readiness.reporting.order import FormOrder
from readiness.reporting.worker import ReportWorker

ENDING = ".pdf"


def write_form(questionnaire: Questionnaire, depth: Depth, language: Language, target: Path) -> None:
    """Write the form; raises UserError where the path is unusable or the form would be empty."""
    check_form(questionnaire, depth, target)
    # Imported here: Jinja and WeasyPrint take half a second.
    from readiness.reporting.form import render_form

    save_form(render_form(questionnaire, depth, language), target)


def write_form_apart(questionnaire: Questionnaire, depth: Depth, language: Language, target: Path) -> None:
    """Write the form as `write_form` does, made by a process of its own: it cannot bring a window down."""
    check_form(questionnaire, depth, target)
    worker = ReportWorker()
    try:
        content = worker.render(FormOrder(questionnaire, depth, language), lambda _share: None, Event())
    finally:
        worker.close()
    save_form(content, target)


def check_form(questionnaire: Questionnaire, depth: Depth, target: Path) -> None:
    """Raise UserError where the path is not that of a PDF, or the questionnaire has no such depth."""
    if target.suffix.lower() != ENDING:
        raise UserError(
            "form-ending",
            N_("A form is a .pdf file."),
            N_("Choose a name with this ending."),
            where=str(target),
        )
    if depth not in questionnaire.depths():
        raise UserError(
            "form-no-quick-check",
            N_("The questionnaire “{pack}” has no key questions, so there is no quick check."),
            N_("Choose the full questionnaire."),
            pack=questionnaire.id,
        )


def save_form(content: bytes, target: Path) -> None:
    """Write the finished form; raises UserError where the file cannot be written."""
    write_output(content, target)
