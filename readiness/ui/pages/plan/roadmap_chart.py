"""The roadmap: packages with their bars, gates as milestones, the hours of each week, and what comes later."""

from datetime import timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.app.plan_editor import PlanEditor
from readiness.planning.levelling import Booking, hours_by_week
from readiness.planning.packages import Package
from readiness.planning.roadmap import Roadmap
from readiness.ui.page import Edit, PageContext
from readiness.ui.pages.plan.package_details import PackageDetails
from readiness.ui.pages.plan.package_row import PackageFacts, PackageRow
from readiness.ui.pages.plan.roadmap_columns import RoadmapColumns
from readiness.ui.pages.plan.roadmap_lines import GateLine, HoursLine, WeekNames
from readiness.ui.pages.plan.time_axis import TimeAxis, axis_of
from readiness.ui.theme.typography import SMALL
from readiness.ui.widgets.elements import discard, renewing, text
from readiness.ui.widgets.tab_order import tab_through
from readiness.wording.wording import Wording

_WEEK = timedelta(days=7)


class RoadmapChart(QWidget):
    """Made anew with each plan; one package at a time shows its details."""

    def __init__(self, context: PageContext, edit: Edit, editor: PlanEditor) -> None:
        super().__init__()
        self._context = context
        self._session = context.session
        self._edit = edit
        self._editor = editor
        self._roadmap: Roadmap | None = None
        self._booked: dict[str, Booking] = {}
        self._rows: dict[str, PackageRow] = {}
        self._details: PackageDetails | None = None
        self._open = ""
        # The package that was moved, until it is said where it is now.
        self._moved = ""
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    @property
    def opened(self) -> str:
        """The id of the package whose details are shown; empty where none are."""
        return self._open

    def start_anew(self) -> None:
        """Show the roadmap that was taken last; what was open or had the focus is again where it is still there."""
        # Of this window: it need not be the active one.
        focus = self.window().focusWidget()
        focused = next((name for name, row in self._rows.items() if row is focus), "")
        self._roadmap = roadmap = self._editor.roadmap
        opened, self._open = self._open, ""
        kept, self._details = self._details, None
        if kept is not None:
            # A name may be being typed into it.
            self._layout.removeWidget(kept)
        self._rows.clear()
        with renewing(self._layout):
            if roadmap is not None and roadmap.packages:
                self._fill(roadmap)
            if kept is not None:
                self._keep_open(opened, kept)
            if roadmap is not None:
                self._say_moved(roadmap)
            if focused in self._rows:
                self._rows[focused].setFocus(Qt.FocusReason.OtherFocusReason)
        tab_through(self)

    def _fill(self, roadmap: Roadmap) -> None:
        self._booked = {booking.package.id: booking for booking in roadmap.bookings}
        wording = Wording(self._session.result(), self._context.language)
        self._layout.addWidget(WeekNames(self._context, self._axis))
        waiting = dict(roadmap.gates)
        for package in self._ordered(roadmap):
            self._add_row(package)
            booking = self._booked.get(package.id)
            for gate in [gate for gate, day in waiting.items() if booking is not None and day <= booking.due]:
                self._add_gate(gate, roadmap, wording)
                del waiting[gate]
        for gate in waiting:
            self._add_gate(gate, roadmap, wording)
        capacity = wording.roadmap.capacity(self._editor.capacity)
        words = self._context.language.gettext("Hours a week, planned with the larger estimates; there are {capacity}")
        line = HoursLine(self._context, self._axis, words.format(capacity=capacity), hours_by_week(roadmap.bookings))
        self._layout.addWidget(line)
        if later := self._editor.later:
            words = self._context.language.gettext("Later, up to the target: {packages}, in no sum above")
            told = [words.format(packages=wording.roadmap.count(later)) + ".", wording.roadmap.later_note(roadmap)]
            note = text(" ".join(filter(None, told)), SMALL, "quiet")
            note.setContentsMargins(0, 8, 0, 0)
            self._layout.addWidget(note)
        self.refresh()

    def refresh(self) -> None:
        """Show what is noted on the packages now."""
        wording = Wording(self._session.result(), self._context.language)
        for package in self._roadmap.packages if self._roadmap else ():
            self._rows[package.id].show_facts(self._facts(package, wording))
        if self._details is not None:
            self._details.refresh()

    def _keep_open(self, name: str, details: PackageDetails) -> None:
        """Put details back below the row of their package; without one they go."""
        package = next((p for p in self._roadmap.packages if p.id == name), None) if self._roadmap else None
        if package is None:
            discard(details)
            return
        self._layout.insertWidget(self._layout.indexOf(self._rows[name]) + 1, details)
        self._rows[name].set_open(shown=True)
        details.take(self._booked.get(name))
        self._open, self._details = name, details

    def row_of(self, step: str) -> str:
        """Return the id of the package that holds a step; empty where there is none."""
        packages = self._roadmap.packages if self._roadmap else ()
        return next((p.id for p in packages if step in {held.id for held in p.steps}), "")

    def open(self, name: str, *, take_focus: bool = True) -> PackageRow | None:
        """Show the details of a package by its id, or hide them again; None where it is not in the roadmap."""
        row = self._rows.get(name)
        if row is None:
            return None
        before, self._open = self._open, "" if name == self._open else name
        if self._details is not None:
            discard(self._details)
            self._details = None
            self._rows[before].set_open(shown=False)
        if self._open and self._roadmap is not None:
            package = next(p for p in self._roadmap.packages if p.id == name)
            details = PackageDetails(self._context, self._edit, self._editor, package, self._booked.get(package.id))
            details.closed.connect(partial(self._close, name))
            self._layout.insertWidget(self._layout.indexOf(row) + 1, details)
            tab_through(details, row)
            self._details = details
            row.set_open(shown=True)
            if take_focus:
                details.setFocus(Qt.FocusReason.OtherFocusReason)
        return row

    def _close(self, name: str) -> None:
        self.open(name)
        self._rows[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def _ordered(self, roadmap: Roadmap) -> list[Package]:
        """Return the packages as they begin; those without a day come last."""
        return [b.package for b in roadmap.bookings] + [p for p in roadmap.packages if p.id not in self._booked]

    def _add_row(self, package: Package) -> None:
        row = PackageRow(self._context, self._axis)
        row.clicked.connect(lambda _checked=False: self.open(package.id))
        row.done_changed.connect(lambda done: self._edit(partial(self._editor.set_package_done, package, done=done)))
        # What answers show is done, whatever is ticked.
        row.done_changed.connect(lambda _done: self.refresh())
        row.moved_by.connect(partial(self._move, package))
        row.led.connect(partial(self._lead, package.id))
        self._rows[package.id] = row
        self._layout.addWidget(row)
        # The layout would show it later, and what is not shown takes no focus.
        row.show()

    def _add_gate(self, code: str, roadmap: Roadmap, wording: Wording) -> None:
        gate = next(gate for gate in self._session.questionnaire.gates if gate.code == code)
        name, allows = wording.names.gate(code), self._context.language.of(gate.allows)
        self._layout.addWidget(GateLine(self._context, self._axis, name, allows, roadmap.gates[code]))

    def _facts(self, package: Package, wording: Wording) -> PackageFacts:
        language, words = self._context.language, wording.roadmap
        booking = self._booked.get(package.id)
        done = sum(self._editor.done(step) for step in package.steps) / len(package.steps)
        overdue = booking is not None and self._editor.overdue(booking)
        note = self._editor.notes.package(package.capability).note
        states = [
            language.gettext("done") if done == 1 else "",
            language.gettext("overdue") if overdue else "",
            *note.splitlines()[:1],
        ]
        return PackageFacts(
            id=package.id,
            name=words.package(package),
            owner=words.owner(package),
            effort=words.effort([package]),
            days=words.days(booking) if booking else language.gettext("does not fit into the next ten years"),
            state=" · ".join(filter(None, states)),
            begins=booking.begins if booking else None,
            due=booking.due if booking else None,
            done=done,
            overdue=overdue,
        )

    def _axis(self, columns: RoadmapColumns) -> TimeAxis:
        days = [day for booking in self._booked.values() for day in (booking.begins, booking.due)]
        # Until the new plan is there, the days are those of the one before, which may have begun earlier.
        begins = min([*days, self._session.result().planner.basis.working_days.day(0)])
        return axis_of(begins, max(days, default=begins), columns.weeks, columns.weeks_width)

    def _move(self, package: Package, weeks: int) -> None:
        """Have a package begin some weeks later or earlier than it does, and say where it is then."""
        booking = self._booked.get(package.id)
        if booking is None:
            return
        chosen = self._editor.notes.package(package.capability).not_before
        # A day that was chosen may have come to nothing: who goes back goes back from there.
        day = min(chosen, booking.begins) if chosen is not None and weeks < 0 else booking.begins
        monday = day - timedelta(days=day.weekday()) + weeks * _WEEK
        earliest = self._session.result().planner.basis.working_days.day(0)
        wanted = None if monday <= earliest and weeks < 0 else monday
        if wanted == chosen:
            self._say_begin(booking, held=True)
            return
        self._moved = package.capability
        self._edit(partial(self._editor.set_not_before, package.capability, wanted))

    def _say_moved(self, roadmap: Roadmap) -> None:
        """Say where a package is that was moved; held up, it begins a week or more after the day that was chosen."""
        moved, self._moved = self._moved, ""
        if booking := next((b for b in roadmap.bookings if b.package.capability == moved), None):
            chosen = self._editor.notes.package(moved).not_before
            self._say_begin(booking, held=chosen is not None and booking.begins >= chosen + _WEEK)

    def _say_begin(self, booking: Booking, *, held: bool) -> None:
        """Say when a package begins now, and why not earlier where it could not."""
        language = self._context.language
        words = language.gettext("“{name}” begins on {date}.")
        if held:
            words = language.gettext(
                "“{name}” begins on {date}: before that there is no time, or another one comes first."
            )
        name = language.of(self._session.questionnaire.capabilities[booking.package.capability].name)
        self._context.notifier.announce(words.format(name=name, date=language.long_date(booking.begins)))

    def _lead(self, name: str, by: int) -> None:
        order = list(self._rows)
        at = order.index(name) + by
        if 0 <= at < len(order):
            self._rows[order[at]].setFocus(Qt.FocusReason.TabFocusReason)
