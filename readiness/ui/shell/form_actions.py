"""Blank forms for somebody else, and filled ones that come back."""

from pathlib import Path
from typing import TYPE_CHECKING

from readiness.foundation.errors import UserError
from readiness.foundation.translation import N_
from readiness.ui.routes import ImportRoute
from readiness.ui.shell import dialogs

if TYPE_CHECKING:
    from readiness.ui.shell.main_window import MainWindow


def take_in(window: "MainWindow", path: Path) -> None:
    """Open a document or a report that holds one; a filled form is compared with the open document."""
    if not _is_form(path):
        window.documents.open(path)
    elif window.documents.session is not None:
        window.go(ImportRoute(path))
    else:
        what = N_("This is a filled form. Its answers belong in an assessment.")
        remedy = N_("Open or begin the assessment, then open the form once more.")
        window.messages.tell_failed(UserError("form-alone", what, remedy, where=str(path)))


def _is_form(path: Path) -> bool:
    if path.suffix.lower() != ".pdf":
        return False
    # Only who opens a PDF needs a reader of PDF.
    from readiness.app.form_import import is_form

    return is_form(path)


def import_form(window: "MainWindow") -> None:
    """Ask for a filled form and show what it would change."""
    path = dialogs.ask_form_to_import(window, window.context.language)
    if path is not None:
        window.go(ImportRoute(path))


def print_form(window: "MainWindow") -> None:
    """Ask for a place and write a blank form of the questionnaire there."""
    session, context = window.documents.session, window.context
    if session is None:
        return
    from readiness.ui.shell.blank_form import BlankForm

    suggested = session.path.with_name(context.language.gettext("Form") + ".pdf")
    target = dialogs.ask_form_path(window, context.language, suggested)
    if target is None:
        return
    form = BlankForm(window)
    form.failed.connect(window.messages.tell_failed)
    form.saved.connect(
        lambda path: window.line.announce(window.context.language.gettext("Saved: {path}").format(path=path))
    )
    try:
        form.write(session.questionnaire, session.assessment.details.depth, context.language, target)
    except UserError as error:
        window.messages.tell_failed(error)
        return
    window.line.announce(context.language.gettext("The form is being made …"))
