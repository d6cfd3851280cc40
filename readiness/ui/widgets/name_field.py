"""A field for the name of a person or a role: typed, or chosen among names that are known."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from readiness.domain.values import NAME_LIMIT
from readiness.foundation.overriding import override
from readiness.ui.look import Look
from readiness.ui.widgets.icon_button import IconButton
from readiness.ui.widgets.plain import on_one_line
from readiness.ui.widgets.popup_place import place_at
from readiness.ui.widgets.stored_text import StoredLine
from readiness.ui.widgets.unstored import Unstored


class NameField(QWidget):
    """Stores what is typed while it is typed; Alt+Down, or the button at its end, opens the list."""

    # The name as it is to be stored.
    stored = Signal(str)

    def __init__(self, look: Look, unstored: Unstored) -> None:
        super().__init__()
        self._names: Sequence[str] = ()
        self._line = StoredLine(unstored, NAME_LIMIT)
        self._line.stored.connect(self.stored)
        self._line.installEventFilter(self)
        _ = look.language.gettext
        self._line.setAccessibleDescription(_("Type a name, or choose one with Alt+Down."))
        self._open = IconButton("down", _("Choose a name"), self.open_list, look.tokens, self._line)
        # Keys do the same: Tab leads on at once.
        self._open.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._open.setAutoDefault(False)
        self._open.setCursor(Qt.CursorShape.ArrowCursor)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._line)
        layout.addWidget(self._line.refusal)
        self.setFocusProxy(self._line)

    @property
    def visit(self) -> object:
        """What tells one stay in the field from the next: what is stored during one is one step of the history."""
        return self._line.visit

    def setAccessibleName(self, name: str) -> None:
        """Give the name to the line, which has the focus."""
        self._line.setAccessibleName(name)
        self._open.setAccessibleDescription(name)

    def offer(self, names: Sequence[str]) -> None:
        """Offer these names."""
        self._names = names

    def show_name(self, name: str) -> None:
        """Show what is stored; what is being typed and not stored yet stays."""
        self._line.show_text(name)

    def open_list(self) -> None:
        """Show the names below the field, and begin at the one that is shown."""
        # Made when it is wanted: a window of its own among the fields would confuse the order of Tab.
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in self._names:
            action = QAction(on_one_line(name).replace("&", "&&"), menu)
            action.triggered.connect(partial(self._choose, name))
            menu.addAction(action)
            if name == self._line.text():
                menu.setActiveAction(action)
        menu.setMinimumWidth(self.width())
        menu.popup(place_at(self._line, menu.sizeHint()).topLeft())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the key that opens the list, and keep the button at the end of the line."""
        if event.type() is QEvent.Type.Resize:
            self._place_button()
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
            if event.key() == Qt.Key.Key_Down and alt:
                self.open_list()
                return True
        return super().eventFilter(watched, event)

    def _choose(self, name: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signal brings it
        self._line.setText(name)
        self._line.setFocus(Qt.FocusReason.PopupFocusReason)
        self.stored.emit(name)

    def _place_button(self) -> None:
        side = min(self._open.sizeHint().height(), self._line.height())
        gap = (self._line.height() - side) // 2
        self._open.resize(side, side)
        self._open.move(QPoint(self._line.width() - side - gap, gap))
        self._line.setTextMargins(0, 0, side + gap, 0)
