"""Which network the room uses, and what is said when it vanishes."""

from collections.abc import Iterator

import httpx
import pytest
from pytestqt.qtbot import QtBot

from readiness.app.session import Session
from readiness.foundation.language import ENGLISH
from readiness.ui.pages.workshop.open_workshop import OpenWorkshop
from readiness.ui.pages.workshop.workshop_model import WorkshopModel
from readiness.ui.shell.main_window import MainWindow
from readiness.workshop.interfaces import Interface
from tests.ui.workshop.workshop_page import words

LOOPBACK = Interface("lo", "127.0.0.1", 8)
ROOM = Interface("wlan0", "192.168.8.20")


@pytest.fixture
def system(sample: MainWindow, qtbot: QtBot) -> Iterator[tuple[WorkshopModel, list[Interface]]]:
    """A model whose system has just these networks."""
    session = sample.documents.session
    assert isinstance(session, Session)
    networks = [LOOPBACK, Interface("docker0", "172.17.0.1", 16), ROOM]
    model = WorkshopModel(session, ENGLISH, lambda: list(networks))
    yield model, networks
    model.close()


def test_the_network_of_the_room_is_proposed(system: tuple[WorkshopModel, list[Interface]]) -> None:
    model, networks = system
    assert model.interface == ROOM
    assert [network.interface.name for network in model.networks] == ["wlan0", "docker0", "lo"]
    networks.remove(ROOM)
    model.look()
    assert model.interface is None
    networks.append(Interface("wlan0", "10.0.0.7"))
    model.look()
    assert model.interface == Interface("wlan0", "10.0.0.7")


def test_a_network_that_vanishes_is_reported_and_another_one_can_be_chosen(
    system: tuple[WorkshopModel, list[Interface]], qtbot: QtBot
) -> None:
    model, networks = system
    model.choose(LOOPBACK)
    model.start()
    assert model.address is not None
    with httpx.Client(base_url=model.address.url + "/", timeout=20) as phone:
        phone.post("join", json={})
        networks.remove(LOOPBACK)
        with qtbot.waitSignal(model.changed):
            model.look()
        assert model.lost
        networks.append(Interface("lo0", "127.0.0.1", 8))
        model.choose(networks[-1])
        assert not model.lost
        # Everybody is still in the room.
        assert phone.get("state").json()["participants"] == 1


def test_a_missing_network_is_shown(
    sample: MainWindow, workshop: OpenWorkshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop.model._look = lambda: [LOOPBACK]
    workshop.model.look()
    assert "Phones are unlikely to reach this computer." in words(sample)
