"""The bar below a page: the way back at its left, where one is in its middle, what comes next at its right."""

from collections.abc import Callable, Iterator
from itertools import pairwise

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from readiness.foundation.overriding import override
from readiness.ui.look import Look
from readiness.ui.theme.density import Density
from readiness.ui.theme.typography import BODY, CAPTION, zoomed
from readiness.ui.widgets.elements import page_sides, restyle, text
from readiness.ui.widgets.flow import FlowLayout
from readiness.ui.widgets.key_button import BUTTON_HEIGHT, KeyButton
from readiness.ui.widgets.second_press import act_once
from readiness.ui.widgets.wrapped_text import set_height_for_width

_HEIGHTS = {Density.SMALL: 56, Density.COMPACT: 64, Density.COMFORTABLE: 70}
_GAP = 12
# The one that leads on does not move when its words change.
_LEAST_PRIMARY = 132
_LEAST_ABOVE = 8
# The share of a page's height that it may take.
MOST_OF_PAGE = 0.3
# Beside words in the bar, and above or below them.
_SHORT_TRACK, _TRACK, _LEAST_TRACK, _TRACK_HEIGHT = 48, 160, 48, 6


class ActionBar(QFrame):
    """Never scrolls. What does not fit side by side takes further lines: where one is, above, then the way back."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("role", "bar")
        self._height = zoomed(_HEIGHTS[look.density])
        self._outer = QVBoxLayout(self)
        self._outer.setSpacing(zoomed(8))
        self._above = QHBoxLayout()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(zoomed(_GAP))
        self._left, self._right = FlowLayout(gap=zoomed(_GAP)), FlowLayout(gap=zoomed(_GAP), push_last=True)
        self._line.addLayout(self._left)
        self._line.addStretch(1)
        self._line.addStretch(1)
        self._line.addLayout(self._right)
        self._outer.addLayout(self._above)
        self._outer.addLayout(self._line)
        self._middle: QWidget | None = None
        self._stacked = self._narrow = self._inset = False
        self._sides = page_sides(self.width())
        self._set_margins()
        set_height_for_width(self, QSizePolicy.Policy.Preferred)

    def add_back(self, words: str, act: Callable[[], object]) -> KeyButton:
        """Return a new way back, put at the left."""
        back = KeyButton(self._look, words, act).with_icon("left")
        self.add_left(back)
        return back

    @property
    def line_height(self) -> int:
        """How high it is where all that is in it stands side by side."""
        return self._height

    def add_primary(self, words: str, act: Callable[[], object], key: str = "") -> KeyButton:
        """Return a new button for what comes next, put at the right end."""
        on = KeyButton(self._look, words, act, "primary", key)
        if key == self._look.language.gettext("Enter"):
            on.name_enter()
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
        self._stacked = False

    def set_inset(self, *, inset: bool) -> None:
        """Stand within a page's column, which has its own margins, or across the page."""
        if inset != self._inset:
            self._inset = inset
            self._arrange(self.width())

    def height_across(self, width: int) -> int:
        """Return how high it is across a page of a width, wherever it stands now; nothing is arranged by asking."""
        free = width - 2 * page_sides(width)
        narrow, stacked = self._shape(free)
        rooms = ((side, free if narrow else side.sizeHint().width()) for side in (self._left, self._right))
        heights = [height for side, room in rooms if (height := side.heightForWidth(room))]
        line = sum(heights) + zoomed(_GAP) * (len(heights) - 1) if narrow else max(heights, default=0)
        middle = self._middle.sizeHint().height() if self._middle is not None and self._shows_middle else 0
        above = middle + self._outer.spacing() if stacked else 0
        # The style draws a hairline above it.
        frame = self.contentsMargins().top() + self.contentsMargins().bottom()
        return frame + above + max(line, 0 if stacked else middle) + 2 * self._margin(low=narrow or stacked)

    @override
    def minimumSizeHint(self) -> QSize:
        least = max(self._left.minimumSize().width(), self._right.minimumSize().width())
        sides = 0 if self._inset else page_sides(0)
        return QSize(least + 2 * sides, super().minimumSizeHint().height())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Have Tab go from left to right, whatever was put there first."""
        super().showEvent(event)
        inside = [] if self._middle is None else self._middle.findChildren(QWidget)
        # A field of several parts has its stops within it.
        left, right = ([*_widgets(side)] for side in (self._left, self._right))
        walked = [part for widget in (*left, *inside, *right) for part in (widget, *widget.findChildren(QWidget))]
        # A list that opens is a window of its own.
        here = [widget for widget in walked if widget.window() is self.window()]
        stops = [widget for widget in here if widget.focusPolicy() & Qt.FocusPolicy.TabFocus]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    @override
    def event(self, event: QEvent) -> bool:
        """Arrange the parts anew where the width or one of them has changed."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self._arrange(self.width())
        return super().event(event)

    @property
    def _shows_middle(self) -> bool:
        return self._middle is not None and not self._middle.isHidden()

    def _shape(self, free: int) -> tuple[bool, bool]:
        """Return whether left and right stand below each other, and the middle above them, in so much width."""
        gap = zoomed(_GAP)
        needed = self._left.sizeHint().width() + gap + self._right.sizeHint().width()
        middle = self._middle.sizeHint().width() if self._middle is not None and self._shows_middle else 0
        return needed > free, bool(middle) and needed + 2 * gap + middle > free

    def _arrange(self, width: int) -> None:
        sides = 0 if self._inset else page_sides(width)
        narrow, stacked = self._shape(width - 2 * sides)
        if (narrow, stacked, sides) == (self._narrow, self._stacked, self._sides):
            return
        self._sides = sides
        self._narrow, self._stacked = narrow, stacked
        if self._middle is not None:
            if stacked:
                self._above.addWidget(self._middle)
            else:
                self._line.insertWidget(2, self._middle)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._line.setDirection(direction)
        self._set_margins()
        self.updateGeometry()

    def _set_margins(self) -> None:
        above = self._margin(low=self._stacked or self._narrow)
        self._outer.setContentsMargins(self._sides, above, self._sides, above)

    def _margin(self, *, low: bool) -> int:
        return zoomed(_LEAST_ABOVE) if low else (self._height - zoomed(BUTTON_HEIGHT)) // 2


def too_high(bar: ActionBar, width: int, height: int) -> bool:
    """Return whether a bar takes so much of a low page that it had better scroll with it."""
    return bar.height_across(width) > MOST_OF_PAGE * height


def _widgets(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        widget = item.widget() if item is not None else None
        if widget is not None:
            yield widget


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
        self._track = _Track(look, _TRACK if below else _SHORT_TRACK)
        self._words = text("", CAPTION if below else BODY, "quiet")
        row.addWidget(self._track, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words)
        self.show_progress(share, words)

    def warn(self, words: str) -> None:
        """Say what is missing, until the progress is shown again."""
        restyle(self._words, "warning")
        self._words.setText(words)

    def show_progress(self, share: float, words: str) -> None:
        """Show a share from 0 to 1, and the sentence."""
        restyle(self._words, "quiet")
        self._track.set_share(share)
        self._words.setText(words)


class _Track(QWidget):
    def __init__(self, look: Look, width: int) -> None:
        super().__init__()
        self._tokens = look.tokens
        self._wanted = zoomed(width)
        self._share = 0.0
        self.setFixedHeight(zoomed(_TRACK_HEIGHT))
        self.setMinimumWidth(zoomed(_LEAST_TRACK))
        self.setMaximumWidth(self._wanted)

    def set_share(self, share: float) -> None:
        self._share = share
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._wanted, zoomed(_TRACK_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for share, colour in ((1.0, self._tokens.track), (self._share, self._tokens.accent)):
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(QRectF(0, 0, round(self.width() * share), self.height()), 3, 3)
