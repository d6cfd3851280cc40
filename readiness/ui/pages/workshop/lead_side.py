"""What stands beside the question: how to join, the agenda or the notes, the people, projector and interruption."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.ui.page import PageContext
from readiness.ui.pages.workshop import words
from readiness.ui.pages.workshop.agenda_order import AgendaOrder
from readiness.ui.pages.workshop.agenda_panel import AgendaPanel
from readiness.ui.pages.workshop.join_panel import JoinPanel
from readiness.ui.pages.workshop.notes_list import NotesList
from readiness.ui.pages.workshop.open_workshop import OpenWorkshop
from readiness.ui.pages.workshop.people_panel import PeoplePanel
from readiness.ui.pages.workshop.scene import AT_THE_END, WITH_RESULT
from readiness.ui.theme.density import Density
from readiness.ui.theme.typography import CAPTION, SMALL, zoomed
from readiness.ui.widgets.elements import discard, rule, text
from readiness.ui.widgets.flow import FlowLayout
from readiness.ui.widgets.key_button import KeyButton
from readiness.ui.widgets.plain import set_tool_tip

_GAPS = {Density.SMALL: 8, Density.COMPACT: 10, Density.COMFORTABLE: 16}


class LeadSide(QWidget):
    """Is there in every scene: what holds for the whole workshop is always at the same place."""

    def __init__(self, context: PageContext, workshop: OpenWorkshop, take_note: Callable[[str], object]) -> None:
        super().__init__()
        self._context = context
        self._model = model = workshop.model
        language = context.language
        allowed = context.memory.settings.single_keys
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(zoomed(_GAPS[context.density]))
        self._join = JoinPanel(context, workshop)
        self._agenda = AgendaPanel(context, model, self._change_agenda)
        self._order: AgendaOrder | None = None
        self._notes = NotesList(context, take_note)
        self._people = text("", SMALL)
        self._seen = text("", CAPTION, "quiet")
        self._phones = PeoplePanel(context, model)

        def made(words_: str, act: Callable[[], object], key: str = "") -> KeyButton:
            return KeyButton(context, words_, act, "", key if allowed else "")

        projector = made(language.gettext("Projector"), workshop.project, "P").with_icon("screen")
        self._break = made("", model.pause_or_go_on, "B")
        interrupt = made(language.gettext("Interrupt"), model.pause)
        set_tool_tip(interrupt, language.gettext("Closes the network; everything is kept for the next start."))
        self._end = KeyButton(context, language.gettext("To the end"), self._to_the_end, "link").flush()
        self._order_slot = QVBoxLayout()
        layout.addWidget(self._join)
        layout.addWidget(self._agenda)
        layout.addLayout(self._order_slot)
        for part in (self._notes, rule(), self._people, self._seen, self._phones):
            layout.addWidget(part)
        layout.addLayout(FlowLayout(projector, self._break, interrupt, self._end))

    def refresh(self) -> None:
        """Show everything as it is now."""
        model, language = self._model, self._context.language
        noted = model.show_notes and model.looking is None and model.scene in WITH_RESULT
        self._join.refresh()
        changing = self._order is not None and not noted
        self._agenda.setVisible(not noted and not changing)
        # The list wants the height that the code has else.
        self._join.setVisible(not changing)
        if self._order is not None:
            self._order.setVisible(changing)
            self._order.refresh()
        self._agenda.refresh()
        self._notes.setVisible(noted)
        self._notes.show_notes(model.notes if noted else ())
        paused = model.turnout.room.paused
        self._break.set_words(language.gettext("Continue") if paused else language.gettext("Break"))
        self._end.setVisible(model.scene not in AT_THE_END and not model.turnout.room.voting)
        self.count()

    def count(self) -> None:
        """Show the numbers as they are now."""
        language = self._context.language
        self._people.setText(f"● {words.people(language, self._model.turnout)}")
        self._phones.refresh()
        # What holds anyway gives way where height is scarce.
        self._seen.setVisible(self._context.density is not Density.SMALL)
        self._seen.setText(language.gettext("The projector shows the same, without the decision and without names."))

    def _change_agenda(self) -> None:
        self._order = AgendaOrder(self._context, self._model, self._stop_changing)
        self._order_slot.addWidget(self._order)
        self.refresh()
        self._order.lead_to()

    def _stop_changing(self) -> None:
        if self._order is not None:
            discard(self._order)
            self._order = None
        self.refresh()

    def _to_the_end(self) -> None:
        if self._model.ending is not None:
            self._model.ending.reach(reached=True)
