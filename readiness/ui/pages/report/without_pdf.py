"""What stands in the place of the pages on a computer that can make no PDF: what is missing, and what works instead."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from readiness.foundation.errors import filled
from readiness.reporting.pango import NoPangoError
from readiness.ui.page import PageContext
from readiness.ui.theme.typography import HEADING, SMALL
from readiness.ui.widgets.elements import button, framed, text
from readiness.ui.widgets.flow import FlowLayout


class WithoutPdf(QFrame):
    """The same report is a page for the browser, which prints it as well."""

    save_wanted = Signal()
    show_wanted = Signal()

    def __init__(self, context: PageContext, error: NoPangoError) -> None:
        super().__init__()
        _ = context.language.gettext
        layout = framed(self, 10)
        layout.addWidget(text(error.fault(context.language), HEADING, bold=True))
        layout.addWidget(text(_("The same report is available as a web page: save it, or print it from the browser.")))
        buttons = FlowLayout(
            button(_("Show in the browser, to print"), self.show_wanted.emit),
            button(_("Save as a web page …"), self.save_wanted.emit),
        )
        layout.addLayout(buttons)
        layout.addWidget(text(filled(error.remedy, error.facts, context.language), SMALL, "quiet"))
