"""Blank forms for somebody else, and filled ones that come back."""

from pathlib import Path
from typing import TYPE_CHECKING

from readiness.foundation.errors import UserError
from readiness.ui.routes import ImportRoute
from readiness.ui.shell import dialogs

if TYPE_CHECKING:
    from readiness.ui.shell.main_window import MainWindow


def take_in(window: "MainWindow", path: Path) -> None:
    """Open a document or a report that holds one; a filled form is compared with the open document."""
    if window.desk.session is not None and path.suffix.lower() == ".pdf":
        from readiness.app.form_import import is_form

        if is_form(path):
            window.go(ImportRoute(path))
            return
    window.desk.open(path)


def import_form(window: "MainWindow") -> None:
    """Ask for a filled form and show what it would change."""
    path = dialogs.ask_form_to_import(window, window.context.t)
    if path is not None:
        window.go(ImportRoute(path))


def print_form(window: "MainWindow") -> None:
    """Ask for a place and write a blank form of the questionnaire there."""
    session, context = window.desk.session, window.context
    if session is None:
        return
    from readiness.ui.viewmodels.blank_form import BlankForm

    suggested = session.path.with_name(context.t.gettext("Form") + ".pdf")
    target = dialogs.ask_form_path(window, context.t, suggested)
    if target is None:
        return
    form = BlankForm(window)
    form.failed.connect(window.talk.tell_failed)
    form.saved.connect(lambda path: window.line.announce(window.context.t.gettext("Saved: {path}").format(path=path)))
    try:
        form.write(session.questionnaire, session.assessment.details.depth, context.language, target)
    except UserError as error:
        window.talk.tell_failed(error)
        return
    window.line.announce(context.t.gettext("The form is being made …"))
