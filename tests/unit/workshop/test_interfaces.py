"""Which network phones will reach: real names and addresses of many computers."""

import pytest

from readiness.workshop.interfaces import Interface, NetworkKind, collect, moved, rank, recommended

WIFI, CABLE, OTHER, VIRTUAL, VPN, LINK_LOCAL, LOOPBACK = NetworkKind


@pytest.mark.parametrize(
    ("name", "address", "prefix", "kind"),
    [
        ("wlan0", "192.168.1.20", 24, WIFI),
        ("wlp3s0", "10.0.4.17", 16, WIFI),
        ("Wi-Fi", "192.168.178.31", 24, WIFI),
        ("WLAN", "192.168.178.31", 24, WIFI),
        ("Intel(R) Wireless-AC 9560 160MHz", "192.168.0.7", 24, WIFI),
        ("en0", "192.168.1.5", 24, CABLE),
        ("eth0", "172.16.4.2", 24, CABLE),
        ("enp0s31f6", "10.1.2.3", 8, CABLE),
        ("Ethernet 2", "192.168.1.9", 24, CABLE),
        ("Realtek PCIe GbE Family Controller", "192.168.1.9", 24, CABLE),
        ("USB modem", "192.168.42.129", 24, OTHER),
        ("docker0", "172.17.0.1", 16, VIRTUAL),
        ("br-5f2c1a", "172.18.0.1", 16, VIRTUAL),
        ("vEthernet (WSL)", "172.29.16.1", 20, VIRTUAL),
        ("vEthernet (Default Switch)", "172.20.0.1", 20, VIRTUAL),
        ("Hyper-V Virtual Ethernet Adapter", "172.29.16.1", 20, VIRTUAL),
        ("VirtualBox Host-Only Ethernet Adapter", "192.168.56.1", 24, VIRTUAL),
        ("VMware Network Adapter VMnet8", "192.168.80.1", 24, VIRTUAL),
        ("virbr0", "192.168.122.1", 24, VIRTUAL),
        ("tun0", "10.8.0.6", 24, VPN),
        ("utun4", "10.10.0.2", 24, VPN),
        ("wg0", "10.66.66.2", 24, VPN),
        ("tailscale0", "100.101.102.103", 32, VPN),
        ("Cisco AnyConnect Secure Mobility Client", "10.20.30.40", 24, VPN),
        ("Fortinet SSL VPN Virtual Ethernet Adapter", "10.212.134.200", 24, VPN),
        ("company", "10.7.7.7", 32, VPN),
        ("eth1", "100.70.1.2", 10, VPN),
        ("wlan0", "169.254.12.13", 16, LINK_LOCAL),
        ("lo", "127.0.0.1", 8, LOOPBACK),
        ("Loopback Pseudo-Interface 1", "127.0.0.1", 8, LOOPBACK),
    ],
)
def test_what_a_network_is(name: str, address: str, prefix: int, kind: NetworkKind) -> None:
    (network,) = rank([Interface(name, address, prefix)])
    assert network.kind is kind


def test_the_room_comes_before_everything_that_phones_cannot_reach() -> None:
    networks = rank(
        [
            Interface("lo", "127.0.0.1", 8),
            Interface("docker0", "172.17.0.1", 16),
            Interface("tun0", "10.8.0.6", 24),
            Interface("eth0", "192.168.1.9", 24),
            Interface("eth1", "141.2.3.4", 24),
            Interface("wlan1", "169.254.1.1", 16),
            Interface("wlan0", "192.168.1.20", 24),
        ]
    )
    names = [network.interface.name for network in networks]
    assert names == ["wlan0", "eth0", "eth1", "docker0", "tun0", "wlan1", "lo"]
    found = recommended(networks)
    assert found is not None
    assert found.interface.name == "wlan0"


@pytest.mark.parametrize(
    "interfaces",
    [
        [],
        [Interface("lo", "127.0.0.1", 8)],
        [Interface("docker0", "172.17.0.1"), Interface("wlan0", "169.254.3.4", 16)],
    ],
)
def test_without_a_network_nothing_is_recommended(interfaces: list[Interface]) -> None:
    assert recommended(rank(interfaces)) is None


def test_the_chosen_network_is_followed() -> None:
    chosen = Interface("wlan0", "192.168.1.20")
    elsewhere = Interface("eth0", "192.168.1.9")
    assert moved(chosen, [elsewhere, chosen]) == chosen
    assert moved(chosen, [Interface("wlan0", "192.168.1.33"), elsewhere]) == Interface("wlan0", "192.168.1.33")
    assert moved(chosen, [elsewhere]) is None


def test_this_computer_has_interfaces_of_its_own() -> None:
    found = collect()
    assert "127.0.0.1" in [interface.address for interface in found]
    assert rank(found)[-1].kind is NetworkKind.LOOPBACK
