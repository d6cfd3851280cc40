"""An order to HTML: one self-contained, accessible page per edition and language."""

from readiness.reporting.content_language import with_languages
from readiness.reporting.order import Order
from readiness.reporting.report_page import ReportPage
from readiness.reporting.screen_edition import for_screens
from readiness.reporting.templates import environment
from readiness.wording.framing import foreign_content


def render_html(order: Order) -> str:
    """Return the report as one HTML page; all free text is escaped.

    It is that from which a PDF is made or, where the page itself was ordered, the edition for screens.
    """
    template = environment(order.language).get_template(f"{order.edition}/report.html.j2")
    page = template.render(page=ReportPage(order))
    if code := foreign_content(order.questionnaire, order.language):
        page = with_languages(page, order.result.whole, order.language, code)
    return for_screens(page) if order.page else page
