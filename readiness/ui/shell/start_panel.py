"""Beside the start page: what this program is, what it promises, and language, help and settings."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from readiness.foundation.overriding import override
from readiness.ui.look import Look
from readiness.ui.shell.state_line import StateLine
from readiness.ui.theme.app_icon import app_icon
from readiness.ui.theme.line_icons import icon_size, line_icon
from readiness.ui.theme.typography import DISPLAY, LEAD, zoomed
from readiness.ui.widgets.elements import rule, text
from readiness.ui.widgets.key_button import KeyButton
from readiness.ui.widgets.plain import PlainLabel

_WIDTH, _SIDES, _MARK = 416, 48, 64


class StartPanel(QFrame):
    """Takes the place of the rail while no document is open."""

    def __init__(self, look: Look, fill: Callable[[QMenu], object], show_help: Callable[[], object]) -> None:
        super().__init__()
        self._fill = fill
        self.setProperty("ground", "rail")
        self.setFixedWidth(zoomed(_WIDTH))
        _ = look.language.gettext
        column = QVBoxLayout(self)
        column.setContentsMargins(zoomed(_SIDES), zoomed(48), zoomed(_SIDES), zoomed(20))
        column.setSpacing(zoomed(12))
        column.addWidget(_Mark())
        column.addSpacing(zoomed(8))
        column.addWidget(text("Readiness", DISPLAY, bold=True))
        claim = _("How well is your organisation prepared for social media, and what is the next step?")
        column.addWidget(text(claim, LEAD))
        column.addStretch(1)
        for icon, words in (
            ("lock", _("Everything stays on this computer. No account, no connection to the internet.")),
            ("check", _("Every answer is saved at once.")),
        ):
            column.addLayout(_noted(look, icon, words))
        self.state = StateLine(look)
        column.addWidget(self.state)
        column.addWidget(rule())
        row = QHBoxLayout()
        row.setContentsMargins(zoomed(-12), 0, 0, 0)
        row.addWidget(KeyButton(look, _("Help"), show_help, "quiet", "F1"))
        self._opener = KeyButton(look, _("Menu"), self.open_menu, "quiet", "F10")
        row.addWidget(self._opener)
        row.addStretch(1)
        column.addLayout(row)
        self._menu = QMenu(self)

    def open_menu(self) -> None:
        """Show the menu above its button."""
        if self._menu.isEmpty():
            self._fill(self._menu)
        self._menu.popup(self._opener.mapToGlobal(QPoint(0, -self._menu.sizeHint().height())))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.width(), 0)


class _Mark(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(zoomed(_MARK), zoomed(_MARK))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        app_icon().paint(QPainter(self), self.rect())


def _noted(look: Look, icon: str, words: str) -> QHBoxLayout:
    picture = PlainLabel()
    size = icon_size()
    picture.setPixmap(line_icon(icon, look.tokens.quiet, size, 2.0))
    row = QHBoxLayout()
    row.setSpacing(zoomed(12))
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(text(words, role="quiet"), 1)
    return row
