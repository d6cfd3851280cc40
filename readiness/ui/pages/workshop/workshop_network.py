"""The networks of this computer, as a workshop watches them: the chosen one may vanish, or get another address."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from readiness.app.workshop import Address
from readiness.workshop.interfaces import Interface, Network, moved, rank, recommended

LOOK_MS = 3000


class WorkshopNetwork(QObject):
    """Looks again and again; `interface` is the chosen network, None where phones can reach none."""

    # Something is different: look at everything again.
    changed = Signal()

    def __init__(self, look: Callable[[], list[Interface]]) -> None:
        super().__init__()
        self.networks: list[Network] = []
        self.interface: Interface | None = None
        # The address that phones know is not there any more.
        self.lost = False
        # Where phones go; None while the network is closed.
        self.address: Address | None = None
        self._look = look
        self._watch = QTimer(self)
        self._watch.setInterval(LOOK_MS)
        self._watch.timeout.connect(self.look)
        self._watch.start()
        self.look()

    def look(self) -> None:
        """See which networks there are; the chosen one may have vanished, or have got another address."""
        networks = rank(self._look())
        likeliest = recommended(networks)
        now = [network.interface for network in networks]
        before = (self.networks, self.interface, self.lost)
        if self.address is not None:
            self.lost = self.interface is not None and self.interface not in now
        elif self.interface is None or (current := moved(self.interface, now)) is None:
            self.interface = likeliest.interface if likeliest else None
        else:
            self.interface = current
        self.networks = networks
        if (networks, self.interface, self.lost) != before:
            self.changed.emit()
