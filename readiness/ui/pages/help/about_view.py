"""About: versions, licence, and facts to copy into a request for help."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QGridLayout

from readiness import __version__
from readiness.app.diagnostics import DiagnosticFact, as_text, diagnostics
from readiness.ui.page import Page, PageContext
from readiness.ui.theme.typography import HEADING, LEAD, SMALL, TITLE
from readiness.ui.widgets.elements import ScrollColumn, back_link, button, panel, row, text


class AboutView(Page, ScrollColumn):
    """Says what is copied before it is copied."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        facts = diagnostics(context.memory.settings, context.documents.session, context.language)
        self._facts = [*facts, DiagnosticFact(context.language.gettext("Display"), QGuiApplication.platformName())]
        _ = context.language.gettext
        back = back_link(_("Back"), context.navigator.back)
        self.column.addLayout(row(back))
        self.column.addWidget(text("Readiness", TITLE, bold=True))
        self.column.addWidget(text(_("Version {version}").format(version=__version__), LEAD, "quiet"))
        for line in (
            _("Readiness works on this computer alone: it sends nothing and asks no server."),
            _("Free software under the MIT licence. The model and its sources are explained in every report."),
        ):
            self.column.addWidget(text(line))
        self.column.addSpacing(12)
        self.column.addWidget(text(_("If something does not work"), HEADING, bold=True))
        explanation = _("These facts help to find a fault. They hold no names, no answers and no paths.")
        self.column.addWidget(text(explanation, SMALL, "quiet"))
        frame, layout = panel()
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(24)
        for i, fact in enumerate(self._facts):
            grid.addWidget(text(fact.name, SMALL, "quiet"), i, 0)
            grid.addWidget(text(fact.value, SMALL), i, 1)
        layout.addLayout(grid)
        self.column.addWidget(frame)
        copy = button(_("Copy these facts"), self._copy, "primary")
        self.column.addLayout(row(copy))
        self.column.addStretch(1)
        self.setFocusProxy(copy)

    def _copy(self) -> None:
        QApplication.clipboard().setText(as_text(self._facts))
        self._context.notifier.announce(self._context.language.gettext("Copied."))
