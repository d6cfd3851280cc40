"""The portfolio as it was read last, and what is being read: it lasts as long as the window, whatever page is shown."""

from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal

from readiness.app.portfolio import add_plans, forget_portfolios, open_portfolio, portfolio_index
from readiness.app.settings import MOST_FOLDERS, Memory
from readiness.domain.questionnaire import Depth
from readiness.foundation import clock
from readiness.foundation.errors import UserError
from readiness.portfolio.entry import Portfolio
from readiness.portfolio.index import IndexUnusableError
from readiness.portfolio.table import NoteHit, search_notes
from readiness.ui import background
from readiness.ui.look import Look


@dataclass
class ViewState:
    """What is looked at, and how: kept while one works in a document, and until the window is closed."""

    view: str = "table"
    words: str = ""
    notes: str = ""
    sort: str = "organisation"
    descending: bool = False
    group: str = ""
    # Several sites of a firm as one row, and of each document only the one that goes on from it.
    merged: bool = False
    latest: bool = False
    # By what is chosen, and what of it.
    filters: dict[str, str] = field(default_factory=dict)
    # Which of the questionnaires is shown in map and distribution.
    measured: tuple[str, Depth] | None = None
    chosen: Path | None = None


class PortfolioModel(QObject):
    """Reads beside the window; cancelled, it shows what was read until then."""

    # There is another portfolio, or more is known of its plans.
    changed = Signal()
    # More files were read, or reading has begun or ended.
    progressed = Signal()
    # Emitted in the thread that reads: done, of how many, and what that belongs to.
    _told = Signal(int, int, object)

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self._memory = memory
        self.state = ViewState()
        self.portfolio: Portfolio | None = None
        self.done, self.of = 0, 0
        # What is being done: reading, or working out plans.
        self.reading = self.planning = False
        # Whether the index was deleted, and knows nothing of what is shown.
        self._forgotten = False
        # The day on which the plans were worked out: on another one, others are overdue.
        self._day = clock.today()
        self._stop = Event()
        self._told.connect(self._on_told)

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders, as they were chosen."""
        return tuple(map(Path, self._memory.settings.portfolio))

    @property
    def complete(self) -> bool:
        """Whether all has been read and worked out."""
        return not self.reading and not self.planning

    def add(self, folder: Path) -> None:
        """Take a folder in, and read."""
        chosen = self._memory.settings.portfolio
        if str(folder) not in chosen:
            self._memory.change(portfolio=(*chosen, str(folder))[-MOST_FOLDERS:])
        self.read()

    def remove(self, folder: Path) -> None:
        """Leave a folder out; its files stay."""
        chosen = tuple(one for one in self._memory.settings.portfolio if one != str(folder))
        self._memory.change(portfolio=chosen)
        self.read()

    def read(self) -> None:
        """Read what is new or has changed in the folders."""
        stop = self._drop()
        if not self.folders:
            self.portfolio = None
            self.changed.emit()
            return
        self.reading, self.done, self.of = True, 0, 0
        self.progressed.emit()
        today, self._day = self._day, clock.today()
        before, folders, tell = self.portfolio, self.folders, partial(self._tell, stop)

        def work() -> Portfolio:
            with portfolio_index() as index:
                found = open_portfolio(folders, index, tell, stop.is_set)
            if before is None:
                return found
            if today == clock.today():
                found = _with_plans_of(before, found)
            # What is the same is not shown once more.
            return before if _same(before, found) else found

        background.run(self, work, partial(self._on_read, stop), partial(self._on_failed, stop))

    def cancel(self) -> None:
        """Read no further, and work out no more plans."""
        self._stop.set()
        self.reading = self.planning = False
        self.progressed.emit()

    def search(self, portfolio: Portfolio, typed: str) -> list[NoteHit]:
        """Return the notes that hold all words that were typed; in any thread. Raises IndexUnusableError."""
        with portfolio_index() as index:
            try:
                if self._forgotten or not index.lasting:
                    open_portfolio(self.folders, index)
                return search_notes(portfolio, typed, index)
            except IndexUnusableError:
                # It is made anew, of what is read once more.
                index.start_over()
                open_portfolio(self.folders, index)
                return search_notes(portfolio, typed, index)

    def forget_index(self) -> UserError | None:
        """Delete the index, and return what hindered that; the portfolio stays as it is shown."""
        self._drop()
        try:
            forget_portfolios()
            self._forgotten = True
        except UserError as error:
            return error
        return None

    def speak(self, look: Look) -> None:
        """Go on in another language: what is kept here speaks none."""
        del look

    def close(self) -> None:
        """End, with the window."""
        self._stop.set()
        self.deleteLater()

    def _drop(self) -> Event:
        """Read no further, show nothing of what was read until now, and return what stops the next reading."""
        self.cancel()
        self._stop = Event()
        return self._stop

    def _tell(self, stop: Event, done: int, of: int) -> None:
        self._told.emit(done, of, stop)

    def _on_told(self, done: int, of: int, stop: object) -> None:
        if stop is self._stop and not self._stop.is_set():
            self.done, self.of = done, of
            self.progressed.emit()

    def _on_read(self, stop: Event, portfolio: Portfolio) -> None:
        if stop is not self._stop:
            # Others are being read by now.
            return
        self._forgotten = False
        before, self.portfolio, self.reading = self.portfolio, portfolio, False
        if portfolio is not before:
            self.changed.emit()
        if not stop.is_set() and any(entry.plan is None for entry in portfolio.entries):
            self._work_out_plans(stop, portfolio)
        self.progressed.emit()

    def _work_out_plans(self, stop: Event, portfolio: Portfolio) -> None:
        """Work out how far the plans are: the planner takes longer than reading."""
        self.planning, self.done, self.of = True, 0, len(portfolio.entries)

        def work() -> Portfolio:
            with portfolio_index() as index:
                return add_plans(portfolio, index, partial(self._tell, stop), stop.is_set)

        background.run(self, work, partial(self._on_planned, stop), partial(self._on_failed, stop))

    def _on_planned(self, stop: Event, portfolio: Portfolio) -> None:
        if stop is self._stop:
            self.portfolio, self.planning = portfolio, False
            self.changed.emit()
            self.progressed.emit()

    def _on_failed(self, stop: Event, _error: Exception) -> None:
        if stop is self._stop:
            self.reading = self.planning = False
            self.progressed.emit()


def _with_plans_of(before: Portfolio, found: Portfolio) -> Portfolio:
    """Return a portfolio with the plans that are known of documents which have not changed since."""
    known = {entry.path: entry for entry in before.entries if entry.plan is not None}
    return found.only(
        old if (old := known.get(entry.path)) is not None and replace(old, plan=entry.plan) == entry else entry
        for entry in found.entries
    )


def _same(one: Portfolio, other: Portfolio) -> bool:
    """Return whether two portfolios say the same; plans that were worked out for one of them count."""
    told = [[(refused.path, refused.error.code) for refused in each.unreadable] for each in (one, other)]
    return one.entries == other.entries and one.set_aside == other.set_aside and told[0] == told[1]
