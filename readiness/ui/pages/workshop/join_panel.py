"""How to join the room: a small QR code, the code and the address; and more for phones that do not come in."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from readiness.ui.page import PageContext
from readiness.ui.pages.workshop.open_workshop import OpenWorkshop
from readiness.ui.pages.workshop.svg_square import SvgSquare
from readiness.ui.pages.workshop.words import network_name
from readiness.ui.theme.typography import CAPTION, HEADING, SMALL, zoomed
from readiness.ui.widgets.choice_list import ChoiceList
from readiness.ui.widgets.collapsible import Collapsible
from readiness.ui.widgets.elements import text, toggle
from readiness.ui.widgets.flow import FlowLayout
from readiness.ui.widgets.key_button import KeyButton
from readiness.ui.widgets.labelled import labelled
from readiness.ui.widgets.toggles import ToggleButton
from readiness.workshop.qr import address_qr, wifi_qr

# Three pixels for each of its modules.
_QR = 112


class JoinPanel(QWidget):
    """Shows one QR code at a time: the room, the Wi-Fi, or the page that checks a phone's connection."""

    def __init__(self, context: PageContext, workshop: OpenWorkshop) -> None:
        super().__init__()
        self._context = context
        self._workshop = workshop
        self._model = workshop.model
        self._kind = "room"
        self._drawn: tuple[str, ...] = ()
        self._kinds: dict[str, ToggleButton] = {}
        language = context.language
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(zoomed(6))
        self._lost = text(
            language.gettext(
                "The phone network can no longer be reached. Connect again, or choose another one: everyone stays in."
            ),
            role="warning",
            bold=True,
        )
        layout.addWidget(self._lost)
        across = QHBoxLayout()
        across.setSpacing(zoomed(12))
        layout.addLayout(across)
        self._qr = SvgSquare(_QR)
        self._qr.setFixedSize(zoomed(_QR), zoomed(_QR))
        across.addWidget(self._qr)
        column = QVBoxLayout()
        column.setSpacing(0)
        across.addLayout(column, 1)
        self._what = text("", CAPTION, "quiet")
        self._code = text("", HEADING, bold=True)
        self._address = text("", CAPTION, "quiet")
        for selectable in (self._code, self._address):
            selectable.setTextInteractionFlags(selectable.textInteractionFlags().TextSelectableByMouse)
        key = "W" if context.memory.settings.single_keys else ""
        self._large = KeyButton(context, "", self._show_large, "link", key).flush()
        for part in (self._what, self._code, self._address):
            column.addWidget(part)
        column.addLayout(FlowLayout(self._large))
        column.addStretch(1)
        self.more = Collapsible(context, language.gettext("Help with joining"), self._fill, SMALL)
        layout.addWidget(self.more)

    def refresh(self) -> None:
        """Show the code that is chosen, at the address as it is now."""
        model, address, language = self._model, self._model.address, self._context.language
        if address is None:
            return
        if self._kind == "wifi" and not model.wifi.name:
            self._kind = "room"
        self._lost.setVisible(model.lost)
        large = language.gettext("Show the question again") if model.join else language.gettext("Show it large")
        self._large.set_words(large)
        self._draw(address.url, f"{address.host}:{address.port}", address.code)
        self._show_more()

    def _show_large(self) -> None:
        """Show on the projector how to join; it comes up where it was not there."""
        projector, wanted = self._workshop.projector, not self._model.join
        self._model.show_join(show=wanted)
        if wanted and (projector is None or not projector.isVisible()):
            self._workshop.project()

    def _draw(self, url: str, place: str, code: str) -> None:
        wifi = self._model.wifi
        drawn = (self._kind, url, wifi.name, wifi.password)
        if drawn == self._drawn:
            return
        self._drawn = drawn
        _ = self._context.language.gettext
        if self._kind == "wifi":
            self._qr.show_svg(wifi_qr(wifi.name, wifi.password), _("QR code for the Wi-Fi"))
            told = (_("Wi-Fi"), wifi.name, _("Connects a phone to the Wi-Fi."))
        elif self._kind == "check":
            self._qr.show_svg(address_qr(f"{url}/check"), _("QR code of the connection check"))
            told = (_("Connection check"), code, f"{place}/{code}/check")
        else:
            self._qr.show_svg(address_qr(url), _("QR code for the room"))
            told = (_("Code"), code, place)
        for label, words in zip((self._what, self._code, self._address), told, strict=True):
            label.setText(words)

    def _fill(self, layout: QVBoxLayout) -> None:
        _ = self._context.language.gettext
        layout.addWidget(
            text(_("The connection check says on the phone, in plain words, what works and what does not."), SMALL)
        )
        names = {"room": _("Room"), "wifi": _("Wi-Fi"), "check": _("Connection check")}
        self._kinds = {kind: toggle(name, partial(self._choose, kind), "small") for kind, name in names.items()}
        layout.addLayout(FlowLayout(*self._kinds.values()))
        self._networks = ChoiceList(self._context.tokens)
        self._networks.activated.connect(self._move)
        layout.addWidget(labelled(_("Phone network"), self._networks))
        self._show_more()

    def _show_more(self) -> None:
        if not self._kinds:
            return
        model = self._model
        self._kinds["wifi"].setVisible(bool(model.wifi.name))
        for kind, way in self._kinds.items():
            way.setChecked(kind == self._kind)
        self._networks.clear()
        now = [network.interface for network in model.networks]
        for network in model.networks:
            self._networks.add(network_name(self._context.language, network))
        self._networks.setCurrentIndex(now.index(model.interface) if model.interface in now else -1)

    def _choose(self, kind: str) -> None:
        self._kind = kind
        self.refresh()

    def _move(self, place: int) -> None:
        self._model.choose(self._model.networks[place].interface)
