"""The readiness gates as stairs: each step says its name and whether it is passed."""

from markupsafe import Markup

from readiness.domain.accent import DEFAULT_ACCENT
from readiness.reporting.charts.svg import Drawing
from readiness.scoring.score import GateStatus
from readiness.wording.wording import Wording

_WIDTH, _STAIR, _FIRST, _HEAD = 680.0, 13.0, 34.0, 6.0


def gates_chart(wording: Wording, accent: str = DEFAULT_ACCENT) -> Markup:
    """Return the stairs, or nothing where the questionnaire has no gates."""
    result = wording.result
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
        drawing.label(width * i + 8, top + 15, wording.names.gate(gate.code), f"gate-name{dark}")
        drawing.label(width * i + 8, top + 27, wording.gates.status(gate.status), f"gate-status{dark}")
    described = (f"{wording.names.gate(g.code)}: {wording.gates.status(g.status)}" for g in gates)
    return drawing.picture(_WIDTH, height, wording.language.gettext("Readiness gates"), "; ".join(described))
