"""A report from an order: the one way to a finished PDF or HTML."""

from readiness.reporting.html import render_html
from readiness.reporting.logo import logo_address
from readiness.reporting.order import Order
from readiness.reporting.pdf_process import PdfProcess


def render_report(order: Order, process: PdfProcess | None = None) -> bytes:
    """Return the report as PDF, or as its HTML page in UTF-8 where that was ordered.

    `process` makes the PDF, where it was started ahead. Raises NoPangoError.
    """
    html = render_html(order)
    if order.page:
        return html.encode()
    if process is not None:
        return process.make(html, picture=logo_address(order), source=order.source)
    # Imported here: a page needs no WeasyPrint, whose import costs half a second.
    from readiness.reporting.pdf import render_pdf

    return render_pdf(html, picture=logo_address(order), source=order.source)
