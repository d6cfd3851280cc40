"""A blank form, typeset in the background, since that takes some seconds."""

from functools import partial

from PySide6.QtCore import QObject

from readiness.app.forms import check_form, write_form_apart
from readiness.app.session import Session
from readiness.foundation.errors import UserError
from readiness.foundation.translation import N_
from readiness.ui import background
from readiness.ui.look import Look
from readiness.ui.saved_file import announce_saved
from readiness.ui.services import Dialogs, Notifier


def save_blank_form(parent: QObject, session: Session, look: Look, dialogs: Dialogs, notifier: Notifier) -> None:
    """Ask for a place and write a blank form of the questionnaire there."""
    language = look.language
    target = dialogs.ask_form_path(session.document.path.with_name(language.gettext("Form") + ".pdf"))
    if target is None:
        return
    questionnaire, depth = session.questionnaire, session.assessment.details.depth
    try:
        check_form(questionnaire, depth, target)
    except UserError as error:
        dialogs.complain(error)
        return

    def show_saved(_nothing: None) -> None:
        announce_saved(notifier, look, target)

    def show_failed(error: Exception) -> None:
        notifier.show_message("")
        if isinstance(error, UserError):
            dialogs.complain(error)
        else:
            notifier.announce(language.gettext(_FAILED))

    notifier.announce(language.gettext("Creating the form …"))
    write = partial(write_form_apart, questionnaire, depth, look.language, target)
    background.run(parent, write, show_saved, show_failed)


_FAILED = N_("The form could not be created.")
