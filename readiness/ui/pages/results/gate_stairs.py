"""The readiness gates as stairs that can be chosen: one step each, higher with every gate."""

from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from readiness.foundation.overriding import override
from readiness.scoring.score import GateScore, GateStatus
from readiness.ui.theme.tokens import Tokens
from readiness.ui.theme.typography import SMALL, scaled
from readiness.ui.widgets.plain import set_tool_tip
from readiness.wording.gates import MARKS
from readiness.wording.wording import Wording

_RISE, _PAD = 11, 7
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class GateStep(QAbstractButton):
    """One gate: filled when it is passed, outlined when not, dashed while it is open; the mark says it too."""

    def __init__(self, gate: GateScore, name: str, status: str, height: int, tokens: Tokens) -> None:
        super().__init__()
        self._name, self._gate, self._status = name, gate, status
        self._steps, self._tokens = height, tokens
        self.setCheckable(True)
        self.setAccessibleName(f"{name}: {status}")
        set_tool_tip(self, f"{name}: {status}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        scaled(self, SMALL)

    @override
    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.averageCharWidth() * 14, 4 * metrics.lineSpacing() + 2 * _PAD + self._steps * _RISE)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("✕") + 2 * _PAD, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the step; the chosen one has a bar on its foot."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, box = self._tokens, self.rect().adjusted(1, 1, -2, -2)
        passed = self._gate.status is GateStatus.PASS
        dashed = self._gate.status is GateStatus.OPEN
        painter.setPen(QPen(QColor(tokens.edge), 1, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine))
        chosen = tokens.soft if self.isChecked() else tokens.raised
        painter.setBrush(QColor(tokens.accent if passed else chosen))
        painter.drawRoundedRect(box, 4, 4)
        ink = QColor(tokens.accent_ink if passed else tokens.ink)
        if self.isChecked():
            painter.fillRect(
                QRect(box.left(), box.bottom() - 4, box.width(), 5), ink if passed else QColor(tokens.accent)
            )
        painter.setPen(ink)
        words = box.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        mark = MARKS[self._gate.status]
        # A word that would be cut is left out: it stands in full beside the stairs.
        widest = max(map(QFontMetrics(bold).horizontalAdvance, f"{self._name} {self._status}".split()))
        if widest > words.width():
            painter.drawText(words, _WRAP, mark)
            return
        name = painter.boundingRect(words, _WRAP, self._name)
        painter.drawText(words, _WRAP, self._name)
        painter.setFont(self.font())
        painter.drawText(words.adjusted(0, name.height() + 2, 0, 0), _WRAP, f"{mark} {self._status}")


class GateStairs(QWidget):
    """Tells which gate was chosen; the arrow keys walk the stairs."""

    chosen = Signal(str)

    def __init__(self, gates: tuple[GateScore, ...], wording: Wording, tokens: Tokens) -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        self._group = QButtonGroup(self)
        self._steps: dict[str, GateStep] = {}
        for at, gate in enumerate(gates):
            step = GateStep(gate, wording.names.gate(gate.code), wording.gates.status(gate.status), at, tokens)
            step.toggled.connect(partial(self._on_toggled, gate.code))
            self._group.addButton(step)
            self._steps[gate.code] = step
            layout.addWidget(step, 1, Qt.AlignmentFlag.AlignBottom)

    def _on_toggled(self, code: str, on: bool) -> None:  # noqa: FBT001 - Qt's signal brings it
        if on:
            self.chosen.emit(code)

    def choose(self, code: str) -> None:
        """Choose a gate."""
        self._steps[code].setChecked(True)
