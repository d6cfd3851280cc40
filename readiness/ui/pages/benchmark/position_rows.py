"""Positions in a benchmark, one under the other: what is compared, and the share with its number and group."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from readiness.results.benchmark import BenchmarkPosition
from readiness.ui.theme.typography import BODY, SMALL, zoomed
from readiness.ui.widgets.elements import text
from readiness.wording.benchmark import BenchmarkWords

_GAP, _APART = 6, 20


def position_rows(words: BenchmarkWords, positions: Iterable[BenchmarkPosition]) -> QWidget:
    """Return a row for each position."""
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(zoomed(_GAP))
    grid.setHorizontalSpacing(zoomed(_APART))
    grid.setColumnStretch(0, 2)
    grid.setColumnStretch(1, 3)
    for at, one in enumerate(positions):
        grid.addWidget(text(words.name(one.measure), BODY, bold=True), at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(text(words.told(one), SMALL), at, 1, Qt.AlignmentFlag.AlignTop)
    return holder
