"""At the end of the rail: how the document is stored, and a sign for what lasts, such as an open network."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.ui.look import Look
from readiness.ui.theme.typography import CAPTION
from readiness.ui.widgets.elements import button, text
from readiness.ui.widgets.plain import set_tool_tip, set_words
from readiness.ui.widgets.wrapped_button import WrappedButton


class StateLine(QWidget):
    """Says it in words; in a rail of icons by a mark, which has the words for its name and tool tip."""

    def __init__(self, look: Look, *, narrow: bool = False) -> None:
        super().__init__()
        self._narrow = narrow
        self._act: Callable[[], object] = lambda: None
        self._sign = button("", self._on_sign, "sign") if narrow else WrappedButton("", self._on_sign, look.tokens)
        self._words = text("", CAPTION, "quiet")
        if narrow:
            self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        # A long name is divided rather than cut.
        self._words.setMinimumWidth(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for widget in (self._sign, self._words):
            widget.hide()
            column.addWidget(widget)

    def show_state(self, words: str) -> None:
        """Say how the document is stored."""
        # What goes on says so by the dots at its end.
        waiting = words.endswith("…")
        if self._narrow:
            self._words.setText("…" if waiting else "✓")
            self._words.setAccessibleName(words)
            set_tool_tip(self._words, words)
        else:
            self._words.setText(words if waiting else f"✓ {words}")
        self._words.setVisible(bool(words))

    def show_sign(self, words: str, act: Callable[[], object]) -> None:
        """Show a button; without words there is none."""
        self._act = act
        if isinstance(self._sign, WrappedButton):
            self._sign.set_words(words)
        else:
            # Such words begin with a mark.
            set_words(self._sign, words.partition(" ")[0])
            self._sign.setAccessibleName(words)
            set_tool_tip(self._sign, words)
        self._sign.setVisible(bool(words))

    @property
    def sign(self) -> str:
        """What the button says; nothing where there is none."""
        return "" if self._sign.isHidden() else self._sign.accessibleName()

    def _on_sign(self) -> None:
        self._act()
