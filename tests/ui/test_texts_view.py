"""The page of text templates: filled, marked, copied and saved; and what leads there."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QTextTable
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from readiness.domain.answers import at_level
from readiness.domain.questionnaire import Depth, Questionnaire
from readiness.domain.texts_to_act import TextBlock, TextToAct
from readiness.domain.values import Text
from readiness.foundation.language import LANGUAGES
from readiness.ui.pages.plan.plan_view import PlanView
from readiness.ui.pages.plan.step_editor import StepEditor
from readiness.ui.pages.texts.text_choice import TextChoice
from readiness.ui.pages.texts.texts_view import TextsView
from readiness.ui.pages.texts.use_panel import UsePanel
from readiness.ui.routes import IncidentRoute, PlanRoute, TextsRoute
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.text_links import TextLinks
from readiness.ui.widgets.text_sheet import TextSheet
from readiness.ui.widgets.wrapped_button import WrappedButton
from tests.scripted_dialogs import ScriptedDialogs
from tests.ui.answering import answer_all
from tests.ui.test_main_job import press, texts
from tests.ui.toasts import said


def words(said: str) -> Text:
    return Text(said, said)


LETTER = TextToAct(
    code="letter",
    name=words("Letter to the agency"),
    purpose=words("Asks for a pause."),
    steps=("PRO3:0>1", "incident:evidence-saved"),
    verify_with=("LEG",),
    blocks=(
        TextBlock(heading=words("To [name of the agency]")),
        TextBlock(text=words("From {organisation}: <b>please</b> & stop.")),
        TextBlock(items=(words("One"), words("[ ] Two by [date]"))),
        TextBlock(columns=(words("Who"), words("What")), rows=((words("[name]"), words("All")),)),
        TextBlock(text=words("Kind regards")),
    ),
)
RULE = replace(LETTER, code="rule", name=words("House rules"), purpose=words("Says what holds."), verify_with=())


@pytest.fixture
def letters(window: MainWindow, tmp_path: Path, questionnaire: Questionnaire) -> MainWindow:
    """Return the window with a document whose questionnaire has two texts of its own."""
    pack = replace(questionnaire, texts=(LETTER, RULE))
    window.documents.create(tmp_path / "Test.readiness", pack, "Test GmbH", Depth.FULL)
    return window


@pytest.fixture
def without(window: MainWindow, tmp_path: Path, questionnaire: Questionnaire) -> MainWindow:
    """Return the window with a document whose questionnaire has no texts."""
    window.documents.create(tmp_path / "Test.readiness", replace(questionnaire, texts=()), "Test GmbH", Depth.FULL)
    return window


@pytest.fixture
def clipboard() -> Iterator[None]:
    """Leave nothing on the clipboard."""
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


def sheet(window: MainWindow) -> TextSheet:
    found = window.page.findChild(TextSheet)
    assert isinstance(found, TextSheet)
    return found


def marked(shown: TextSheet) -> list[str]:
    """Return what stands out as to be filled in."""
    found, block = [], shown.document().begin()
    while block.isValid():
        parts = block.begin()
        while not parts.atEnd():
            fragment = parts.fragment()
            if fragment.charFormat().background().style() != Qt.BrushStyle.NoBrush:
                found.append(fragment.text())
            parts += 1
        block = block.next()
    return found


def action(window: MainWindow) -> QAction:
    """Open the menu, and return what leads to the texts."""
    window.workspace._side.widget._menu.aboutToShow.emit()
    return next(action for action in window.actions() if action.text() == "Text templates")


def test_the_first_text_is_shown_as_it_will_look(letters: MainWindow) -> None:
    letters.navigator.go(TextsRoute())
    shown = sheet(letters)

    assert isinstance(letters.page, TextsView)
    assert "Letter to the agency" in texts(letters)
    assert "Asks for a pause." in texts(letters)
    assert "From Test GmbH: <b>please</b> & stop." in shown.toPlainText()
    assert shown.document().firstBlock().blockFormat().headingLevel() == 2
    tables = [frame for frame in shown.document().rootFrame().childFrames() if isinstance(frame, QTextTable)]
    assert [(table.rows(), table.columns()) for table in tables] == [(2, 2)]
    assert shown.document().lastBlock().text() == "Kind regards"
    assert shown.accessibleName() == "Text: Letter to the agency"


def test_what_people_fill_in_is_marked(letters: MainWindow) -> None:
    letters.navigator.go(TextsRoute())

    assert marked(sheet(letters)) == ["[name of the agency]", "[date]", "[name]"]


def test_who_should_read_it_first_is_said(letters: MainWindow) -> None:
    letters.navigator.go(TextsRoute("letter"))
    assert "Have this read before you use it: " in texts(letters)
    letters.navigator.go(TextsRoute("rule"))
    assert "Have this read before you use it: " not in texts(letters)


def test_the_list_leads_from_text_to_text(letters: MainWindow) -> None:
    letters.navigator.go(TextsRoute())
    first, second = letters.page.findChildren(TextChoice)
    links = [choice.findChild(WrappedButton) for choice in (first, second)]
    assert [link.words() for link in links] == ["▸ Letter to the agency", "House rules"]
    assert links[0].accessibleDescription() == "shown · Asks for a pause."

    links[1].click()

    assert letters.navigator.route == TextsRoute("rule")
    assert sheet(letters).accessibleName() == "Text: House rules"
    letters.navigator.back()
    assert sheet(letters).accessibleName() == "Text: Letter to the agency"


def test_an_unknown_text_shows_the_first(letters: MainWindow) -> None:
    letters.navigator.go(TextsRoute("gone"))
    assert sheet(letters).accessibleName() == "Text: Letter to the agency"


@pytest.mark.usefixtures("clipboard")
def test_it_is_copied_without_a_mouse(qtbot: QtBot, letters: MainWindow) -> None:
    letters.navigator.go(TextsRoute("letter"))
    copy = letters.page.first_focus
    assert isinstance(copy, QPushButton)
    qtbot.keyClick(copy, Qt.Key.Key_Space)

    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("To [name of the agency]\n---")
    assert "- [ ] Two by [date]\n" in copied
    assert said(letters) == "The text was copied."


@pytest.mark.usefixtures("clipboard")
def test_a_part_of_it_is_selected_by_keys(letters: MainWindow) -> None:
    letters.navigator.go(TextsRoute("letter"))
    shown = sheet(letters)
    QTest.keyClick(shown, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    assert shown.textCursor().selectedText() == "To [name of the agency]"
    QTest.keyClicks(shown, "changed")
    assert "changed" not in shown.toPlainText()


def test_it_is_saved_for_word_or_as_text(letters: MainWindow, dialogs: ScriptedDialogs, tmp_path: Path) -> None:
    letters.navigator.go(TextsRoute("letter"))
    suggested: list[Path] = []
    dialogs.place = lambda path: suggested.append(path) or path  # type: ignore[func-returns-value]
    press(letters, "Save …")

    assert suggested == [tmp_path / "Letter to the agency.docx"]
    assert Document(str(suggested[0])).paragraphs[0].text == "Letter to the agency"
    assert said(letters) == f"Saved: {suggested[0]}"
    dialogs.place = tmp_path / "letter.txt"
    press(letters, "Save …")
    assert dialogs.place.read_text("utf-8").startswith("To [name of the agency]\n")


def test_a_text_in_use_is_evidence(letters: MainWindow) -> None:
    session = letters.documents.session
    assert session is not None
    session.answer("PRO3", replace(at_level(1), evidence="Seen in the folder."))
    letters.navigator.go(TextsRoute("letter"))
    panel = letters.page.findChild(UsePanel)
    assert isinstance(panel, UsePanel)
    # A step of the incident guide has no answer.
    assert list(panel.checks) == ["PRO3"]
    panel.since.show_day(date(2026, 11, 3))
    panel.signer.setText("Maria Muster")
    press(letters, "Note as evidence")

    day = LANGUAGES["en"].long_date(date(2026, 11, 3))
    noted = f"“Letter to the agency” in use since {day}, signed by Maria Muster."
    assert session.assessment.answer("PRO3").evidence == f"Seen in the folder.\n{noted}"
    assert session.assessment.answer("PRO3").level == 1
    letters.documents.undo()
    assert session.assessment.answer("PRO3").evidence == "Seen in the folder."


def test_nothing_is_noted_without_an_answer(letters: MainWindow) -> None:
    session = letters.documents.session
    assert session is not None
    letters.navigator.go(TextsRoute("letter"))
    panel = letters.page.findChild(UsePanel)
    assert isinstance(panel, UsePanel)
    panel.checks["PRO3"].setChecked(False)
    press(letters, "Note as evidence")
    assert said(letters) == "Choose at least one answer."
    assert not session.document.can_undo()


def test_it_is_never_saved_over_a_document(letters: MainWindow, dialogs: ScriptedDialogs, tmp_path: Path) -> None:
    letters.documents.publish()
    document = tmp_path / "Test.readiness"
    before = document.read_bytes()
    other = tmp_path / "copy.txt"
    other.write_bytes(before)
    letters.navigator.go(TextsRoute("letter"))
    for place in (document, other):
        dialogs.place = place
        press(letters, "Save …")

    assert document.read_bytes() == other.read_bytes() == before
    assert len(dialogs.complaints) == 2
    dialogs.place = None
    press(letters, "Save …")
    assert len(dialogs.complaints) == 2


def test_a_change_fills_the_text_anew(letters: MainWindow) -> None:
    letters.navigator.go(TextsRoute("rule"))
    session = letters.documents.session
    assert session is not None
    session.set_part(replace(session.assessment.details, organisation="Other AG"))
    assert sheet(letters).accessibleName() == "Text: House rules"
    assert "From Other AG" in sheet(letters).toPlainText()


def test_a_step_of_the_plan_leads_to_its_text(qtbot: QtBot, letters: MainWindow) -> None:
    session = letters.documents.session
    assert session is not None
    # Enough is answered for a plan.
    answer_all(session, session.questionnaire.capabilities, at_level(0))
    letters.navigator.go(PlanRoute())
    view = letters.page
    assert isinstance(view, PlanView)
    qtbot.waitUntil(lambda: view.complete, timeout=60_000)
    card = next(card for card in view._list.cards if card.step == "PRO3:0>1")
    assert "Text: Letter to the agency · Text: House rules" in card.accessibleName()
    view._list.open("PRO3:0>1")
    links = view.findChild(StepEditor).findChild(TextLinks).findChildren(WrappedButton)
    assert [link.words() for link in links] == ["Text: Letter to the agency", "Text: House rules"]
    links[1].click()
    assert letters.navigator.route == TextsRoute("rule")


def test_plan_page_and_menu_lead_there(letters: MainWindow) -> None:
    assert action(letters).isVisible()
    action(letters).trigger()
    assert isinstance(letters.page, TextsView)
    letters.navigator.go(PlanRoute())
    press(letters, "Text templates")
    assert isinstance(letters.page, TextsView)


def test_without_texts_nothing_leads_there(without: MainWindow) -> None:
    assert not action(without).isVisible()
    without.navigator.go(PlanRoute())
    assert "Text templates" not in [b.text() for b in without.page.findChildren(QPushButton)]
    action(without).trigger()
    assert not isinstance(without.page, TextsView)
    without.navigator.go(IncidentRoute())
    press(without, "Assess an incident")
    assert not without.page.findChildren(TextLinks)
    # Whoever comes by another way is told.
    without.navigator.go(TextsRoute())
    assert "has no text templates" in texts(without)


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_text_of_ours_is_there_in_both_languages(sample: MainWindow, language: str) -> None:
    sample.memory.change(language=language)
    session = sample.documents.session
    assert session is not None
    for text in session.questionnaire.texts:
        sample.navigator.go(TextsRoute(text.code))
        shown = sheet(sample)
        assert shown.accessibleName() == f"Text: {LANGUAGES[language].of(text.name)}"
        assert "{" not in shown.toPlainText()
        # Nothing is cut: it is as high as its words.
        assert shown.height() >= shown.document().size().height()
