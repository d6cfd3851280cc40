"""The cells of a contribution, one under the other: heading and cell as in the line, what that is, and what it says."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from readiness.ui.theme.typography import SMALL, zoomed
from readiness.ui.widgets.elements import text
from readiness.wording.contribution import ExplainedCell

_GAP, _APART = 4, 16


def cell_rows(cells: Iterable[ExplainedCell]) -> QWidget:
    """Return a row for each cell."""
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(zoomed(_GAP))
    grid.setHorizontalSpacing(zoomed(_APART))
    for column, share in enumerate((2, 2, 3, 4)):
        grid.setColumnStretch(column, share)
    for at, one in enumerate(cells):
        row = (text(one.heading, SMALL, "quiet"), text(one.cell, SMALL, bold=True), text(one.name, SMALL))
        for column, part in enumerate((*row, text(one.words, SMALL))):
            grid.addWidget(part, at, column, Qt.AlignmentFlag.AlignTop)
    return holder
