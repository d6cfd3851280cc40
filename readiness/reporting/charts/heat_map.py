"""All capabilities at a glance: a row for each dimension, a field for each capability, its level in figures."""

from markupsafe import Markup

from readiness.domain.accent import DEFAULT_ACCENT
from readiness.domain.answers import Answer
from readiness.domain.levels import COUNT
from readiness.reporting.charts.svg import Drawing
from readiness.wording.answers import STATUS_SIGNS, sign
from readiness.wording.names import KEY_MARK
from readiness.wording.wording import Wording

_WIDTH, _LEFT = 680.0, 220.0
_TOP, _ROW, _GAP = 4.0, 34.0, 3.0
_LEGEND, _LEGEND_ROW = 44.0, 17.0


def heat_map(wording: Wording, accent: str = DEFAULT_ACCENT) -> Markup:
    """Return the chart; the same levels stand with their names in the table of capabilities."""
    result = wording.result
    rows = [(d, d.asked(result.score.depth)) for d in result.questionnaire.dimensions]
    rows = [(dimension, asked) for dimension, asked in rows if asked]
    columns = max(len(asked) for _, asked in rows)
    field = min((_WIDTH - _LEFT) / columns, 90.0)
    height = _TOP + _ROW * len(rows) + _LEGEND
    drawing = Drawing(accent)
    for i, (dimension, asked) in enumerate(rows):
        top = _TOP + _ROW * i
        drawing.label(0, top + _ROW / 2 + 2, wording.names.dimension(dimension.code), "name")
        for j, capability in enumerate(asked):
            mark = f" {KEY_MARK}" if capability.key_question else ""
            answer = result.assessment.answer(capability.code)
            _draw_field(drawing, (_LEFT + field * j, top), field - _GAP, capability.code + mark, answer)
    _draw_legend(drawing, height - _LEGEND + 12, wording)
    described = (
        f"{wording.names.told_capability(c.code)}: {wording.answers.of(c.code)}" for _, asked in rows for c in asked
    )
    return drawing.picture(_WIDTH, height, wording.language.gettext("Level of each capability"), "; ".join(described))


def _draw_field(drawing: Drawing, corner: tuple[float, float], width: float, name: str, answer: Answer) -> None:
    x, y = corner
    if answer.level is None:
        drawing.rect(x, y, width, _ROW - _GAP, "blank")
        kind = "cell"
    else:
        drawing.shade(x, y, width, _ROW - _GAP, answer.level)
        kind = drawing.letters_on(answer.level)
    drawing.label(x + 6, y + 12, name, "note dark" if kind == "cell dark" else "note")
    drawing.label(x + width - 8, y + 22, sign(answer), kind, "end")


def _draw_legend(drawing: Drawing, y: float, wording: Wording) -> None:
    """Explain the shades in one line; the signs for answers without a level and the star in a second one."""
    width = _WIDTH / COUNT
    for level in range(COUNT):
        x = width * level
        drawing.shade(x, y - 8, 12, 12, level)
        kind = "sign dark" if drawing.letters_on(level) == "cell dark" else "sign"
        drawing.label(x + 6, y + 1.5, str(level), kind, "middle")
        drawing.label(x + 17, y + 1.5, wording.names.level(level), "legend")
    y += _LEGEND_ROW
    for i, (status, shown) in enumerate(STATUS_SIGNS.items()):
        x = width * i
        drawing.rect(x, y - 8, 12, 12, "blank")
        drawing.label(x + 6, y + 1.5, shown, "sign", "middle")
        drawing.label(x + 17, y + 1.5, wording.answers.status(status), "legend")
    x = width * len(STATUS_SIGNS)
    drawing.label(x + 6, y + 1.5, KEY_MARK, "sign", "middle")
    drawing.label(x + 17, y + 1.5, wording.language.gettext("key question"), "legend")
