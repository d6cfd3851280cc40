"""Write a form to a file, whole or not at all: blank, for one person, or as a document that holds their view."""

from pathlib import Path
from threading import Event

from readiness.app.documents import create_document
from readiness.app.output import write_output
from readiness.domain.form import EVERYBODY, FormReader
from readiness.domain.perspectives import Author, Perspectives
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.foundation.errors import UserError
from readiness.foundation.translation import N_
from readiness.reporting.order import FormOrder
from readiness.reporting.worker import ReportWorker

ENDING = ".pdf"


def write_form(order: FormOrder, target: Path) -> None:
    """Write the form; raises UserError where the path is unusable or the form would be empty."""
    check_form(order.questionnaire, order.depth, target, order.reader)
    # Imported here: Jinja and WeasyPrint take half a second.
    from readiness.reporting.form import render_form

    save_form(render_form(order.questionnaire, order.depth, order.language, order.reader, order.look), target)


def write_form_apart(order: FormOrder, target: Path) -> None:
    """Write the form as `write_form` does, made by a process of its own: it cannot bring a window down."""
    check_form(order.questionnaire, order.depth, target, order.reader)
    worker = ReportWorker()
    try:
        content = worker.render(order, lambda _share: None, Event())
    finally:
        worker.close()
    save_form(content, target)


def write_view_document(questionnaire: Questionnaire, depth: Depth, target: Path, reader: FormReader) -> None:
    """Write a document in which a person answers the whole questionnaire in the app: it holds their view only.

    Raises UserError where the person has no name, where only some dimensions or the answers of today are wanted, and
    where there is a file already.
    """
    if not reader.person:
        raise UserError(
            "view-nameless",
            N_("A document for one person needs their name."),
            N_("Give the name, in the terminal with --person."),
            where=str(target),
        )
    if reader.dimensions or reader.answers:
        raise UserError(
            "view-whole",
            N_("A document for one person always asks the whole questionnaire, without the answers of today."),
            N_("Choose a PDF form for some dimensions, or for today’s answers beside the questions."),
            where=str(target),
        )
    check_depth(questionnaire, depth)
    session = create_document(target, questionnaire, reader.organisation or questionnaire.id, depth)
    session.set_part(Perspectives(author=Author(reader.person, reader.role)))
    session.document.close()


def check_form(questionnaire: Questionnaire, depth: Depth, target: Path, reader: FormReader = EVERYBODY) -> None:
    """Raise UserError where the path is not that of a PDF, or the questionnaire has no such depth or dimension."""
    if target.suffix.lower() != ENDING:
        raise UserError(
            "form-ending",
            N_("A form is a .pdf file."),
            N_("Choose a name with this ending."),
            where=str(target),
        )
    check_depth(questionnaire, depth)
    known = [dimension.code for dimension in questionnaire.dimensions]
    for code in reader.dimensions:
        if code not in known:
            raise UserError(
                "dimension-unknown",
                N_("There is no dimension “{code}” in this questionnaire."),
                N_("Its dimensions are: {known}."),
                code=code[:60],
                known=", ".join(known),
            )
    if not reader.asked(questionnaire, depth):
        raise UserError(
            "form-no-question",
            N_("These dimensions have no key question, so the form would be empty."),
            N_("Choose the full questionnaire."),
        )


def check_depth(questionnaire: Questionnaire, depth: Depth) -> None:
    """Raise UserError where the questionnaire has no such depth."""
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
