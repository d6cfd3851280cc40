"""A small button behind a name that explains what is meant: to the pointer at once, to the keyboard when pressed."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from readiness.foundation.overriding import override
from readiness.ui.look import Look
from readiness.ui.theme.typography import zoomed
from readiness.ui.widgets.elements import text
from readiness.ui.widgets.icon_button import IconButton
from readiness.ui.widgets.plain import set_tool_tip
from readiness.ui.widgets.popup_place import place_at

_WIDTH = 400
_CLOSING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Tab})


class InfoButton(IconButton):
    """Its tool tip is what it explains; pressed, it shows that until Escape or another press."""

    def __init__(self, look: Look, about: str, words: str) -> None:
        name = look.language.gettext("Explanation: {about}").format(about=about)
        super().__init__("help", name, self._explain, look.tokens)
        self._words = words
        set_tool_tip(self, words)
        self.setAccessibleDescription(words)

    def _explain(self) -> None:
        _Bubble(self, self._words).open()


class _Bubble(QFrame):
    """The words of an explanation, until a key or a click closes them."""

    def __init__(self, at: QWidget, words: str) -> None:
        super().__init__(at, Qt.WindowType.Popup)
        self._at = at
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "popup")
        self.setAccessibleName(words)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        label = text(words)
        layout.addWidget(label)
        self.ensurePolished()
        width = min(zoomed(_WIDTH), label.sizeHint().width())
        sides = layout.contentsMargins()
        around = QSize(sides.left() + sides.right() + 2, sides.top() + sides.bottom() + 2)
        self.setGeometry(place_at(at, QSize(width, label.heightForWidth(width)) + around))

    def open(self) -> None:
        """Show it, with the keyboard on it: assistive technology reads it."""
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with any key that leads on; Qt closes it with Escape."""
        if event.key() in _CLOSING:
            self.close()
        else:
            super().keyPressEvent(event)
