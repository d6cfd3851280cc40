"""What the report shall be: edition, language, and whether it holds the document."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.foundation.language import LANGUAGES
from readiness.reporting.editions import EDITIONS
from readiness.ui.page import PageContext
from readiness.ui.pages.report.report_model import ReportModel
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.choice_list import ChoiceList
from readiness.ui.widgets.columns import Columns
from readiness.ui.widgets.elements import text
from readiness.ui.widgets.labelled import labelled
from readiness.ui.widgets.wrapped_choice import WrappedCheck

_SIDE_BY_SIDE_FROM = 70


class Options(QWidget):
    """Every choice is that of the model, and lasts as long as the document is open."""

    def __init__(self, context: PageContext, model: ReportModel) -> None:
        super().__init__()
        self._model = model
        _ = context.language.gettext
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        self._edition = ChoiceList(context.tokens)
        names = {"management": _("For management, short"), "full": _("In full")}
        for edition in EDITIONS:
            self._edition.add(names[edition], edition)
        self._edition.choose(model.edition)
        self._edition.activated.connect(lambda _index: model.choose(edition=self._edition.currentData()))
        self._language = ChoiceList(context.tokens)
        # Each language is called by its own name, whatever is spoken now.
        for language in LANGUAGES.values():
            self._language.add(language.name, language.code)
        self._language.choose(model.language.code)
        self._language.activated.connect(lambda _index: model.choose(language=LANGUAGES[self._language.currentData()]))
        fields = (labelled(_("&Edition"), self._edition), labelled(_("&Language of the report"), self._language))
        layout.addWidget(Columns(*fields, _SIDE_BY_SIDE_FROM))
        self._archive = WrappedCheck(_("Embed the assessment in the PDF (for archiving)"), context.tokens)
        self._archive.setChecked(model.archive)
        self._archive.clicked.connect(lambda _on=False: model.choose(archive=self._archive.isChecked()))
        layout.addWidget(self._archive)
        explanation = _("Such a PDF can be kept for years and opened here again with all its answers (PDF/A-3).")
        self._explanation = text(explanation, SMALL, "quiet")
        layout.addWidget(self._explanation)
        self._anonymous = WrappedCheck(_("Leave out names, notes, own texts and files"), context.tokens)
        self._anonymous.setChecked(model.anonymous)
        self._anonymous.clicked.connect(self._on_anonymous)
        layout.addWidget(self._anonymous)
        self._allow_archive()
        self.setFocusProxy(self._edition)

    def _on_anonymous(self) -> None:
        self._model.choose(anonymous=self._anonymous.isChecked())
        self._archive.setChecked(self._model.archive)
        self._allow_archive()

    def _allow_archive(self) -> None:
        """An archive holds the assessment with all names: it goes without this choice only."""
        self._archive.setEnabled(not self._model.anonymous)

    def leave_out_pdf(self) -> None:
        """Offer no archive, on a computer that can make no PDF."""
        self._archive.hide()
        self._explanation.hide()
