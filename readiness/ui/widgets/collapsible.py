"""A title that unfolds what is below it."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.ui.look import Look
from readiness.ui.theme.typography import BODY, TypeSize
from readiness.ui.widgets.elements import clear
from readiness.ui.widgets.tab_order import tab_through
from readiness.ui.widgets.wrapped_button import WrappedButton

_INDENT = 22


class Collapsible(QWidget):
    """Its body is made by `fill` when it is first shown."""

    def __init__(self, context: Look, title: str, fill: Callable[[QVBoxLayout], None], size: TypeSize = BODY) -> None:
        super().__init__()
        self._context = context
        self._title = title
        self._fill = fill
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        self._opener = WrappedButton("", self.toggle, context.tokens, size, plain=True)
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(_INDENT, 0, 0, 8)
        self._column.setSpacing(4)
        layout.addWidget(self._opener)
        layout.addWidget(self._body)
        self._body.hide()
        self.setFocusProxy(self._opener)
        self._show()

    @property
    def unfolded(self) -> bool:
        """Whether the body is shown."""
        return not self._body.isHidden()

    @property
    def title(self) -> str:
        """What it is called."""
        return self._title

    def set_title(self, title: str) -> None:
        """Call it something else."""
        if title != self._title:
            self._title = title
            self._show()

    def refill(self) -> None:
        """Make the body anew: what it shows has changed."""
        clear(self._column)
        if self.unfolded:
            self._make()

    def toggle(self) -> None:
        """Show the body, or hide it."""
        if not self._column.count():
            self._make()
        self._body.setVisible(self._body.isHidden())
        self._show()

    def _make(self) -> None:
        self._fill(self._column)
        tab_through(self._body, self._opener)

    def _show(self) -> None:
        _ = self._context.language.gettext
        self._opener.set_words(("▾ " if self.unfolded else "▸ ") + self._title)
        self._opener.setAccessibleName(self._title)
        state = _("shown") if self.unfolded else _("hidden")
        self._opener.setAccessibleDescription(_("Content: {state}").format(state=state))
