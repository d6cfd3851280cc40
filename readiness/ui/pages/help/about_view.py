"""About: which version this is, under which licence, and where more is told."""

from readiness import __version__
from readiness.ui.page import Page, PageContext
from readiness.ui.routes import LicencesRoute, SupportRoute
from readiness.ui.theme.typography import HEADING, LEAD, TITLE
from readiness.ui.widgets.elements import text
from readiness.ui.widgets.framed_page import FramedPage


class AboutView(Page, FramedPage):
    """Leads on to the facts for support and to the licences."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, context)
        _, navigator = context.language.gettext, context.navigator
        self.bar.add_back(_("Back"), navigator.back)
        self.column.addWidget(text("Readiness", TITLE, bold=True))
        self.column.addWidget(text(_("Version {version}").format(version=__version__), LEAD, "quiet"))
        for line in (
            _("Readiness runs on this computer only. It sends nothing and contacts no server."),
            _("Free software under the MIT licence. The model and its sources are explained in the full report."),
        ):
            self.column.addWidget(text(line))
        self.column.addSpacing(12)
        self.column.addWidget(text(_("If something does not work"), HEADING, bold=True))
        self.column.addWidget(
            text(_("A short text with technical details helps the person who supports you. You see all of it first."))
        )
        self.bar.add_secondary(_("Licences"), lambda: navigator.go(LicencesRoute()))
        support = self.bar.add_primary(_("Details for support …"), lambda: navigator.go(SupportRoute()))
        self.column.addStretch(1)
        self.setFocusProxy(support)
