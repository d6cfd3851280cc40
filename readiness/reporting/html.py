"""An order to HTML: one self-contained, accessible page per edition and language."""

from readiness.reporting.order import Order
from readiness.reporting.report_page import ReportPage
from readiness.reporting.templates import environment


def render_html(order: Order) -> str:
    """Return the report as one HTML page; all free text is escaped."""
    template = environment(order.language).get_template(f"{order.edition}/report.html.j2")
    return template.render(page=ReportPage(order))
