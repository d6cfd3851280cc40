"""The workshop of the sample company, open, with four questions and ten phones."""

from collections.abc import Iterator
from contextlib import ExitStack

import httpx
import pytest

from readiness.ui.pages.workshop.workshop_model import WorkshopModel
from readiness.ui.routes import WorkshopRoute
from readiness.ui.shell.main_window import MainWindow
from tests.ui.workshop_panel.panel_page import QUESTIONS, ROLES, view


@pytest.fixture
def model(sample: MainWindow) -> WorkshopModel:
    """The workshop of the sample company, open on the loopback, with four questions."""
    sample.navigator.go(WorkshopRoute())
    model = view(sample).workshop.model
    model.choose(next(n.interface for n in model.networks if n.interface.address == "127.0.0.1"))
    model.start()
    model.plan(QUESTIONS)
    return model


@pytest.fixture
def room(model: WorkshopModel) -> Iterator[list[httpx.Client]]:
    """Ten phones in the room."""
    assert model.address is not None
    with ExitStack() as stack:
        phones = [stack.enter_context(httpx.Client(base_url=model.address.url + "/", timeout=20)) for _ in ROLES]
        for phone, role in zip(phones, ROLES, strict=True):
            assert phone.post("join", json={"role": role}).status_code == 200
        yield phones
