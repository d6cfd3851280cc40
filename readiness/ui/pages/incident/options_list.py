"""What management can do in this case: letter, name and whether it is suitable at the left, why at the right."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout

from readiness.ui.theme.typography import BODY, SMALL, zoomed
from readiness.ui.widgets.elements import restyle, rule, text
from readiness.wording.incident import OptionText

_ROLES = {"✓": "accent", "✗": "quiet"}
_NAME_WIDTH = 168


class OptionsList(QFrame):
    """Keeps its labels: whoever reads an option does not lose it when a fact changes."""

    def __init__(self, options: Sequence[OptionText], in_this_case: Callable[[str], str]) -> None:
        super().__init__()
        self._in_this_case = in_this_case
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(zoomed(12))
        grid.setVerticalSpacing(zoomed(5))
        grid.setColumnMinimumWidth(0, zoomed(_NAME_WIDTH))
        grid.setColumnStretch(1, 1)
        self._fits: dict[str, QLabel] = {}
        self._reasons: dict[str, QLabel] = {}
        for at, option in enumerate(options):
            fit, reason = text("", SMALL), text("", BODY)
            names = QVBoxLayout()
            names.setSpacing(1)
            names.addWidget(text(option.title, BODY, bold=True))
            names.addWidget(fit)
            grid.addWidget(rule(), 2 * at, 0, 1, 2)
            grid.addLayout(names, 2 * at + 1, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(reason, 2 * at + 1, 1, Qt.AlignmentFlag.AlignTop)
            self._fits[option.code], self._reasons[option.code] = fit, reason
        self.show_options(options)

    def show_options(self, options: Sequence[OptionText]) -> None:
        """Show how each option fits now."""
        for option in options:
            fit, reason = self._fits[option.code], self._reasons[option.code]
            fit.setText(f"{option.sign} {option.fit}")
            fit.setAccessibleName(option.fit)
            restyle(fit, _ROLES.get(option.sign, ""))
            reason.setText(self._in_this_case(option.reason))
