"""The bar below a page: the way back at its left, where one is in its middle, what comes next at its right."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from readiness.foundation.overriding import override
from readiness.ui.look import Look
from readiness.ui.theme.density import Density
from readiness.ui.theme.typography import BODY, CAPTION, zoomed
from readiness.ui.widgets.elements import PAGE_SIDES, text
from readiness.ui.widgets.key_button import KeyButton
from readiness.ui.widgets.second_press import act_once

_HEIGHTS = {Density.SMALL: 56, Density.COMPACT: 64, Density.COMFORTABLE: 70}
_GAP = 12
# The one that leads on does not move when its words change.
_LEAST_PRIMARY = 132
_TRACK, _TRACK_HEIGHT = 160, 6


class ActionBar(QFrame):
    """Never scrolls. Where its parts do not fit side by side, they take a second line."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("role", "bar")
        self._height = zoomed(_HEIGHTS[look.density])
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(zoomed(PAGE_SIDES), 0, zoomed(PAGE_SIDES), 0)
        self._outer.setSpacing(0)
        self._above, self._line = QHBoxLayout(), QHBoxLayout()
        self._line.setSpacing(zoomed(_GAP))
        self._left, self._right = QHBoxLayout(), QHBoxLayout()
        for part in (self._left, self._right):
            part.setSpacing(zoomed(_GAP))
        self._line.addLayout(self._left)
        self._line.addStretch(1)
        self._line.addStretch(1)
        self._line.addLayout(self._right)
        self._outer.addLayout(self._above)
        self._outer.addLayout(self._line)
        self._middle: QWidget | None = None
        self._stacked = False
        self.setMinimumHeight(self._height)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def add_back(self, words: str, act: Callable[[], object]) -> KeyButton:
        """Return a new way back, put at the left."""
        back = KeyButton(self._look, words, act).with_icon("left")
        self.add_left(back)
        return back

    def add_primary(self, words: str, act: Callable[[], object], key: str = "") -> KeyButton:
        """Return a new button for what comes next, put at the right end."""
        on = KeyButton(self._look, words, act, "primary", key)
        self.add_right(on)
        return on

    def add_secondary(self, words: str, act: Callable[[], object], key: str = "") -> KeyButton:
        """Return a new button for what else can be done, put at the right."""
        other = KeyButton(self._look, words, act, "", key)
        self.add_right(other)
        return other

    def add_quiet(self, words: str, act: Callable[[], object], key: str = "") -> KeyButton:
        """Return a new quiet way out, put at the left."""
        out = KeyButton(self._look, words, act, "quiet", key)
        self.add_left(out)
        return out

    def add_left_button(self, words: str, act: Callable[[], object]) -> KeyButton:
        """Return a new button for a way aside, put at the left."""
        aside = KeyButton(self._look, words, act)
        self.add_left(aside)
        return aside

    def add_left(self, *widgets: QWidget) -> None:
        """Put ways back, or out, at the left."""
        for widget in widgets:
            _act_once(widget)
            self._left.addWidget(widget)

    def add_right(self, *widgets: QWidget) -> None:
        """Put what comes next at the right, the most important last."""
        for widget in widgets:
            _act_once(widget)
            if isinstance(widget, QPushButton) and widget.property("role") == "primary":
                widget.setMinimumWidth(zoomed(_LEAST_PRIMARY))
            self._right.addWidget(widget)

    def set_middle(self, widget: QWidget) -> None:
        """Say where one is."""
        self._middle = widget
        self._line.insertWidget(2, widget)

    @override
    def minimumSizeHint(self) -> QSize:
        sides = 2 * zoomed(PAGE_SIDES)
        least = self._left.minimumSize().width() + self._right.minimumSize().width() + zoomed(_GAP)
        return QSize(least + sides, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._middle is None:
            return
        free = self.width() - self.minimumSizeHint().width() - 2 * zoomed(_GAP)
        stacked = self._middle.sizeHint().width() > free
        if stacked != self._stacked:
            self._stacked = stacked
            self._outer.setContentsMargins(
                zoomed(PAGE_SIDES), zoomed(8) if stacked else 0, zoomed(PAGE_SIDES), zoomed(8) if stacked else 0
            )
            if stacked:
                self._above.addWidget(self._middle)
            else:
                self._line.insertWidget(2, self._middle)
            self.updateGeometry()


def _act_once(widget: QWidget) -> None:
    """Have a button take one of two quick presses: after the first, it may lead on from another page."""
    if isinstance(widget, QPushButton):
        act_once(widget)


class ProgressNote(QWidget):
    """How far one is: a track and a sentence beside or above it; assistive technology reads the sentence."""

    def __init__(self, look: Look, share: float, words: str, *, below: bool = False) -> None:
        super().__init__()
        direction = QBoxLayout.Direction.BottomToTop if below else QBoxLayout.Direction.LeftToRight
        row = QBoxLayout(direction, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(zoomed(4 if below else _GAP))
        self._track = _Track(look)
        self._words = text("", CAPTION if below else BODY, "quiet")
        self._words.setWordWrap(below)
        row.addWidget(self._track, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words)
        self.show_progress(share, words)

    def show_progress(self, share: float, words: str) -> None:
        """Show a share from 0 to 1, and the sentence."""
        self._track.set_share(share)
        self._words.setText(words)


class _Track(QWidget):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._tokens = look.tokens
        self._share = 0.0
        self.setFixedSize(zoomed(_TRACK), zoomed(_TRACK_HEIGHT))

    def set_share(self, share: float) -> None:
        self._share = share
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for share, colour in ((1.0, self._tokens.track), (self._share, self._tokens.accent)):
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(QRectF(0, 0, round(self.width() * share), self.height()), 3, 3)
