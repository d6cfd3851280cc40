"""The facilitator's panel and the projector: led by keys, with real phones on the loopback."""

import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import httpx
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from readiness.app.session import Session
from readiness.documents.content import new_id
from readiness.documents.paths import ballot_files, ballots_path
from readiness.foundation.language import ENGLISH
from readiness.ui.pages.workshop.fitted_text import FittedText
from readiness.ui.pages.workshop.open_workshop import OpenWorkshop
from readiness.ui.pages.workshop.workshop_model import WorkshopModel
from readiness.ui.pages.workshop.workshop_setup import Wifi
from readiness.ui.pages.workshop.workshop_view import WorkshopView
from readiness.ui.routes import TasksRoute, WorkshopRoute
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.choice_list import ChoiceList
from readiness.ui.widgets.collapsible import Collapsible
from readiness.ui.widgets.tick_list import TickList
from readiness.workshop.ballot_box import BallotBox
from readiness.workshop.interfaces import Interface
from readiness.workshop.room import Phase
from tests.scripted_dialogs import ScriptedDialogs
from tests.ui.keys import tap
from tests.ui.test_frame import opened

Phones = Callable[..., list[httpx.Client]]
LONG = 10_000


def words(widget: QWidget) -> str:
    """Everything that can be read now."""
    read = [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]
    read += [button.text() for button in widget.findChildren(QPushButton) if button.isVisible()]
    return "\n".join(read + [fitted.words() for fitted in widget.findChildren(FittedText) if fitted.isVisible()])


@pytest.fixture
def workshop(sample: MainWindow) -> OpenWorkshop:
    """The workshop of the sample company, set to the loopback."""
    sample.navigator.go(WorkshopRoute())
    assert isinstance(sample.page, WorkshopView)
    workshop = sample.page.workshop
    loopback = next(n.interface for n in workshop.model.networks if n.interface.address == "127.0.0.1")
    workshop.model.choose(loopback)
    return workshop


@pytest.fixture
def model(workshop: OpenWorkshop) -> WorkshopModel:
    return workshop.model


@pytest.fixture
def phones(model: WorkshopModel, qtbot: QtBot) -> Iterator[Phones]:
    joined: list[httpx.Client] = []

    def join(number: int, role: str | None = None) -> list[httpx.Client]:
        assert model.address is not None
        new = [httpx.Client(base_url=model.address.url + "/", timeout=20) for _ in range(number)]
        joined.extend(new)
        for phone in new:
            assert phone.post("join", json={"role": role}).status_code == 200
        return new

    yield join
    for phone in joined:
        phone.close()


def vote(model: WorkshopModel, phones: list[httpx.Client], levels: list[int | None]) -> None:
    number = model.round.number if model.round else 0
    for phone, level in zip(phones, levels, strict=True):
        assert phone.post("vote", json={"round": number, "level": level}).status_code == 200


def choose(model: WorkshopModel, *codes: str) -> None:
    """Put these questions on the agenda, and no other."""
    none = model.choice.tick(model.choice.order, wanted=False)
    model.choose_questions(none.tick(codes, wanted=True))


def test_the_setup_is_read_from_its_heading(qtbot: QtBot, sample: MainWindow) -> None:
    sample.resize(1000, 560)
    sample.navigator.go(WorkshopRoute())
    page = sample.page
    assert isinstance(page, WorkshopView)
    sample.activateWindow()
    qtbot.waitUntil(page.hasFocus)
    bar = page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert bar.value() == 0
    QTest.keyClick(page, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    QTest.keyClick(page, Qt.Key.Key_Tab)
    assert sample.focusWidget() is page.findChildren(ChoiceList)[0]


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("size", [(1366, 689), (1280, 641)])
def test_the_setup_fits_a_laptop_with_the_way_on_in_sight(
    qtbot: QtBot, tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    window = opened(qtbot, tmp_path, size, language=language)
    window.navigator.go(WorkshopRoute())
    page = window.page
    assert isinstance(page, WorkshopView)
    QApplication.processEvents()
    (rows,) = page.findChildren(TickList)
    opening = next(b for b in page.bar.findChildren(QPushButton) if b.property("role") == "primary")
    if size == (1366, 689):
        assert page.verticalScrollBar().maximum() == 0
    # The list scrolls by itself.
    assert rows.verticalScrollBar().maximum() > 0
    assert opening.visibleRegion().boundingRect() == opening.rect()
    window.close()


def test_the_agenda_is_proposed_and_can_be_overruled_by_keys(sample: MainWindow, model: WorkshopModel) -> None:
    (rows,) = sample.findChildren(TickList)
    assert f"43 questions, about {model.planned_minutes} of 70 minutes" in words(sample)
    assert model.planned_minutes > 43 * 3
    propose = next(b for b in sample.findChildren(QPushButton) if b.text() == "Propose the agenda")
    QTest.keyClick(propose, Qt.Key.Key_Space)
    first, second, *others = model.planned()
    assert 60 < model.planned_minutes <= 70
    assert rows.entry(0).code == first
    assert rows.entry(0).reasons.startswith(("Decides", "Can", "The next gate needs it"))
    rows.setFocus()
    rows.setCurrentRow(0)
    QTest.keyClick(rows, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert model.planned() == (second, first, *others)
    # The question stays the current one, and moves on.
    assert (rows.currentRow(), rows.current_code()) == (1, first)
    QTest.keyClick(rows, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(rows, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert model.planned() == (first, second, *others)
    QTest.keyClick(rows, Qt.Key.Key_Space)
    assert model.planned() == (second, *others)
    QTest.keyClick(rows, Qt.Key.Key_End)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert model.planned() == (second, *others, rows.current_code())
    model.start()
    assert [item.capability for item in model.items()] == [*model.planned()]


def test_a_question_is_ticked_by_a_click_and_moved_by_dragging(sample: MainWindow, model: WorkshopModel) -> None:
    (rows,) = sample.findChildren(TickList)
    area = rows.viewport()
    places = [rows.visualItemRect(rows.item(row)).center() for row in range(3)]
    before = model.planned()
    QTest.mouseClick(area, Qt.MouseButton.LeftButton, pos=places[1])
    assert model.planned() == (before[0], *before[2:])
    QTest.mouseClick(area, Qt.MouseButton.LeftButton, pos=places[1])
    assert model.planned() == before
    rows.setCurrentRow(0)
    drop(rows, places[2] + QPoint(0, 4))
    assert model.planned()[:3] == (before[1], before[2], before[0])
    drop(rows, places[0] - QPoint(0, 4))
    assert model.planned() == before


def drop(rows: TickList, at: QPoint) -> None:
    """Let go of the current row there; only Qt's loop around a drag, which waits for a real pointer, is left out."""
    rows.drop_at(at)


def test_a_whole_dimension_and_who_is_there(sample: MainWindow, model: WorkshopModel) -> None:
    none = next(b for b in sample.findChildren(QPushButton) if b.text() == "None")
    none.click()
    assert model.planned() == ()
    opening = next(b for b in sample.findChildren(QPushButton) if b.text() == "Open the room")
    assert not opening.isEnabled()
    dimensions = next(f for f in sample.findChildren(ChoiceList) if f.findData("MON") >= 0)
    dimensions.setCurrentIndex(dimensions.findData("MON"))
    dimensions.activated.emit(dimensions.currentIndex())
    assert {code[:3] for code in model.planned()} == {"MON"}
    assert opening.isEnabled()
    people = next(c for c in sample.findChildren(Collapsible) if c.title == "Who will be there?")
    people.toggle()
    management = next(f for f in sample.findChildren(ChoiceList) if f.accessibleName() == "Management")
    management.choose(2)
    management.activated.emit(2)
    assert model.present == {"GF": 2}
    assert people.title == "2 people will be there"
    assert any("there: management" in question for question in reasons(sample))


def reasons(window: MainWindow) -> list[str]:
    (rows,) = window.findChildren(TickList)
    return [rows.entry(row).reasons for row in range(rows.count())]


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
        return sample.workspace._rail.state.sign

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


# --- networks


LOOPBACK = Interface("lo", "127.0.0.1", 8)
ROOM = Interface("wlan0", "192.168.8.20")


@pytest.fixture
def system(sample: MainWindow, qtbot: QtBot) -> Iterator[tuple[WorkshopModel, list[Interface]]]:
    """A model whose system has just these networks."""
    session = sample.documents.session
    assert isinstance(session, Session)
    networks = [LOOPBACK, Interface("docker0", "172.17.0.1", 16), ROOM]
    model = WorkshopModel(session, ENGLISH, lambda: list(networks))
    yield model, networks
    model.close()


def test_the_network_of_the_room_is_proposed(system: tuple[WorkshopModel, list[Interface]]) -> None:
    model, networks = system
    assert model.interface == ROOM
    assert [network.interface.name for network in model.networks] == ["wlan0", "docker0", "lo"]
    networks.remove(ROOM)
    model.look()
    assert model.interface is None
    networks.append(Interface("wlan0", "10.0.0.7"))
    model.look()
    assert model.interface == Interface("wlan0", "10.0.0.7")


def test_a_network_that_vanishes_is_reported_and_another_one_can_be_chosen(
    system: tuple[WorkshopModel, list[Interface]], qtbot: QtBot
) -> None:
    model, networks = system
    model.choose(LOOPBACK)
    model.start()
    assert model.address is not None
    with httpx.Client(base_url=model.address.url + "/", timeout=20) as phone:
        phone.post("join", json={})
        networks.remove(LOOPBACK)
        with qtbot.waitSignal(model.changed):
            model.look()
        assert model.lost
        networks.append(Interface("lo0", "127.0.0.1", 8))
        model.choose(networks[-1])
        assert not model.lost
        # Everybody is still in the room.
        assert phone.get("state").json()["participants"] == 1


def test_a_missing_network_is_shown(
    sample: MainWindow, workshop: OpenWorkshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop.model._look = lambda: [LOOPBACK]
    workshop.model.look()
    assert "Phones are unlikely to reach this computer." in words(sample)


# --- the projector


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


# --- for everybody


def test_everything_that_takes_the_focus_has_a_name(sample: MainWindow, model: WorkshopModel, phones: Phones) -> None:
    def check() -> None:
        for widget in sample.page.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                heard = QAccessible.queryAccessibleInterface(widget)
                assert heard.text(QAccessible.Text.Name), widget

    check()
    model.start()
    check()
    room = phones(3)
    model.go_on()
    vote(model, room, [0, 3, 5])
    model.reveal()
    check()
    folds = {fold.title: fold for fold in sample.page.findChildren(Collapsible)}
    folds["Help with joining"].toggle()
    folds["Phones in the room"].toggle()
    QTest.qWait(1)
    check()
    networks = next(box for box in sample.page.findChildren(QComboBox) if box.isVisible())
    assert "127.0.0.1" in networks.currentText()


@pytest.mark.parametrize("language", ["de", "en"])
def test_nothing_is_cut_in_a_narrow_window_with_large_type(
    sample: MainWindow, model: WorkshopModel, phones: Phones, language: str
) -> None:
    sample.memory.change(language=language)
    sample.memory.change(text_size=200)
    sample.resize(640, 480)

    def check() -> None:
        QTest.qWait(1)
        area = sample.page.area
        assert area.widget().width() <= area.viewport().width()

    check()
    model.start()
    check()
    room = phones(3)
    model.go_on()
    check()
    vote(model, room, [0, 3, 5])
    model.reveal()
    check()
    model.keep_draft(level=3, reason="seen")
    model.decide()
    check()


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
