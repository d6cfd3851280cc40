"""The facilitator's panel in every phase of a workshop, with phones that vote over HTTP."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import httpx

from readiness.foundation.language import LANGUAGES
from readiness.ui.pages.workshop.workshop_model import WorkshopModel
from readiness.ui.pages.workshop.workshop_view import WorkshopView
from readiness.ui.routes import WorkshopRoute
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.key_button import KeyButton
from readiness.workshop.interfaces import Interface
from tests.gallery.screens import Look, opened, settle
from tests.golden_company import create_golden

ROLES = [*["management"] * 5, *["operative"] * 5, None, None]
QUESTIONS = ("PAR2", "PRO1", "PRO3", "MON1", "MON2", "RSK1", "RSK2", "STR1", "SKL1", "CON1")
APART, CLOSER, TOGETHER = (3, 3, 4, 3, 4, 0, 1, 0, 1, 1, 2, None), (2,) * 7 + (1, 1, 1, 4, 1), (1,) * 7 + (2,) * 5
CHANGE = {"Change the agenda", "Ablauf ändern"}
REASON = {
    "de": "Die Agentur hat seit Montag Pause zugesagt, schriftlich liegt nichts vor.",
    "en": "The agency has promised a pause since Monday; nothing is in writing.",
}
VIEW = {"de": "Im Vertrieb ist es abgesprochen.", "en": "In sales it is agreed."}
NOTES = {
    "de": ("E-Mail vom 12. Mai an die Agentur", "Nur mündlich, so weit ich weiß"),
    "en": ("E-mail of 12 May to the agency", "Only by word of mouth, as far as I know"),
}


def panel(folder: Path, look: Look, only: str = "") -> None:
    """Write a picture of the panel in every phase, in one look."""
    if only and only not in "8-panel":
        return
    with tempfile.TemporaryDirectory() as data, ExitStack() as stack:
        window = opened(Path(data), look)
        window.documents.open(create_golden(Path(data), LANGUAGES[look.language]))
        window.navigator.go(WorkshopRoute())
        for number, name in enumerate(_phases(window, stack, look.language), start=1):
            settle(window)
            window.grab().save(str(folder / f"8-panel-{number:02}-{name}.{look.suffix}.png"))
        window.close()


def _phases(window: MainWindow, stack: ExitStack, language: str) -> Iterator[str]:
    assert isinstance(window.page, WorkshopView)
    model = window.page.workshop.model
    model.choose(Interface("lo", "127.0.0.1", 8))
    model.start()
    model.plan(QUESTIONS)
    assert model.address is not None
    phones = [stack.enter_context(httpx.Client(base_url=model.address.url + "/")) for _ in ROLES]
    for phone, role in zip(phones, ROLES, strict=True):
        phone.post("join", json={"role": role})
    yield "lobby"
    model.go_on()
    _vote(model, phones[:7], APART[:7])
    model.count_paper((1, 1, 2))
    yield "voting"
    _vote(model, phones, APART)
    model.reveal()
    yield "far-apart"
    for phone, note in zip(phones, NOTES[language], strict=False):
        phone.post("note", json={"round": 1, "text": note})
    model.switch("show_notes")
    yield "notes"
    model.again()
    _vote(model, phones, CLOSER)
    model.reveal()
    model.keep_draft(level=1, reason=REASON[language], dissent=VIEW[language])
    model.changed.emit()
    yield "again"
    model.decide()
    yield "decided"
    model.mend(mending=True)
    yield "mending"
    model.mend(mending=False)
    yield from _second(window, model, phones)
    yield from _end(model, phones)


def _second(window: MainWindow, model: WorkshopModel, phones: Sequence[httpx.Client]) -> Iterator[str]:
    model.go_on()
    _vote(model, phones, TOGETHER)
    model.reveal()
    yield "together"
    model.park()
    yield "parked"
    model.look_at("PAR2")
    yield "looking-back"
    model.look_at("STR1")
    yield "looking-ahead"
    changing = next(b for b in window.page.findChildren(KeyButton) if b.text() in CHANGE)
    changing.click()
    yield "agenda"
    window.navigator.show_anew()


def _end(model: WorkshopModel, phones: Sequence[httpx.Client]) -> Iterator[str]:
    model.pause_or_go_on()
    yield "break"
    model.pause_or_go_on()
    model.pause()
    yield "interrupted"
    model.start()
    ending = model.ending
    assert ending is not None
    ending.reach(reached=True)
    yield "outcome"
    ending.offer()
    for at, phone in enumerate(phones):
        phone.post("choose", json={"options": [0, at % 4 + 1]})
    yield "choosing"
    ending.show()
    yield "chosen"
    ending.agree()
    yield "farewell"
    model.finish()
    model._leaving.wait()
    yield "ended"


def _vote(model: WorkshopModel, phones: Sequence[httpx.Client], levels: Sequence[int | None]) -> None:
    number = model.round.number if model.round else 0
    for phone, level in zip(phones, levels, strict=False):
        assert phone.post("vote", json={"round": number, "level": level}).status_code == 200
