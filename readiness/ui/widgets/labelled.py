"""A field with its name above it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.ui.theme.typography import SMALL, scaled
from readiness.ui.widgets.plain import PlainLabel, unmarked


def labelled(words: str, field: QWidget, *below: QWidget, above: QWidget | None = None) -> QWidget:
    """Return label and field, what explains it `above`, and what stands below it.

    An ampersand marks the letter that leads there with Alt; words of others go through `unmarking`.
    """
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(4)
    label = PlainLabel(words)
    label.setWordWrap(True)
    label.setBuddy(field)
    scaled(label, SMALL, bold=True)
    field.setAccessibleName(unmarked(words))
    layout.addWidget(label)
    if above is not None:
        layout.addWidget(above)
    layout.addWidget(field)
    for widget in below:
        layout.addWidget(widget)
    layout.addStretch(1)
    return holder
