"""The page while no room is open although there was one: interrupted, or at its end."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.ui.page import PageContext
from readiness.ui.pages.workshop.words import network_name
from readiness.ui.pages.workshop.workshop_model import WorkshopModel
from readiness.ui.routes import PlanRoute, ReportRoute
from readiness.ui.theme.typography import HEADING, LEAD, TITLE, zoomed
from readiness.ui.widgets.action_bar import ActionBar
from readiness.ui.widgets.choice_list import ChoiceList
from readiness.ui.widgets.elements import text
from readiness.ui.widgets.labelled import labelled


class InterruptedPanel(QWidget):
    """Going on is the main thing; deleting what is kept is asked first."""

    def __init__(self, context: PageContext, model: WorkshopModel, bar: ActionBar) -> None:
        super().__init__()
        self._context = context
        self._model = model
        _ = context.language.gettext
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(zoomed(10))
        self.heading = text(_("The workshop is interrupted"), TITLE, bold=True)
        self.heading.setProperty("ring", "none")
        told = _(
            "Phones show a break. People, code, votes and what was typed are kept on this computer: continue when the "
            "room is ready."
        )
        self._networks = ChoiceList(context.tokens)
        self._networks.activated.connect(self._choose)
        for part in (self.heading, text(told, LEAD), labelled(_("Phone network"), self._networks)):
            layout.addWidget(part)
        self._none = text(_("Connect to the network of the room again, then continue."), role="warning")
        layout.addWidget(self._none)
        layout.addStretch(1)
        bar.add_left_button(_("End it and delete its votes"), self._discard)
        self._on = bar.add_primary(_("Continue"), model.start)
        self.refresh()

    def refresh(self) -> None:
        """Show the networks as they are now."""
        model = self._model
        self._networks.clear()
        for network in model.networks:
            self._networks.add(network_name(self._context.language, network))
        now = [network.interface for network in model.networks]
        self._networks.setCurrentIndex(now.index(model.interface) if model.interface in now else -1)
        self._none.setVisible(model.interface is None)

    def _choose(self, place: int) -> None:
        self._model.choose(self._model.networks[place].interface)

    def _discard(self) -> None:
        _ = self._context.language.gettext
        question = _(
            "End the interrupted workshop? Individual votes are deleted. What was revealed and decided stays in the "
            "document."
        )
        if self._context.dialogs.confirm(question, _("End it"), _("Keep it")):
            self._model.discard()


class EndedPanel(QWidget):
    """What phones and projector have shown last, and where it goes on."""

    def __init__(self, context: PageContext, model: WorkshopModel, bar: ActionBar) -> None:
        super().__init__()
        self._model = model
        _ = context.language.gettext
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(zoomed(10))
        self.heading = text(_("The workshop has ended"), TITLE, bold=True)
        self.heading.setProperty("ring", "none")
        self._waiting = text(_("The phones are being told; individual votes are deleted in a moment."), role="quiet")
        kept = text(_("Its results are in the document, and what comes first is in the plan."), role="quiet")
        lines = text("\n".join(model.last_words), HEADING)
        for part in (self.heading, lines, self._waiting, kept):
            layout.addWidget(part)
        layout.addStretch(1)
        bar.add_left_button(_("Another workshop"), model.begin_another)
        bar.add_secondary(_("Go to the report"), lambda: context.navigator.go(ReportRoute()))
        bar.add_primary(_("Go to the plan"), lambda: context.navigator.go(PlanRoute()))
        self.refresh()

    def refresh(self) -> None:
        """Say whether phones are still being told."""
        self._waiting.setVisible(self._model.leaving)
