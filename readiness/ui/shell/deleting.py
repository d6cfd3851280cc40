"""A document goes to the trash, or for good with every trace of it."""

from pathlib import Path

from PySide6.QtCore import QFile
from PySide6.QtWidgets import QWidget

from readiness.documents import removal
from readiness.documents.backups import backups_with, ids_of
from readiness.foundation.errors import UserError
from readiness.foundation.translation import N_
from readiness.ui.context import ViewContext
from readiness.ui.shell import document_dialogs


def delete_document(parent: QWidget, context: ViewContext, document: Path) -> bool:
    """Ask, delete, and return whether it was deleted; raises UserError where that is refused."""
    ids = ids_of(document)
    removal.refuse_while_open(document, ids)
    traces_too = document_dialogs.confirm_delete(parent, context, document.stem, len(backups_with(ids)))
    if traces_too is None:
        return False
    if traces_too:
        removal.delete_for_good(document, ids)
    elif document.exists() and not QFile.moveToTrash(str(document)):
        raise UserError(
            "trash-refused",
            N_("The system has no trash for this folder."),
            N_("Delete the document for good, or in your file manager."),
            where=str(document),
        )
    return True
