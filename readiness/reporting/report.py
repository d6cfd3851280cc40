"""A report from an order: the one way to a finished PDF or HTML, or to the file of an office program."""

from readiness.reporting.html import render_html
from readiness.reporting.logo import logo_address
from readiness.reporting.order import Order
from readiness.reporting.pdf_process import PdfProcess


def render_report(order: Order, process: PdfProcess | None = None) -> bytes:
    """Return the report as PDF, as its HTML page in UTF-8, or as DOCX or PPTX, whichever was ordered.

    `process` makes the PDF, where it was started ahead. Raises NoPangoError; and UserError where a consultant's
    template is at fault.
    """
    if order.office:
        return _office(order)
    html = render_html(order)
    if order.page:
        return html.encode()
    if process is not None:
        return process.make(html, picture=logo_address(order), source=order.source)
    # Imported here: a page needs no WeasyPrint, whose import costs half a second.
    from readiness.reporting.pdf import render_pdf

    return render_pdf(html, picture=logo_address(order), source=order.source)


def _office(order: Order) -> bytes:
    # Imported here: most reports are PDFs, and each of these libraries takes a tenth of a second.
    if order.office == "pptx":
        from readiness.reporting.office.slides import render_slides

        return render_slides(order)
    if order.template:
        from readiness.reporting.office.template import render_template

        return render_template(order)
    from readiness.reporting.office.word import render_word

    return render_word(order)
