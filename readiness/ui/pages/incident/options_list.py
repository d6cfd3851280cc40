"""The options in this case, one under the other: letter and name, whether it is suitable, and why."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.elements import restyle, text
from readiness.wording.incident import OptionText

_ROLES = {"✓": "accent", "✗": "quiet"}


class OptionsList(QWidget):
    """Keeps its labels: whoever reads an option does not lose it when a fact changes."""

    def __init__(self, options: Sequence[OptionText]) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(0, 1)
        self._fits: dict[str, QLabel] = {}
        self._reasons: dict[str, QLabel] = {}
        for at, option in enumerate(options):
            fit, reason = text("", SMALL, bold=True), text("", SMALL)
            fit.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            reason.setContentsMargins(0, 0, 0, 5)
            grid.addWidget(text(option.title, SMALL, bold=True), 2 * at, 0)
            grid.addWidget(fit, 2 * at, 1)
            grid.addWidget(reason, 2 * at + 1, 0, 1, 2)
            self._fits[option.code], self._reasons[option.code] = fit, reason
        self.show_options(options)

    def show_options(self, options: Sequence[OptionText]) -> None:
        """Show how each option fits now."""
        for option in options:
            fit, reason = self._fits[option.code], self._reasons[option.code]
            fit.setText(f"{option.sign} {option.fit}")
            fit.setAccessibleName(option.fit)
            restyle(fit, _ROLES.get(option.sign, ""))
            reason.setText(option.reason)
