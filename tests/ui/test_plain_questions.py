"""Questions of format 2: own answers, facts, and questions that come and go with the answers."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from readiness.app.session import Session
from readiness.domain.answers import Answer, Confidence, Status
from readiness.domain.questionnaire import Depth
from readiness.ui.pages.question.answer_card import AnswerCard, CheckCard
from readiness.ui.pages.question.answers_view import AnswersView
from readiness.ui.pages.question.list_view import ListView
from readiness.ui.pages.question.not_asked_view import NotAskedView
from readiness.ui.pages.question.question_view import QuestionView
from readiness.ui.routes import AnswersRoute, FindRoute, FlagsRoute, ListRoute, QuestionRoute, TasksRoute
from readiness.ui.shell.main_window import MainWindow
from tests.plain_packs import small_german
from tests.ui.keys import tap


@pytest.fixture
def german(window: MainWindow, tmp_path: Path) -> MainWindow:
    """Return the window with an assessment of the small German pack, in German."""
    window.memory.change(language="de")
    window.documents.create(tmp_path / "Test.readiness", small_german(), "Tischlerei", Depth.FULL)
    return window


def session_of(window: MainWindow) -> Session:
    assert window.documents.session is not None
    return window.documents.session


def stored(window: MainWindow, code: str) -> Answer:
    return session_of(window).assessment.answer(code)


def question(window: MainWindow, code: str) -> QuestionView:
    window.navigator.go(QuestionRoute(code))
    view = window.page
    assert isinstance(view, QuestionView)
    return view


def give(window: MainWindow, code: str, *, level: int | None = None, value: str = "") -> None:
    session_of(window).answer(code, Answer(Status.ANSWERED, level, value=value))


def words_on(window: MainWindow) -> list[str]:
    return [label.text() for label in window.page.findChildren(QLabel) if label.isVisible() and label.text()]


def type_into(qtbot: QtBot, view: QuestionView, words: str) -> QLineEdit:
    line = view.findChild(QLineEdit)
    assert line is not None
    line.selectAll()
    qtbot.keyClicks(line, words)
    return line


# Scales of their own.


def test_own_answers_stand_in_the_order_of_their_author_with_their_places(plain_window: MainWindow) -> None:
    cards = question(plain_window, "BAS1").findChildren(AnswerCard)
    assert [card.accessibleName() for card in cards] == ["1 Yes", "2 Partly", "3 No"]
    cards = question(plain_window, "PEO5").findChildren(AnswerCard)
    assert [card.accessibleName() for card in cards][2] == (
        "3 By role and reviewed: Rights follow roles and are reviewed once a year."
    )


@pytest.mark.parametrize(("digit", "level"), [("1", 5), ("2", 3), ("3", 0)])
def test_a_digit_is_the_place_of_an_answer(qtbot: QtBot, plain_window: MainWindow, digit: str, level: int) -> None:
    view = question(plain_window, "BAS1")
    qtbot.keyClick(view, digit)
    assert stored(plain_window, "BAS1").level == level
    assert [card.digit for card in view.findChildren(AnswerCard) if card.isChecked()] == [int(digit)]


@pytest.mark.parametrize("digit", ["0", "4", "9"])
def test_a_digit_without_an_answer_is_none(qtbot: QtBot, plain_window: MainWindow, digit: str) -> None:
    qtbot.keyClick(question(plain_window, "BAS1"), digit)
    assert stored(plain_window, "BAS1").open


def test_enter_asks_for_an_answer_not_for_a_level(qtbot: QtBot, plain_window: MainWindow) -> None:
    view = question(plain_window, "BAS1")
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert plain_window.page is view
    assert "Still open: an answer, or “Don’t know”?" in words_on(plain_window)


def test_beside_a_question_without_texts_stands_no_empty_heading(qtbot: QtBot, plain_window: MainWindow) -> None:
    view = question(plain_window, "BAS1")
    qtbot.waitUntil(lambda: "The dimension so far" in words_on(plain_window))
    assert not {"How to show it", "What counts", "Why this matters"} & {*words_on(plain_window)}
    qtbot.keyClick(view, "2")
    assert not any(words.startswith("How to reach") for words in words_on(plain_window))


# Facts.


def test_a_number_is_typed_stored_and_led_on_from_by_enter(qtbot: QtBot, plain_window: MainWindow) -> None:
    view = question(plain_window, "PEOPLE")
    line = view.findChild(QLineEdit)
    assert plain_window.focusWidget() is line
    assert line is not None
    assert line.accessibleName() == "How many people work for you?"
    assert line.accessibleDescription() == "people, at least 1"
    qtbot.keyClicks(line, "12")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert stored(plain_window, "PEOPLE") == Answer(Status.ANSWERED, value="12")
    assert plain_window.navigator.route == QuestionRoute("GROUPS")


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("many", "“many” is not a number. Write it as in 12."),
        ("2.5", "Write a whole number, as in 12."),
        ("0", "0 is not possible here: at least 1."),
    ],
)
def test_what_is_no_such_number_stays_and_is_said_beside_the_field(
    qtbot: QtBot, plain_window: MainWindow, typed: str, fault: str
) -> None:
    view = question(plain_window, "PEOPLE")
    line = type_into(qtbot, view, typed)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert plain_window.page is view
    assert fault in words_on(plain_window)
    assert line.text() == typed
    assert stored(plain_window, "PEOPLE").open


def test_the_number_that_is_stored_stays_until_another_one_is(qtbot: QtBot, plain_window: MainWindow) -> None:
    give(plain_window, "PEOPLE", value="12")
    view = question(plain_window, "PEOPLE")
    line = type_into(qtbot, view, "x")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert any("Until then, 12 stays." in words for words in words_on(plain_window))
    assert stored(plain_window, "PEOPLE").value == "12"
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == "12"
    assert not any("Until then" in words for words in words_on(plain_window))
    # From here the keys that answer work again.
    tap(qtbot, view, Qt.Key.Key_D)
    assert stored(plain_window, "PEOPLE").status is Status.DONT_KNOW
    assert line.text() == ""


def test_a_number_is_read_and_shown_in_the_notation_of_the_language(qtbot: QtBot, german: MainWindow) -> None:
    view = question(german, "FLAECHE")
    line = type_into(qtbot, view, "1.250,5 m²")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert stored(german, "FLAECHE").value == "1250.5"
    view = question(german, "FLAECHE")
    line = view.findChild(QLineEdit)
    assert line is not None
    assert line.text() == "1.250,5"
    qtbot.keyClick(type_into(qtbot, view, "0,25"), Qt.Key.Key_Return)
    assert any(words.startswith("0,25 ist hier nicht möglich: 0,5 bis 25.000.") for words in words_on(german))


def test_a_number_with_bands_says_which_answer_it_counts_as(qtbot: QtBot, plain_window: MainWindow) -> None:
    view = question(plain_window, "BAS6")
    qtbot.waitUntil(lambda: "From 13\xa0months: Up to three years" in words_on(plain_window))
    line = type_into(qtbot, view, "24")
    assert "This counts as “Up to three years”." in words_on(plain_window)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert stored(plain_window, "BAS6") == Answer(Status.ANSWERED, 3, value="24")


def test_undo_takes_a_number_back_in_one_step(qtbot: QtBot, plain_window: MainWindow) -> None:
    view = question(plain_window, "PEOPLE")
    line = type_into(qtbot, view, "120")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    plain_window.documents.undo()
    assert plain_window.navigator.route == QuestionRoute("PEOPLE")
    assert stored(plain_window, "PEOPLE").open


def test_several_choices_are_ticked_and_emptied(qtbot: QtBot, plain_window: MainWindow) -> None:
    view = question(plain_window, "GROUPS")
    boxes = view.findChildren(CheckCard)
    qtbot.mouseClick(boxes[2], Qt.MouseButton.LeftButton)
    qtbot.keyClick(view, "1")
    assert stored(plain_window, "GROUPS").value == "customers children"
    assert [box.isChecked() for box in boxes] == [True, False, True, False]
    qtbot.keyClick(view, "1")
    qtbot.keyClick(boxes[2], Qt.Key.Key_Space)
    assert stored(plain_window, "GROUPS").open


def test_one_choice_a_day_and_words(qtbot: QtBot, german: MainWindow) -> None:
    qtbot.keyClick(question(german, "ART"), "2")
    assert stored(german, "ART").value == "several"
    line = type_into(qtbot, question(german, "SEIT"), "1.3.1998")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert stored(german, "SEIT").value == date(1998, 3, 1).isoformat()
    view = question(german, "WORTE")
    words = view.findChild(QPlainTextEdit)
    assert words is not None
    qtbot.keyClicks(words, "Viel Staub.")
    german.navigator.go(TasksRoute())
    assert stored(german, "WORTE").value == "Viel Staub."


def test_how_many_were_chosen_can_count_as_an_answer(qtbot: QtBot, german: MainWindow) -> None:
    view = question(german, "MAS2")
    for digit in "12":
        qtbot.keyClick(view, digit)
    assert stored(german, "MAS2") == Answer(Status.ANSWERED, 3, value="ears eyes")
    assert "Das zählt als „Das Nötigste“." in words_on(german)


def test_a_fact_can_be_unknown_excluded_flagged_and_proved(qtbot: QtBot, plain_window: MainWindow) -> None:
    view = question(plain_window, "GROUPS")
    tap(qtbot, view, Qt.Key.Key_F)
    tap(qtbot, view, Qt.Key.Key_E)
    qtbot.keyClicks(view.evidence.note, "List of 2026")
    qtbot.keyClick(view.evidence.note, Qt.Key.Key_Escape)
    qtbot.keyClick(view, "1")
    answer = stored(plain_window, "GROUPS")
    assert (answer.value, answer.evidence, answer.flagged) == ("customers", "List of 2026", True)
    tap(qtbot, view, Qt.Key.Key_N)
    qtbot.keyClicks(view._controls.reason, "No data at all")
    qtbot.keyClick(view._controls.reason, Qt.Key.Key_Return)
    answer = stored(plain_window, "GROUPS")
    assert (answer.status, answer.value, answer.reason) == (Status.NOT_APPLICABLE, "", "No data at all")


# What is hidden.


def test_an_answer_brings_questions_and_says_so(qtbot: QtBot, plain_window: MainWindow) -> None:
    give(plain_window, "GROUPS", value="staff")
    give(plain_window, "PEOPLE", value="1")
    view = question(plain_window, "GROUPS")
    assert "Question 2 of 12" in words_on(plain_window)
    qtbot.keyClick(view, "3")
    assert "1 more question follows from this answer." in words_on(plain_window)
    assert "Question 2 of 13" in words_on(plain_window)
    qtbot.keyClick(view, "3")
    assert "1 question is no longer asked." in words_on(plain_window)


def test_a_hidden_question_is_nowhere_and_its_answer_comes_back(plain_window: MainWindow) -> None:
    give(plain_window, "GROUPS", value="children")
    session_of(plain_window).answer("BAS4", Answer(Status.ANSWERED, 5, Confidence.GUESSED, flagged=True))
    give(plain_window, "GROUPS", value="staff")
    about_children = "Do you check the age of children, and ask a parent where the law wants it?"
    for route in (AnswersRoute("BAS"), FlagsRoute(), FindRoute("children")):
        plain_window.navigator.go(route)
        texts = [button.text() for button in plain_window.page.findChildren(QAbstractButton)]
        assert about_children not in [*words_on(plain_window), *texts]
    plain_window.navigator.go(QuestionRoute("BAS3"))
    view = plain_window.page
    assert isinstance(view, QuestionView)
    view.leave_open()
    assert plain_window.navigator.route == QuestionRoute("BAS5")
    give(plain_window, "GROUPS", value="children")
    view = question(plain_window, "BAS4")
    assert [card.digit for card in view.findChildren(AnswerCard) if card.isChecked()] == [1]
    assert "Only if “Whose data” is “Children”." in words_on(plain_window)


def test_a_way_to_a_question_that_is_not_asked_says_why_and_leads_on(plain_window: MainWindow) -> None:
    give(plain_window, "GROUPS", value="staff")
    plain_window.navigator.go(QuestionRoute("BAS4"))
    assert isinstance(plain_window.page, NotAskedView)
    assert "Only if “Whose data” is “Children”." in words_on(plain_window)
    give(plain_window, "GROUPS", value="children")
    assert isinstance(plain_window.page, QuestionView)


def test_a_dimension_that_is_not_asked_is_no_part_of_the_overview(german: MainWindow) -> None:
    give(german, "LEHRLINGE", value="0")
    german.navigator.go(TasksRoute())
    assert "Jugendschutz" not in words_on(german)
    german.navigator.go(ListRoute("JUG"))
    assert isinstance(german.page, NotAskedView)
    give(german, "LEHRLINGE", value="2")
    assert isinstance(german.page, ListView)
    german.navigator.go(TasksRoute())
    assert "Jugendschutz" in words_on(german)


def test_the_list_shows_questions_as_they_come_and_go(qtbot: QtBot, plain_window: MainWindow) -> None:
    give(plain_window, "GROUPS", value="staff")
    plain_window.navigator.go(ListRoute("BAS"))
    page = plain_window.page
    assert isinstance(page, ListView)
    hidden = next(row for row in page._all_rows if row.code == "BAS4")
    assert not hidden.isVisible()
    groups = next(row for row in page._rows if row.code == "GROUPS")
    qtbot.mouseClick(groups._way.buttons[2], Qt.MouseButton.LeftButton)
    assert hidden.isVisible()
    assert "1 more question follows from this answer." in words_on(plain_window)
    assert plain_window.page is page


def test_the_check_page_says_each_answer_in_its_own_words(german: MainWindow) -> None:
    give(german, "ART", value="building")
    give(german, "FLAECHE", value="2.5")
    give(german, "MAS1", level=3)
    give(german, "MAS2", level=5, value="ears eyes hands shoes")
    german.navigator.go(AnswersRoute())
    assert isinstance(german.page, AnswersView)
    words = [one.replace("\xa0", " ") for one in words_on(german)]
    assert "Nur Baustellen, keine eigene Werkstatt" in words
    assert "2,5 m²" in words
    assert "Die meisten geprüft" in words
    assert "Gehörschutz; Schutzbrillen; Handschuhe; Sicherheitsschuhe" in words
