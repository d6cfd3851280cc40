"""Every page of a phone and every view of the projector, in the course of one small workshop."""

import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import httpx
from playwright.sync_api import Page
from PySide6.QtTest import QTest

from readiness.app.workshop import Draft
from readiness.domain.values import Text
from readiness.foundation.language import LANGUAGES
from readiness.ui.pages.workshop.workshop_model import WorkshopModel
from readiness.ui.pages.workshop.workshop_setup import Wifi
from readiness.ui.pages.workshop.workshop_view import WorkshopView
from readiness.ui.routes import WorkshopRoute
from readiness.workshop.ballots import OfferedPackage
from readiness.workshop.interfaces import Interface
from tests.browser import chromium
from tests.gallery.screens import Look, opened
from tests.golden_company import create_golden

PHONE, SCREEN = {"width": 390, "height": 780}, (1366, 768)
LOCALES = {"de": "de-DE", "en": "en-GB"}
_LOOPBACK = Interface("lo", "127.0.0.1", 8)
_PACKAGES = (
    Text("Auftrag und Verantwortung klären", "Settle mandate and responsibility"),
    Text("Vertragsregel mit Partnern vereinbaren", "Agree the contract rule with partners"),
    Text("Nennungen im Netz regelmäßig beobachten", "Watch mentions online regularly"),
    Text("Telefonliste und Eskalation für den Ernstfall", "Phone list and escalation for an emergency"),
    Text("Schulung für alle, die veröffentlichen", "Training for everyone who publishes"),
)
_NOTES = {
    "de": ("Die Regel steht in der Arbeitsanweisung vom Mai, Seite 4.", "Im Vertrieb kennt sie kaum jemand."),
    "en": ("The rule is in the work instruction of May, page 4.", "Hardly anyone in sales knows it."),
}
_FAREWELL = Text(
    "Entschieden: 4 von 16 Fragen.\nZuerst:\n1. Vertragsregel mit Partnern vereinbaren\nDanke fürs Mitmachen.",
    "Decided: 4 of 16 questions.\nFirst:\n1. Agree the contract rule with partners\nThank you for taking part.",
)
# Management and practice differ by two levels, and neither is of one mind.
_ROLES = ["management"] * 5 + ["operative"] * 6
_LEVELS = [3, 3, 4, 3, 4, 1, 1, 2, 1, 1, 2]


def room(folder: Path, look: Look, only: str = "") -> None:
    """Write the pictures of one look: `phones-…` in its theme, `projector-…` always dark on white."""
    if not any(only in kind for kind in ("phones", "projector")):
        return
    with tempfile.TemporaryDirectory() as data, ExitStack() as stack:
        _Room(folder, look, only, Path(data), stack).lead()


class _Room:
    """The model, the projector, one phone in a browser and eleven that are plain clients."""

    def __init__(self, folder: Path, look: Look, only: str, data: Path, stack: ExitStack) -> None:
        self._folder, self._look, self._only, self._stack = folder, look, only, stack
        self._number = 0
        self._browser = stack.enter_context(chromium())
        window = opened(data, look)
        stack.callback(window.close)
        window.documents.open(create_golden(data, LANGUAGES[look.language]))
        window.navigator.go(WorkshopRoute())
        assert isinstance(window.page, WorkshopView)
        place = window.page.workshop
        self.model: WorkshopModel = place.model
        self.model._look = lambda: [_LOOPBACK]
        self.model.look()
        self.model.choose(_LOOPBACK)
        self.model.wifi = Wifi("Workshop", "offen-und-klar" if look.language == "de" else "open-and-clear")
        self.model.start()
        place.project()
        assert place.projector is not None
        self.projector = place.projector
        self.projector.resize(*SCREEN)
        assert self.model.address is not None
        self._url = self.model.address.url
        self._clients: list[httpx.Client] = []

    def lead(self) -> None:
        """Go through everything that a room can see."""
        self._come_in()
        self._votes()
        self._end()

    def _come_in(self) -> None:
        look = self._look
        context = self._browser.new_context(
            viewport=PHONE,
            locale=LOCALES[look.language],
            color_scheme="light" if look.theme == "light" else "dark",
            forced_colors="active" if look.theme == "contrast" else "none",
            device_scale_factor=2,
        )
        self._stack.callback(context.close)
        self.page: Page = context.new_page()
        for name, address in (("code", self._url.rsplit("/", 1)[0] + "/"), ("join", self._url)):
            self.page.goto(address)
            self._shoot(name, projector=False)
        self.page.locator('button[value=""]').click()
        self._see("lobby")
        for role in _ROLES:
            client = self._stack.enter_context(httpx.Client(base_url=self._url + "/"))
            assert client.post("join", json={"role": role}).status_code == 200
            self._clients.append(client)
        self._shoot("lobby")
        self.page.goto(self._url + "/check")
        self.page.locator(".checks .yes").nth(3).wait_for()
        self._shoot("check", projector=False)
        self.page.goto(self._url)

    def _votes(self) -> None:
        model = self.model
        model.go_on()
        self._see("voting")
        self._vote(_LEVELS[:5])
        self._shoot("question")
        self.page.locator('form.levels button[value="2"]').click()
        self.page.locator(".saved").wait_for()
        self.page.locator(".evidence summary").click()
        self.page.locator(".note textarea").fill(_NOTES[self._look.language][0])
        self.page.locator(".note button").click()
        self.page.get_by_text("Gesendet." if self._look.language == "de" else "Sent.").wait_for()
        self._shoot("voted-and-noted", projector=False)
        self._vote(_LEVELS)
        self._clients[0].post("note", json={"round": self._round, "text": _NOTES[self._look.language][1]})
        assert model._workshop is not None
        model._workshop.count_paper([1, 2])
        model.reveal()
        self._see("revealed")
        self._shoot("revealed")
        model.switch("show_gap")
        self._shoot("gap", phone=False)
        model.switch("show_gap")
        model.switch("show_notes")
        self._shoot("notes", phone=False)
        model.again()
        self._see("voting")
        model._workshop.cancel()
        self.page.locator(".late").wait_for()
        self._shoot("taken-back", projector=False)
        model.again()
        self._see("voting")
        self._vote([2, 2, 3, 2, 2, 2, 1, 2, 2, 2, 2])
        model.reveal()
        self._see("revealed")
        self._shoot("second-vote")
        self._decide(2, "…", self._look.language)
        self.page.locator(".decided").wait_for()
        self._shoot("decided-with-another-view")
        for level in (3, 1, 0):
            model.go_on()
            self._vote([level] * len(self._clients))
            model.reveal()
            self._decide(level, "…")
        self._shoot("agreed", phone=False)
        model.go_on()
        model.reveal()
        self._see("revealed")
        self._shoot("too-few")
        model.switch("show_results")
        self._shoot("results", phone=False)
        model.switch("show_results")

    def _end(self) -> None:
        model, workshop = self.model, self.model._workshop
        assert workshop is not None
        workshop.take_break()
        model.changed.emit()
        self._see("paused")
        self._shoot("break")
        workshop.resume()
        workshop.offer([OfferedPackage(f"P{n}", title) for n, title in enumerate(_PACKAGES)])
        model.changed.emit()
        self._see("choosing")
        boxes = self.page.locator("form.packages input")
        for place in (0, 1, 3):
            boxes.nth(place).check()
        self._shoot("choosing")
        self.page.locator("form.packages button").click()
        self.page.locator(".saved").wait_for()
        self._shoot("chose", projector=False)
        for n, client in enumerate(self._clients):
            assert client.post("choose", json={"options": [1, 3] if n % 3 else [0, 1, 2]}).status_code == 200
        workshop.show_choice()
        model.changed.emit()
        self._see("chosen")
        self._shoot("chosen")
        workshop.say_farewell(_FAREWELL)
        model.finish()
        self._see("closed")
        while model.leaving:
            QTest.qWait(20)
        self._shoot("closed")

    def _vote(self, levels: Sequence[int]) -> None:
        for client, level in zip(self._clients, levels, strict=False):
            assert client.post("vote", json={"round": self._round, "level": level}).status_code == 200

    @property
    def _round(self) -> int:
        assert self.model.round is not None
        return self.model.round.number

    def _decide(self, level: int, reason: str, dissent: str = "") -> None:
        self.model.keep_draft(level=level, reason=reason, dissent=dissent)
        self.model.draft = Draft(level, reason, dissent)
        self.model.decide()

    def _see(self, phase: str) -> None:
        self.page.locator(f'main[data-phase="{phase}"]').wait_for()

    def _shoot(self, name: str, *, phone: bool = True, projector: bool = True) -> None:
        self._number += 1
        end = f"{self._number:02}-{name}.{self._look.suffix}.png"
        QTest.qWait(100)
        if phone and self._only in "phones":
            self.page.screenshot(path=self._folder / f"phones-{end}", full_page=True)
        if projector and self._only in "projector":
            self.projector.grab().save(str(self._folder / f"projector-{end}"))
