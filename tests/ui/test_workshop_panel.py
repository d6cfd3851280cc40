"""The facilitator's panel: a round is in sight as a whole, every key does what it says, and a workshop has an end."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import date

import httpx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from readiness.app.agenda import State
from readiness.domain.questionnaire import Capability
from readiness.domain.workshop_record import UsualRole
from readiness.foundation import clock
from readiness.ui.pages.workshop.agenda_order import AgendaOrder
from readiness.ui.pages.workshop.chosen_scene import ChosenScene
from readiness.ui.pages.workshop.ending import Ending
from readiness.ui.pages.workshop.paper_votes import PaperVotes
from readiness.ui.pages.workshop.scene import Scene
from readiness.ui.pages.workshop.workshop_model import WorkshopModel
from readiness.ui.pages.workshop.workshop_view import WorkshopView
from readiness.ui.routes import TasksRoute, WorkshopRoute
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.date_field import DateField
from readiness.ui.widgets.key_button import KeyButton
from readiness.ui.widgets.name_field import NameField
from readiness.ui.widgets.row_button import RowButton
from readiness.ui.widgets.stored_text import StoredLine, StoredText
from readiness.ui.widgets.tick_list import TickList
from readiness.ui.widgets.wrapped_button import WrappedButton
from readiness.ui.widgets.wrapped_choice import WrappedCheck
from readiness.workshop.ballots import Ballot
from readiness.workshop.room import Phase
from tests.scripted_dialogs import ScriptedDialogs
from tests.ui.keys import tap
from tests.ui.sizes import resize

ROLES = [*["management"] * 5, *["operative"] * 5]
APART, TOGETHER = [3, 3, 4, 3, 4, 0, 1, 0, 1, 1], [1, 1, 1, 1, 1, 2, 2, 2, 1, 1]
QUESTIONS = ("PAR2", "PRO1", "PRO3", "MON1")
LONG = 10_000
# Here every question is tried; where there is more room, those that need the most of it.
LEAST_SIZE = (1280, 641)
# What is laid out in several passes has its place after these.
MOST_PASSES = 20


@pytest.fixture
def model(sample: MainWindow) -> WorkshopModel:
    """The workshop of the sample company, open on the loopback, with four questions."""
    sample.navigator.go(WorkshopRoute())
    model = view(sample).workshop.model
    model.choose(next(n.interface for n in model.networks if n.interface.address == "127.0.0.1"))
    model.start()
    model.plan(QUESTIONS)
    return model


@pytest.fixture
def room(model: WorkshopModel) -> Iterator[list[httpx.Client]]:
    """Ten phones in the room."""
    assert model.address is not None
    with ExitStack() as stack:
        phones = [stack.enter_context(httpx.Client(base_url=model.address.url + "/", timeout=20)) for _ in ROLES]
        for phone, role in zip(phones, ROLES, strict=True):
            assert phone.post("join", json={"role": role}).status_code == 200
        yield phones


def view(window: MainWindow) -> WorkshopView:
    assert isinstance(window.page, WorkshopView)
    return window.page


def vote(model: WorkshopModel, phones: Sequence[httpx.Client], levels: Sequence[int | None]) -> None:
    number = model.round.number if model.round else 0
    for phone, level in zip(phones, levels, strict=True):
        assert phone.post("vote", json={"round": number, "level": level}).status_code == 200


def vote_at_once(model: WorkshopModel) -> None:
    """Store the votes of all phones in one commit: the way over the network is not what matters here."""
    assert model._workshop is not None
    assert model.round is not None
    box, number = model._workshop._box, model.round.number
    high, low = iter((3, 3, 4, 3, 4)), iter((0, 1, 0, 1, 1))
    people = box.snapshot.people.items()
    box.cast([Ballot(number, token, next(high if role == UsualRole.MANAGEMENT else low)) for token, role in people])


def ask(model: WorkshopModel, phones: Sequence[httpx.Client], code: str, levels: Sequence[int | None]) -> None:
    """Have a question voted on, and reveal it."""
    model.open(code)
    vote(model, phones, levels)
    model.reveal()


def decide(model: WorkshopModel, level: int, reason: str = "seen", dissent: str = "") -> None:
    model.keep_draft(level=level, reason=reason, dissent=dissent)
    model.decide()


def shown(holder: QWidget) -> str:
    """Everything that can be read now."""
    QApplication.processEvents()
    parts = [*holder.findChildren(QLabel), *holder.findChildren(QPushButton)]
    read = [part.text() for part in parts if part.isVisible()]
    return "\n".join(read + [link.words() for link in holder.findChildren(WrappedButton) if link.isVisible()])


def button(window: MainWindow, words: str) -> KeyButton:
    QApplication.processEvents()
    return next(b for b in window.page.findChildren(KeyButton) if b.isVisible() and b.text() == words)


def agenda(window: MainWindow) -> dict[str, RowButton]:
    QApplication.processEvents()
    return {row.accessibleName(): row for row in window.page.findChildren(RowButton) if row.isVisible()}


# --- everything is in sight


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


# --- keys do what they say, or say why not


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


# --- giving up, putting off, looking back


def test_a_vote_is_given_up_after_one_question(
    sample: MainWindow, model: WorkshopModel, room: list[httpx.Client], dialogs: ScriptedDialogs
) -> None:
    model.open("PAR2")
    button(sample, "Cancel the vote").click()
    assert model.scene is Scene.LOBBY
    ask(model, room, "PAR2", APART)
    model.keep_draft(reason="heard", dissent="other")
    model.again()
    vote(model, room, TOGETHER)
    button(sample, "Cancel the vote").click()
    assert model.scene is Scene.VOTING  # the question was answered with no
    dialogs.confirms = True
    button(sample, "Cancel the vote").click()
    assert model.scene is Scene.REVEALED
    assert (model.draft.reason, model.draft.dissent) == ("heard", "other")
    assert room[0].get("state").json()["phase"] == "revealed"


def test_a_question_is_put_off_and_comes_back(
    qtbot: QtBot, sample: MainWindow, model: WorkshopModel, room: list[httpx.Client]
) -> None:
    ask(model, room, "PAR2", APART)
    tap(qtbot, sample.focusWidget(), Qt.Key.Key_S)
    assert [item.state for item in model.items()] == [State.PARKED, *[State.WAITING] * 3]
    assert "Approval of partner posts: parked" in agenda(sample)
    tap(qtbot, sample.focusWidget(), Qt.Key.Key_N)
    assert model.capability == "PRO1"
    tap(qtbot, sample.focusWidget(), Qt.Key.Key_S)
    assert model.items()[1].state is State.PARKED
    model.open("PAR2")
    assert model.items()[0].state is State.OPEN


def test_an_earlier_result_is_looked_at_and_changed_without_a_vote(
    qtbot: QtBot, sample: MainWindow, model: WorkshopModel, room: list[httpx.Client]
) -> None:
    ask(model, room, "PAR2", APART)
    decide(model, 2, "minutes", "sales says three")
    model.go_on()
    vote(model, room, TOGETHER)
    agenda(sample)["Approval of partner posts: level 2, another view remains"].click()
    assert (model.scene, model.phase) == (Scene.LOOKING, Phase.VOTING)
    assert "Another view remains: sales says three" in shown(sample.page)
    assert [round_.capability for round_ in model.rounds()] == ["PAR2", "PRO1"]
    button(sample, "Change the decision").click()
    fields = [field.toPlainText() for field in sample.page.findChildren(StoredText) if field.isVisible()]
    assert fields == ["minutes", "sales says three"]
    QTest.keyClick(sample.focusWidget(), "1")
    button(sample, "Change the decision to level 1").click()
    decision = model.session.assessment.workshop.decisions["PAR2"]
    assert (decision.level, decision.reason, decision.dissent) == (1, "minutes", ("sales says three",))
    QTest.keyClick(sample.focusWidget(), Qt.Key.Key_Escape)
    assert (model.scene, model.capability) == (Scene.VOTING, "PRO1")
    assert model.turnout.votes == 10


def test_looking_ahead_opens_nothing(sample: MainWindow, model: WorkshopModel, room: list[httpx.Client]) -> None:
    ask(model, room, "PAR2", TOGETHER)
    agenda(sample)["Noticing mentions"].click()
    assert model.phase is Phase.REVEALED
    button(sample, "Open for a vote").click()
    assert (model.scene, model.capability) == (Scene.VOTING, "MON1")


def test_the_agenda_changes_while_the_room_is_open(
    qtbot: QtBot, sample: MainWindow, model: WorkshopModel, room: list[httpx.Client]
) -> None:
    ask(model, room, "PAR2", TOGETHER)
    button(sample, "Change the agenda").click()
    questions = next(found for found in sample.page.findChildren(TickList) if found.isVisible())
    assert questions.hasFocus()
    questions.lead_to("PRO3")
    QTest.keyClick(questions, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [item.capability for item in model.items()] == ["PAR2", "PRO3", "PRO1", "MON1"]
    questions.lead_to("RSK1")
    QTest.keyClick(questions, Qt.Key.Key_Space)
    assert model.items()[-1].capability == "RSK1"
    questions.lead_to("PRO1")
    QTest.keyClick(questions, Qt.Key.Key_Space)
    # What was asked already stays.
    questions.lead_to("PAR2")
    QTest.keyClick(questions, Qt.Key.Key_Space)
    assert {item.capability for item in model.items()} == {"PAR2", "PRO3", "MON1", "RSK1"}
    button(sample, "Done").click()
    assert not [found for found in sample.page.findChildren(AgendaOrder) if found.isVisible()]


def test_slips_of_paper_are_counted_apart(
    qtbot: QtBot, sample: MainWindow, model: WorkshopModel, room: list[httpx.Client]
) -> None:
    model.open("PAR2")
    vote(model, room, TOGETHER)
    button(sample, "Votes on paper …").click()
    line = next(found for found in sample.page.findChildren(StoredLine) if found.isVisible())
    QTest.keyClicks(line, "3 2?9")
    qtbot.waitUntil(lambda: model.paper == (2, 3, None), timeout=LONG)
    assert "“9” is no level" in shown(sample.page)
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: "2: 1 · 3: 1 · ?: 1" in shown(sample.page), timeout=LONG)
    assert button(sample, "3 votes on paper")
    model.reveal()
    assert "Votes: 13 of 13 · on paper: 3 · don’t know: 1" in shown(sample.page)
    model.again()
    assert not next(found for found in sample.page.findChildren(PaperVotes))._entry.isVisible()


def test_without_votes_there_are_no_brackets(
    sample: MainWindow, model: WorkshopModel, room: list[httpx.Client]
) -> None:
    ask(model, room, "PAR2", APART)
    model.again()
    model.reveal()
    assert "brackets" not in shown(sample.page)


# --- interrupted, and the end


def test_an_interrupted_workshop_goes_on_from_the_top(
    sample: MainWindow, model: WorkshopModel, room: list[httpx.Client], dialogs: ScriptedDialogs
) -> None:
    ask(model, room, "PAR2", APART)
    button(sample, "Interrupt").click()
    assert "The workshop is interrupted" in shown(sample.page)
    assert view(sample).verticalScrollBar().maximum() == 0
    button(sample, "End it and delete its votes").click()
    assert model.interrupted  # the question was answered with no
    button(sample, "Continue").click()
    assert (model.scene, model.capability) == (Scene.REVEALED, "PAR2")
    assert room[0].get("state").json()["phase"] == "revealed"


def test_a_workshop_has_an_end(
    qtbot: QtBot, sample: MainWindow, model: WorkshopModel, room: list[httpx.Client]
) -> None:
    for code, levels in (("PAR2", APART), ("PRO1", TOGETHER)):
        ask(model, room, code, levels)
        decide(model, 1, dissent="one view" if code == "PAR2" else "")
    model.open("PRO3")
    model.park()
    model.plan(QUESTIONS[:3])
    tap(qtbot, sample.focusWidget(), Qt.Key.Key_N)
    assert model.scene is Scene.OUTCOME
    read = shown(sample.page)
    assert "2 of 3 questions are decided." in read
    assert "Approval of partner posts · from 0 to 4" in read
    assert "Roles and deputies · parked" in read
    tap(qtbot, sample.focusWidget(), Qt.Key.Key_N)
    state = room[0].get("state").json()
    assert state["phase"] == "choosing"
    options = state["options"]
    for phone in room:
        assert phone.post("choose", json={"options": [1, 2]}).status_code == 200
    qtbot.waitUntil(lambda: "10 of 10 have chosen" in shown(sample.page), timeout=LONG)
    tap(qtbot, sample.focusWidget(), Qt.Key.Key_R)
    QApplication.processEvents()
    scene = next(found for found in sample.page.findChildren(ChosenScene) if found.isVisible())
    ticks = [tick for tick in scene.findChildren(WrappedCheck) if tick.isChecked()]
    assert [tick.words() for tick in ticks] == options[1:3]
    owner = next(field for field in scene.findChildren(NameField) if field.isVisible())
    QTest.keyClicks(owner.focusProxy(), "Claudia Berg")
    day = next(field for field in scene.findChildren(DateField) if field.isVisible())
    due = date(clock.today().year + 1, 3, 1)
    QTest.keyClicks(day.findChild(QWidget, options=Qt.FindChildOption.FindChildrenRecursively), due.isoformat())
    before = model.session.assessment.plan
    QTest.keyClick(button(sample, "Take it into the plan and continue"), Qt.Key.Key_Space)
    assert model.scene is Scene.FAREWELL
    ending = model.ending
    assert ending is not None
    first = next(iter(ending.picks))
    notes = model.session.assessment.plan
    assert notes.package(first.partition(":")[0]).owner == "Claudia Berg"
    assert max(note.due for note in notes.steps.values() if note.due) == due
    # One step that can be undone.
    sample.documents.undo()
    assert model.session.assessment.plan == before
    sample.documents.redo()
    read = shown(sample.page)
    assert "Decided: 2 of 3 questions." in read
    day = f"1 March {due.year}".replace(" ", "\N{NO-BREAK SPACE}")
    assert f"1. {options[1]}: Claudia Berg, by {day}" in read
    with qtbot.waitSignal(model.ended, timeout=3 * LONG):
        button(sample, "End the workshop").click()
    assert "The workshop has ended" in shown(sample.page)
    assert "Claudia Berg" in shown(sample.page)
    button(sample, "Another workshop").click()
    assert "Which questions?" in shown(sample.page)


def test_without_phones_the_facilitator_ticks(sample: MainWindow, model: WorkshopModel) -> None:
    ending = model.ending
    assert ending is not None
    button(sample, "To the end").click()
    button(sample, "Choose what comes first").click()
    assert model.scene is Scene.CHOSEN
    QApplication.processEvents()
    ticks = [tick for tick in sample.page.findChildren(WrappedCheck) if tick.isVisible()]
    assert not any(tick.isChecked() for tick in ticks)
    for tick in ticks[:4]:
        tick.click()
    # Three at most; the fourth says so.
    assert [tick.isChecked() for tick in ticks[:4]] == [True, True, True, False]
    # What is ticked survives another page.
    sample.navigator.go(TasksRoute())
    sample.navigator.go(WorkshopRoute())
    assert len(ending.picks) == 3
    # And a crash, with what was typed beside it.
    ending.note(next(iter(ending.picks)), owner="Claudia Berg", due=date(2027, 3, 1))
    assert model._workshop is not None
    assert Ending(model.session, model._workshop, model.attempt).picks == ending.picks


def test_a_way_on_that_needs_more_is_not_dead(
    sample: MainWindow, model: WorkshopModel, room: list[httpx.Client]
) -> None:
    ask(model, room, "PAR2", APART)
    button(sample, "Decide and continue").click()
    assert "A level is missing" in shown(sample.page)
    assert model.scene is Scene.REVEALED
