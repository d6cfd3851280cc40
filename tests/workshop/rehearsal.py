"""A whole workshop of three questions with twelve phones, six of them real browsers, as pictures.

`python -m tests.workshop.rehearsal [FOLDER]` writes phone, panel, projector and the report's pages in both languages.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

from readiness.foundation.language import LANGUAGES

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import httpx
from playwright.sync_api import Browser, Page, sync_playwright
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from readiness.app.documents import read_document
from readiness.app.reports import write_report
from readiness.app.settings import Settings
from readiness.app.workshop import Draft
from readiness.domain.questionnaire import Depth
from readiness.reporting.order import Order
from readiness.ui.application import make_application
from readiness.ui.pages.workshop.people_panel import PeoplePanel
from readiness.ui.pages.workshop.workshop_setup import Wifi
from readiness.ui.pages.workshop.workshop_view import WorkshopView
from readiness.ui.routes import WorkshopRoute
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.collapsible import Collapsible
from readiness.workshop.interfaces import Interface
from tests.golden_company import create_golden
from tests.reporting.tools import program

WINDOW, SCREEN, PHONE = (1280, 900), (1280, 720), {"width": 360, "height": 640}
LOOPBACK = Interface("lo", "127.0.0.1", 8)
LOCALES = {"de": "de-DE", "en": "en-GB"}
# The first six hold browsers, the others are plain clients.
# Three are of neither role: with fewer, one of the two could not be shown apart.
ROLES = [*["management"] * 4, *["operative"] * 5, "other", "", ""]
BROWSERS = 6
# Words of the group, in the language of the report.
WORDS = {
    "de": (
        "Zwei Beiträge vom letzten Monat tragen den Namen der Person, die sie freigegeben hat.",
        "Die Regel vom Mai kennen im Vertrieb alle; sie ist nur nicht aufgeschrieben.",
        "Die Telefonliste hängt im Büro, mit Vertretung.",
        "Zwei Nennungen wurden zufällig gefunden.",
    ),
    "en": (
        "Two posts of last month bear the name of the person who released them.",
        "Everybody in sales knows the rule of May; it is only not written down.",
        "The phone list hangs in the office, with a deputy.",
        "Two mentions were found by chance.",
    ),
}


class Rehearsal:
    """The window, the projector and the phones of one workshop; every picture has a number and a name."""

    def __init__(self, folder: Path, language: str, browser: Browser, stack: ExitStack) -> None:
        self._folder = folder
        self._language = language
        self._number = 0
        self._data = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        os.environ["READINESS_DATA"] = str(self._data)
        self.window = MainWindow(Settings(language=language, theme="light"))
        stack.callback(self.window.close)
        self.window.resize(*WINDOW)
        self.window.show()
        self.window.begin()
        self.window.documents.open(create_golden(self._data, LANGUAGES[language]))
        self.window.navigator.go(WorkshopRoute())
        assert isinstance(self.window.page, WorkshopView)
        place = self.window.page.workshop
        self.place, self.model = place, place.model
        self.model._look = lambda: [Interface("wlan0", "192.168.8.20"), LOOPBACK]
        self.model.look()
        asked = self.model.session.questionnaire.asked(Depth.QUICK)
        codes = frozenset(c.code for c in asked if c.code.startswith(("PRO", "MON")))
        self.model.choose_questions(replace(self.model.choice, ticked=codes))
        self.model.wifi = Wifi("Workshop", "offen-und-klar" if language == "de" else "open-and-clear")
        self.model.changed.emit()
        self._browser = browser
        self._stack = stack

    def open(self) -> None:
        """Open the room and let everybody in."""
        self.picture("setup", self.window)
        self.model.choose(LOOPBACK)
        self.model.start()
        self.place.project()
        assert self.place.projector is not None
        self.place.projector.resize(*SCREEN)
        assert self.model.address is not None
        url = self.model.address.url
        self.pages = [self._page(url, role) for role in ROLES[:BROWSERS]]
        self.clients = [self._stack.enter_context(httpx.Client(base_url=url + "/")) for _ in ROLES[BROWSERS:]]
        for client, role in zip(self.clients, ROLES[BROWSERS:], strict=True):
            assert client.post("join", json={"role": role or None}).status_code == 200
        QTest.qWait(700)
        self.everywhere("lobby")
        phones = self.window.findChild(PeoplePanel)
        folded = phones.findChild(Collapsible)
        folded.toggle()
        self.picture("phones", phones)
        folded.toggle()

    def vote(self, name: str, levels: Sequence[int | None], *, pause_at: int = 5) -> None:
        """Vote on what is open; a picture is taken when some have voted."""
        for page in self.pages:
            page.locator("form.levels").first.wait_for()
        if name:
            self.phone(f"{name}-question")
        number = self.model.round.number if self.model.round else 0
        for place, level in enumerate(levels):
            if name and place == pause_at:
                QTest.qWait(700)
                self.everywhere(f"{name}-voting")
            if place < BROWSERS:
                value = "" if level is None else level
                self.pages[place].locator(f'form.levels button[value="{value}"]').first.click()
                self.pages[place].locator(".saved").wait_for()
            else:
                body = {"round": number, "level": level}
                assert self.clients[place - BROWSERS].post("vote", json=body).json() == {"saved": True}

    def reveal(self, name: str) -> None:
        """Reveal, and wait until the phones show it."""
        self.model.reveal()
        for page in self.pages:
            page.locator("table").wait_for()
        self.everywhere(f"{name}-revealed")

    def decide(self, name: str, level: int, reason: str, dissent: str = "") -> None:
        """Settle on a level."""
        self.model.draft = Draft(level, reason, dissent)
        self.model.changed.emit()
        self.picture(f"{name}-deciding", self.window)
        self.model.decide()
        self.pages[0].locator(".decided").wait_for()
        self.everywhere(f"{name}-decided")

    def end(self) -> None:
        """End the workshop and write the pages of its report."""
        self.model.finish()
        for page in self.pages:
            page.get_by_role("heading", name=re.compile("ended|beendet")).wait_for()
        while self.model.leaving:
            QTest.qWait(50)
        self.everywhere("end")
        path = self.window.documents.session.document.path if self.window.documents.session else Path()
        self.window.documents.close()
        target = self._data / "report.pdf"
        write_report(Order(read_document(path), "full", LANGUAGES[self._language]), target)
        prefix = self._folder / f"workshop-report.{self._language}"
        subprocess.run(["pdftoppm", "-r", "80", "-png", str(target), str(prefix)], check=True)

    def everywhere(self, name: str) -> None:
        """Take a picture of panel, projector and phone."""
        self.picture(f"{name}-panel", self.window)
        if self.place.projector is not None:
            self.picture(f"{name}-projector", self.place.projector)
        self.phone(f"{name}-phone")

    def picture(self, name: str, widget: QWidget) -> None:
        """Take a picture of a window, once everything in it has found its place."""
        QTest.qWait(200)
        widget.grab().save(str(self._file(name)))

    def phone(self, name: str) -> None:
        """Take a picture of the whole page of the first phone."""
        self.pages[0].screenshot(path=self._file(name), full_page=True)

    def _file(self, name: str) -> Path:
        self._number += 1
        return self._folder / f"workshop-{self._number:02}-{name}.{self._language}.png"

    def _page(self, url: str, role: str) -> Page:
        context = self._browser.new_context(viewport=PHONE, locale=LOCALES[self._language], device_scale_factor=2)
        self._stack.callback(context.close)
        page = context.new_page()
        page.goto(url)
        if not self._number or not hasattr(self, "pages"):
            page.screenshot(path=self._folder / f"workshop-00-join-phone.{self._language}.png", full_page=True)
        page.locator(f'button[value="{role}"]').click()
        page.get_by_role("heading", level=1).wait_for()
        return page


def rehearse(folder: Path, language: str, browser: Browser) -> None:
    """Go through three questions: far apart and then together, together at once, one who stands apart."""
    shown, rule, phones, chance = WORDS[language]
    with ExitStack() as stack:
        rehearsal = Rehearsal(folder, language, browser, stack)
        rehearsal.open()
        rehearsal.model.go_on()
        rehearsal.vote("first", [3, 3, 4, 3, 1, 0, 1, 0, 2, 1, 2, None])
        rehearsal.reveal("first")
        rehearsal.model.again()
        rehearsal.vote("", [2, 2, 3, 2, 2, 2, 2, 1, 2, 2, 2, 2])
        rehearsal.reveal("again")
        rehearsal.decide("again", 2, shown, rule)
        rehearsal.model.go_on()
        rehearsal.vote("", [2, 2, 2, 3, 2, 2, 2, 2, 3, 2, 2, 2])
        rehearsal.reveal("second")
        rehearsal.decide("second", 2, phones)
        rehearsal.model.go_on()
        rehearsal.vote("", [1, 1, None, None, 1, 1, 1, 4, 1, 1, 1, 1])
        rehearsal.reveal("third")
        rehearsal.decide("third", 1, chance)
        rehearsal.end()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run the system's own browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program("chromium"), args=["--no-sandbox"])
        yield browser
        browser.close()


def main(folder: Path) -> None:
    """Write all pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    make_application(["rehearsal"])
    with chromium() as browser:
        for language in LANGUAGES:
            rehearse(folder, language, browser)
    print(f"{len(list(folder.glob('workshop-*.png')))} pictures of the workshop in {folder}")  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/gallery"))
    application = QApplication.instance()
    if application is not None:
        application.quit()
