"""Before the workshop: which questions, which network, what the room needs to know."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.domain.workshop_record import MOST_PARTICIPANTS, PARTICIPANTS
from readiness.ui.page import PageContext
from readiness.ui.pages.workshop.agenda_setup import AgendaSetup
from readiness.ui.pages.workshop.attendance import Attendance
from readiness.ui.pages.workshop.words import network_name
from readiness.ui.pages.workshop.workshop_model import WorkshopModel
from readiness.ui.pages.workshop.workshop_setup import Wifi
from readiness.ui.routes import WorkshopGuideRoute
from readiness.ui.theme.typography import HEADING, SMALL
from readiness.ui.widgets.choice_list import ChoiceList
from readiness.ui.widgets.collapsible import Collapsible
from readiness.ui.widgets.columns import Columns
from readiness.ui.widgets.elements import button, panel, text
from readiness.ui.widgets.labelled import labelled
from readiness.ui.widgets.stored_text import LimitedLine

# What the standard of Wi-Fi allows for a password; a name is shorter.
_LONGEST_WIFI = 63
_SIZES = (PARTICIPANTS, 120, MOST_PARTICIPANTS)


class SetupPanel(QWidget):
    """Writes into the model; the network stays closed until the facilitator opens it."""

    def __init__(self, context: PageContext, model: WorkshopModel) -> None:
        super().__init__()
        self._context = context
        self._model = model
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._agenda = AgendaSetup(context, model)
        side = QWidget()
        self._side = QVBoxLayout(side)
        self._side.setContentsMargins(0, 0, 0, 0)
        self._side.setSpacing(12)
        self._attendance = Attendance(context, model)
        self._side.addWidget(self._attendance)
        self._add_network()
        self._add_advice()
        self._side.addStretch(1)
        columns = Columns(self._agenda, side, 100, (3, 2))
        columns.set_gap(12)
        outer.addWidget(columns)
        self.refresh()

    def refresh(self) -> None:
        """Show the questions and networks as they are now."""
        self._agenda.refresh()
        self._attendance.refresh()
        self._show_networks()
        reachable = any(network.kind.reachable for network in self._model.networks)
        self._no_network.setVisible(not reachable)

    def _add_network(self) -> None:
        language, model = self._context.language, self._model
        frame, layout = panel()
        heading = text(language.gettext("Which network do the phones use?"), HEADING, bold=True)
        layout.addWidget(heading)
        self._networks = ChoiceList(self._context.tokens)
        heading.setBuddy(self._networks)
        self._networks.activated.connect(self._choose_network)
        layout.addWidget(self._networks)
        self._no_network = text(
            language.gettext("Phones are unlikely to reach this computer. Connect it to the Wi-Fi of the room first."),
            role="warning",
        )
        layout.addWidget(self._no_network)
        self._wifi_name = LimitedLine(self._context.unstored, _LONGEST_WIFI)
        self._wifi_password = LimitedLine(self._context.unstored, _LONGEST_WIFI)
        self._wifi_name.setText(model.wifi.name)
        self._wifi_password.setText(model.wifi.password)
        self._size = ChoiceList(self._context.tokens)
        for size in _SIZES:
            self._size.add(language.gettext("up to {n} people").format(n=size), size)
        self._size.choose(model.most)
        self._size.activated.connect(self._choose_size)
        for field in (self._wifi_name, self._wifi_password):
            field.textChanged.connect(self._take_wifi)
        name = labelled(language.gettext("Wi-Fi name"), self._wifi_name, self._wifi_name.refusal)
        password = labelled(language.gettext("Wi-Fi password"), self._wifi_password, self._wifi_password.refusal)
        people = labelled(language.gettext("Maximum number of people"), self._size)
        layout.addWidget(Columns(name, password, 36))
        layout.addWidget(people)
        note = language.gettext(
            "With the name, guests get a second QR code that connects their phone to the Wi-Fi. Name and password are "
            "not stored."
        )
        layout.addWidget(text(note, SMALL, "quiet"))
        closed = language.gettext(
            "Before the room is open, and after the end, nothing on this computer can be reached from the network."
        )
        layout.addWidget(text(closed, SMALL, "quiet"))
        self._side.addWidget(frame)

    def _add_advice(self) -> None:
        frame, layout = panel()
        layout.addWidget(Collapsible(self._context, self._context.language.gettext("Before you start"), self._advise))
        self._side.addWidget(frame)

    def _advise(self, layout: QVBoxLayout) -> None:
        language = self._context.language
        for sentence in (
            language.gettext(
                "Try it with one phone: guest networks often keep devices apart. A small travel router of your own "
                "is the most reliable."
            ),
            language.gettext(
                "Be open about it: votes are anonymous, no one sees who voted how, and individual votes are "
                "deleted at the end. The report names no one."
            ),
            language.gettext(
                "The first vote is blind. Then evidence decides, not seniority: the most senior person speaks last."
            ),
        ):
            layout.addWidget(text(f"• {sentence}"))
        guide = button(
            language.gettext("Leading a workshop"), lambda: self._context.navigator.go(WorkshopGuideRoute()), "link"
        )
        layout.addWidget(guide)

    def _choose_network(self, index: int) -> None:
        self._model.choose(self._model.networks[index].interface)

    def _choose_size(self) -> None:
        self._model.most = self._size.currentData()

    def _take_wifi(self) -> None:
        self._model.wifi = Wifi(self._wifi_name.text(), self._wifi_password.text())

    def _show_networks(self) -> None:
        names = [network_name(self._context.language, network) for network in self._model.networks]
        if names != [self._networks.itemText(index) for index in range(self._networks.count())]:
            self._networks.clear()
            for name in names:
                self._networks.add(name)
        now = [network.interface for network in self._model.networks]
        if self._model.interface in now:
            self._networks.setCurrentIndex(now.index(self._model.interface))
