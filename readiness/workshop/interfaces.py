"""The networks of this computer, the likeliest one for the phones in the room first; the choice stays with people."""

import ipaddress
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum


class NetworkKind(IntEnum):
    """What a network probably is; the lower the number, the likelier phones reach us there."""

    WIFI = 0
    CABLE = 1
    OTHER = 2
    # Containers and virtual machines: a network within this computer.
    VIRTUAL = 3
    VPN = 4
    # An address that a computer assigns itself where no DHCP server did.
    LINK_LOCAL = 5
    LOOPBACK = 6

    @property
    def reachable(self) -> bool:
        """Whether phones in the room can be expected to reach it."""
        return self <= NetworkKind.OTHER


@dataclass(frozen=True, slots=True)
class Interface:
    """An address of this computer, the name of its network as the system calls it, and the length of its prefix."""

    name: str
    address: str
    prefix: int = 24


@dataclass(frozen=True, slots=True)
class Network:
    """An interface and what it probably is."""

    interface: Interface
    kind: NetworkKind


# The first pattern that fits decides: a Hyper-V switch is called "vEthernet", and only then comes "Ethernet".
_BY_NAME = (
    (NetworkKind.LOOPBACK, r"^lo\d*$|loopback"),
    (
        NetworkKind.VIRTUAL,
        (
            r"docker|^br-|^veth|^virbr|^lxc|^lxd|^cni|^podman|vmnet|vmware|vboxnet|virtualbox|vethernet|hyper-v|\bwsl\b"
            r"|^bridge\d|^utm|parallels|multipass"
        ),
    ),
    (
        NetworkKind.VPN,
        (
            r"^u?tun\d|^tap\d|^wg\d|^ppp\d|^ipsec|^zt|^nordlynx|^proton|tailscale|zerotier|wireguard|openvpn|\bvpn\b"
            r"|tap-windows|wintun|anyconnect|globalprotect|fortinet|forticlient|juniper|hamachi|cloudflare|warp"
        ),
    ),
    (NetworkKind.WIFI, r"^wl|wi-?fi|wlan|wireless|airport|802\.11"),
    (NetworkKind.CABLE, r"^en|^eth|ethernet|^lan|gigabit|realtek|intel"),
)
_VPN_RANGE = ipaddress.ip_network("100.64.0.0/10")
_WHOLE_ADDRESS = 32


def rank(interfaces: Iterable[Interface]) -> list[Network]:
    """Return all networks, the likeliest for phones first; within a kind private addresses come first."""
    networks = [Network(interface, _kind(interface)) for interface in interfaces]
    return sorted(networks, key=lambda n: (n.kind, not _private(n.interface), n.interface.name, n.interface.address))


def recommended(networks: Sequence[Network]) -> Network | None:
    """Return the network to propose, or None where phones will hardly reach any."""
    return networks[0] if networks and networks[0].kind.reachable else None


def moved(chosen: Interface, now: Iterable[Interface]) -> Interface | None:
    """Return the chosen interface as it is now: the same, with a new address, or None where it has vanished."""
    named = [interface for interface in now if interface.name == chosen.name]
    same = [interface for interface in named if interface.address == chosen.address]
    return next(iter([*same, *named]), None)


def collect() -> list[Interface]:
    """Return the IPv4 interfaces that the system has now."""
    # Imported here: only preparing a workshop needs it.
    import ifaddr

    return [
        Interface(str(ip.nice_name or adapter.nice_name), str(ip.ip), int(ip.network_prefix))
        for adapter in ifaddr.get_adapters()
        for ip in adapter.ips
        if ip.is_IPv4
    ]


def _kind(interface: Interface) -> NetworkKind:
    address = ipaddress.ip_address(interface.address)
    if address.is_loopback:
        return NetworkKind.LOOPBACK
    if address.is_link_local:
        return NetworkKind.LINK_LOCAL
    for kind, pattern in _BY_NAME:
        if re.search(pattern, interface.name, re.IGNORECASE):
            # A tunnel may call itself anything; a network of one address or of a carrier's range gives it away.
            return NetworkKind.VPN if kind.reachable and _tunnel(interface) else kind
    return NetworkKind.VPN if _tunnel(interface) else NetworkKind.OTHER


def _tunnel(interface: Interface) -> bool:
    return interface.prefix == _WHOLE_ADDRESS or ipaddress.ip_address(interface.address) in _VPN_RANGE


def _private(interface: Interface) -> bool:
    return ipaddress.ip_address(interface.address).is_private
