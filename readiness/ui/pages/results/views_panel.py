"""How the roles see each dimension, where several people have answered by name."""

from PySide6.QtWidgets import QFrame

from readiness.ui.page import PageContext
from readiness.ui.routes import MergeRoute
from readiness.ui.theme.typography import BODY, HEADING, SMALL
from readiness.ui.widgets.elements import RuledGrid, panel, text
from readiness.ui.widgets.wrapped_button import WrappedButton
from readiness.wording.views import ViewWords
from readiness.wording.wording import Wording


def views_panel(context: PageContext, wording: Wording) -> QFrame | None:
    """Return the panel, or None where there are no views."""
    summary = ViewWords(wording).summary()
    if summary is None:
        return None
    _ = context.language.gettext
    frame, layout = panel(14)
    layout.addWidget(text(_("How each role sees it"), HEADING, bold=True))
    layout.addWidget(text(" ".join(part for part in (summary.people, summary.agreement) if part), SMALL, "quiet"))
    grid = RuledGrid(4, *(2 for _role in summary.roles), 4)
    at = grid.begin_row()
    for column, title in enumerate(("", *summary.roles, _("Gap between the groups"))):
        grid.addWidget(text(title, SMALL, "quiet"), at, column)
    for one in summary.dimensions:
        at = grid.begin_row()
        grid.addWidget(text(one.dimension, bold=True), at, 0)
        for column, median in enumerate(one.medians, start=1):
            grid.addWidget(text(median), at, column)
        sign = "▲ " if one.striking else ""
        grid.addWidget(text(f"{sign}{one.gap}", bold=one.striking), at, len(one.medians) + 1)
    layout.addLayout(grid)
    if summary.open:
        layout.addWidget(text(summary.open, SMALL))
    go = context.navigator.go
    link = WrappedButton(_("Views of several people"), lambda: go(MergeRoute()), context.tokens, BODY)
    layout.addWidget(link)
    return frame
