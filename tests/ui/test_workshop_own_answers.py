"""The panel where a question has answers of its own: their words come first, and their keys are their places."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from readiness.ui.pages.workshop.paper_votes import PaperVotes
from readiness.ui.pages.workshop.scene import Scene
from readiness.ui.pages.workshop.tally_bars import TallyBars
from readiness.ui.pages.workshop.workshop_model import WorkshopModel
from readiness.ui.pages.workshop.workshop_view import WorkshopView
from readiness.ui.routes import WorkshopRoute
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.stored_text import StoredLine

# Yes, partly, no: levels 5, 3 and 0.
QUESTION = "BAS1"


@pytest.fixture
def model(plain_sample: MainWindow) -> WorkshopModel:
    plain_sample.navigator.go(WorkshopRoute())
    assert isinstance(plain_sample.page, WorkshopView)
    model = plain_sample.page.workshop.model
    model.choose(next(n.interface for n in model.networks if n.interface.address == "127.0.0.1"))
    model.start()
    model.plan([QUESTION])
    model.open(QUESTION)
    return model


def _shown(window: MainWindow) -> str:
    return "\n".join(one.text() for one in window.page.findChildren(QLabel) if one.isVisible())


def test_slips_are_typed_by_the_number_that_stands_beside_their_answer(
    qtbot: QtBot, plain_sample: MainWindow, model: WorkshopModel
) -> None:
    assert {"Yes", "Partly", "No"} <= set(_shown(plain_sample).splitlines())
    page = plain_sample.page
    opener = next(one for one in page.findChildren(QPushButton) if one.text() == "Votes on paper …" and one.isVisible())
    opener.click()
    assert "1 = Yes · 2 = Partly · 3 = No" in _shown(plain_sample)
    line = next(one for one in page.findChildren(PaperVotes)[0].findChildren(StoredLine))
    QTest.keyClicks(line, "1 1 3?")
    qtbot.waitUntil(lambda: sorted(model.paper, key=str) == [0, 5, 5, None], timeout=10_000)
    qtbot.waitUntil(lambda: "Yes: 2 · No: 1 · ?: 1" in _shown(plain_sample), timeout=10_000)
    # The level of an answer is none of its numbers.
    QTest.keyClicks(line, "5")
    qtbot.waitUntil(lambda: "only 1, 2, 3 and “?” are counted" in _shown(plain_sample), timeout=10_000)


def test_bars_and_the_decision_name_the_answers_and_a_digit_is_the_place_of_one(
    qtbot: QtBot, plain_sample: MainWindow, model: WorkshopModel
) -> None:
    model.count_paper([5, 5, 5, 0])
    model.reveal()
    qtbot.waitUntil(lambda: model.scene is Scene.REVEALED)
    page = plain_sample.page
    (bars,) = [one for one in page.findChildren(TallyBars) if one.isVisible()]
    assert list(bars._names.values()) == ["Yes", "Partly", "No"]
    choices = [one.text() for one in page.findChildren(QRadioButton) if one.isVisible()]
    assert choices == ["Yes (1)", "Partly (2)", "No (3)"]

    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: model.decision.level == 3)
    QTest.keyClick(page, Qt.Key.Key_5)
    assert model.decision.level == 3
    QTest.keyClick(page, Qt.Key.Key_3)
    qtbot.waitUntil(lambda: model.decision.level == 0)
