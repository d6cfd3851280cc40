"""The consultant's own Word template: which one Word documents are made from, for all assessments."""

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.app.word_template import check_template, write_sample_template
from readiness.foundation.errors import UserError
from readiness.ui.page import PageContext
from readiness.ui.pages.report.report_model import ReportModel
from readiness.ui.saved_file import announce_saved
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.elements import button, text
from readiness.ui.widgets.flow import FlowLayout

_SAMPLE = "report-template.docx"


class WordTemplate(QWidget):
    """The settings keep its path; what it asks for is told when a report is saved with it."""

    def __init__(self, context: PageContext, model: ReportModel) -> None:
        super().__init__()
        self._context, self._model = context, model
        _ = context.language.gettext
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(text(_("Word template"), bold=True))
        self._shown = text("", SMALL, "quiet")
        layout.addWidget(self._shown)
        self._without = button(_("Do without it"), self._on_without, "link")
        self._without.setAccessibleName(_("Make Word documents without the template"))
        choose = button(_("Choose a Word template …"), self._on_choose)
        sample = button(_("Save a sample template …"), self._on_sample, "link")
        layout.addLayout(FlowLayout(choose, self._without, sample))
        self._show()

    @property
    def path(self) -> Path | None:
        """The template that Word documents are made from; None where they look like the PDF."""
        kept = self._context.memory.settings.word_template
        return Path(kept) if kept else None

    def _show(self) -> None:
        _, path = self._context.language.gettext, self.path
        self._without.setVisible(path is not None)
        if path is None:
            self._shown.setText(_("None: a report saved as a Word document looks like the PDF."))
        else:
            words = _("{name}: every report saved as a Word document is made from it.")
            self._shown.setText(words.format(name=path.name))

    def _on_choose(self) -> None:
        path = self._context.dialogs.ask_word_template()
        if path is None:
            return
        try:
            check_template(path)
        except UserError as error:
            self._context.dialogs.complain(error)
            return
        self._keep(str(path.absolute()))

    def _on_without(self) -> None:
        self._keep("")

    def _keep(self, path: str) -> None:
        self._context.memory.change(word_template=path)
        self._show()

    def _on_sample(self) -> None:
        target = self._context.dialogs.ask_sample_template_path(Path(_SAMPLE))
        if target is None:
            return
        try:
            write_sample_template(target, self._model.language)
        except UserError as error:
            self._context.dialogs.complain(error)
            return
        announce_saved(self._context.notifier, self._context, target)
