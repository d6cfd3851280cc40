"""The workshop of the sample company, open on the loopback, with phones that join it."""

from collections.abc import Iterator

import httpx
import pytest
from pytestqt.qtbot import QtBot

from readiness.ui.pages.workshop.open_workshop import OpenWorkshop
from readiness.ui.pages.workshop.workshop_model import WorkshopModel
from readiness.ui.pages.workshop.workshop_view import WorkshopView
from readiness.ui.routes import WorkshopRoute
from readiness.ui.shell.main_window import MainWindow
from tests.ui.workshop.workshop_page import Phones


@pytest.fixture
def workshop(sample: MainWindow) -> OpenWorkshop:
    """The workshop of the sample company, set to the loopback."""
    sample.navigator.go(WorkshopRoute())
    assert isinstance(sample.page, WorkshopView)
    workshop = sample.page.workshop
    loopback = next(n.interface for n in workshop.model.networks if n.interface.address == "127.0.0.1")
    workshop.model.choose(loopback)
    return workshop


@pytest.fixture
def model(workshop: OpenWorkshop) -> WorkshopModel:
    return workshop.model


@pytest.fixture
def phones(model: WorkshopModel, qtbot: QtBot) -> Iterator[Phones]:
    joined: list[httpx.Client] = []

    def join(number: int, role: str | None = None) -> list[httpx.Client]:
        assert model.address is not None
        new = [httpx.Client(base_url=model.address.url + "/", timeout=20) for _ in range(number)]
        joined.extend(new)
        for phone in new:
            assert phone.post("join", json={"role": role}).status_code == 200
        return new

    yield join
    for phone in joined:
        phone.close()
