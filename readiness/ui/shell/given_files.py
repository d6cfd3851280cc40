"""Files that are opened and are no document of their own: PDFs, filled forms, the views of several people.

All are read in the background: a hostile one takes as long as it may.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from readiness.foundation.errors import UserError
from readiness.foundation.translation import N_
from readiness.ui import background
from readiness.ui.shell.current_document import CurrentDocument

if TYPE_CHECKING:
    from readiness.app.given_pdf import ArchivedDocument
    from readiness.domain.form import FilledForm


def open_pdf(documents: CurrentDocument, path: Path) -> None:
    """Open the document that a report holds, or compare a filled form with the open document."""
    # Imported when needed: only a PDF needs it.
    from readiness.app.given_pdf import read_given

    folders = folders_for(documents, path)
    documents.notifier.show_message(documents.look().language.gettext("Reading {file} …").format(file=path.name))
    given = partial(on_given, documents, folders)
    background.run(documents, lambda: read_given(path, folders), given, partial(refuse, documents))


def folders_for(documents: CurrentDocument, path: Path) -> Sequence[Path]:
    """Return where a document that is taken out of a file may go, the best place first."""
    # Mail programs, archives and DVDs hand out reports where no one may write.
    return path.parent, documents.dialogs.documents_folder()


def on_given(documents: CurrentDocument, folders: Sequence[Path], found: "FilledForm | ArchivedDocument") -> None:
    """Go on with what a file held: a form, a document that is there already, or one that is taken out now."""
    from readiness.app.given_pdf import ArchivedDocument, take_out

    documents.notifier.show_message("")
    if not isinstance(found, ArchivedDocument):
        _give_form(documents, found)
    elif found.earlier is not None:
        documents.open(found.earlier)
    else:
        before = documents.session
        documents.begin_with(lambda: take_out(found, folders))
        session = documents.session
        if session is not None and session is not before:
            documents.taken_out.emit(session.document.path, found.report)


def read_views(documents: CurrentDocument, paths: Sequence[Path]) -> None:
    """Read filled forms and documents of other people, to be compared with the open document or merged into it."""
    from readiness.app.views import read_view

    def given(found: "list[FilledForm]") -> None:
        documents.notifier.show_message("")
        if len(found) == 1:
            _give_form(documents, found[0])
        elif documents.session is not None:
            documents.views_given.emit(found)

    documents.notifier.show_message(documents.look().language.gettext("Reading {n} files …").format(n=len(paths)))
    background.run(documents, lambda: [read_view(path) for path in paths], given, partial(refuse, documents))


def refuse(documents: CurrentDocument, error: Exception) -> None:
    """Report why a file cannot be opened; a fault of ours is shown by the window."""
    documents.notifier.show_message("")
    if isinstance(error, UserError):
        documents.failed.emit(error)


def _give_form(documents: CurrentDocument, form: "FilledForm") -> None:
    """Have a filled form compared with the open document."""
    if documents.session is not None:
        documents.form_given.emit(form)
        return
    what = N_("This is a completed form. Its answers belong in an assessment.")
    remedy = N_("Open or begin the assessment, then open the form once more.")
    documents.failed.emit(UserError("form-alone", what, remedy, where=str(form.path)))
