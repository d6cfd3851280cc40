"""The sealed exchange: first the hashes, then the files, so that neither side fits its answers to the other's."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.app.pairing import read_given
from readiness.foundation.errors import UserError
from readiness.ui.page import PageContext
from readiness.ui.theme.typography import BODY, SMALL
from readiness.ui.widgets.elements import button, row, text
from readiness.ui.widgets.labelled import labelled
from readiness.ui.widgets.stored_text import LimitedLine

# A hash with its name in front and spaces between its groups; longer is a slip of the clipboard.
_LONGEST = 200


class ExchangePanel(QWidget):
    """Says the hash of the open document, and takes the one of the other side."""

    # The checksum of the other side, whenever something is typed.
    typed = Signal(str)

    def __init__(self, context: PageContext, given: str) -> None:
        super().__init__()
        self._context = context
        _ = context.language.gettext
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(text(_("1. Give the other side the checksum of your document."), BODY, bold=True))
        words = _(
            "The checksum gives nothing away, but belongs to exactly this file. Do not change the document until the "
            "other side has it."
        )
        column.addWidget(text(words, SMALL, "quiet"))
        column.addLayout(row(button(_("Copy the checksum"), self._on_copy)))
        self._own = text("", SMALL)
        self._own.hide()
        column.addWidget(self._own)
        column.addSpacing(12)
        column.addWidget(text(_("2. Enter the checksum that the other side gives you."), BODY, bold=True))
        field = LimitedLine(context.unstored, _LONGEST)
        field.setText(given)
        field.textChanged.connect(lambda typed: self.typed.emit(typed.strip()))
        column.addWidget(labelled(_("Checksum of the other side (optional)"), field, field.refusal))
        column.addSpacing(12)
        column.addWidget(text(_("3. Only now exchange the files."), BODY, bold=True))

    def _on_copy(self) -> None:
        """Publish the document, since its file is what is handed over, then copy the hash of that file."""
        context, document = self._context, self._context.session.document
        before = document.path
        try:
            own = read_given(document.publish()).sha256
        except UserError as error:
            context.dialogs.complain(error)
            return
        if document.path != before and not document.renamed:
            context.documents.note_kept_both()
        QGuiApplication.clipboard().setText(own)
        self._own.setText(own)
        self._own.show()
        context.notifier.announce(context.language.gettext("The checksum was copied."))
