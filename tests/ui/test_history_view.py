"""The history in the app: states recorded, seen over time and removed; the next assessment begun and confirmed."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from readiness.app.history import record
from readiness.app.next_assessment import begin_next, content_of
from readiness.app.versions import finalise
from readiness.documents.published_file import read_published
from readiness.domain.answers import UNANSWERED, Answer, Confidence, Status, at_level
from readiness.domain.changes import AnswerChange
from readiness.domain.history import Occasion
from readiness.foundation.language import ENGLISH
from readiness.ui.pages.history.history_view import HistoryView
from readiness.ui.pages.history.series_chart import SeriesChart
from readiness.ui.pages.question.confirm_note import ConfirmNote
from readiness.ui.pages.question.question_view import QuestionView
from readiness.ui.routes import FlagsRoute, HistoryRoute, QuestionRoute, ReportRoute, ResultsRoute
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.collapsible import Collapsible
from tests.scripted_dialogs import ScriptedDialogs
from tests.ui.sizes import resize
from tests.ui.test_frame import nothing_scrolls, opened


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    shown = opened(qtbot, tmp_path, (1366, 689), language="en")
    yield shown
    shown.close()


def history(qtbot: QtBot, window: MainWindow) -> HistoryView:
    window.navigator.go(HistoryRoute())
    return complete(qtbot, window)


def complete(qtbot: QtBot, window: MainWindow) -> HistoryView:
    qtbot.waitUntil(lambda: isinstance(window.page, HistoryView) and window.page.complete)
    assert isinstance(window.page, HistoryView)
    return window.page


def words(view: HistoryView) -> list[str]:
    return [label.text() for label in view.findChildren(QLabel)]


def press(view: HistoryView, name: str) -> None:
    (button,) = [b for b in view.findChildren(QPushButton) if name in {b.text(), b.accessibleName()}]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_states_are_recorded_compared_and_removed(qtbot: QtBot, window: MainWindow) -> None:
    session = window.documents.session
    assert session is not None
    view = history(qtbot, window)
    assert any(text.startswith("Nothing can be compared yet.") for text in words(view))
    view.word.setText("before the training")
    press(view, "Record this state")
    qtbot.waitUntil(lambda: len(session.assessment.history.states) == 1)
    assert session.assessment.history.states[0].word == "before the training"
    window.navigator.go(QuestionRoute("MON1"))
    session.answer("MON1", at_level(5))
    view = history(qtbot, window)
    assert view.findChildren(SeriesChart)
    said = words(view)
    assert "Rose" in said
    name = ENGLISH.of(session.questionnaire.capabilities["MON1"].name)
    assert any(text.startswith(f"{name}: ") and "→ 5" in text for text in said)
    state = session.assessment.history.states[0]
    (name,) = [b.accessibleName() for b in view.findChildren(QPushButton) if b.accessibleName().startswith("Remove: ")]
    press(view, name)
    assert session.assessment.history.states == ()
    complete(qtbot, window)
    window.documents.undo()
    assert session.assessment.history.states == (state,)


def test_a_state_that_could_not_be_stored_is_not_said_to_be_recorded(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = window.documents.session
    assert session is not None
    session.answer("MON1", at_level(5))
    view = history(qtbot, window)

    def refuse(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("readiness.documents.working_copy.rows.write_part", refuse)
    press(view, "Record this state")
    dialogs = window.documents.dialogs
    assert isinstance(dialogs, ScriptedDialogs)
    # It was asked whether to try again, and left.
    assert len(dialogs.read) == 1
    assert session.assessment.history.states == ()
    assert "recorded" not in window.notices.said


def test_the_history_is_in_reach_from_results_and_menu(qtbot: QtBot, window: MainWindow) -> None:
    window.navigator.go(ResultsRoute())
    qtbot.waitUntil(lambda: window.page.complete)
    (link,) = [b for b in window.page.findChildren(QPushButton) if b.accessibleName() == "History"]
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert window.navigator.route == HistoryRoute()
    complete(qtbot, window)
    qtbot.waitUntil(lambda: window.workspace._actions is not None)
    actions = window.workspace._actions
    assert {"History", "Begin the next assessment …"} <= {action.text() for action in actions.all()}


def test_the_next_assessment_begins_from_the_menu_with_last_years_answer_beside_the_question(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    session = window.documents.session
    assert session is not None
    session.answer("MON1", Answer(Status.ANSWERED, 2, Confidence.SHOWN, "weekly list"))
    dialogs = window.documents.dialogs
    assert isinstance(dialogs, ScriptedDialogs)
    dialogs.place = tmp_path / "next.readiness"
    window.documents.begin_next()
    following = window.documents.session
    assert following is not None
    assert following is not session
    assert following.document.path == tmp_path / "next.readiness"
    window.navigator.go(QuestionRoute("MON1"))
    view = window.page
    assert isinstance(view, QuestionView)
    qtbot.waitUntil(lambda: view.complete)
    (note,) = view.findChildren(Collapsible)[:1]
    assert note.title.startswith("Last time, ")
    note.toggle()
    assert "Evidence then: weekly list" in [label.text() for label in note.findChildren(QLabel)]
    (confirm,) = view.findChildren(ConfirmNote)
    assert confirm.isVisible()
    QTest.keyClick(view, Qt.Key.Key_K)
    qtbot.waitUntil(lambda: not following.assessment.answer("MON1").to_confirm)
    assert following.assessment.answer("MON1").evidence == "weekly list"
    assert not confirm.isVisible()
    window.documents.undo()
    assert following.assessment.answer("MON1").to_confirm
    assert "Undone: confirmation of “" in window.notices.said
    # The questions are those of last time, and nothing says otherwise.
    window.navigator.go(FlagsRoute())
    told = [label.text() for label in window.page.findChildren(QLabel)]
    assert "You answered these last time. Is it still so?" in told
    assert not any("has changed here" in words for words in told)


def test_no_question_of_a_next_assessment_needs_scrolling(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    session = window.documents.session
    assert session is not None
    asked = session.questionnaire.asked(session.assessment.details.depth)
    answers = session.assessment.answers
    session.apply_all(AnswerChange(c.code, answers.get(c.code, UNANSWERED), at_level(2)) for c in asked)
    begin_next(content_of(session), tmp_path / "next.readiness").session.document.close()
    window.documents.open(tmp_path / "next.readiness")
    for size in ((1366, 689), (1280, 641)):
        resize(qtbot, window, *size)
        for capability in asked:
            window.navigator.go(QuestionRoute(capability.code))
            nothing_scrolls(window, capability.code)
            (confirm,) = window.page.findChildren(ConfirmNote)
            assert confirm.visibleRegion().boundingRect() == confirm.rect(), capability.code


def test_a_saved_report_records_its_state_once(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    session = window.documents.session
    assert session is not None
    dialogs = window.documents.dialogs
    assert isinstance(dialogs, ScriptedDialogs)
    window.navigator.go(ReportRoute())
    model = window.page._model
    for number in (1, 2):
        with qtbot.waitSignal(model.saved, timeout=120_000):
            model.save(tmp_path / f"report {number}.html")
    (state,) = session.assessment.history.states
    assert state.why is Occasion.REPORT
    window.documents.close()
    assert read_published(session.document.path).assessment.history.states == (state,)


def test_a_version_of_record_shows_its_states_and_changes_none(qtbot: QtBot, window: MainWindow) -> None:
    session = window.documents.session
    assert session is not None
    record(session)
    session.answer("MON1", at_level(4))
    path = session.document.path
    finalise(session)
    window.documents.close()
    window.documents.open(path)
    view = history(qtbot, window)
    assert view.findChildren(SeriesChart)
    names = {button.text() for button in view.findChildren(QPushButton)}
    assert "Remove" not in names
    assert "Record this state" not in names
