"""Nothing of a round, and no scene of the panel, needs scrolling."""

from collections.abc import Iterator, Mapping

import httpx
import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from readiness.domain.questionnaire import Capability
from readiness.domain.workshop_record import UsualRole
from readiness.ui.pages.workshop.workshop_model import WorkshopModel
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.key_button import KeyButton
from readiness.workshop.ballots import Ballot
from tests.ui.sizes import resize
from tests.ui.workshop_panel.panel_page import TOGETHER, ask, decide, view

# Here every question is tried; where there is more room, those that need the most of it.
LEAST_SIZE = (1280, 641)
# What is laid out in several passes has its place after these.
MOST_PASSES = 20


def vote_at_once(model: WorkshopModel) -> None:
    """Store the votes of all phones in one commit: the way over the network is not what matters here."""
    assert model._workshop is not None
    assert model.round is not None
    box, number = model._workshop._box, model.round.number
    high, low = iter((3, 3, 4, 3, 4)), iter((0, 1, 0, 1, 1))
    people = box.snapshot.people.items()
    box.cast([Ballot(number, token, next(high if role == UsualRole.MANAGEMENT else low)) for token, role in people])


def longest_in(capabilities: Mapping[str, Capability], language: str) -> list[tuple[str, Capability]]:
    """Return the questions that need the most room by any of the texts that stand on the page."""

    def lengths(capability: Capability) -> tuple[int, ...]:
        levels = [len(level.in_language(language)) for level in capability.levels]
        question, name = (len(text.in_language(language)) for text in (capability.question, capability.name))
        return question, name, sum(levels), max(levels), question + sum(levels)

    measured = {code: lengths(capability) for code, capability in capabilities.items()}
    found: set[str] = set()
    for by in zip(*measured.values(), strict=True):
        least = sorted(by)[-4]
        found.update(code for code, length in zip(measured, by, strict=True) if length >= least)
    return [(code, capability) for code, capability in capabilities.items() if code in found]


@pytest.mark.parametrize("size", [LEAST_SIZE, (1366, 689)])
@pytest.mark.parametrize("language", ["de", "en"])
def test_nothing_of_a_round_needs_scrolling(
    qtbot: QtBot,
    sample: MainWindow,
    model: WorkshopModel,
    room: list[httpx.Client],
    size: tuple[int, int],
    language: str,
) -> None:
    sample.memory.change(language=language)
    resize(qtbot, sample, *size)
    capabilities = model.session.questionnaire.capabilities
    assert len(capabilities) == 43
    model.plan(tuple(capabilities))
    asked = [*capabilities.items()] if size == LEAST_SIZE else longest_in(capabilities, language)
    for code, capability in asked:
        model.open(code)
        nothing_scrolls(sample, code)
        vote_at_once(model)
        room[0].post("note", json={"round": model.round.number, "text": "Minutes of May"})
        model.reveal()
        # The longest text of a level, as it stands below the levels once one is chosen.
        longest = max(range(6), key=lambda level: len(capability.levels[level].in_language(language)))
        model.keep_draft(level=longest, reason="one\ntwo")
        model.changed.emit()
        assert model.countdown.running
        nothing_scrolls(sample, code)
        assert view(sample)._leading.round.form.isVisible()


def nothing_scrolls(window: MainWindow, code: str) -> None:
    """Check that page and side end within the window, and that no text is cut, once everything has its place."""
    passes = 0
    while (found := [*cut(window)]) and passes < MOST_PASSES:
        passes += 1
        QTest.qWait(1)
    assert found == [], code


def cut(window: MainWindow) -> Iterator[object]:
    """Yield what is out of sight, or has not the room that its words need."""
    QApplication.processEvents()
    page = view(window)
    if page.verticalScrollBar().maximum():
        yield "the page scrolls", page.verticalScrollBar().maximum()
    if not page.beside or page._side_area.verticalScrollBar().maximum():
        yield "the side scrolls", page._side_area.verticalScrollBar().maximum()
    if page.bar.mapTo(window, page.bar.rect().bottomLeft()).y() != window.height() - 1:
        yield "the bar is not at the foot"
    for part in page.findChildren(QLabel):
        if part.isVisible() and part.hasHeightForWidth() and part.height() < part.heightForWidth(part.width()):
            yield part.text()
    for part in page.findChildren(KeyButton):
        if part.isVisible() and part.visibleRegion().boundingRect() != part.rect():
            yield part.text()


def test_every_scene_fits(qtbot: QtBot, sample: MainWindow, model: WorkshopModel, room: list[httpx.Client]) -> None:
    for language in ("de", "en"):
        sample.memory.change(language=language)
        for size in ((1366, 689), (1280, 641)):
            resize(qtbot, sample, *size)
            ask(model, room, "PAR2", TOGETHER)
            decide(model, 1, dissent="In sales it is agreed.")
            nothing_scrolls(sample, "decided")
            model.look_at("PRO3")
            nothing_scrolls(sample, "looking ahead")
            model.look_at(None)
            model.pause_or_go_on()
            nothing_scrolls(sample, "break")
            model.pause_or_go_on()
            ending = model.ending
            assert ending is not None
            ending.reach(reached=True)
            nothing_scrolls(sample, "outcome")
            ending.offer()
            nothing_scrolls(sample, "choosing")
            ending.show()
            for option in ending.choices.options[:3]:
                assert ending.pick(option.id, picked=True)
            model.changed.emit()
            nothing_scrolls(sample, "chosen")
            ending.agree()
            nothing_scrolls(sample, "farewell")
