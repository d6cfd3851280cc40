"""Where a result leads: to the plan, the report, comparisons and how it went over time."""

from PySide6.QtWidgets import QWidget

from readiness.ui.page import PageContext
from readiness.ui.routes import BenchmarkRoute, CompareRoute, HistoryRoute, PairRoute, PlanRoute, ReportRoute
from readiness.ui.theme.typography import BODY, zoomed
from readiness.ui.widgets.flow import FlowLayout
from readiness.ui.widgets.wrapped_button import WrappedButton


def result_links(context: PageContext) -> QWidget:
    """Return them side by side; without stages the report is in the bar, and there is no agency to compare with."""
    _, go, tokens = context.language.gettext, context.navigator.go, context.tokens
    links = [
        WrappedButton(_("Go to the plan"), lambda: go(PlanRoute()), tokens, BODY),
        WrappedButton(_("History"), lambda: go(HistoryRoute()), tokens, BODY),
        WrappedButton(_("Compare with an earlier document …"), lambda: go(CompareRoute()), tokens, BODY),
    ]
    if not context.session.questionnaire.by_percent:
        links.insert(1, WrappedButton(_("Create report"), lambda: go(ReportRoute()), tokens, BODY))
        links.append(WrappedButton(_("Company and agency side by side"), lambda: go(PairRoute()), tokens, BODY))
    links.append(WrappedButton(_("Compared with others"), lambda: go(BenchmarkRoute()), tokens, BODY))
    holder = QWidget()
    holder.setLayout(FlowLayout(*links, gap=zoomed(16)))
    return holder
