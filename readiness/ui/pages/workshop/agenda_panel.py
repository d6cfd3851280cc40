"""The agenda: every chosen question with its outcome, and a button to open it."""

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from readiness.app.agenda import AgendaItem, State
from readiness.ui.page import PageContext
from readiness.ui.pages.workshop.workshop_model import WorkshopModel
from readiness.ui.theme.typography import HEADING, SMALL
from readiness.ui.widgets.elements import discard, panel, text
from readiness.ui.widgets.wrapped_button import WrappedButton
from readiness.workshop.room import Phase


class AgendaPanel(QWidget):
    """Opens a question by its name; while a vote is open, none other can be."""

    def __init__(self, context: PageContext, model: WorkshopModel) -> None:
        super().__init__()
        self._context = context
        self._model = model
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, layout = panel()
        outer.addWidget(frame)
        layout.addWidget(text(context.language.gettext("Agenda"), HEADING, bold=True))
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 1)
        self._grid.setVerticalSpacing(0)
        layout.addLayout(self._grid)
        self._shown: list[tuple[AgendaItem, bool]] = []

    def refresh(self) -> None:
        """Show the agenda as it is now."""
        can_open = self._model.phase is not Phase.VOTING
        items = [(item, can_open) for item in self._model.items()]
        if items == self._shown:
            return
        self._shown = items
        while (old := self._grid.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                discard(widget)
        for at, (item, _) in enumerate(items):
            self._add(at, item, can_open=can_open)

    def _add(self, at: int, item: AgendaItem, *, can_open: bool) -> None:
        capability = self._model.session.questionnaire.capabilities[item.capability]
        name = self._context.language.of(capability.name)
        opener = WrappedButton(
            name, lambda: self._model.open(item.capability), self._context.tokens, plain=item.state is not State.WAITING
        )
        opener.setEnabled(can_open)
        self._grid.addWidget(opener, at, 0)
        self._grid.addWidget(text(self._state(item), SMALL, "quiet"), at, 1)

    def _state(self, item: AgendaItem) -> str:
        _ = self._context.language.gettext
        if item.level is not None:
            ladder = self._model.session.questionnaire.ladder
            return f"✓ {item.level} {self._context.language.of(ladder[item.level].name)}"
        return {State.WAITING: "", State.OPEN: _("vote open"), State.REVEALED: _("not decided")}.get(item.state, "")
