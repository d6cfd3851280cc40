"""The stages of all dimensions as bars from 0 to 5, each with its range."""

from markupsafe import Markup

from readiness.domain.accent import DEFAULT_ACCENT
from readiness.domain.levels import COUNT, HIGHEST
from readiness.reporting.charts.svg import Drawing
from readiness.scoring.score import DimensionScore, Rating
from readiness.wording.wording import Wording

_WIDTH, _LEFT, _RIGHT = 680.0, 220.0, 84.0
_TOP, _ROW, _BAR = 34.0, 30.0, 12.0
_STEP = (_WIDTH - _LEFT - _RIGHT) / HIGHEST


def stages_chart(wording: Wording, accent: str = DEFAULT_ACCENT) -> Markup:
    """Return the chart; the same numbers stand in the report's table of dimensions."""
    result = wording.result
    rows = result.score.dimensions
    height = _TOP + _ROW * len(rows) + 6
    drawing = Drawing(accent)
    _draw_axis(drawing, height, wording)
    for i, dimension in enumerate(rows):
        _draw_row(drawing, _TOP + _ROW * i, dimension, wording)
    described = (f"{wording.names.dimension(d.code)}: {wording.stages.dimension(d)}" for d in rows)
    return drawing.picture(_WIDTH, height, wording.language.gettext("Stage of each dimension"), "; ".join(described))


def _draw_axis(drawing: Drawing, height: float, wording: Wording) -> None:
    for level in range(COUNT):
        x = _LEFT + _STEP * level
        drawing.line(x, _TOP - 8, x, height - 6, "grid")
        drawing.label(x, 10, str(level), "axis-number", "middle")
        drawing.label(x, 21, wording.names.level(level), "axis", "middle")


def _draw_row(drawing: Drawing, top: float, score: DimensionScore, wording: Wording) -> None:
    middle = top + _ROW / 2
    y = middle - _BAR / 2
    low, high = score.stage.low, score.stage.high
    drawing.label(0, middle + 4, wording.names.dimension(score.code), "name")
    drawing.rect(_LEFT, y, _STEP * HIGHEST, _BAR, "track")
    if score.rating is not Rating.NOT_RATEABLE:
        drawing.rect(_LEFT, y, _STEP * high, _BAR, "range")
        drawing.rect(_LEFT, y, _STEP * low, _BAR, "bar")
        # At stage 0 there is no bar to see: a dot says that there is a result.
        drawing.circle(_LEFT + _STEP * low, middle, _BAR / 2 + 1, "dot")
    drawing.label(_WIDTH, middle + 4, wording.stages.short(score), "value", "end")
