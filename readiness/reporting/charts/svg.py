"""A few SVG marks, escaped and rounded: no more than the charts need.

The look stands in attributes, not in CSS: a page's stylesheet does not reach into a picture in every renderer.
"""

from markupsafe import Markup

from readiness.domain.accent import DEFAULT_ACCENT, contrast_on_white, tint

INK, QUIET, HAIRLINE, PAPER = "#1d252b", "#5a6670", "#d5dbe0", "#ffffff"
EDGE, TRACK = "#8b98a3", "#eef1f3"
_FONT = "Readiness Inter, Inter, Segoe UI, Arial, sans-serif"
_LIGHT = 0.36
# White letters on a darker ground, dark ones on a lighter one (WCAG 2.2, 1.4.3).
_WHITE_LETTERS_FROM = 4.5
# How dark the levels 0 to 5 are: steps that stay apart when printed in grey.
_SHADES = (0.0, 0.14, 0.32, 0.54, 0.78, 1.0)


class Drawing:
    """Collects marks in the accent colour of one report and gives them a frame."""

    def __init__(self, accent: str = DEFAULT_ACCENT) -> None:
        self._accent = accent
        self._marks: list[Markup] = []
        self._shapes = _SHAPES | {
            "range": f'fill="{tint(accent, _LIGHT)}"',
            "bar": f'fill="{accent}"',
            "dot": f'fill="{accent}" stroke="{PAPER}" stroke-width="1.5"',
            "gate pass": f'fill="{accent}"',
        }

    def rect(self, x: float, y: float, width: float, height: float, kind: str) -> None:
        """Draw a rectangle."""
        shape = Markup('<rect x="{}" y="{}" width="{}" height="{}" ').format(_n(x), _n(y), _n(width), _n(height))
        self._add(shape, self._shapes[kind])

    def shade(self, x: float, y: float, width: float, height: float, level: int) -> None:
        """Draw a field as dark as its level (0 to 5)."""
        fill = tint(self._accent, _SHADES[level])
        shape = Markup('<rect x="{}" y="{}" width="{}" height="{}" ').format(_n(x), _n(y), _n(width), _n(height))
        self._add(shape, f'fill="{fill}" stroke="{EDGE}" stroke-width="0.6"')

    def letters_on(self, level: int) -> str:
        """Return the kind of label that can be read on a field of this level."""
        dark = contrast_on_white(tint(self._accent, _SHADES[level])) >= _WHITE_LETTERS_FROM
        return "cell dark" if dark else "cell"

    def line(self, x1: float, y1: float, x2: float, y2: float, kind: str) -> None:
        """Draw a line."""
        shape = Markup('<line x1="{}" y1="{}" x2="{}" y2="{}" ').format(_n(x1), _n(y1), _n(x2), _n(y2))
        self._add(shape, self._shapes[kind])

    def circle(self, x: float, y: float, radius: float, kind: str) -> None:
        """Draw a circle."""
        self._add(Markup('<circle cx="{}" cy="{}" r="{}" ').format(_n(x), _n(y), _n(radius)), self._shapes[kind])

    def label(self, x: float, y: float, text: str, kind: str, anchor: str = "start") -> None:
        """Write a text whose baseline starts (or ends, or is centred) at a point."""
        look = Markup(_TEXTS[kind])  # noqa: S704 - our own constant
        start = Markup('<text x="{}" y="{}" text-anchor="{}" {}>').format(_n(x), _n(y), anchor, look)
        self._marks.append(start + text + Markup("</text>"))

    def picture(self, width: float, height: float, title: str, description: str) -> Markup:
        """Return the whole picture; the title is what a screen reader says first."""
        head = Markup('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" role="img" font-family="{}">')
        named = Markup("<title>{}</title><desc>{}</desc>").format(title, description)
        marks = Markup("").join(self._marks)
        return head.format(_n(width), _n(height), _FONT) + named + marks + Markup("</svg>")

    def _add(self, shape: Markup, look: str) -> None:
        self._marks.append(shape + Markup(look + "/>"))  # noqa: S704 - our own constants and a checked colour


_SHAPES = {
    "grid": f'stroke="{HAIRLINE}" stroke-width="0.7"',
    "track": f'fill="{TRACK}"',
    "blank": f'fill="{PAPER}" stroke="{EDGE}" stroke-width="0.8" stroke-dasharray="3 2.5"',
    "gate fail": f'fill="{TRACK}" stroke="{EDGE}" stroke-width="0.8"',
    "gate open": f'fill="{PAPER}" stroke="{EDGE}" stroke-width="0.8" stroke-dasharray="4 3"',
}
_TEXTS = {
    "name": f'font-size="11" fill="{INK}"',
    "value": f'font-size="11" font-weight="700" fill="{INK}"',
    "note": f'font-size="9" fill="{QUIET}"',
    "note dark": f'font-size="9" fill="{PAPER}"',
    "small name": f'font-size="9.5" fill="{INK}"',
    "legend": f'font-size="8.5" fill="{QUIET}"',
    "sign": f'font-size="8.5" font-weight="700" fill="{INK}"',
    "sign dark": f'font-size="8.5" font-weight="700" fill="{PAPER}"',
    "axis": f'font-size="8.5" fill="{QUIET}"',
    "axis-number": f'font-size="9.5" font-weight="700" fill="{INK}"',
    "cell": f'font-size="12" font-weight="700" fill="{INK}"',
    "cell dark": f'font-size="12" font-weight="700" fill="{PAPER}"',
    "gate-name": f'font-size="10.5" font-weight="700" fill="{INK}"',
    "gate-name pass": f'font-size="10.5" font-weight="700" fill="{PAPER}"',
    "gate-status": f'font-size="9" fill="{QUIET}"',
    "gate-status pass": f'font-size="9" fill="{PAPER}"',
}


def _n(value: float) -> str:
    """Write a coordinate with at most two decimals, the same on every machine."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
