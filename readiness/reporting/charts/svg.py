"""A few SVG marks, escaped and rounded: no more than the charts need.

A unit is a point where a picture is as wide as the page, so that a size of type is what it says. The look stands in
attributes, not in CSS: a page's stylesheet does not reach into a picture in every renderer.
"""

from markupsafe import Markup

from readiness.domain.accent import DEFAULT_ACCENT, contrast_on_white, tint

# The width of a page without its margins, in points.
PAGE_WIDTH = 493.0
INK, QUIET, HAIRLINE, PAPER, BLACK = "#1d252b", "#5a6670", "#d5dbe0", "#ffffff", "#000000"
EDGE, TRACK = "#8b98a3", "#eef1f3"
_FONT = "Readiness Inter, Inter, Segoe UI, Arial, sans-serif"
_LIGHT = 0.36
# White letters on a darker ground, dark ones on a lighter one (WCAG 2.2, 1.4.3).
_WHITE_LETTERS_FROM = 4.5
# How dark the levels 0 to 5 are: steps that stay apart when printed in grey.
_SHADES = (0.0, 0.14, 0.32, 0.54, 0.78, 1.0)
# The width of a letter on average, in sizes of its type; wide enough for German names.
_LETTER = 0.56


class Drawing:
    """Collects marks in the accent colour of one report and gives them a frame."""

    def __init__(self, accent: str = DEFAULT_ACCENT) -> None:
        self._accent = accent
        self._marks: list[Markup] = []
        self._shapes = _SHAPES | {
            "range": f'fill="{tint(accent, _LIGHT)}"',
            "bar": f'fill="{accent}"',
            "bar done": f'fill="{tint(accent, _LIGHT)}"',
            "dot": f'fill="{accent}" stroke="{PAPER}" stroke-width="1"',
        }

    def rect(self, x: float, y: float, width: float, height: float, kind: str) -> None:
        """Draw a rectangle."""
        shape = Markup('<rect x="{}" y="{}" width="{}" height="{}" ').format(_n(x), _n(y), _n(width), _n(height))
        self._add(shape, self._shapes[kind])

    def shade(self, x: float, y: float, width: float, height: float, level: int) -> None:
        """Draw a field as dark as its level (0 to 5)."""
        fill = tint(self._accent, _SHADES[level])
        shape = Markup('<rect x="{}" y="{}" width="{}" height="{}" ').format(_n(x), _n(y), _n(width), _n(height))
        self._add(shape, f'fill="{fill}" stroke="{EDGE}" stroke-width="0.5"')

    def letters_on(self, level: int) -> str:
        """Return the kind of label that can be read on a field of this level.

        White where it has the contrast; else black, which alone has it on every lighter ground.
        """
        dark = contrast_on_white(tint(self._accent, _SHADES[level])) >= _WHITE_LETTERS_FROM
        return "cell dark" if dark else "cell"

    def line(self, x1: float, y1: float, x2: float, y2: float, kind: str) -> None:
        """Draw a line."""
        shape = Markup('<line x1="{}" y1="{}" x2="{}" y2="{}" ').format(_n(x1), _n(y1), _n(x2), _n(y2))
        self._add(shape, self._shapes[kind])

    def circle(self, x: float, y: float, radius: float, kind: str) -> None:
        """Draw a circle."""
        self._add(Markup('<circle cx="{}" cy="{}" r="{}" ').format(_n(x), _n(y), _n(radius)), self._shapes[kind])

    def diamond(self, x: float, y: float, radius: float) -> None:
        """Draw a diamond around a point: a milestone."""
        corners = ((x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y))
        points = " ".join(f"{_n(across)},{_n(down)}" for across, down in corners)
        self._add(Markup('<polygon points="{}" ').format(points), f'fill="{INK}"')

    def label(self, x: float, y: float, text: str, kind: str, anchor: str = "start") -> None:
        """Write a text whose baseline starts (or ends, or is centred) at a point."""
        size, look = _TEXTS[kind]
        start = Markup('<text x="{}" y="{}" text-anchor="{}" font-size="{}" ').format(_n(x), _n(y), anchor, _n(size))
        self._marks.append(start + Markup(look + ">") + text + Markup("</text>"))  # noqa: S704 - our own constant

    def picture(self, width: float, height: float, title: str, description: str) -> Markup:
        """Return the whole picture; the title is what a screen reader says first."""
        head = Markup('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" role="img" font-family="{}">')
        named = Markup("<title>{}</title><desc>{}</desc>").format(title, description)
        marks = Markup("").join(self._marks)
        return head.format(_n(width), _n(height), _FONT) + named + marks + Markup("</svg>")

    def _add(self, shape: Markup, look: str) -> None:
        self._marks.append(shape + Markup(look + "/>"))  # noqa: S704 - our own constants and a checked colour


def width_of(text: str, kind: str) -> float:
    """Return about how wide a label is, in units."""
    return len(text) * _LETTER * _TEXTS[kind][0]


def fitting(text: str, kind: str, width: float) -> str:
    """Return as much of a label as has room, with an ellipsis where something is left out."""
    most = max(1, int(width / (_LETTER * _TEXTS[kind][0])))
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


_SHAPES = {
    "grid": f'stroke="{HAIRLINE}" stroke-width="0.5"',
    "milestone": f'stroke="{INK}" stroke-width="0.8"',
    "ground": f'fill="{PAPER}"',
    "track": f'fill="{TRACK}"',
    "blank": f'fill="{PAPER}" stroke="{EDGE}" stroke-width="0.6" stroke-dasharray="2.4 2"',
}
# Size and look of each kind; nothing is smaller than 7.5, the least that reads well on paper.
_TEXTS = {
    "name": (8.5, f'fill="{INK}"'),
    "value": (8.5, f'font-weight="700" fill="{INK}"'),
    "note": (7.5, f'fill="{QUIET}"'),
    "note dark": (7.5, f'fill="{PAPER}"'),
    "small": (7.8, f'fill="{INK}"'),
    "strong": (7.8, f'font-weight="600" fill="{INK}"'),
    "axis": (7.5, f'fill="{QUIET}"'),
    "axis-number": (7.8, f'font-weight="700" fill="{INK}"'),
    "cell": (9.0, f'font-weight="700" fill="{BLACK}"'),
    "cell dark": (9.0, f'font-weight="700" fill="{PAPER}"'),
}


def _n(value: float) -> str:
    """Write a coordinate with at most two decimals, the same on every machine."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
