"""The page in the place of one that could not be made: the window stays of use. Imported when it is shown."""

from readiness.ui.page import Page, PageContext
from readiness.ui.routes import StartRoute, TasksRoute
from readiness.ui.theme.typography import TITLE
from readiness.ui.widgets.elements import ScrollColumn, button, row, text


class FailedPage(Page, ScrollColumn):
    """Says that the answers are safe, and leads elsewhere; what is at fault is told in a box of its own."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        _ = context.language.gettext
        self.column.addWidget(text(_("This page cannot be shown"), TITLE, bold=True))
        self.column.addWidget(text(_("Your answers are saved. Other pages can still be used.")))
        again = button(_("Try again"), context.navigator.show_anew, "primary")
        ways = [again]
        if context.open_session is not None:
            ways.append(button(_("Go to the questions"), lambda: context.navigator.go(TasksRoute())))
        else:
            ways.append(button(_("Go to the start page"), lambda: context.navigator.go(StartRoute())))
        self.column.addLayout(row(*ways))
        self.column.addStretch(1)
        self.setFocusProxy(again)
