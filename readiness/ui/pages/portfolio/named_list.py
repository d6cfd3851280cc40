"""A list with its name at its left."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from readiness.ui.look import Look
from readiness.ui.theme.typography import SMALL, scaled, zoomed
from readiness.ui.widgets.choice_list import ChoiceList
from readiness.ui.widgets.plain import PlainLabel


def named_list(look: Look, name: str) -> tuple[ChoiceList, QWidget]:
    """Return a list, and what holds it with its name."""
    field, holder, label = ChoiceList(look.tokens), QWidget(), PlainLabel(name)
    label.setBuddy(field)
    scaled(label, SMALL)
    label.setProperty("role", "quiet")
    field.setAccessibleName(name)
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(zoomed(6))
    row.addWidget(label)
    row.addWidget(field)
    row.addStretch(1)
    return field, holder
