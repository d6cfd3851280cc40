"""A few SVG marks, escaped and rounded: no more than the charts need.

The look stands in attributes, not in CSS: a page's stylesheet does not reach into a picture in every renderer.
"""

from collections.abc import Iterable

from markupsafe import Markup

INK, QUIET, HAIRLINE, PAPER = "#1d252b", "#5a6670", "#d5dbe0", "#ffffff"
ACCENT, ACCENT_LIGHT, TRACK = "#0e5a6e", "#a9c8d2", "#eef1f3"
_FONT = "Inter, Segoe UI, Arial, sans-serif"

_SHAPES = {
    "grid": f'stroke="{HAIRLINE}" stroke-width="0.7"',
    "track": f'fill="{TRACK}"',
    "range": f'fill="{ACCENT_LIGHT}"',
    "bar": f'fill="{ACCENT}"',
    "dot": f'fill="{ACCENT}" stroke="{PAPER}" stroke-width="1.5"',
    "gate pass": f'fill="{ACCENT}"',
    "gate fail": f'fill="{TRACK}" stroke="#8b98a3" stroke-width="0.8"',
    "gate open": f'fill="{PAPER}" stroke="#8b98a3" stroke-width="0.8" stroke-dasharray="4 3"',
}
_TEXTS = {
    "name": f'font-size="11" fill="{INK}"',
    "value": f'font-size="11" font-weight="700" fill="{INK}"',
    "axis": f'font-size="8.5" fill="{QUIET}"',
    "axis-number": f'font-size="9.5" font-weight="700" fill="{INK}"',
    "gate-name": f'font-size="10.5" font-weight="700" fill="{INK}"',
    "gate-name pass": f'font-size="10.5" font-weight="700" fill="{PAPER}"',
    "gate-status": f'font-size="9" fill="{QUIET}"',
    "gate-status pass": f'font-size="9" fill="{PAPER}"',
}


def picture(width: float, height: float, title: str, description: str, marks: Iterable[Markup]) -> Markup:
    """Return a whole picture; the title is what a screen reader says first."""
    head = Markup('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" role="img">').format(
        _n(width), _n(height)
    )
    named = Markup("<title>{}</title><desc>{}</desc>").format(title, description)
    return head + named + Markup("").join(marks) + Markup("</svg>")


def rect(x: float, y: float, width: float, height: float, kind: str) -> Markup:
    """Return a rectangle."""
    shape = Markup('<rect x="{}" y="{}" width="{}" height="{}" ').format(_n(x), _n(y), _n(width), _n(height))
    return shape + _look(_SHAPES[kind])


def line(x1: float, y1: float, x2: float, y2: float, kind: str) -> Markup:
    """Return a line."""
    return Markup('<line x1="{}" y1="{}" x2="{}" y2="{}" ').format(_n(x1), _n(y1), _n(x2), _n(y2)) + _look(
        _SHAPES[kind]
    )


def circle(x: float, y: float, radius: float, kind: str) -> Markup:
    """Return a circle."""
    return Markup('<circle cx="{}" cy="{}" r="{}" ').format(_n(x), _n(y), _n(radius)) + _look(_SHAPES[kind])


def label(x: float, y: float, text: str, kind: str, anchor: str = "start") -> Markup:
    """Return a text whose baseline starts (or ends, or is centred) at a point."""
    look = Markup(_TEXTS[kind])  # noqa: S704 - our own constant
    start = Markup('<text x="{}" y="{}" text-anchor="{}" font-family="{}" {}>').format(
        _n(x), _n(y), anchor, _FONT, look
    )
    return start + text + Markup("</text>")


def _look(attributes: str) -> Markup:
    return Markup(attributes + "/>")  # noqa: S704 - our own constant


def _n(value: float) -> str:
    """Write a coordinate with at most two decimals, the same on every machine."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
