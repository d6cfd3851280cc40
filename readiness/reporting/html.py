"""An order to HTML: one self-contained, accessible page per edition and language."""

from readiness.reporting.order import Order
from readiness.reporting.report_page import ReportPage
from readiness.reporting.screen_edition import for_screens
from readiness.reporting.templates import environment


def render_html(order: Order) -> str:
    """Return the report as one HTML page; all free text is escaped.

    It is that from which a PDF is made or, where the page itself was ordered, the edition for screens.
    """
    template = environment(order.language).get_template(f"{order.edition}/report.html.j2")
    page = template.render(page=ReportPage(order))
    return for_screens(page) if order.page else page
