"""The facilitator's page: the setup while the network is closed, and the hand on the workshop while it is open."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.app.session import Delta
from readiness.foundation.overriding import override
from readiness.ui.page import Page, PageContext
from readiness.ui.pages.workshop import words
from readiness.ui.pages.workshop.agenda_panel import AgendaPanel
from readiness.ui.pages.workshop.join_panel import JoinPanel
from readiness.ui.pages.workshop.keys import leading
from readiness.ui.pages.workshop.open_workshop import OpenWorkshop
from readiness.ui.pages.workshop.people_panel import PeoplePanel
from readiness.ui.pages.workshop.round_panel import RoundPanel
from readiness.ui.pages.workshop.setup_bar import SetupBar
from readiness.ui.pages.workshop.setup_panel import SetupPanel
from readiness.ui.theme.typography import TITLE
from readiness.ui.widgets.columns import Columns
from readiness.ui.widgets.elements import button, discard, text
from readiness.ui.widgets.flow import FlowLayout
from readiness.ui.widgets.framed_page import FramedPage
from readiness.ui.widgets.key_button import KeyButton
from readiness.ui.widgets.plain import set_tool_tip
from readiness.ui.widgets.single_keys import SingleKeys, key_hidden

_WIDTH = 1120


class WorkshopView(Page, FramedPage):
    """Follows the model."""

    def __init__(self, context: PageContext, workshop: OpenWorkshop) -> None:
        super().__init__(context, context, _WIDTH)
        self._workshop = workshop
        self._model = model = workshop.model
        self._keys = SingleKeys(self, lambda: context.memory.settings.single_keys)
        self._keys.typed.connect(self._on_typed)
        self._setup: SetupPanel | None = None
        self._running: _Running | None = None
        # The page itself has the focus before anything is operated.
        self.setProperty("ring", "none")
        self.column.addWidget(text(context.language.gettext("Workshop"), TITLE, bold=True))
        words_ = context.language.gettext(
            "Everyone votes blind on a phone; differences are discussed, and evidence decides."
        )
        self.column.addWidget(text(words_, role="quiet"))
        self._slot = QVBoxLayout()
        # The setup has a list that takes the height there is.
        self.column.addLayout(self._slot, 1)
        self._setup_bar = SetupBar(context, model, self.bar)
        model.changed.connect(self._refresh)
        model.counted.connect(self._count)
        self._refresh()

    @property
    def workshop(self) -> OpenWorkshop:
        """The workshop that is led here."""
        return self._workshop

    @override
    def follow(self, delta: Delta) -> None:
        self._refresh()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead by key wherever no text is being typed."""
        act = leading(self._model, event)
        if self._running is not None and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            own = {Qt.Key.Key_D: self._running.round.begin_decision, Qt.Key.Key_P: self._workshop.project}
            act = act or own.get(Qt.Key(event.key()))
        if not self._keys.take(event, act):
            super().keyPressEvent(event)

    def _on_typed(self, _words: str, first: bool) -> None:  # noqa: FBT001 - a signal's argument
        if first and self._running is not None:
            language = self._context.language
            self._context.notifier.announce(language.gettext("Nothing was done: these letters look like a word."))

    def _refresh(self) -> None:
        if self._model.running:
            if self._running is None:
                self._put(running=True)
            assert self._running is not None
            self._running.refresh()
        else:
            if self._setup is None:
                self._put(running=False)
            assert self._setup is not None
            self._setup.refresh()
            self._setup_bar.refresh()

    def _count(self) -> None:
        if self._running is not None and self._model.running:
            self._running.count()

    def _put(self, *, running: bool) -> None:
        """Put the setup or the running workshop onto the page."""
        old = self._setup or self._running
        if old is not None:
            discard(old)
        self._setup = None if running else SetupPanel(self._context, self._model)
        if running:
            self._setup_bar.hide()
        self.bar.setVisible(not running)
        self._running = _Running(self._context, self._workshop) if running else None
        new: SetupPanel | _Running | None = self._setup or self._running
        assert new is not None
        # Filled before it is shown: otherwise the page would visibly grow.
        new.refresh()
        self._slot.addWidget(new)
        new.show()
        self.first_focus = self._running
        self.take_focus()
        if not running:
            # Read from its heading: a control with the focus would scroll it out of sight.
            self.verticalScrollBar().setValue(0)


class _Running(QWidget):
    """The open workshop: what to do on top, the round at the left, agenda and how to join at the right."""

    def __init__(self, context: PageContext, workshop: OpenWorkshop) -> None:
        super().__init__()
        self._context = context
        self._model = model = workshop.model
        self._moment: tuple[object, ...] = ()
        language = context.language
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        self._people = text("", bold=True)
        self._people.setWordWrap(False)
        named = partial(key_hidden, allowed=context.memory.settings.single_keys)
        projector = button(named(language.gettext("Projector (P)")), workshop.project)
        way_in = named(language.gettext("How to join, on the projector (W)"))
        join = KeyButton(context, way_in, lambda: model.show_join(show=not model.join))
        pause = button(language.gettext("Interrupt"), model.pause)
        set_tool_tip(pause, language.gettext("Closes the network; everything is kept for the next start."))
        ending = button(language.gettext("End the workshop"), workshop.ask_to_end)
        layout.addLayout(FlowLayout(self._people, projector, join, pause, ending))
        self.round = RoundPanel(context, model)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._join = JoinPanel(context, model)
        self._agenda = AgendaPanel(context, model)
        column.addWidget(self._join)
        self._phones = PeoplePanel(context, model)
        column.addWidget(self._phones)
        column.addWidget(self._agenda)
        column.addStretch(1)
        left = QWidget()
        left_column = QVBoxLayout(left)
        left_column.setContentsMargins(0, 0, 0, 0)
        left_column.addWidget(self.round)
        left_column.addStretch(1)
        layout.addWidget(Columns(left, side, 100, (3, 2)))

    def refresh(self) -> None:
        """Show everything as it is now."""
        self.round.refresh()
        self._join.refresh()
        self._agenda.refresh()
        self._phones.refresh()
        self._show_people()
        moment = (self._model.phase, self._model.round)
        main = self.round.main_button()
        self.setFocusProxy(main)
        if moment != self._moment:
            # Only then: the facilitator may be typing a reason while the rest of the page changes.
            self._moment = moment
            main.setFocus()

    def count(self) -> None:
        """Show the numbers as they are now."""
        self.round.count()
        self._phones.refresh()
        self._show_people()

    def _show_people(self) -> None:
        self._people.setText(f"● {words.people(self._context.language, self._model.turnout)}")
