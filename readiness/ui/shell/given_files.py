"""Files that others send: a filled form, several views, a report that holds a document; read in the background.

A hostile PDF takes as long as it may.
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


def folders_for(documents: CurrentDocument, path: Path) -> Sequence[Path]:
    """Return where a document that is taken out of a file may go, the best place first."""
    # Mail programs, archives and DVDs hand out reports where no one may write.
    return path.parent, documents.dialogs.documents_folder()


def read_pdf(documents: CurrentDocument, path: Path) -> None:
    """Read a PDF, and go on with what it holds: a form is compared, a document is taken out and opened."""
    # Imported when needed: only a PDF needs it.
    from readiness.app.given_pdf import read_given

    folders = folders_for(documents, path)
    documents.notifier.show_message(documents.look().language.gettext("Reading {file} …").format(file=path.name))
    given, refused = partial(take, documents, folders), partial(refuse, documents)
    background.run(documents, lambda: read_given(path, folders), given, refused)


def take(documents: CurrentDocument, folders: Sequence[Path], found: "FilledForm | ArchivedDocument") -> None:
    """Go on with what was read from a file."""
    from readiness.app.given_pdf import ArchivedDocument, take_out

    documents.notifier.show_message("")
    if not isinstance(found, ArchivedDocument):
        _compare(documents, found)
    elif found.earlier is not None:
        documents.open(found.earlier)
    else:
        before = documents.session
        documents.begin_with(lambda: take_out(found, folders))
        after = documents.session
        if after is not None and after is not before:
            documents.taken_out.emit(after.document.path, found.report)


def read_views(documents: CurrentDocument, paths: Sequence[Path]) -> None:
    """Read what several people say, to be merged into the open document; a single form is compared with it."""
    from readiness.app.views import read_view

    words = documents.look().language.gettext("Reading {n} files …").format(n=len(paths))
    documents.notifier.show_message(words)

    def given(found: "list[FilledForm]") -> None:
        documents.notifier.show_message("")
        if len(found) == 1:
            _compare(documents, found[0])
        elif documents.session is not None:
            documents.views_given.emit(found)

    background.run(documents, lambda: [read_view(path) for path in paths], given, partial(refuse, documents))


def refuse(documents: CurrentDocument, error: Exception) -> None:
    """Say why a file could not be taken."""
    documents.notifier.show_message("")
    if isinstance(error, UserError):
        documents.failed.emit(error)


def _compare(documents: CurrentDocument, form: "FilledForm") -> None:
    """Have a filled form compared with the open document."""
    if documents.session is not None:
        documents.form_given.emit(form)
        return
    what = N_("This is a completed form. Its answers belong in an assessment.")
    remedy = N_("Open or begin the assessment, then open the form once more.")
    documents.failed.emit(UserError("form-alone", what, remedy, where=str(form.path)))
