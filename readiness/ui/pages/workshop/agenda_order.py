"""The agenda of the open workshop, to be changed: single questions in and out, and their order."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.app.agenda import AgendaChoice, State, voted_on
from readiness.ui.page import PageContext
from readiness.ui.pages.workshop.workshop_model import WorkshopModel
from readiness.ui.theme.typography import BODY, CAPTION, zoomed
from readiness.ui.widgets.elements import text
from readiness.ui.widgets.key_button import KeyButton
from readiness.ui.widgets.tick_list import TickEntry, TickList

_HEIGHT = 300


class AgendaOrder(QWidget):
    """Each change counts at once; what was asked already stays on the agenda."""

    def __init__(self, context: PageContext, model: WorkshopModel, close: Callable[[], object]) -> None:
        super().__init__()
        self._context = context
        self._model = model
        _ = context.language.gettext
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(zoomed(6))
        layout.addWidget(text(_("Change the agenda"), BODY, bold=True))
        self._list = TickList(context, _("Questions"))
        self._list.setFixedHeight(zoomed(_HEIGHT))
        self._list.ticked.connect(lambda code, wanted: self._plan(self._choice().tick([code], wanted=wanted)))
        self._list.moved.connect(lambda code, to: self._plan(self._choice().move(code, to)))
        layout.addWidget(self._list)
        hint = _("A question can be dragged, or moved by Alt and an arrow.")
        layout.addWidget(text(hint, CAPTION, "quiet"))
        done = KeyButton(context, _("Done"), close, "link").flush()
        layout.addWidget(done, 0, Qt.AlignmentFlag.AlignLeft)

    def refresh(self) -> None:
        """Show the agenda as it is now, and behind it what could be asked as well."""
        _, language = self._context.language.gettext, self._context.language
        capabilities = self._model.session.questionnaire.capabilities
        names = {State.DECIDED: _("decided"), State.PARKED: _("parked"), State.OPEN: _("voting")}
        told = {item.capability: names.get(item.state, "") for item in self._model.items()}
        choice = self._choice()
        self._list.show_entries(
            [
                TickEntry(code, language.of(capabilities[code].name), told.get(code, ""), "", code in choice.ticked)
                for code in choice.order
            ]
        )

    def lead_to(self) -> None:
        """Put the focus into the list, on the question on show."""
        if self._model.capability is not None:
            self._list.lead_to(self._model.capability)
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choice(self) -> AgendaChoice:
        codes = [item.capability for item in self._model.items()]
        order = dict.fromkeys([*codes, *voted_on(self._model.session.asked)])
        return AgendaChoice(tuple(order), frozenset(codes))

    def _plan(self, choice: AgendaChoice) -> None:
        self._model.plan(choice.planned)
