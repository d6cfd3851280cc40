"""How far down the pages of a PDF are filled: a page with one paragraph at its top looks like a mistake."""

from functools import cache

import pypdfium2
from PIL import ImageChops

# Millimetres of an A4 page. Between the margins lies what is told; head and foot are the same on every page.
HEIGHT, TOP, BOTTOM = 297, 20, 18
# Pixels per point: enough to see a line of text, and quick.
_SCALE = 0.5
_POINTS = 72 / 25.4
# Hairlines and the grey of a running head on white paper.
_INK = 40


@cache
def page_fill(pdf: bytes) -> tuple[float, ...]:
    """Return for each page how far down its lowest ink lies, 0 (at the upper margin or empty) to 1 (lower margin)."""
    with pypdfium2.PdfDocument(pdf) as document:
        return tuple(_filled(document[number]) for number in range(len(document)))


def _filled(page: pypdfium2.PdfPage) -> float:
    picture = page.render(scale=_SCALE, grayscale=True).to_pil().convert("L")
    per_mm = _POINTS * _SCALE
    told = picture.crop((0, round(TOP * per_mm), picture.width, round((HEIGHT - BOTTOM) * per_mm)))
    ink = ImageChops.invert(told).point(lambda grey: 255 if grey >= _INK else 0).getbbox()
    return ink[3] / told.height if ink else 0.0


def underfilled(pdf: bytes, least: float, *, cover: bool) -> dict[int, str]:
    """Return the pages, from 1, that are filled less than `least` (0 to 1), each with its percentage.

    The last page ends where the report ends, and a `cover` is as empty as it wants to be.
    """
    fill = page_fill(pdf)[:-1]
    return {
        number: f"{share:.0%}"
        for number, share in enumerate(fill, start=1)
        if share < least and not (cover and number == 1)
    }
