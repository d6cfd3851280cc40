"""Site or tags of the document: what sorts it among others; the field stands as those of the questions do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from readiness.ui.page import PageContext
from readiness.ui.theme.typography import SMALL, zoomed
from readiness.ui.widgets.elements import UNLIMITED, text
from readiness.ui.widgets.stored_text import StoredLine

# As beside a question.
_WORDS_WIDTH, _FIELD_WIDTH = 408, 416
_BETWEEN, _BELOW = 16, 4


class LabelRow(QWidget):
    """Its words at the left, its field at the right; where it is narrow, below them."""

    def __init__(self, context: PageContext, words: str, hint: str, most: int) -> None:
        super().__init__()
        self.field = StoredLine(context.unstored, most)
        self.field.setMaximumWidth(zoomed(_FIELD_WIDTH))
        self.field.setPlaceholderText(hint)
        self._words = text(words, SMALL, bold=True)
        self._words.setBuddy(self.field)
        self.field.setAccessibleName(words)
        self.refusal = text("", SMALL, "warning")
        self.refusal.hide()
        fields = QVBoxLayout()
        fields.setSpacing(2)
        fields.addWidget(self.field)
        fields.addWidget(self.field.refusal)
        fields.addWidget(self.refusal)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._words, 0, Qt.AlignmentFlag.AlignVCenter)
        self._layout.addLayout(fields, 1)
        self.stand(side_by_side=True)

    def refuse(self, words: str) -> None:
        """Say below the field why it is not stored; without words nothing is said."""
        self.refusal.setText(words)
        self.refusal.setVisible(bool(words))

    def stand(self, *, side_by_side: bool) -> None:
        """Put the field beside its words, or below them."""
        direction = QBoxLayout.Direction.LeftToRight if side_by_side else QBoxLayout.Direction.TopToBottom
        self._layout.setDirection(direction)
        self._layout.setSpacing(_BETWEEN if side_by_side else _BELOW)
        if side_by_side:
            self._words.setFixedWidth(zoomed(_WORDS_WIDTH))
        else:
            self._words.setMinimumWidth(0)
            self._words.setMaximumWidth(UNLIMITED)
