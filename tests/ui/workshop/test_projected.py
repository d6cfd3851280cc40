"""The projector shows what the room may see, and every text of it fits."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from readiness.ui.pages.workshop.fitted_text import FittedText
from readiness.ui.pages.workshop.open_workshop import OpenWorkshop
from readiness.ui.pages.workshop.workshop_model import WorkshopModel
from readiness.ui.pages.workshop.workshop_setup import Wifi
from readiness.ui.shell.main_window import MainWindow
from tests.ui.keys import tap
from tests.ui.workshop.workshop_page import LONG, Phones, vote, words


def test_the_projector_shows_what_the_room_may_see(
    sample: MainWindow, workshop: OpenWorkshop, model: WorkshopModel, phones: Phones, qtbot: QtBot
) -> None:
    model.wifi = Wifi("Room", "secret-word")
    model.start()
    workshop.project()
    projector = workshop.projector
    assert projector is not None
    assert projector.isVisible()
    assert projector.isWindow()
    # With one screen it is a window, and no larger than that.
    free = projector.screen().availableSize()
    assert projector.width() <= free.width()
    assert projector.height() < free.height()
    seen = words(projector)
    assert model.address is not None
    assert f"127.0.0.1:{model.address.port}" in seen
    assert " ".join(model.address.code) in seen
    assert "Password: secret-word" in seen
    room = phones(4)
    tap(qtbot, projector, Qt.Key.Key_N)
    vote(model, room[:3], [0, 2, 5])
    qtbot.waitUntil(lambda: "3 of 4 have voted" in words(projector), timeout=LONG)
    assert "Far apart" not in words(projector)
    tap(qtbot, projector, Qt.Key.Key_W)
    assert "Take part with your phone" in words(projector)
    tap(qtbot, projector, Qt.Key.Key_W)
    tap(qtbot, projector, Qt.Key.Key_R)
    shown = words(projector)
    assert "■ Far apart" in shown
    assert "Votes: 3 of 4" in shown
    organisation = model.session.assessment.details.organisation
    assert organisation not in shown + seen
    sample.memory.change(language="de")
    assert workshop.projector is not None
    assert "■ Uneinig" in words(workshop.projector)
    model.pause()
    assert "Eine Pause" in words(workshop.projector)
    model.start()
    with qtbot.waitSignal(model.ended, timeout=LONG):
        model.finish()
    assert "Danke fürs Mitmachen" in words(workshop.projector)
    QTest.keyClick(workshop.projector, Qt.Key.Key_Escape)
    assert not workshop.projector.isVisible()


@pytest.mark.parametrize("size", [(800, 600), (1280, 720), (1920, 1080), (1024, 768)])
def test_every_text_of_the_projector_fits(
    workshop: OpenWorkshop, model: WorkshopModel, phones: Phones, size: tuple[int, int]
) -> None:
    model.start()
    workshop.project()
    assert workshop.projector is not None
    workshop.projector.resize(*size)
    room = phones(3)
    longest = max(model.session.questionnaire.capabilities.values(), key=lambda c: len(c.question.in_language("en")))
    model.open(longest.code)
    for levels in ([0, 3, 5], [0, 3, 5]):
        vote(model, room, levels)
        model.reveal()
        QTest.qWait(1)
        for fitted in workshop.projector.findChildren(FittedText):
            assert not fitted.isVisible() or fitted.fits(), fitted.words()
        model.again()
