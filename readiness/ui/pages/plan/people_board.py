"""The plan by person: a column for each, with what to do in the order in which it begins; cards change hands."""

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from readiness.app.plan_editor import PlanEditor
from readiness.foundation.overriding import override
from readiness.planning.levelling import Booking
from readiness.planning.packages import Package
from readiness.planning.roadmap import Roadmap
from readiness.planning.steps import Step
from readiness.ui.look import Look
from readiness.ui.page import Edit, PageContext
from readiness.ui.pages.plan.handing_over import CardDrag, OwnerColumn
from readiness.ui.pages.plan.time_axis import TimeAxis, axis_of
from readiness.ui.theme.typography import SMALL, zoomed
from readiness.ui.widgets.elements import framed, renewing, text
from readiness.ui.widgets.tab_order import tab_through
from readiness.ui.widgets.wrapped_button import WrappedButton
from readiness.ui.widgets.wrapped_choice import WrappedCheck
from readiness.wording.wording import Wording

_COLUMN, _LEAST_COLUMN, _GAP, _STRIP = 252, 200, 16, 12


class PeopleBoard(QWidget):
    """Made anew with each plan; a package is opened in the roadmap."""

    # The id of a package.
    open_wanted = Signal(str)

    def __init__(self, context: PageContext, edit: Edit, editor: PlanEditor) -> None:
        super().__init__()
        self._context = context
        self._session = context.session
        self._edit = edit
        self._editor = editor
        self._ticks: dict[str, WrappedCheck] = {}
        # What says that a package is overdue, by its id.
        self._late: dict[str, QWidget] = {}
        self._openers: dict[str, WrappedButton] = {}
        self._columns: list[OwnerColumn] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def start_anew(self) -> None:
        """Show the roadmap that was taken last."""
        # Of this window: it need not be the active one.
        focus = self.window().focusWidget()
        focused = next((name for name, opener in self._openers.items() if opener is focus), "")
        self._columns = []
        self._openers.clear()
        self._ticks.clear()
        self._late.clear()
        roadmap = self._editor.roadmap
        with renewing(self._layout):
            if roadmap is not None and roadmap.bookings:
                self._fill(roadmap)
            if focused in self._openers:
                self._openers[focused].setFocus(Qt.FocusReason.OtherFocusReason)
        tab_through(self)

    def _fill(self, roadmap: Roadmap) -> None:
        wording = Wording(self._session.result(), self._context.language)
        self._columns = [self._column(bookings, roadmap, wording) for bookings in _by_owner(roadmap, wording)]
        columns = _SideBySide(self._columns)
        self._layout.addWidget(columns)
        self.refresh()
        # The layout would show them later, and what is not shown takes no focus.
        columns.show()

    def refresh(self) -> None:
        """Show what is done now, and what is not although it is time."""
        for booking in self._editor.roadmap.bookings if self._editor.roadmap else ():
            if booking.package.id in self._late:
                self._late[booking.package.id].setVisible(self._editor.overdue(booking))
            for step in booking.package.steps:
                if step.id in self._ticks:
                    self._ticks[step.id].setChecked(self._editor.done(step))

    def _column(self, bookings: list[Booking], roadmap: Roadmap, wording: Wording) -> OwnerColumn:
        first = bookings[0].package
        holder = OwnerColumn(self._context, self._session.result().planner.basis.owner(first))
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(zoomed(8))
        layout.addWidget(text(wording.roadmap.owner(first), bold=True))
        effort = wording.roadmap.effort(booking.package for booking in bookings)
        layout.addWidget(text(effort, SMALL, "quiet"))
        layout.addWidget(_Weeks(self._context, bookings, roadmap))
        for booking in bookings:
            layout.addWidget(self._card(holder, booking, wording))
        layout.addStretch(1)
        return holder

    def _card(self, column: OwnerColumn, booking: Booking, wording: Wording) -> QFrame:
        card = QFrame()
        layout = framed(card, 4)
        language, package = self._context.language, booking.package
        open_it = partial(self.open_wanted.emit, package.id)
        opener = WrappedButton(wording.names.capability(package.capability), open_it, self._context.tokens)
        opener.setAccessibleDescription(language.gettext("Shift with an arrow hands it over to the next person."))
        self._openers[package.id] = opener
        drag = CardDrag(card, opener)
        drag.held.connect(self._show_target)
        drag.dropped.connect(lambda at: self._hand_over(package, column, self._column_at(at)))
        drag.moved.connect(lambda by: self._hand_over(package, column, self._beside(column, by)))
        layout.addWidget(opener)
        until = language.gettext("until {date} · {effort}")
        told = until.format(date=language.short_date(booking.due), effort=wording.roadmap.effort([package]))
        layout.addWidget(text(told, SMALL, "quiet"))
        late = self._late[package.id] = text(language.gettext("overdue"), SMALL, "warning")
        layout.addWidget(late)
        for step in package.steps:
            tick = WrappedCheck(wording.steps.action(step.capability, step.level), self._context.tokens)
            tick.clicked.connect(partial(self._on_done, step, tick))
            layout.addWidget(tick)
            self._ticks[step.id] = tick
        return card

    def _column_at(self, at: QPoint) -> OwnerColumn | None:
        """Return the column at a place on the screen."""
        return next((c for c in self._columns if c.rect().contains(c.mapFromGlobal(at))), None)

    def _beside(self, column: OwnerColumn, by: int) -> OwnerColumn | None:
        at = self._columns.index(column) + by
        return self._columns[at] if 0 <= at < len(self._columns) else None

    def _show_target(self, at: QPoint) -> None:
        target = self._column_at(at)
        for column in self._columns:
            column.set_target(on=column is target)

    def _hand_over(self, package: Package, column: OwnerColumn, to: OwnerColumn | None) -> None:
        for other in self._columns:
            other.set_target(on=False)
        if to is None or to is column:
            return
        language, names = self._context.language, Wording(self._session.result(), self._context.language).names
        owner = to.owner
        self._edit(partial(self._editor.hand_over, package, owner))
        words = language.gettext("“{name}”: now with {owner}.")
        self._context.notifier.announce(
            words.format(name=names.capability(package.capability), owner=names.person(owner))
        )

    def _on_done(self, step: Step, tick: WrappedCheck) -> None:
        self._edit(partial(self._editor.set_done, step.id, done=tick.isChecked()))
        # What an answer shows is done, whatever is ticked.
        self.refresh()


class _SideBySide(QWidget):
    """Columns of equal width, as many in a row as there is room for."""

    def __init__(self, columns: Sequence[QWidget]) -> None:
        super().__init__()
        self._columns = columns
        self._in_row = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(zoomed(_GAP))
        self._arrange(len(columns))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(zoomed(_LEAST_COLUMN), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(max(1, self.width() // zoomed(_COLUMN)))

    def _arrange(self, in_row: int) -> None:
        if in_row == self._in_row:
            return
        for place in range(max(in_row, self._in_row)):
            self._grid.setColumnStretch(place, 1 if place < in_row else 0)
        self._in_row = in_row
        for place, column in enumerate(self._columns):
            self._grid.addWidget(column, place // in_row, place % in_row)
        self.updateGeometry()


class _Weeks(QWidget):
    """A strip of the plan's weeks; those with something to do are tall."""

    def __init__(self, look: Look, bookings: list[Booking], roadmap: Roadmap) -> None:
        super().__init__()
        self._look = look
        self._bookings = bookings
        self._roadmap = roadmap
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(zoomed(120), zoomed(_STRIP))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        tokens, axis = self._look.tokens, self._axis()
        busy = {(day - axis.first).days // 7 for booking in self._bookings for day in booking.load}
        low = zoomed(3)
        for week in range(axis.weeks):
            height = self.height() if week in busy else low
            box = QRectF(week * axis.week_width, self.height() - height, max(1.0, axis.week_width - 2), height)
            painter.fillRect(box, QColor(tokens.accent if week in busy else tokens.track))

    def _axis(self) -> TimeAxis:
        begins = min(booking.begins for booking in self._roadmap.bookings)
        ends = max(booking.due for booking in self._roadmap.bookings)
        return axis_of(begins, ends, 0, self.width())


def _by_owner(roadmap: Roadmap, wording: Wording) -> Iterator[list[Booking]]:
    """Yield the packages of each person, in the order in which they begin."""
    by_owner: dict[str, list[Booking]] = {}
    for booking in roadmap.bookings:
        by_owner.setdefault(wording.roadmap.owner(booking.package), []).append(booking)
    yield from by_owner.values()
