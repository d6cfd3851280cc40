"""A workshop on a question with answers of its own: phone, panel and projector."""

import tempfile
from contextlib import ExitStack
from pathlib import Path

import httpx
from PySide6.QtTest import QTest

from readiness.domain.questionnaire import Depth
from readiness.ui.pages.workshop.workshop_view import WorkshopView
from readiness.ui.routes import WorkshopRoute
from readiness.workshop.interfaces import Interface
from tests.browser import chromium
from tests.gallery.room import LOCALES, PHONE, SCREEN
from tests.gallery.screens import Look, opened, settle
from tests.plain_packs import answer_german, answer_plainly, plain, small_german

_LOOPBACK = Interface("lo", "127.0.0.1", 8)
# A question with three answers, by language, and how the room votes on it.
_QUESTION = {"en": "PEO5", "de": "MAS1"}
_FEW, _ALL = 3, 10


def plain_room(folder: Path, look: Look, only: str = "") -> None:
    """Write the pictures `p-room-…` of one look."""
    if only not in "p-room" and "p-room" not in only:
        return
    with tempfile.TemporaryDirectory() as data, ExitStack() as stack:
        _Room(folder, look, Path(data), stack).lead()


class _Room:
    """The panel, its projector, one phone in a browser and ten that are plain clients."""

    def __init__(self, folder: Path, look: Look, data: Path, stack: ExitStack) -> None:
        self._folder, self._look, self._stack = folder, look, stack
        self._code = _QUESTION[look.language]
        self._window = window = opened(data, look)
        stack.callback(window.close)
        pack = plain() if look.language == "en" else small_german()
        window.documents.create(data / "Test.readiness", pack, "Muster GmbH", Depth.FULL)
        session = window.documents.session
        assert session is not None
        (answer_plainly if look.language == "en" else answer_german)(session)
        self._rungs = session.questionnaire.capabilities[self._code].rungs
        window.navigator.go(WorkshopRoute())
        assert isinstance(window.page, WorkshopView)
        place = window.page.workshop
        self._model = model = place.model
        model._look = lambda: [_LOOPBACK]
        model.look()
        model.choose(_LOOPBACK)
        model.start()
        model.plan([self._code])
        place.project()
        assert place.projector is not None
        self._projector = place.projector
        self._projector.resize(*SCREEN)
        browser = stack.enter_context(chromium())
        scheme = "light" if look.theme == "light" else "dark"
        context = browser.new_context(viewport=PHONE, locale=LOCALES[look.language], color_scheme=scheme)
        stack.callback(context.close)
        self._page = context.new_page()

    def lead(self) -> None:
        """Vote on one question, reveal and decide it."""
        model, page = self._model, self._page
        assert model.address is not None
        page.goto(model.address.url)
        self._shoot("1-join")
        page.locator('button[value=""]').click()
        clients = [self._stack.enter_context(httpx.Client(base_url=model.address.url + "/")) for _n in range(_ALL)]
        for client in clients:
            assert client.post("join", json={}).status_code == 200
        model.go_on()
        page.locator('main[data-phase="voting"]').wait_for()
        self._shoot("2-voting")
        page.locator("form.levels button").nth(1).click()
        page.locator(".saved").wait_for()
        assert model.round is not None
        for n, client in enumerate(clients):
            sent = {"round": model.round.number, "level": self._rungs[0] if n < _FEW else self._rungs[-1]}
            assert client.post("vote", json=sent).status_code == 200
        self._shoot("3-voted")
        model.reveal()
        page.locator('main[data-phase="revealed"]').wait_for()
        self._shoot("4-revealed")
        model.keep_draft(level=self._rungs[1], reason="…", dissent="")
        model.changed.emit()
        model.decide()
        page.locator(".decided").wait_for()
        self._shoot("5-decided")

    def _shoot(self, name: str) -> None:
        QTest.qWait(150)
        settle(self._window)
        end = f"{name}.{self._look.suffix}.png"
        self._page.screenshot(path=self._folder / f"p-room-phone-{end}", full_page=True)
        self._window.grab().save(str(self._folder / f"p-room-panel-{end}"))
        self._projector.grab().save(str(self._folder / f"p-room-projector-{end}"))
