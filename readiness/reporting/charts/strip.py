"""The levels of one dimension in a strip: a field for each capability, as dark as its level."""

from markupsafe import Markup

from readiness.domain.accent import DEFAULT_ACCENT
from readiness.domain.answers import Answer
from readiness.domain.questionnaire import Capability, Dimension
from readiness.reporting.charts.svg import Drawing
from readiness.wording.answers import answer_sign
from readiness.wording.wording import Wording

_FIELD, _GAP, _TALL = 18.0, 2.0, 14.0
# Half a line lies outside of the field that it frames.
_MARGIN = 0.5


def strip(dimension: Dimension, wording: Wording, accent: str = DEFAULT_ACCENT) -> Markup:
    """Return the strip, with a sign where there is no level; its description names every capability."""
    result, drawing = wording.result, Drawing(accent)
    asked = dimension.asked(result.score.depth)
    for at, capability in enumerate(asked):
        _draw_field(drawing, _MARGIN + (_FIELD + _GAP) * at, capability, result.assessment.answer(capability.code))
    width = (_FIELD + _GAP) * max(len(asked), 1) - _GAP + 2 * _MARGIN
    described = (f"{wording.names.told_capability(c.code)}: {wording.answers.of(c.code)}" for c in asked)
    own = any(capability.own_scale for capability in asked)
    words = wording.language.gettext("Answers: {name}") if own else wording.language.gettext("Levels: {name}")
    title = words.format(name=wording.names.dimension(dimension.code))
    return drawing.picture(width, _TALL + 2 * _MARGIN, title, "; ".join(described))


def _draw_field(drawing: Drawing, x: float, capability: Capability, answer: Answer) -> None:
    """Draw an answer as a field, as dark as its level; an own answer has a shade and no figure."""
    kind = "cell"
    if answer.level is None:
        drawing.rect(x, _MARGIN, _FIELD, _TALL, "blank")
    else:
        drawing.shade(x, _MARGIN, _FIELD, _TALL, answer.level)
        kind = drawing.letters_on(answer.level)
    drawing.label(x + _FIELD / 2, _MARGIN + _TALL / 2 + 3.2, answer_sign(capability, answer), kind, "middle")
