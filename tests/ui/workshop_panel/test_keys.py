"""Keys do what they say, or say why not."""

import httpx
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from readiness.ui.pages.workshop.scene import Scene
from readiness.ui.pages.workshop.workshop_model import WorkshopModel
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.stored_text import StoredText
from readiness.ui.widgets.wrapped_button import WrappedButton
from tests.ui.keys import tap
from tests.ui.workshop_panel.panel_page import APART, LONG, TOGETHER, ask, button, shown, vote


def test_a_round_by_keys(qtbot: QtBot, sample: MainWindow, model: WorkshopModel, room: list[httpx.Client]) -> None:
    tap(qtbot, sample.focusWidget(), Qt.Key.Key_N)
    assert model.scene is Scene.VOTING
    for key in (Qt.Key.Key_N, Qt.Key.Key_D):
        tap(qtbot, sample.focusWidget(), key)
        assert "The vote is still open: reveal it first (R)." in shown(sample.page)
    vote(model, room, APART)
    tap(qtbot, sample.focusWidget(), Qt.Key.Key_R)
    # Nothing looks chosen, and nothing is ringed.
    assert sample.focusWidget().property("ring") == "none"
    tap(qtbot, sample.focusWidget(), Qt.Key.Key_N)
    assert "A level is missing: choose one, or park the question (S)." in shown(sample.page)
    QTest.keyClick(sample.focusWidget(), "2")
    assert model.draft.level == 2
    tap(qtbot, sample.focusWidget(), Qt.Key.Key_D)
    assert "A reason is missing" in shown(sample.page)
    reason = sample.focusWidget()
    assert isinstance(reason, StoredText)
    assert button(sample, "Decide level 2 and continue").property("role") == ""
    QTest.keyClicks(reason, "minutes")
    qtbot.waitUntil(lambda: model.draft.reason == "minutes", timeout=LONG)
    assert button(sample, "Decide level 2 and continue").property("role") == "primary"
    QTest.keyClick(reason, Qt.Key.Key_Tab)
    QTest.keyClick(sample.focusWidget(), Qt.Key.Key_Tab)
    # Enter presses what has the focus.
    QTest.keyClick(sample.focusWidget(), Qt.Key.Key_Return)
    assert model.session.assessment.workshop.decisions["PAR2"].level == 2
    assert (model.scene, model.capability) == (Scene.VOTING, "PRO1")


def test_deciding_alone_shows_the_decision(
    qtbot: QtBot, sample: MainWindow, model: WorkshopModel, room: list[httpx.Client]
) -> None:
    ask(model, room, "PAR2", TOGETHER)
    model.keep_draft(reason="minutes")
    tap(qtbot, sample.focusWidget(), Qt.Key.Key_D)
    assert "Agreed: level 1, Ad hoc" in shown(sample.page)
    tap(qtbot, sample.focusWidget(), Qt.Key.Key_D)
    assert model.mending is not None
    assert button(sample, "Change the decision to level 1")


def test_a_gap_is_shown_to_the_room_by_its_key_only(
    qtbot: QtBot, sample: MainWindow, model: WorkshopModel, room: list[httpx.Client]
) -> None:
    ask(model, room, "PAR2", APART)
    assert "Management sees this 2 levels higher" in shown(sample.page)
    assert not model.show_gap
    tap(qtbot, sample.focusWidget(), Qt.Key.Key_G)
    assert model.show_gap
    model.again()
    assert not model.show_gap


def test_a_note_on_the_evidence_is_taken_into_the_reason(
    qtbot: QtBot, sample: MainWindow, model: WorkshopModel, room: list[httpx.Client]
) -> None:
    model.open("PAR2")
    assert model.round is not None
    for phone in room[:2]:
        phone.post("note", json={"round": model.round.number, "text": "Minutes of May"})
    vote(model, room, APART)
    assert "Minutes of May" not in shown(sample.page)
    model.reveal()
    assert button(sample, "1 note on the evidence")
    tap(qtbot, sample.focusWidget(), Qt.Key.Key_E)
    note = next(link for link in sample.page.findChildren(WrappedButton) if link.words() == "Minutes of May")
    note.click()
    qtbot.waitUntil(lambda: model.draft.reason == "Minutes of May", timeout=LONG)


def test_a_break_is_shown_to_the_phones(
    qtbot: QtBot, sample: MainWindow, model: WorkshopModel, room: list[httpx.Client]
) -> None:
    model.open("PAR2")
    tap(qtbot, sample.focusWidget(), Qt.Key.Key_B)
    assert model.scene is Scene.BREAK
    assert room[0].get("state").json()["phase"] == "paused"
    tap(qtbot, sample.focusWidget(), Qt.Key.Key_B)
    assert model.scene is Scene.VOTING
