"""Site or tags of the document: what sorts it among others; the field stands as those of the questions do."""

from PySide6.QtWidgets import QVBoxLayout

from readiness.ui.page import PageContext
from readiness.ui.pages.profile.wide_row import WideRow
from readiness.ui.theme.typography import SMALL, zoomed
from readiness.ui.widgets.elements import text
from readiness.ui.widgets.stored_text import StoredLine

_FIELD_WIDTH = 416


class LabelRow(WideRow):
    """The field tells below it why it is not stored."""

    def __init__(self, context: PageContext, words: str, hint: str, most: int) -> None:
        super().__init__()
        self.field = StoredLine(context.unstored, most)
        self.field.setMaximumWidth(zoomed(_FIELD_WIDTH))
        self.field.setPlaceholderText(hint)
        label = text(words, SMALL, bold=True)
        label.setBuddy(self.field)
        self.field.setAccessibleName(words)
        self.refusal = text("", SMALL, "warning")
        self.refusal.hide()
        fields = QVBoxLayout()
        fields.setSpacing(2)
        fields.addWidget(self.field)
        fields.addWidget(self.field.refusal)
        fields.addWidget(self.refusal)
        self.put(label, fields)

    def refuse(self, words: str) -> None:
        """Say below the field why it is not stored; without words nothing is said."""
        self.refusal.setText(words)
        self.refusal.setVisible(bool(words))
