"""One vote of a workshop, small enough for a table: six columns with their numbers, level 0 at the left."""

from collections.abc import Sequence

from markupsafe import Markup

from readiness.reporting.charts.svg import Drawing

_STEP, _COLUMN, _TALL = 20.0, 13.0, 26.0
_TOP, _BOTTOM = 12.0, 12.0


def votes_chart(tally: Sequence[int], title: str, accent: str) -> Markup:
    """Return the votes per level 0 to 5; the numbers stand in the picture and in its description."""
    drawing = Drawing(accent)
    most = max(*tally, 1)
    ground = _TOP + _TALL
    for level, count in enumerate(tally):
        left = _STEP * level + (_STEP - _COLUMN) / 2
        middle = left + _COLUMN / 2
        height = _TALL * count / most
        drawing.rect(left, ground - height, _COLUMN, height, "bar")
        if count:
            drawing.label(middle, ground - height - 3, str(count), "axis-number", "middle")
        drawing.label(middle, ground + 10, str(level), "axis", "middle")
    drawing.line(0, ground, _STEP * len(tally), ground, "grid")
    described = "; ".join(f"{level}: {count}" for level, count in enumerate(tally))
    return drawing.picture(_STEP * len(tally), ground + _BOTTOM, title, described)
