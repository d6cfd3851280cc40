"""The report as a text document (DOCX): from the page that becomes the PDF, in Word's own styles."""

from base64 import b64decode
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt
from PIL import Image

from readiness.foundation import clock
from readiness.foundation.capitals import capitalised
from readiness.foundation.language import Language
from readiness.reporting.html import render_html
from readiness.reporting.markup import Element, parse
from readiness.reporting.office import word_styles as styles
from readiness.reporting.office.pictures import Picture, drawn
from readiness.reporting.office.word_body import Body
from readiness.reporting.office.word_parts import add_field, element, set_language
from readiness.reporting.order import Order
from readiness.reporting.report_page import ReportPage
from readiness.reporting.signs import without_harmful_signs
from readiness.reporting.templates import PROGRAM

# The languages of the report as Word names them.
LOCALES = {"de": "de-DE", "en": "en-GB"}
# Word 2013 and later, without the mode for older documents.
_WORD_2013 = 15
_POINTS_PER_INCH = 72


def render_word(order: Order) -> bytes:
    """Return the report as DOCX. Raises NoPangoError, as the charts are drawn by the engine of the PDF."""
    page, source = ReportPage(order), ReportSource(order)
    document = new_document(page)
    body = source.body(document)
    for part in source.parts():
        if part.tag == "main" and order.edition == "full":
            document.add_page_break()
        body.block(part)
    drop_dead_links(document)
    return saved(document)


class ReportSource:
    """The page that a text document is made from: its parts, its charts, and its style sheet."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._root = parse(without_harmful_signs(render_html(replace(order, office="", page=False))))
        self._body = next(self._root.all("body"))

    def parts(self) -> Iterator[Element]:
        """Yield title page, contents and chapters."""
        return self._body.elements()

    def chapters(self) -> dict[str, Element]:
        """Return the chapters of the edition by their ids."""
        main = next(self._root.all("main"))
        return {part.get("id"): part for part in main.elements() if part.tag == "section" and part.get("id")}

    def body(self, document: Any) -> Body:
        """Return what writes parts of this page into a document."""
        charts = [str(svg) for svg in self._body.all("svg")]
        pictures = dict(zip(charts, drawn(charts), strict=True))
        for image in self._body.all("img"):
            pictures |= _logo(image.get("src"))
        css = "".join(str(style) for style in self._root.all("style"))
        return Body(document, pictures, self._order.language, css)


def new_document(page: ReportPage) -> Any:
    """Return an empty document in our look: A4, with header, footer, language and properties."""
    document = Document()
    styles.set_page(document)
    styles.set_look(document, page.accent)
    _drop_thumbnail(document)
    set_properties(document, page)
    _set_margins(document, page)
    _set_compatibility(document, page.language)
    return document


def set_properties(document: Any, page: ReportPage) -> None:
    """Tell of the document in which language it is, what it is called, and who made it of whom."""
    properties, moment = document.core_properties, clock.now()
    _ = page.language.gettext
    title = _("%(title)s: %(organisation)s") % {
        "title": page.language.of(page.questionnaire.title),
        "organisation": page.details.organisation,
    }
    properties.title = without_harmful_signs(title)[:255]
    properties.author = without_harmful_signs(page.details.assessor or page.details.organisation)[:255]
    properties.last_modified_by = PROGRAM
    properties.language = LOCALES[page.language.code]
    properties.subject = properties.comments = properties.keywords = ""
    properties.created = properties.modified = moment.replace(tzinfo=None)
    properties.revision = 1
    set_language(document, LOCALES[page.language.code])


def saved(document: Any) -> bytes:
    """Return a document as the bytes of its file."""
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _set_margins(document: Any, page: ReportPage) -> None:
    """Write the header and the footer: whose report it is, and the page; the first page says the former itself."""
    _ = page.language.gettext
    section = document.sections[0]
    section.different_first_page_header_footer = True
    organisation = without_harmful_signs(page.details.organisation)
    header = section.header.paragraphs[0]
    header.style = "Header"
    header.add_run(f"{_shortened(organisation)}\t{page.language.of(page.questionnaire.title)}")
    footers = [section.footer] if page.edition == "full" else [section.footer, section.first_page_footer]
    for footer in footers:
        paragraph = footer.paragraphs[0]
        paragraph.style = "Footer"
        usual = capitalised(_("confidential"))
        paragraph.add_run(without_harmful_signs(page.consultant.footer or usual) + "\t")
        before, rest = _("Page {number} of {total}").split("{number}")
        between, after = rest.split("{total}")
        paragraph.add_run(before)
        add_field(paragraph, "PAGE", "1")
        paragraph.add_run(between)
        add_field(paragraph, "NUMPAGES", "1")
        paragraph.add_run(after)
        if page.version:
            # The version of record with its hash, as on every page of the PDF.
            footer.add_paragraph(style="Footer").add_run(page.version).font.size = Pt(6.5)


def _shortened(name: str, most: int = 70) -> str:
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"


def _set_compatibility(document: Any, language: Language) -> None:
    settings = document.settings.element
    if language.code == "de":
        # German words are long enough to need it in narrow columns.
        settings.insert(_place(settings, "w:autoHyphenation"), element("w:autoHyphenation"))
    for old in settings.findall(qn("w:compat")):
        settings.remove(old)
    setting = element(
        "w:compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=_WORD_2013
    )
    settings.insert(_place(settings, "w:compat"), element("w:compat", [setting]))


# What may stand after these settings, as far as python-docx' own document has it (ISO 29500-1, 17.15.1.78).
_AFTER = {
    "w:autoHyphenation": "defaultTabStop characterSpacingControl hdrShapeDefaults footnotePr endnotePr compat rsids",
    "w:compat": "docVars rsids",
}


def _place(settings: Any, name: str) -> int:
    after = {qn(f"w:{one}") for one in f"{_AFTER[name]} mathPr themeFontLang clrSchemeMapping shapeDefaults".split()}
    after |= {qn("m:mathPr"), qn("w:decimalSymbol"), qn("w:listSeparator")}
    return next((at for at, child in enumerate(settings) if child.tag in after), len(settings))


def _drop_thumbnail(document: Any) -> None:
    """Take out the picture of another document that python-docx' own one brings along."""
    relations = document.part.package.rels
    for key in [key for key, relation in relations.items() if relation.reltype.endswith("/thumbnail")]:
        del relations[key]


def drop_dead_links(document: Any) -> None:
    """Turn links to chapters that are not there into their words."""
    root = document.element
    marks = {mark.get(qn("w:name")) for mark in root.iter(qn("w:bookmarkStart"))}
    for link in list(root.iter(qn("w:hyperlink"))):
        anchor = link.get(qn("w:anchor"))
        if anchor and anchor not in marks:
            for run in list(link):
                link.addprevious(run)
            link.getparent().remove(link)


def _logo(address: str) -> dict[str, Picture]:
    """Return a picture by its data address; a drawing is turned into dots."""
    head, _, data = address.partition(";base64,")
    if head == "data:image/png":
        content = b64decode(data)
        with Image.open(BytesIO(content)) as image:
            width, height = image.size
        return {address: Picture(content, width, height)}
    if head == "data:image/svg+xml":
        from readiness.reporting.office.pictures import drawn_logo

        return {address: drawn_logo(address)}
    return {}
