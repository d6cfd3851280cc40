"""Opening a PDF: read in the background, since a hostile one takes as long as it may."""

from pathlib import Path
from typing import TYPE_CHECKING

from readiness.app.given_pdf import ArchivedDocument, differing, read_given, take_out
from readiness.domain.form import FilledForm
from readiness.foundation.errors import UserError
from readiness.ui import background

if TYPE_CHECKING:
    from readiness.ui.shell.document_controller import DocumentController


def open_pdf(documents: "DocumentController", path: Path) -> None:
    """Compare a filled form with the open document, or open the document inside a report."""
    # Mail programs, archives and DVDs hand out reports where nobody may write.
    folders = (path.parent, documents.dialogs.documents_folder())
    language = documents.look().language
    documents.notifier.show_message(language.gettext("Reading {file} …").format(file=path.name))

    def done(found: FilledForm | ArchivedDocument) -> None:
        documents.notifier.show_message("")
        if isinstance(found, FilledForm):
            documents.give_form(found)
        elif found.earlier is not None:
            documents.open(found.earlier)
        else:
            before = documents.session
            documents.begin_with(lambda: take_out(found, folders))
            if documents.session is not None and documents.session is not before:
                _tell_place(documents, documents.session.document.path, path)

    def failed(error: Exception) -> None:
        documents.notifier.show_message("")
        if isinstance(error, UserError):
            documents.failed.emit(error)

    background.run(documents, lambda: read_given(path, folders), done, failed)


def _tell_place(documents: "DocumentController", path: Path, report: Path) -> None:
    """Say where a report's document was put, where that is not beside the report, or not under its name."""
    gettext, other = documents.look().language.gettext, differing(path, report)
    elsewhere = path.parent != report.parent.resolve()
    if other is not None:
        words = gettext("{other} differs from the report, so what the report holds is a new document: {path}.")
        documents.notifier.announce(words.format(other=other.name, path=path if elsewhere else path.name))
    elif elsewhere:
        words = gettext("The folder of the report is read-only; the document is {path}.")
        documents.notifier.announce(words.format(path=path))
