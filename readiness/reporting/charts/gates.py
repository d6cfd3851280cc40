"""The readiness gates as stairs: each step says its name and whether it is passed."""

from markupsafe import Markup

from readiness.domain.accent import DEFAULT_ACCENT
from readiness.foundation.language import Language
from readiness.reporting.charts.svg import Drawing
from readiness.results.assessment_result import AssessmentResult
from readiness.results.phrases import Phrases
from readiness.scoring.score import GateStatus

_WIDTH, _STAIR, _FIRST, _HEAD = 680.0, 13.0, 34.0, 6.0


def gates_chart(result: AssessmentResult, phrases: Phrases, language: Language, accent: str = DEFAULT_ACCENT) -> Markup:
    """Return the stairs, or nothing where the questionnaire has no gates."""
    gates = result.score.gates
    if not gates:
        return Markup("")
    height = _HEAD + _FIRST + _STAIR * (len(gates) - 1)
    width = _WIDTH / len(gates)
    drawing = Drawing(accent)
    for i, gate in enumerate(gates):
        tall = _FIRST + _STAIR * i
        top = height - tall
        drawing.rect(width * i, top, width - 4, tall, f"gate {gate.status}")
        dark = " pass" if gate.status is GateStatus.PASS else ""
        drawing.label(width * i + 8, top + 15, phrases.gate_name(gate.code), f"gate-name{dark}")
        drawing.label(width * i + 8, top + 27, phrases.gate_status(gate.status), f"gate-status{dark}")
    described = (f"{phrases.gate_name(g.code)}: {phrases.gate_status(g.status)}" for g in gates)
    return drawing.picture(_WIDTH, height, language.gettext("Readiness gates"), "; ".join(described))
