"""What the editor has no form for: which file it is in, and the way to that file."""

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout

from readiness.ui.look import Look
from readiness.ui.open_outside import open_outside
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.elements import button, row, text


def fill_other_files(column: QVBoxLayout, look: Look, folder: Path) -> None:
    """Say what is written in a text editor, and offer the folder."""
    _ = look.language.gettext
    column.addWidget(
        text(
            _("These parts have no form here. They are written in files of the folder, which the check reads as well:"),
            SMALL,
        )
    )
    parts = [
        ("terms.yaml", _("words used in one sense only")),
        ("costs.yaml", _("day rates and what is paid to others")),
        ("legal.yaml", _("legal points")),
        ("changes.yaml", _("what has changed between versions")),
    ]
    for file, what in parts:
        column.addWidget(text(f"{file}: {what}", SMALL, "quiet"))
    column.addLayout(row(button(_("Show folder"), lambda: open_outside(folder))))
