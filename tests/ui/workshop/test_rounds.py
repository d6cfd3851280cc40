"""A workshop with real phones: led by keys, interrupted, mended and closed."""

import os
from datetime import date
from pathlib import Path

import httpx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from readiness.documents.content import new_id
from readiness.documents.paths import ballot_files, ballots_path
from readiness.ui.pages.workshop.workshop_model import WorkshopModel
from readiness.ui.routes import TasksRoute, WorkshopRoute
from readiness.ui.shell.main_window import MainWindow
from readiness.workshop.ballot_box import BallotBox
from readiness.workshop.room import Phase
from tests.scripted_dialogs import ScriptedDialogs
from tests.ui.keys import tap
from tests.ui.workshop.workshop_page import LONG, Phones, choose, vote, words


def test_a_workshop_by_keys_alone(
    sample: MainWindow, model: WorkshopModel, phones: Phones, qtbot: QtBot, dialogs: ScriptedDialogs
) -> None:
    # An Enter without looking opens nothing to the network: Tab leads there.
    opening = next(b for b in sample.findChildren(QPushButton) if b.text() == "Open the room")
    for _ in range(40):
        if not opening.hasFocus():
            QTest.keyClick(sample.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(opening, Qt.Key.Key_Space)
    assert model.phase is Phase.LOBBY
    room = phones(5)
    qtbot.waitUntil(lambda: "5 people are in the room" in words(sample), timeout=LONG)
    tap(qtbot, sample.focusWidget(), Qt.Key.Key_N)
    assert (model.phase, model.round.capability) == (Phase.VOTING, "PRO1")
    vote(model, room[:4], [0, 1, 3, 4])
    qtbot.waitUntil(lambda: "4 of 5 have voted" in words(sample), timeout=LONG)
    assert "1 person is still missing" in words(sample)
    # Not by a screen reader either: no tally is in the window before the reveal.
    assert "Far apart" not in words(sample)
    tap(qtbot, sample.focusWidget(), Qt.Key.Key_R)
    assert "Far apart" in words(sample)
    assert "Ask: what evidence is there for 0 and 4?" in words(sample)
    assert model.countdown.running
    tap(qtbot, sample.focusWidget(), Qt.Key.Key_T)
    assert not model.countdown.running
    tap(qtbot, sample.focusWidget(), Qt.Key.Key_A)
    vote(model, room, [2, 2, 2, 2, 3])
    tap(qtbot, sample.focusWidget(), Qt.Key.Key_R)
    assert "Choose level 2" in words(sample)
    tap(qtbot, sample.focusWidget(), Qt.Key.Key_D)
    reason = sample.focusWidget()
    assert isinstance(reason, QPlainTextEdit)
    # Letters in a text lead nothing.
    QTest.keyClicks(reason, "range")
    assert model.phase is Phase.REVEALED
    QTest.keyClick(reason, Qt.Key.Key_Tab)
    QTest.keyClicks(sample.focusWidget(), "one view")
    QTest.keyClick(sample.focusWidget(), Qt.Key.Key_Return)
    QTest.keyClicks(sample.focusWidget(), "another view")
    QTest.keyClick(sample.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(sample.focusWidget(), Qt.Key.Key_Space)
    answer = model.session.assessment.answer("PRO1")
    assert (answer.level, answer.evidence, answer.flagged) == (2, "range", True)
    assert model.session.assessment.workshop.decisions["PRO1"].dissent == ("one view", "another view")
    assert (model.phase, model.round.capability) == (Phase.VOTING, "PRO2")
    dialogs.confirms = True
    tap(qtbot, sample.focusWidget(), Qt.Key.Key_R)
    to_the_end = next(button for button in sample.findChildren(QPushButton) if button.text() == "To the end")
    QTest.keyClick(to_the_end, Qt.Key.Key_Space)
    assert model.ending is not None
    model.ending.close(closing=True)
    ending = next(button for button in sample.findChildren(QPushButton) if button.text() == "End the workshop")
    with qtbot.waitSignal(model.ended, timeout=LONG):
        QTest.keyClick(ending, Qt.Key.Key_Space)
    assert [round_.votes for round_ in model.session.assessment.workshop.rounds("PRO1")] == [4, 5]
    assert not model.interrupted
    assert "The workshop has ended" in words(sample)


def test_a_phone_that_nobody_has_is_sent_out_and_new_ones_need_a_new_code(
    sample: MainWindow, model: WorkshopModel, phones: Phones, qtbot: QtBot, dialogs: ScriptedDialogs
) -> None:
    model.start()
    kept, unknown = phones(2, "management")
    qtbot.waitUntil(lambda: "2 people are in the room" in words(sample), timeout=LONG)
    pressed = {button.accessibleName(): button for button in sample.findChildren(QAbstractButton)}
    QTest.keyClick(pressed["Phones in the room"], Qt.Key.Key_Space)
    page = unknown.get(str(unknown.base_url).rstrip("/"), headers={"Accept": "text/html"}).text
    number = next(person.number for person in model.people() if f"room: {person.number}." in page)
    assert f"{number}\n" in words(sample)
    before = model.address
    remove = next(b for b in sample.findChildren(QPushButton) if b.accessibleName() == f"Remove phone {number}")
    QTest.keyClick(remove, Qt.Key.Key_Space)
    assert len(model.people()) == 2  # the question was answered with no
    dialogs.confirms = True
    QTest.keyClick(remove, Qt.Key.Key_Space)
    assert number not in [person.number for person in model.people()]
    assert unknown.get("state").json() == {"error": "removed"}
    assert kept.get("state").json()["participants"] == 1
    assert model.address is not None
    assert before is not None
    assert model.address.code != before.code
    assert f"\n{model.address.code}\n" in words(sample)
    pressed = {button.text(): button for button in sample.findChildren(QAbstractButton)}
    QTest.keyClick(pressed["Let no one else in"], Qt.Key.Key_Space)
    assert not model.admits
    assert httpx.post(model.address.url + "/join", json={}).json() == {"error": "shut"}
    QTest.keyClick(pressed["Let no one else in"], Qt.Key.Key_Space)
    assert model.admits
    assert httpx.post(model.address.url + "/join", json={}).json() == {"joined": True}


def test_a_sign_says_on_every_page_that_the_network_is_open(
    sample: MainWindow, model: WorkshopModel, phones: Phones, qtbot: QtBot
) -> None:
    def sign() -> str:
        return sample.workspace._side.widget.state.sign

    assert "Network" not in sign()
    model.start()
    sample.navigator.go(TasksRoute())
    phones(1)
    qtbot.waitUntil(lambda: "● Network open: 127.0.0.1 · 1 person" in sign(), timeout=LONG)
    sample.memory.change(language="de")
    assert "● Netz offen: 127.0.0.1 · 1 Person" in sign()
    model.pause()
    assert "Netz offen" not in sign()


def test_what_is_typed_survives_another_page_and_language(
    sample: MainWindow, model: WorkshopModel, phones: Phones
) -> None:
    model.start()
    room = phones(3)
    model.go_on()
    vote(model, room, [1, 1, 2])
    model.reveal()
    reason, dissent = [field for field in sample.page.findChildren(QPlainTextEdit) if field.isVisible()]
    reason.setPlainText("because")
    dissent.setPlainText("but")
    sample.navigator.go(TasksRoute())
    sample.navigator.go(WorkshopRoute())
    sample.memory.change(language="de")
    fields = [field.toPlainText() for field in sample.page.findChildren(QPlainTextEdit) if field.isVisible()]
    assert fields == ["because", "but"]
    assert "Einig" in words(sample)


def test_a_decision_without_a_reason_is_refused_and_can_be_mended(
    sample: MainWindow, model: WorkshopModel, phones: Phones, dialogs: ScriptedDialogs
) -> None:
    model.start()
    room = phones(3)
    model.go_on()
    vote(model, room, [1, 1, 2])
    model.reveal()
    model.decide()
    assert dialogs.complaints.pop().startswith("A decision needs a reason.")
    model.keep_draft(level=None, reason="seen")
    model.decide()
    assert dialogs.complaints.pop().startswith("No level is chosen.")
    model.keep_draft(level=1)
    model.decide()
    assert dialogs.complaints == []
    model.keep_draft(level=2)
    model.decide()
    assert model.session.assessment.answer("PRO1").level == 2


def test_an_interrupted_workshop_goes_on_with_the_next_start(
    sample: MainWindow, model: WorkshopModel, phones: Phones
) -> None:
    choose(model, "MON1", "MON2")
    model.start()
    before = model.address
    room = phones(3)
    model.go_on()
    vote(model, room, [1, 1, 2])
    model.reveal()
    model.pause()
    assert "The workshop is interrupted" in words(sample)
    # The agenda is that of the workshop, whatever is chosen meanwhile.
    choose(model, "PRO1")
    model.start()
    assert model.address == before
    assert model.items()[0].capability == "MON1"
    assert "Choose level 1" in words(sample)
    model.pause()
    model.discard()
    assert not model.interrupted
    assert model.session.assessment.workshop.rounds("MON1")[0].votes == 3


def test_closing_the_document_closes_the_network(sample: MainWindow, model: WorkshopModel, phones: Phones) -> None:
    model.start()
    (phone,) = phones(1)
    sample.documents.close()
    assert model.address is None
    with pytest.raises(httpx.TransportError):
        phone.get("state")


@pytest.fixture
def abandoned() -> Path:
    """Votes of long ago, there before the window is."""
    path = ballots_path(new_id())
    BallotBox.open(path, "ABCDEF", date(2020, 1, 1)).close()
    os.utime(path, (0, 0))
    return path


def test_the_app_destroys_votes_that_nobody_came_back_for(abandoned: Path, window: MainWindow, qtbot: QtBot) -> None:
    assert window.isVisible()
    qtbot.waitUntil(lambda: ballot_files(abandoned) == [], timeout=LONG)
