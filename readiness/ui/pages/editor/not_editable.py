"""What is said in the place of the editor, where a questionnaire cannot be edited here."""

from readiness.foundation.errors import UserError, filled
from readiness.ui.page import Page, PageContext
from readiness.ui.theme.typography import TITLE
from readiness.ui.widgets.elements import text
from readiness.ui.widgets.framed_page import FramedPage


class NotEditable(Page, FramedPage):
    """Says why, and what to do."""

    def __init__(self, context: PageContext, error: UserError) -> None:
        super().__init__(context, context)
        language = context.language
        _ = language.gettext
        self.column.addWidget(text(_("This questionnaire cannot be edited here"), TITLE, bold=True))
        self.column.addWidget(text(error.fault(language)))
        self.column.addWidget(text(filled(error.remedy, error.facts, language)))
        self.column.addWidget(text(error.where, role="quiet"))
        self.column.addStretch(1)
        self.escape = context.navigator.back
        self.setFocusProxy(self.bar.add_back(_("Back"), self.escape))
