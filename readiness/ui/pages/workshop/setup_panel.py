"""Before the workshop: which questions, which network, what the room needs to know."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.domain.questionnaire import Depth
from readiness.domain.workshop_record import MOST_PARTICIPANTS, PARTICIPANTS
from readiness.ui.page import PageContext
from readiness.ui.pages.workshop.words import network_name
from readiness.ui.pages.workshop.workshop_model import Wifi, WorkshopModel
from readiness.ui.routes import WorkshopGuideRoute
from readiness.ui.theme.typography import HEADING, SMALL
from readiness.ui.widgets.choice_list import ChoiceList
from readiness.ui.widgets.columns import Columns
from readiness.ui.widgets.elements import button, panel, row, text
from readiness.ui.widgets.labelled import labelled
from readiness.ui.widgets.stored_text import LimitedLine
from readiness.ui.widgets.wrapped_choice import WrappedCheck, WrappedRadio

# What the standard of Wi-Fi allows for a password; a name is shorter.
_LONGEST_WIFI = 63
_SIZES = (PARTICIPANTS, 120, MOST_PARTICIPANTS)


class SetupPanel(QWidget):
    """Writes into the model; the network stays closed until the facilitator opens it."""

    def __init__(self, context: PageContext, model: WorkshopModel) -> None:
        super().__init__()
        self._context = context
        self._model = model
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(12)
        self._add_questions()
        self._add_network()
        self._add_advice()
        self._add_buttons()
        self.refresh()

    def refresh(self) -> None:
        """Show the networks as they are now, and what can be done."""
        language, model = self._context.language, self._model
        self._count.setText(
            language.ngettext("{n} question", "{n} questions", len(model.planned())).format(n=len(model.planned()))
        )
        self._show_networks()
        reachable = any(network.kind.reachable for network in model.networks)
        self._no_network.setVisible(not reachable)
        going_on = model.interrupted
        self._open.setText(language.gettext("Resume the workshop") if going_on else language.gettext("Open the room"))
        self._open.setEnabled(model.interface is not None and bool(model.planned()) and not model.leaving)
        self._discard.setVisible(going_on)
        self._ending.setVisible(model.leaving)

    def _add_questions(self) -> None:
        language, model = self._context.language, self._model
        frame, layout = panel()
        layout.addWidget(text(language.gettext("Which questions?"), HEADING, bold=True))
        depths = []
        names = {Depth.QUICK: language.gettext("Key questions only"), Depth.FULL: language.gettext("All questions")}
        for depth in model.session.questionnaire.depths():
            choice = WrappedRadio(names[depth], self._context.tokens)
            choice.setChecked(depth is model.depth)
            choice.clicked.connect(partial(self._choose_depth, depth))
            depths.append(choice)
        if len(depths) > 1:
            layout.addWidget(Columns(depths[0], depths[1], 50))
        checks = []
        for dimension in model.session.questionnaire.dimensions:
            name = self._context.language.of(dimension.name)
            check = WrappedCheck(name, self._context.tokens)
            check.setChecked(dimension.code in model.dimensions)
            check.clicked.connect(partial(self._choose_dimension, dimension.code))
            checks.append(check)
        half = (len(checks) + 1) // 2
        layout.addWidget(Columns(_stack(checks[:half]), _stack(checks[half:]), 60))
        self._count = text("", bold=True)
        hint = language.gettext("A group manages about 15 questions in 90 minutes.")
        layout.addWidget(self._count)
        layout.addWidget(text(hint, SMALL, "quiet"))
        self._layout.addWidget(frame)

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
        layout.addWidget(Columns(Columns(name, password, 50), people, 90, (3, 1)))
        note = language.gettext(
            "With the name, guests get a second QR code that connects their phone to the Wi-Fi. Name and password are "
            "not stored."
        )
        layout.addWidget(text(note, SMALL, "quiet"))
        self._layout.addWidget(frame)

    def _add_advice(self) -> None:
        language = self._context.language
        frame, layout = panel()
        layout.addWidget(text(language.gettext("Before you start"), HEADING, bold=True))
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
        layout.addLayout(row(guide))
        self._layout.addWidget(frame)

    def _add_buttons(self) -> None:
        language = self._context.language
        self._open = button(language.gettext("Open the room"), self._model.start, "primary")
        self._discard = button(language.gettext("Delete its votes"), self._model.discard)
        self._ending = text(language.gettext("The workshop is being ended …"), role="quiet")
        self._layout.addLayout(row(self._open, self._discard, self._ending))
        note = language.gettext(
            "Until then, and after the end, nothing on this computer can be reached from the network."
        )
        self._layout.addWidget(text(note, SMALL, "quiet"))

    def _choose_depth(self, depth: Depth, _checked: bool = True) -> None:  # noqa: FBT001, FBT002 - a signal's argument
        self._model.depth = depth
        self.refresh()

    def _choose_dimension(self, code: str, wanted: bool) -> None:  # noqa: FBT001 - a signal's argument
        (self._model.dimensions.add if wanted else self._model.dimensions.discard)(code)
        self.refresh()

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


def _stack(parts: Sequence[QWidget]) -> QWidget:
    """Return parts one under the other."""
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        layout.addWidget(part)
    layout.addStretch(1)
    return column
