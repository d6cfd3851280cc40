"""What backs the answers: one bar, divided by how many levels were shown, told, guessed, or stand without evidence."""

from collections.abc import Sequence

from markupsafe import Markup

from readiness.domain.accent import DEFAULT_ACCENT
from readiness.reporting.charts.svg import PAGE_WIDTH, Drawing
from readiness.results.proof import Proof
from readiness.wording.credibility import proof_parts
from readiness.wording.wording import Wording

_TALL, _LEGEND = 12.0, 14.0
_MARGIN = 0.5
# Dark where evidence was seen; what is only said is lighter, and what nothing backs is empty.
_LEVEL_OF_PART = (5, 3, 1, 0)


def proof_bar(proof: Proof, wording: Wording, accent: str = DEFAULT_ACCENT) -> Markup:
    """Return the bar with its numbers below; nothing where no level was given."""
    if not proof.levels:
        return Markup("")
    language, drawing = wording.language, Drawing(accent)
    counts = (proof.shown, proof.stated, proof.guessed, proof.unbacked)
    shades = [shade for shade, count in zip(_LEVEL_OF_PART, counts, strict=True) if count]
    parts = proof_parts(proof, language)
    _draw(drawing, parts, shades, proof.levels)
    own = any(capability.own_scale for capability in wording.result.questionnaire.capabilities.values())
    title = (
        language.gettext("What backs the answers") if own else language.gettext("What backs the levels that were given")
    )
    described = "; ".join(f"{words}: {count}" for count, words in parts)
    return drawing.picture(PAGE_WIDTH, _TALL + _LEGEND + 2 * _MARGIN, title, described)


def _draw(drawing: Drawing, parts: Sequence[tuple[int, str]], shades: Sequence[int], levels: int) -> None:
    scale = (PAGE_WIDTH - 2 * _MARGIN) / levels
    at, column = _MARGIN, PAGE_WIDTH / len(parts)
    for number, ((count, words), shade) in enumerate(zip(parts, shades, strict=True)):
        drawing.shade(at, _MARGIN, scale * count, _TALL, shade)
        at += scale * count
        # The legend has columns of its own: below a narrow part there is no room for words.
        left = _MARGIN + column * number
        drawing.shade(left, _TALL + 5, 8, 8, shade)
        drawing.label(left + 12, _TALL + 12, f"{count} {words}", "small")
