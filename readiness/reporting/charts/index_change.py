"""The index of each dimension today, and as it will be once the plan is done."""

from markupsafe import Markup

from readiness.domain.accent import DEFAULT_ACCENT
from readiness.reporting.charts.svg import Drawing
from readiness.wording.stages import index_figure
from readiness.wording.wording import Wording

_WIDTH, _LEFT, _RIGHT = 680.0, 220.0, 84.0
_TOP, _ROW, _BAR = 24.0, 26.0, 12.0
_FULL = 100
_SCALE = (_WIDTH - _LEFT - _RIGHT) / _FULL


def index_chart(wording: Wording, accent: str = DEFAULT_ACCENT) -> Markup:
    """Return the chart; the same numbers stand in the table beside it."""
    result = wording.result
    pairs = list(zip(result.score.dimensions, result.planned.dimensions, strict=True))
    height = _TOP + _ROW * len(pairs) + 4
    drawing = Drawing(accent)
    for mark in range(0, _FULL + 1, 20):
        x = _LEFT + _SCALE * mark
        drawing.line(x, _TOP - 8, x, height - 4, "grid")
        drawing.label(x, 11, str(mark), "axis-number", "middle")
    described = []
    for i, (now, then) in enumerate(pairs):
        middle = _TOP + _ROW * (i + 0.5)
        before, after = now.index.point, then.index.point
        name, change = wording.names.dimension(now.code), f"{index_figure(before)} → {index_figure(after)}"
        drawing.label(0, middle + 4, name, "name")
        drawing.rect(_LEFT, middle - _BAR / 2, _SCALE * _FULL, _BAR, "track")
        drawing.rect(_LEFT, middle - _BAR / 2, _SCALE * (after or 0), _BAR, "range")
        drawing.rect(_LEFT, middle - _BAR / 2, _SCALE * (before or 0), _BAR, "bar")
        drawing.label(_WIDTH, middle + 4, change, "value", "end")
        described.append(f"{name}: {change}")
    return drawing.picture(
        _WIDTH,
        height,
        wording.language.gettext("Index of each dimension, today and after the plan"),
        "; ".join(described),
    )
