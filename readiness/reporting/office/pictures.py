"""Charts as pictures for office programs: our own SVG, drawn by the engine of the PDF and turned into PNG."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageChops

from readiness.reporting.pdf import render_pdf

# Dots per inch: enough for print, and small enough to be sent.
_DPI = 200
_POINTS_PER_INCH = 72
_VIEW = re.compile(r'viewBox="[\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)"')


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG, and its size in points."""

    png: bytes
    width: float
    height: float


def drawn(charts: Sequence[str]) -> list[Picture]:
    """Return our own SVG charts as pictures of 200 dpi, in one run of the engine. Raises NoPangoError."""
    sizes = [_size(chart) for chart in charts]
    rules = (
        f"@page c{n} {{ size: {width}pt {height}pt; margin: 0 }} .c{n} {{ page: c{n}; width: {width}pt }}"
        for n, (width, height) in enumerate(sizes)
    )
    style = "body { margin: 0 } svg { display: block; width: 100% } div { break-after: page }"
    style += " div:last-child { break-after: auto }"
    pages = "".join(f'<div class="c{n}">{chart}</div>' for n, chart in enumerate(charts))
    if not pages:
        return []
    head = f'<html lang="en"><head><title>Charts</title><style>{style}{"".join(rules)}</style></head>'
    pdf = render_pdf(f"<!DOCTYPE html>{head}<body>{pages}</body></html>")
    return [Picture(png, *size) for png, size in zip(_pages(pdf), sizes, strict=True)]


def drawn_logo(address: str) -> Picture:
    """Return the SVG logo at a data address as a picture, as large as it says itself. Raises NoPangoError."""
    style = "@page { size: 100mm 36mm; margin: 0 } img { max-width: 100mm; max-height: 36mm; display: block }"
    head = f'<html lang="en"><head><title>Logo</title><style>{style}</style></head>'
    page = f'<!DOCTYPE html>{head}<body style="margin: 0"><img src="{address}" alt="Logo"></body></html>'
    (png,) = _pages(render_pdf(page, picture=address))
    return _cropped(png)


def _cropped(png: bytes) -> Picture:
    """Return a picture without the white around it."""
    with Image.open(BytesIO(png)) as image:
        whole = image.convert("RGB")
    box = ImageChops.difference(whole, Image.new("RGB", whole.size, "white")).getbbox()
    cut = whole.crop(box) if box else whole
    file = BytesIO()
    cut.save(file, "PNG", dpi=(_DPI, _DPI))
    return Picture(file.getvalue(), *(side * _POINTS_PER_INCH / _DPI for side in cut.size))


def _size(chart: str) -> tuple[float, float]:
    found = _VIEW.search(chart)
    if found is None:
        raise ValueError("a chart without a viewBox")
    return float(found[1]), float(found[2])


def _pages(pdf: bytes) -> list[bytes]:
    # Imported here: a page or a PDF is made without it.
    from pypdfium2 import PdfDocument

    made = []
    document = PdfDocument(pdf)
    try:
        for page in document:
            # Without Pillow's own guess of a mode: a chart has no transparency.
            image = page.render(scale=_DPI / _POINTS_PER_INCH).to_pil()
            file = BytesIO()
            image.convert("RGB").quantize(64).save(file, "PNG", dpi=(_DPI, _DPI), optimize=True)
            made.append(file.getvalue())
            page.close()
    finally:
        document.close()
    return made
