"""Per cent by dimension: a bar up to the figure, and lighter from there on what is possible while answers are open."""

from collections.abc import Sequence

from markupsafe import Markup

from readiness.domain.accent import DEFAULT_ACCENT
from readiness.foundation.language import Language
from readiness.reporting.charts.svg import PAGE_WIDTH, Drawing, fitting
from readiness.wording.percent import PercentRow, percent_figure

_LEFT, _RIGHT = 170.0, 92.0
_TOP, _ROW, _BAR = 4.0, 16.0, 9.0
_AXIS = 12.0
_MARKS = (0, 25, 50, 75, 100)


def percent_bars(rows: Sequence[PercentRow], language: Language, accent: str = DEFAULT_ACCENT) -> Markup:
    """Return the bars; a dimension that cannot be rated has none. The figures stand behind them."""
    drawing, width = Drawing(accent), PAGE_WIDTH - _LEFT - _RIGHT
    ground = _TOP + _ROW * len(rows)

    def x(percent: float) -> float:
        return _LEFT + width * percent / 100

    for mark in _MARKS:
        drawing.line(x(mark), _TOP, x(mark), ground, "grid")
        drawing.label(x(mark), ground + 9, percent_figure(mark, language), "axis", "middle")
    for at, row in enumerate(rows):
        top = _TOP + _ROW * at
        base, bar = top + _ROW / 2 + 3, top + (_ROW - _BAR) / 2
        drawing.label(0, base, fitting(row.name, "small", _LEFT - 8), "small")
        drawing.rect(_LEFT, bar, width, _BAR, "track")
        if row.low is not None and row.high is not None:
            drawing.rect(x(row.low), bar, x(row.high) - x(row.low), _BAR, "range")
        if row.point is not None:
            drawing.rect(_LEFT, bar + 2, x(row.point) - _LEFT, _BAR - 4, "bar")
        drawing.label(_LEFT + width + 6, base, row.figure, "strong")
    title = language.gettext("Percent by dimension")
    return drawing.picture(PAGE_WIDTH, ground + _AXIS, title, "; ".join(f"{row.name}: {row.figure}" for row in rows))
