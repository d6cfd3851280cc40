"""How to join the room: QR codes, the address to type, the code, and what to do when the network is lost."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from readiness.ui.page import PageContext
from readiness.ui.pages.workshop.svg_square import SvgSquare
from readiness.ui.pages.workshop.words import network_name
from readiness.ui.pages.workshop.workshop_model import WorkshopModel
from readiness.ui.theme.typography import HEADING, SMALL
from readiness.ui.widgets.choice_list import ChoiceList
from readiness.ui.widgets.elements import panel, text, toggle
from readiness.ui.widgets.flow import FlowLayout
from readiness.workshop.qr import address_qr, wifi_qr


class JoinPanel(QWidget):
    """Shows one QR code at a time: the room, the Wi-Fi, or the page that checks a phone's connection."""

    def __init__(self, context: PageContext, model: WorkshopModel) -> None:
        super().__init__()
        self._context = context
        self._model = model
        self._kind = "room"
        self._drawn: tuple[str, ...] = ()
        language = context.language
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, layout = panel()
        outer.addWidget(frame)
        layout.addWidget(text(language.gettext("How to join"), HEADING, bold=True))
        self._lost = text(
            language.gettext(
                "The phone network can no longer be reached. Connect again, or choose another one: everyone stays in."
            ),
            role="warning",
            bold=True,
        )
        layout.addWidget(self._lost)
        self._qr = SvgSquare(150)
        layout.addWidget(self._qr, 1)
        self._address = text("", HEADING, bold=True)
        self._address.setTextInteractionFlags(self._address.textInteractionFlags().TextSelectableByMouse)
        layout.addWidget(self._address)
        self._what = text("", SMALL, "quiet")
        layout.addWidget(self._what)
        names = {
            "room": language.gettext("Room"),
            "wifi": language.gettext("Wi-Fi"),
            "check": language.gettext("Connection check"),
        }
        self._kinds = {}
        for kind, name in names.items():
            self._kinds[kind] = toggle(name, partial(self._choose, kind))
        layout.addLayout(FlowLayout(*self._kinds.values()))
        self._networks = ChoiceList(context.tokens)
        label = text(language.gettext("Phone network"), SMALL, "quiet")
        label.setBuddy(self._networks)
        self._networks.activated.connect(self._move)
        layout.addWidget(label)
        layout.addWidget(self._networks)
        self.refresh()

    def refresh(self) -> None:
        """Show the code that is chosen, at the address as it is now."""
        model, address = self._model, self._model.address
        if address is None:
            return
        if self._kind == "wifi" and not model.wifi.name:
            self._kind = "room"
        self._kinds["wifi"].setVisible(bool(model.wifi.name))
        for kind, way in self._kinds.items():
            way.setChecked(kind == self._kind)
        self._lost.setVisible(model.lost)
        self._draw(address.url, f"{address.host}:{address.port}", address.code)
        self._networks.clear()
        now = [network.interface for network in model.networks]
        for network in model.networks:
            self._networks.add(network_name(self._context.language, network))
        self._networks.setCurrentIndex(now.index(model.interface) if model.interface in now else -1)

    def _draw(self, url: str, place: str, code: str) -> None:
        wifi = self._model.wifi
        drawn = (self._kind, url, wifi.name, wifi.password)
        if drawn == self._drawn:
            return
        self._drawn = drawn
        language = self._context.language
        if self._kind == "wifi":
            self._qr.show_svg(wifi_qr(wifi.name, wifi.password), language.gettext("QR code for the Wi-Fi"))
            self._address.setText(wifi.name)
            self._what.setText(language.gettext("Connects a phone to the Wi-Fi."))
        elif self._kind == "check":
            self._qr.show_svg(address_qr(f"{url}/check"), language.gettext("QR code of the connection check"))
            self._address.setText(f"{place}/{code}/check")
            self._what.setText(language.gettext("Shows on the phone, in plain words, what works and what does not."))
        else:
            self._qr.show_svg(address_qr(url), language.gettext("QR code for the room"))
            self._address.setText(f"{place}   {code}")
            self._what.setText(language.gettext("Scan it, or type the address and then the code."))

    def _choose(self, kind: str) -> None:
        self._kind = kind
        self.refresh()

    def _move(self, place: int) -> None:
        self._model.choose(self._model.networks[place].interface)
