"""Taking part in a benchmark: the one line that would be given, shown in full, to be copied or saved."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.app.contribution import contribution, explained_contribution
from readiness.app.output import write_output
from readiness.foundation.errors import UserError
from readiness.ui.page import PageContext
from readiness.ui.pages.benchmark.cell_rows import cell_rows
from readiness.ui.saved_file import announce_saved
from readiness.ui.services import FileKind
from readiness.ui.theme.typography import BODY, HEADING, SMALL
from readiness.ui.widgets.elements import button, panel, text
from readiness.ui.widgets.flow import FlowLayout


class ContributionPanel(QWidget):
    """Says what is in the line. Nothing is sent from here: people do that themselves."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        _ = context.language.gettext
        session = context.session
        self._words = contribution(session.result(), session.document.document_id)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(text(_("Take part"), HEADING, bold=True))
        explanation = _(
            "This is all that your assessment would give to a benchmark: sector, size, quarter and coarse levels, "
            "without names and notes. What each cell says stands below. Nothing is sent: if you like, send the two "
            "lines to the publisher yourself."
        )
        column.addWidget(text(explanation, BODY))
        frame, layout = panel(10)
        # Breaks between the cells, so that all of it can be seen.
        for line in self._words.splitlines():
            layout.addWidget(text(line.replace(";", "; "), SMALL))
        column.addWidget(frame)
        column.addLayout(FlowLayout(button(_("Copy the two lines"), self._on_copy), button(_("Save …"), self._on_save)))
        column.addWidget(text(_("What each cell says"), HEADING, bold=True))
        cells = explained_contribution(session.result(), session.document.document_id, context.language)
        column.addWidget(cell_rows(cells))

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._words)
        self._context.notifier.announce(self._context.language.gettext("The two lines were copied."))

    def _on_save(self) -> None:
        context, _ = self._context, self._context.language.gettext
        kinds = [FileKind("CSV", ".csv")]
        chosen = context.dialogs.ask_export_path(_("Save your contribution"), Path(_("contribution.csv")), kinds)
        if chosen is None:
            return
        try:
            write_output(self._words.encode(), chosen[0])
        except UserError as error:
            context.dialogs.complain(error)
            return
        announce_saved(context.notifier, context, chosen[0])
