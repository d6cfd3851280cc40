"""The page in the place of one that could not be made: the window stays of use. Imported when it is shown."""

from readiness.ui.page import Page, PageContext
from readiness.ui.routes import StartRoute, SupportRoute, TasksRoute
from readiness.ui.shell.sections import section_of
from readiness.ui.theme.typography import TITLE
from readiness.ui.widgets.elements import ScrollColumn, button, row, text


class FailedPage(Page, ScrollColumn):
    """Says that the answers are safe, and leads elsewhere; what is at fault is told in a box of its own."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        _ = context.language.gettext
        section = section_of(context.navigator.route)
        title = _("This page cannot be shown")
        if section is not None:
            title = _("A page of “{section}” cannot be shown").format(section=_(section.name))
        self.column.addWidget(text(title, TITLE, bold=True))
        self.column.addWidget(text(_("Your answers are saved. Other pages can still be used.")))
        again = button(_("Try again"), context.navigator.show_anew, "primary")
        ways = [again]
        if context.open_session is not None:
            ways.append(button(_("Go to the questions"), lambda: context.navigator.go(TasksRoute())))
        else:
            ways.append(button(_("Go to the start page"), lambda: context.navigator.go(StartRoute())))
        self.column.addLayout(row(*ways))
        # Where that very page is at fault, the support has to do without.
        if not isinstance(context.navigator.route, SupportRoute):
            advice = _("If it happens again, save the details for support and send them to whoever helps you.")
            self.column.addWidget(text(advice))
            support = button(_("Details for support …"), lambda: context.navigator.go(SupportRoute()), "link")
            self.column.addLayout(row(support))
        self.column.addStretch(1)
        self.setFocusProxy(again)
