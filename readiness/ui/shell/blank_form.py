"""A form for somebody, typeset in the background, since that takes some seconds; or a document to answer in."""

from functools import partial
from pathlib import Path

from readiness.app.forms import check_form, write_form_apart, write_view_document
from readiness.app.session import Session
from readiness.domain.form import FormReader
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.foundation.errors import UserError
from readiness.foundation.file_names import safe_name
from readiness.foundation.translation import N_
from readiness.reporting.order import FormLook, FormOrder
from readiness.ui import background
from readiness.ui.saved_file import announce_saved
from readiness.ui.shell.current_document import CurrentDocument

_LONGEST_NAME = 60


def save_form(documents: CurrentDocument, session: Session, reader: FormReader, *, as_view: bool) -> None:
    """Ask for a place and write a form of the questionnaire there, or with `as_view` a document for one person."""
    language = documents.look().language
    name = language.gettext("My view") if as_view else language.gettext("Form")
    if reader.person:
        name = safe_name(f"{name} {reader.person}", _LONGEST_NAME, name)
    questionnaire, depth = session.questionnaire, session.assessment.details.depth
    if not as_view:
        layer = session.assessment.consultant
        logo = session.document.file(layer.printed_logo.digest) if layer.printed_logo else None
        order = FormOrder(questionnaire, depth, language, reader, FormLook.of(layer, logo or b""))
        _ask_and_write(documents, order, session.document.path.with_name(f"{name}.pdf"))
        return
    target = documents.dialogs.ask_form_path(session.document.path.with_name(f"{name}.readiness"))
    if target is None:
        return
    try:
        write_view_document(questionnaire, depth, target, reader)
    except UserError as error:
        documents.dialogs.complain(error)
        return
    announce_saved(documents.notifier, documents.look(), target, ours=False)


def save_blank_form(documents: CurrentDocument, questionnaire: Questionnaire, depth: Depth) -> None:
    """Ask for a place and write a form of a questionnaire there, for everyone and in the look of the program."""
    language = documents.look().language
    words = f"{language.gettext('Form')} {language.of(questionnaire.title)}"
    name = safe_name(words, _LONGEST_NAME, language.gettext("Form"))
    order = FormOrder(questionnaire, depth, language)
    _ask_and_write(documents, order, documents.dialogs.documents_folder() / f"{name}.pdf")


def _ask_and_write(documents: CurrentDocument, order: FormOrder, suggested: Path) -> None:
    look, dialogs, notifier = documents.look(), documents.dialogs, documents.notifier
    language = look.language
    target = dialogs.ask_form_path(suggested)
    if target is None:
        return
    try:
        check_form(order.questionnaire, order.depth, target, order.reader)
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
    background.run(documents, partial(write_form_apart, order, target), show_saved, show_failed)


_FAILED = N_("The form could not be created.")
