"""One vote of a workshop, small enough for a table: a column for each answer with its number, the least at the left."""

from collections.abc import Sequence

from markupsafe import Markup

from readiness.domain.levels import COUNT
from readiness.reporting.charts.svg import Drawing

_STEP, _COLUMN, _TALL = 20.0, 13.0, 26.0
_TOP, _BOTTOM, _LINE = 12.0, 12.0, 2.0


def votes_chart(tally: Sequence[int], answers: Sequence[str], title: str, accent: str, *, named: bool) -> Markup:
    """Return the votes per answer; the numbers stand in the picture and in its description.

    Answers that are `named` are too long for what is below a column: whoever shows the picture says them beside it.
    """
    drawing = Drawing(accent)
    most = max(*tally, 1)
    ground = _TOP + _TALL
    for at, (answer, count) in enumerate(zip(answers, tally, strict=True)):
        left = _STEP * at + (_STEP - _COLUMN) / 2
        middle = left + _COLUMN / 2
        height = _TALL * count / most
        drawing.rect(left, ground - height, _COLUMN, height, "bar")
        if count:
            drawing.label(middle, ground - height - 3, str(count), "axis-number", "middle")
        if not named:
            drawing.label(middle, ground + 10, answer, "axis", "middle")
    drawing.line(0, ground, _STEP * len(tally), ground, "grid")
    described = "; ".join(f"{answer}: {count}" for answer, count in zip(answers, tally, strict=True))
    # As wide as with six columns: a table scales it to its cell.
    return drawing.picture(_STEP * COUNT, ground + (_LINE if named else _BOTTOM), title, described)
