"""The rail at the left: which document is open, its places, what is always at hand, and how it is stored."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from readiness.domain.assessment import Assessment
from readiness.foundation.overriding import override
from readiness.ui.look import Look
from readiness.ui.shell.state_line import StateLine
from readiness.ui.theme.app_icon import app_icon
from readiness.ui.theme.density import Density
from readiness.ui.theme.line_icons import icon_size, line_icon
from readiness.ui.theme.typography import BODY, CAPTION, scaled, zoomed
from readiness.ui.widgets.elements import rule, text
from readiness.ui.widgets.focus_scroll import FocusScroll
from readiness.ui.widgets.plain import set_tool_tip
from readiness.wording.depths import depth_name

_WIDTH, _NARROW = 192, 56
_ITEM, _UNDER, _PAD = 36, 32, 12
_MARK = 24


@dataclass(frozen=True, slots=True)
class RailPlace:
    """A place in the rail: its name, its icon, where it leads, and a figure that says how it stands."""

    name: str
    icon: str
    go: Callable[[], object]
    key: str = ""
    figure: str = ""


class RailButton(QPushButton):
    """An entry of the rail; the place where one is stands on the page's ground, with a rule at its left."""

    def __init__(self, look: Look, place: RailPlace, *, large: bool = True, described: str = "") -> None:
        super().__init__()
        self._look = look
        self._place = place
        self._large = large
        self._narrow = look.density is Density.SMALL
        self._here = False
        self._figure = place.figure
        scaled(self, BODY if large else CAPTION)
        self.setProperty("role", "rail")
        self.setAccessibleName(place.name)
        self.setAccessibleDescription(described)
        # Enter presses it, as in a dialog.
        self.setAutoDefault(True)
        self.clicked.connect(lambda _checked=False: place.go())
        # In a low window it becomes as low as its icon allows.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        tip = described or " · ".join(part for part in (place.name if self._narrow else "", place.key) if part)
        if tip:
            set_tool_tip(self, tip)

    @property
    def name(self) -> str:
        """What the place is called."""
        return self._place.name

    def show_here(self, *, here: bool) -> None:
        """Show whether one is there, in words for assistive technology too."""
        self._here = here
        said = [self._look.language.gettext("You are here") if here else "", self._figure]
        self.setAccessibleDescription(" · ".join(part for part in said if part))
        self.update()

    def show_figure(self, figure: str) -> None:
        """Show how the place stands."""
        if figure != self._figure:
            self._figure = figure
            self.show_here(here=self._here)

    @override
    def sizeHint(self) -> QSize:
        return QSize(
            zoomed(_NARROW if self._narrow else _WIDTH) - 2 * zoomed(_PAD), zoomed(_ITEM if self._large else _UNDER)
        )

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(zoomed(24), max(zoomed(24), icon_size() + zoomed(4)))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, area = self._look.tokens, self.rect()
        painter.setPen(Qt.PenStyle.NoPen)
        ground = tokens.page if self._here else tokens.hover if self.underMouse() else None
        if self.isDown():
            ground = tokens.pressed
        if ground:
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(area, 6, 6)
        if self._here:
            painter.setBrush(QColor(tokens.accent))
            painter.drawRect(QRect(0, zoomed(8), 3, area.height() - 2 * zoomed(8)))
        ink = tokens.ink if self._large else tokens.quiet
        size, left = icon_size(), zoomed(10)
        if self._narrow:
            left = (area.width() - size) // 2
        top = (area.height() - size) // 2
        painter.drawPixmap(QPoint(left, top), line_icon(self._place.icon, ink, size, self.devicePixelRatioF()))
        if self._narrow:
            return
        painter.setPen(QColor(ink))
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if self._here else QFont.Weight.Normal)
        painter.setFont(font)
        words = area.adjusted(zoomed(40), 0, -zoomed(8), 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._place.name)
        aside = self._figure or ("" if self._large else self._place.key)
        if aside:
            small = QFont(self.font())
            small.setPointSizeF(small.pointSizeF() * (CAPTION.factor if self._large else 1.0))
            small.setWeight(font.weight())
            taken = QFontMetrics(font).horizontalAdvance(self._place.name)
            if taken + QFontMetrics(small).horizontalAdvance(aside) + zoomed(8) <= words.width():
                painter.setFont(small)
                painter.setPen(QColor(tokens.quiet))
                painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, aside)


class _Shrinking(QWidget):
    """Scrolls only below its least height: Qt would do so below the height that it likes best."""

    @override
    def heightForWidth(self, width: int) -> int:
        column = self.layout()
        return -1 if column is None else column.minimumHeightForWidth(width)


class Rail(QScrollArea):
    """Stands at the left of every page but the start page.

    In a low window, what the menu holds too is left to the menu, then the entries become lower, then it scrolls.
    """

    def __init__(self, look: Look, close: Callable[[], object], fill: Callable[[QMenu], object]) -> None:
        super().__init__()
        self._look = look
        self._fill = fill
        self._narrow = look.density is Density.SMALL
        self.setFixedWidth(zoomed(_NARROW if self._narrow else _WIDTH))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Every entry is a stop of its own.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        FocusScroll(self)
        holder = _Shrinking()
        holder.setProperty("ground", "rail")
        # Qt paints the ground of a class of our own only where it is told to.
        holder.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWidget(holder)
        self._column = column = QVBoxLayout(holder)
        column.setContentsMargins(zoomed(_PAD), zoomed(12), zoomed(_PAD), zoomed(8))
        column.setSpacing(zoomed(2))
        _ = look.language.gettext
        told = _("Closes the assessment. Your answers are kept.")
        self._home = _Home(look, RailPlace(_("All assessments"), "", close), large=False, described=told)
        column.addWidget(self._home)
        self._head = QVBoxLayout()
        self._head.setContentsMargins(zoomed(8), zoomed(8), zoomed(8), zoomed(8))
        self._head.setSpacing(0)
        self._name, self._kind = text("", bold=True), text("", CAPTION, "quiet")
        for label in (self._name, self._kind):
            label.setVisible(False)
            # A long name is divided rather than cut.
            label.setMinimumWidth(1)
            self._head.addWidget(label)
        column.addLayout(self._head)
        self._places_layout = QVBoxLayout()
        self._places_layout.setSpacing(zoomed(4))
        column.addLayout(self._places_layout)
        column.addStretch(1)
        self._always = QVBoxLayout()
        self._always.setSpacing(0)
        column.addLayout(self._always)
        self._places: list[RailButton] = []
        self._in_menu: list[RailButton] = []
        self._menu = QMenu(self)
        # Filled when it opens for the first time: a start goes without.
        self._menu.aboutToShow.connect(self._fill_menu)
        column.addWidget(rule())
        self.state = StateLine(look, narrow=self._narrow)
        self.state.setContentsMargins(0 if self._narrow else zoomed(8), zoomed(6), 0, 0)
        column.addWidget(self.state)

    def set_document(self, name: str, kind: str) -> None:
        """Say which document is open; without one nothing is said."""
        for label, words in ((self._name, name), (self._kind, kind)):
            label.setText(words)
            label.setVisible(bool(words) and not self._narrow)
        self._home.setVisible(True)

    def set_places(self, places: list[RailPlace], always: list[RailPlace]) -> None:
        """Show the places of the document, and what is always at hand and in the menu too, the menu last."""
        for place in places:
            self._places.append(RailButton(self._look, place))
            self._places_layout.addWidget(self._places[-1])
        for place in always:
            self._in_menu.append(RailButton(self._look, place, large=False))
            self._always.addWidget(self._in_menu[-1])
        words = self._look.language.gettext("Menu")
        self._opener = RailButton(self._look, RailPlace(words, "menu", self.open_menu, "F10"), large=False)
        self._always.addWidget(self._opener)
        self._leave_to_menu()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._leave_to_menu()

    def _leave_to_menu(self) -> None:
        """Show what the menu holds too only where every entry has its full height beside it."""
        needed = self._column.sizeHint().height()
        needed += sum(button.sizeHint().height() for button in self._in_menu if button.isHidden())
        for button in self._in_menu:
            button.setVisible(needed <= self.height())

    def open_menu(self) -> None:
        """Show the menu above its button."""
        self._fill_menu()
        height = self._menu.sizeHint().height()
        self._menu.popup(self._opener.mapToGlobal(QPoint(self._opener.width(), self._opener.height() - height)))

    def show_here(self, name: str, figures: dict[str, str]) -> None:
        """Mark the place where one is, and show how all of them stand, by their names."""
        for button in (*self._places, *self._in_menu):
            button.show_figure(figures.get(button.name, ""))
            button.show_here(here=button.name == name)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.width(), 0)

    def _fill_menu(self) -> None:
        if self._menu.isEmpty():
            self._fill(self._menu)


class _Home(RailButton):
    """The way home: the mark of the program, and where it leads."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, size = self._look.tokens, zoomed(_MARK)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.hover))
            painter.drawRoundedRect(self.rect(), 6, 6)
        left = (self.width() - size) // 2 if self._narrow else zoomed(8)
        app_icon().paint(painter, QRect(left, (self.height() - size) // 2, size, size))
        if not self._narrow:
            painter.setPen(QColor(tokens.quiet))
            font = QFont(self.font())
            font.setWeight(QFont.Weight.Normal)
            painter.setFont(font)
            area = self.rect().adjusted(zoomed(40), 0, 0, 0)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.name)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), zoomed(32))


def kind_of(look: Look, assessment: Assessment) -> str:
    """Return what kind of assessment is open, or whose view it is."""
    _ = look.language.gettext
    author, depth = assessment.perspectives.author, assessment.details.depth
    if author is not None:
        return _("My view: {person}").format(person=author.person)
    return depth_name(depth, look.language)
