"""What a reader of the PDF or the HTML gets to see, in a form that can be compared."""

import re
import subprocess
from collections import Counter
from functools import cache
from io import BytesIO
from xml.etree.ElementTree import Element

from pikepdf import Pdf, Stream
from pypdf import PdfReader
from weasyprint import HTML

from tests.reporting.tools import program

SVG = "{http://www.w3.org/2000/svg}"
_SPACE_AND_HYPHENS = re.compile("[\\s\u00ad\u2010-]+")


def squashed(text: str) -> str:
    """Return a text without spaces and hyphens: where lines end is the layout's business."""
    return _SPACE_AND_HYPHENS.sub("", text)


@cache
def pdf_text(pdf: bytes) -> str:
    """Return the text in the order in which it was drawn, as Poppler reads it."""
    command = [program("pdftotext"), "-raw", "-", "-"]
    return squashed(subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode())


@cache
def page_count(pdf: bytes) -> int:
    return len(PdfReader(BytesIO(pdf)).pages)


def foreign_objects(pdf: bytes) -> list[str]:
    """Return the kinds of all objects that come from another file: pictures and attachments."""
    with Pdf.open(BytesIO(pdf)) as opened:
        streams = [thing for thing in opened.objects if isinstance(thing, Stream)]
        kinds = [str(stream.get(key)) for stream in streams for key in ("/Subtype", "/Type")]
        return [kind for kind in kinds if kind in {"/Image", "/EmbeddedFile"}]


@cache
def tree(html: str) -> Element:
    """Return the elements of a page as a browser and WeasyPrint see them; they are only to be read."""
    root = HTML(string=html).etree_element
    assert isinstance(root, Element)
    return root


def differences(html: str, other: str) -> set[str]:
    """Return the kinds of elements, with the names of their attributes, that one page has more of than the other."""
    found, expected = (Counter(f"{e.tag} {' '.join(e.attrib)}" for e in tree(page).iter()) for page in (html, other))
    return {*(found - expected), *(expected - found)}


def words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())
