"""A field for a day: typed in any usual form, or chosen from a calendar. What is none stays, and is said to be none."""

from collections.abc import Sequence
from datetime import date
from enum import Enum

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.foundation import clock
from readiness.foundation.overriding import override
from readiness.foundation.written_days import LONGEST, far_away, months_later, names_its_year, read_day
from readiness.ui.look import Look
from readiness.ui.theme.typography import SMALL, zoomed
from readiness.ui.widgets.calendar_popup import CalendarPopup, Shortcut
from readiness.ui.widgets.elements import text
from readiness.ui.widgets.icon_button import IconButton
from readiness.ui.widgets.stored_text import LimitedLine
from readiness.ui.widgets.unstored import Unstored

# Where the calendar ends; a day more than ten years away is asked back before that.
_FIRST_DAY, _LAST_DAY = date(2000, 1, 1), date(2199, 12, 31)
_FIRST_OF_ANY = date(1800, 1, 1)
# Wide enough for a month in words.
_WIDTH = 224


class Lies(Enum):
    """Where a day can lie, in regard to today; one that is far away is asked back unless it can lie in any year."""

    ANYWHERE = "anywhere"
    IN_ANY_YEAR = "in any year"
    BEHIND = "behind"
    AHEAD = "ahead"


class DateField(QWidget):
    """Emits a day once it is complete: when the field is left, with Enter, or after all four digits of its year.

    Of a day that `lies` behind, one without a year is the last such day; one ahead is today at the earliest. `months`
    are offered as “in 3 months”.
    The faults of what is typed stand below the field.
    """

    # Another day, or None where it was cleared; never for what the program shows.
    changed = Signal(object)

    def __init__(
        self,
        look: Look,
        unstored: Unstored,
        name: str = "",
        *,
        months: Sequence[int] = (),
        lies: Lies = Lies.ANYWHERE,
    ) -> None:
        super().__init__()
        self._look = look
        self._unstored = unstored
        self._months = months
        self._past = lies is Lies.BEHIND
        self._future = lies is Lies.AHEAD
        self._any_year = lies is Lies.IN_ANY_YEAR
        self._day: date | None = None
        # What tells one stay in the field from the next: what is stored during one is one step of the history.
        self.visit = object()
        self._line = LimitedLine(unstored, LONGEST)
        self._line.setMaximumWidth(zoomed(_WIDTH))
        self._line.textEdited.connect(self._on_typed)
        self._line.textChanged.connect(self._on_text_changed)
        self._line.returnPressed.connect(lambda: self.store(typing=False))
        self._line.installEventFilter(self)
        _ = look.language.gettext
        self._line.setAccessibleDescription(_("Type a date, or open the calendar with Alt+Down."))
        self._clear = IconButton("clear", _("Clear the date"), self._on_clear, look.tokens, self._line)
        self._open = IconButton("calendar", _("Choose from a calendar"), self.open_calendar, look.tokens, self._line)
        for way in (self._clear, self._open):
            # Keys do the same: Tab leads on at once.
            way.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            way.setAutoDefault(False)
            way.setCursor(Qt.CursorShape.ArrowCursor)
        self._fault = text("", SMALL, "warning")
        self._fault.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for part in (self._line, self._line.refusal, self._fault):
            layout.addWidget(part)
        self.setFocusProxy(self._line)
        self.setAccessibleName(name)
        self._on_text_changed()
        self.destroyed.connect(lambda: unstored.remove(self))

    @property
    def day(self) -> date | None:
        """The day that is shown, or None."""
        return self._day

    @property
    def fault(self) -> str:
        """Why what is typed was not stored; empty where nothing is wrong."""
        return "" if self._fault.isHidden() else self._fault.text()

    def begin_typing(self, words: str) -> None:
        """Take the focus, and words as if they were typed there."""
        if not self._line.hasFocus():
            self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._line.selectAll()
            self._line.insert(words)
            self._on_typed()

    def call_off(self) -> bool:
        """Put back the day that is stored in place of what could not be; return whether there was something."""
        if not self.fault:
            return False
        self._complain("")
        self._write()
        return True

    def setAccessibleName(self, name: str) -> None:
        """Give the name to the line, which has the focus."""
        self._line.setAccessibleName(name)
        for way in (self._clear, self._open):
            way.setAccessibleDescription(name)

    def show_day(self, day: date | None) -> None:
        """Show what is stored; what is being typed, or could not be stored, stays unless another day is stored now."""
        typed = self._line.hasFocus() or self._unstored.holds(self) or not self._fault.isHidden()
        if day == self._day and typed:
            return
        self._day = day
        if not self._unstored.holds(self):
            self._complain("")
            self._write()

    def store(self, *, typing: bool) -> None:
        """Emit the day that is typed; while it is being typed, only once its year is complete."""
        self._unstored.remove(self)
        words = self._line.text().strip()
        day = read_day(words, clock.today(), past=self._past) if words else None
        fault = self._fault_of(words, day)
        if typing and (fault or not names_its_year(words)):
            # It waits until the field is left.
            self._unstored.add(self)
            return
        self._complain(fault)
        if fault:
            return
        before, self._day = self._day, day
        if not typing:
            self._write()
        if day != before:
            self.changed.emit(day)

    def open_calendar(self) -> None:
        """Show the calendar at the day that is stored, or at this month."""
        first = clock.today() if self._future else _FIRST_OF_ANY if self._any_year else _FIRST_DAY
        popup = CalendarPopup(self._look, self, self._day, (first, _LAST_DAY), self._shortcuts())
        popup.chosen.connect(self._on_chosen)
        popup.open_below(self._line)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that open the calendar, keep the buttons at the end of the line, and note when it is left."""
        kind = event.type()
        if kind is QEvent.Type.Resize:
            self._place_buttons()
        elif isinstance(event, QFocusEvent) and kind is QEvent.Type.FocusOut:
            # The calendar comes back to the field.
            if event.reason() is not Qt.FocusReason.PopupFocusReason:
                self.store(typing=False)
                self.visit = object()
        elif isinstance(event, QKeyEvent) and kind is QEvent.Type.KeyPress:
            alt_down = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
            if alt_down or event.key() == Qt.Key.Key_F4:
                self.open_calendar()
                return True
        return super().eventFilter(watched, event)

    def _on_typed(self) -> None:
        self._complain("")
        self._unstored.add(self)

    def _on_text_changed(self) -> None:
        self._clear.setVisible(bool(self._line.text()))
        self._place_buttons()

    def _on_clear(self) -> None:
        self._line.clear()
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.store(typing=False)

    def _on_chosen(self, day: date | None) -> None:
        self._line.setText(self._written(day))
        self._line.setFocus(Qt.FocusReason.PopupFocusReason)
        self.store(typing=False)

    def _shortcuts(self) -> list[Shortcut]:
        """Return what stands beside the calendar."""
        language, today = self._look.language, clock.today()
        ways: list[Shortcut] = []
        if self._past:
            ways = [(language.gettext("Today"), today)]
        for months in self._months:
            words = language.ngettext("In {n} month", "In {n} months", months).format(n=months)
            ways.append((words, months_later(today, months)))
        return [*ways, (language.gettext("Clear"), None)] if self._day is not None else ways

    def _fault_of(self, words: str, day: date | None) -> str:
        """Return why words cannot be stored; nothing where they can."""
        language = self._look.language
        if not words:
            return ""
        if day is None:
            example = language.short_date(date(clock.today().year + 1, 3, 15))
            said = language.gettext("“{words}” is not a date. Write it as in {example}, or as in “{other}”.")
            other = language.gettext("yesterday") if self._past else language.gettext("in 3 months")
            said = said.format(words=words, example=example, other=other)
        elif not self._any_year and far_away(day, clock.today()):
            said = language.gettext("{date} is more than ten years away. Check the year.")
            said = said.format(date=language.short_date(day))
        elif self._future and day < clock.today():
            said = language.gettext("{date} has passed. Choose today or a later day.")
            said = said.format(date=language.short_date(day))
        else:
            return ""
        if self._day is not None:
            kept = language.gettext("Until then, {date} stays.")
            said += " " + kept.format(date=language.short_date(self._day))
        return said

    def _complain(self, words: str) -> None:
        if words:
            self._fault.setText(words)
            self._unstored.tell(words)
        self._fault.setVisible(bool(words))

    def _write(self) -> None:
        words = self._written(self._day)
        if words != self._line.text():
            self._line.setText(words)

    def _written(self, day: date | None) -> str:
        return "" if day is None else self._look.language.short_date(day)

    def _place_buttons(self) -> None:
        # In large type the field is hardly higher than its words.
        side = min(self._open.sizeHint().height(), self._line.height())
        right, gap = self._line.width(), (self._line.height() - side) // 2
        for way in (self._open, self._clear):
            way.resize(side, side)
            if not way.isHidden():
                right -= way.width() + gap
                way.move(QPoint(right, gap))
        self._line.setTextMargins(0, 0, self._line.width() - right, 0)
