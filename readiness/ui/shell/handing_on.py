"""Documents that leave the desk: passed on, made final, corrected; and sealed ones that come in."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from readiness.app.documents import copy_path, read_latest
from readiness.exchange.sealed_file import SEALED_SUFFIX
from readiness.foundation.errors import UserError
from readiness.ui import background
from readiness.ui.saved_file import announce_saved
from readiness.ui.shell.current_document import CurrentDocument
from readiness.ui.shell.given_files import folders_for, refuse

if TYPE_CHECKING:
    from readiness.app.given_pdf import ArchivedDocument

Given = Callable[["ArchivedDocument"], object]


def pass_on(documents: CurrentDocument) -> None:
    """Ask what goes along and where to, and write the copy in the background: sealing takes a second."""
    from readiness.app.passing_on import check_passed_on, content_of, pass_on

    session, look = documents.session, documents.look()
    if session is None:
        return
    chosen = documents.dialogs.ask_to_pass_on()
    if chosen is None:
        return
    document = session.document.path
    suggested = copy_path(document, look.language.gettext("copy"))
    if chosen.phrase:
        suggested = suggested.with_name(suggested.name + SEALED_SUFFIX)
    target = documents.dialogs.ask_passed_on_path(suggested)
    if target is None:
        return
    try:
        check_passed_on(target, [document])
        content = content_of(session, chosen.without, look.language)
    except UserError as error:
        documents.failed.emit(error)
        return
    if chosen.phrase:
        documents.notifier.show_message(look.language.gettext("Sealing …"))

    def done(_nothing: None) -> None:
        documents.notifier.show_message("")
        announce_saved(documents.notifier, documents.look(), target, ours=False)

    work = partial(pass_on, content, target, chosen.phrase)
    background.run(documents, work, done, partial(refuse, documents))


def finalise(documents: CurrentDocument) -> None:
    """Ask, make the open document a version of record, and go on looking at it."""
    from readiness.app.versions import finalise

    session, language = documents.session, documents.look().language
    if session is None or session.document.read_only is not None:
        return
    question = language.gettext(
        "Finalise this assessment as version {number} of record? It stays as it is from then on: changes go into a "
        "correction, in a file of its own. Every page of its reports bears date and hash."
    )
    number = session.assessment.record.number
    if not documents.dialogs.confirm(question.format(number=number), language.gettext("Finalise")):
        return
    path = session.document.path
    try:
        finalise(session)
    except UserError as error:
        documents.failed.emit(error)
        return
    documents.close()
    documents.open(path)


def begin_correction(documents: CurrentDocument) -> None:
    """Ask for a place beside a version of record, and open its correction there."""
    from readiness.app.versions import begin_correction

    session, language = documents.session, documents.look().language
    if session is None or session.assessment.record.final is None:
        return
    number = session.assessment.record.number + 1
    source = session.document.path
    suggested = copy_path(source, language.gettext("version {number}").format(number=number))
    target = documents.dialogs.ask_document_path(suggested)
    if target is not None:
        documents.begin_with(lambda: begin_correction(source, target))


def begin_next(documents: CurrentDocument, source: Path | None = None) -> None:
    """Ask for a place beside a document, and begin the next assessment there: of `source`, or of the open document."""
    from readiness.app.next_assessment import begin_next, content_of, suggested_path

    session = documents.session
    try:
        if session is not None and source in {None, session.document.path}:
            source = session.document.path
            # What is being typed is to be in it.
            documents.stepping.emit()
            content = content_of(session)
        elif source is not None:
            content = read_latest(source).content
        else:
            return
    except UserError as error:
        documents.failed.emit(error)
        return
    target = documents.dialogs.ask_document_path(suggested_path(source, content))
    if target is None:
        return
    documents.begin_with(lambda: begin_next(content, target).session)
    told = documents.session
    if told is None or told is session:
        return
    n = len(told.assessment.takeovers.open_among(told.assessment.answers))
    words = documents.look().language.ngettext(
        "{n} answer of last time is to be confirmed.", "{n} answers of last time are to be confirmed.", n
    )
    documents.notifier.announce(words.format(n=n))


def open_sealed(documents: CurrentDocument, path: Path, given: Given, refused: str = "") -> None:
    """Ask for the pass phrase of a sealed document, and hand on what is in it; a wrong one is asked for again."""
    from readiness.app.given_pdf import read_sealed_document
    from readiness.exchange.sealed_file import check_sealed

    try:
        check_sealed(path)
    except UserError as error:
        documents.failed.emit(error)
        return
    phrase = documents.dialogs.ask_phrase(path.name, refused)
    if phrase is None:
        return
    folders = folders_for(documents, path)
    documents.notifier.show_message(documents.look().language.gettext("Opening {file} …").format(file=path.name))

    def failed(error: Exception) -> None:
        if isinstance(error, UserError) and error.code == "wrong-phrase":
            documents.notifier.show_message("")
            open_sealed(documents, path, given, error.fault(documents.look().language))
        else:
            refuse(documents, error)

    background.run(documents, lambda: read_sealed_document(path, phrase, folders), given, failed)
