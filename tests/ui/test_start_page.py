"""The start page: going on comes first, and the ways to begin stand side by side."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from readiness.app.guided_path import GuidedPath
from readiness.app.session import Session
from readiness.app.settings import Recent, Settings
from readiness.domain.answers import at_level
from readiness.domain.questionnaire import Depth
from readiness.ui.pages.start.recent_card import RecentCard
from readiness.ui.routes import QuestionRoute, ResultsRoute, StartRoute, TasksRoute
from readiness.ui.shell.dialogs import SystemDialogs
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.row_button import RowButton
from tests.scripted_dialogs import ScriptedDialogs
from tests.torture.log_damage import crash_after_answers
from tests.ui.answering import answer_all
from tests.ui.toasts import press_act, said
from tests.ui.windows import begun


def session_of(window: MainWindow) -> Session:
    assert window.documents.session is not None
    return window.documents.session


@pytest.fixture
def after_a_crash(qtbot: QtBot, tmp_path: Path, dialogs: ScriptedDialogs) -> Iterator[MainWindow]:
    """Yield a window on the start page; an assessment was left behind."""
    crash_after_answers(tmp_path / "Test.readiness", 3)
    with begun(qtbot, Settings(language="en", theme="light"), dialogs) as made:
        yield made


def test_what_was_recovered_has_the_focus(after_a_crash: MainWindow) -> None:
    focused = after_a_crash.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.accessibleName().startswith("Continue with ")
    focused.click()
    assert after_a_crash.documents.session is not None


def test_what_was_recovered_has_no_card_that_says_something_else(
    qtbot: QtBot, tmp_path: Path, dialogs: ScriptedDialogs
) -> None:
    """The list knows what it was told before the crash: no answer yet."""
    path = tmp_path / "Test.readiness"
    crash_after_answers(path, 3)
    noted = Recent(str(path), "Flipped Ltd", "Not rateable yet", date(2026, 11, 30), asked=43)
    other = replace(noted, path=str(tmp_path / "other.readiness"), organisation="Other Ltd")
    made = MainWindow(Settings(language="en", theme="light", recent=(noted, other)), dialogs)
    qtbot.addWidget(made)
    made.begin()
    assert [card._entry for card in made.page.findChildren(RecentCard)] == [other]
    told = [label.text() for label in made.page.findChildren(QLabel)]
    assert any(words.startswith("Flipped Ltd: 13 answers, saved at ") for words in told)
    assert "1 assessment" in told


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_ways_to_begin_have_one_width_and_say_apart_how_long_they_take(window: MainWindow, language: str) -> None:
    window.memory.change(language=language)
    QApplication.processEvents()
    tiles = window.page.findChildren(RowButton)
    assert len({tile.y() for tile in tiles}) == 1
    # A pixel may be left over.
    widths = [tile.width() for tile in tiles]
    assert max(widths) - min(widths) <= 1
    for tile in tiles:
        _title, words, note = tile.findChildren(QLabel)
        assert note.y() - words.geometry().bottom() >= 8


def close_and_press(window: MainWindow, words: str) -> None:
    """Close the document, and press the button of its card, which says `words`."""
    window.documents.close()
    card = window.page.findChildren(RecentCard)[0]
    assert card.button.accessibleName().startswith(f"{words}: ")
    card.button.click()


def test_a_finished_assessment_opens_at_its_result(quick: MainWindow) -> None:
    session = session_of(quick)
    answer_all(session, (asked.code for asked in session.questionnaire.asked(Depth.QUICK)), at_level(2))
    assert GuidedPath(session.questionnaire, session.assessment).first_open() is None
    close_and_press(quick, "To the result")
    assert quick.navigator.route == ResultsRoute()
    # Back leads to the overview, as from any page of a document.
    quick.navigator.back()
    assert quick.navigator.route == TasksRoute()


def test_an_unfinished_assessment_goes_on_at_the_first_question_that_waits(quick: MainWindow) -> None:
    session = session_of(quick)
    first = GuidedPath(session.questionnaire, session.assessment).first_open()
    assert first is not None
    session.answer(first, at_level(2))
    following = GuidedPath(session.questionnaire, session.assessment).first_open()
    assert following is not None
    close_and_press(quick, "Continue")
    assert quick.navigator.route == QuestionRoute(following)


def test_an_assessment_without_answers_begins_with_the_overview(quick: MainWindow) -> None:
    close_and_press(quick, "Begin")
    assert quick.navigator.route == TasksRoute()


def choose(card: RecentCard, words: str) -> None:
    """Choose something in the menu of a card."""
    card._fill_menu()
    next(action for action in card._menu.actions() if action.text() == words).trigger()


def test_a_copy_is_listed_behind_its_original_and_opened_only_on_request(
    quick: MainWindow, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    session_of(quick).answer("PRO1", at_level(2))
    quick.documents.close()
    dialogs.place = lambda suggested: suggested
    choose(quick.page.findChildren(RecentCard)[0], "Duplicate …")
    assert quick.documents.session is None
    assert quick.navigator.route == StartRoute()
    original, copy = (Path(entry.path) for entry in quick.memory.settings.recent)
    assert (original, copy) == (tmp_path / "Test.readiness", tmp_path / "Test (copy).readiness")
    assert len([card for card in quick.page.findChildren(RecentCard) if card.isVisible()]) == 2
    assert said(quick) == "“Test (copy)” is saved."
    press_act(quick, "Open")
    assert session_of(quick).document.path == copy
    assert session_of(quick).assessment.answer("PRO1") == at_level(2)


def test_a_file_is_renamed_in_a_dialog_that_shows_its_name(quick: MainWindow, dialogs: ScriptedDialogs) -> None:
    quick.documents.close()
    dialogs.name = "Autumn"
    choose(quick.page.findChildren(RecentCard)[0], "Rename the file …")
    assert [Path(entry.path).name for entry in quick.memory.settings.recent] == ["Autumn.readiness"]
    name = "Self-assessment of the pump works, autumn 2026 (copy)"
    seen = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        line = dialog.findChild(QLineEdit)
        seen.append((dialog.windowTitle(), line.text(), line.width() > line.fontMetrics().horizontalAdvance(name)))
        dialog.accept()

    QTimer.singleShot(0, look)
    assert SystemDialogs(quick, quick.look).ask_name(name) == name
    assert seen == [("Rename the file", name, True)]
