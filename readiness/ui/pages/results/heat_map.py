"""All capabilities at a glance: a row for each dimension, a cell for each capability."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from readiness.foundation.overriding import override
from readiness.results.assessment_result import AssessmentResult
from readiness.ui.pages.results.heat_cell import HeatCell
from readiness.ui.theme.tokens import Tokens
from readiness.ui.widgets.wrapped_button import WrappedButton
from readiness.wording.wording import Wording

_MOVES = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class HeatMap(QWidget):
    """One tab stop: within the map the arrow keys move, and Enter leads to the question."""

    def __init__(
        self,
        result: AssessmentResult,
        wording: Wording,
        tokens: Tokens,
        show_question: Callable[[str], None],
        show_dimension: Callable[[str], None],
    ) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(3)
        self._rows: list[list[HeatCell]] = []
        for line, dimension in enumerate(result.questionnaire.dimensions):
            name = wording.names.dimension(dimension.code)
            grid.addWidget(WrappedButton(name, partial(show_dimension, dimension.code), tokens), line, 0)
            cells = []
            for at, capability in enumerate(dimension.asked(result.score.depth), start=1):
                code = capability.code
                answer = result.assessment.answer(code)
                name, told = wording.names.starred_capability(code), wording.names.told_capability(code)
                said = f"{told}: {wording.answers.of(code)}"
                cell = HeatCell(code, name, said, answer, tokens)
                cell.own_scale = capability.own_scale
                cell.clicked.connect(lambda _checked=False, code=code: show_question(code))
                cell.installEventFilter(self)
                grid.addWidget(cell, line, at)
                cells.append(cell)
            self._rows.append(cells)
        grid.setColumnStretch(0, 5)
        for column in range(1, max(map(len, self._rows)) + 1):
            grid.setColumnStretch(column, 4)
        self._set_tab_stop(next(cell for row in self._rows for cell in row))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move with the arrow keys, and make the cell that has the focus the stop for Tab."""
        if isinstance(watched, HeatCell):
            if isinstance(event, QFocusEvent) and event.gotFocus():
                self._set_tab_stop(watched)
            elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
                return self._on_key(watched, event)
        return super().eventFilter(watched, event)

    def _on_key(self, cell: HeatCell, event: QKeyEvent) -> bool:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            cell.click()
            return True
        move = _MOVES.get(Qt.Key(event.key()))
        if move is None:
            return False
        line = next(i for i, row in enumerate(self._rows) if cell in row)
        row = self._rows[max(0, min(line + move[0], len(self._rows) - 1))]
        at = self._rows[line].index(cell) + move[1]
        row[max(0, min(at, len(row) - 1))].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _set_tab_stop(self, tab_stop: HeatCell) -> None:
        for row in self._rows:
            for cell in row:
                cell.setFocusPolicy(Qt.FocusPolicy.StrongFocus if cell is tab_stop else Qt.FocusPolicy.ClickFocus)
