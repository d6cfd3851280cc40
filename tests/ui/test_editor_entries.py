"""Target profiles, situations and texts in the editor, by mouse and keyboard."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QRadioButton, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from readiness.catalog.installed import OWN_PACKS
from readiness.catalog.packs import load_pack
from readiness.catalog.writing.making import copy_pack
from readiness.domain.questionnaire import Questionnaire
from readiness.foundation.paths import data_folder
from readiness.ui.pages.editor.block_form import InsertButton
from readiness.ui.pages.editor.editor_view import EditorView
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.key_button import KeyButton
from tests.ui.editing import (
    checked,
    choose,
    find_field,
    focus,
    open_editor,
    press,
    press_described,
    press_tab,
    store,
    type_words,
)

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder() -> Path:
    return Path(
        shutil.copytree(ROOT / "docs/authoring/plain-pack", data_folder() / OWN_PACKS / "data-protection-check")
    )


@pytest.fixture
def shipped() -> Path:
    return copy_pack(ROOT / "questionnaires/social-media", {"en": "Copy", "de": "Kopie"})


def _row(page: EditorView, words: str) -> int:
    return next(i for i, one in enumerate(page.outline.list.rows()) if one.words == words)


def _go(page: EditorView, words: str) -> None:
    """Go to a row of the list."""
    page.outline.list.setCurrentRow(_row(page, words))


def _told(within: QWidget) -> str:
    # What was just put there is shown with the next events.
    QApplication.processEvents()
    return "\n".join(one.text() for one in within.findChildren(QLabel) if one.isVisible())


def _add_target(window: MainWindow, qtbot: QtBot, page: EditorView) -> EditorView:
    _go(page, "Target profiles")
    press(page.area, "Add a target profile")
    # The new one begins with its name.
    assert focus().accessibleName() == "Name, in a few words"
    type_words("Small")
    press_tab()
    type_words("Up to ten people.")
    store(window)
    return checked(window, qtbot)


def test_a_target_profile_is_written_from_nothing_and_read_again(
    window: MainWindow, qtbot: QtBot, folder: Path
) -> None:
    page = open_editor(window, qtbot, folder)
    before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    page = _add_target(window, qtbot, page)
    choose(find_field(page, "Level for every question"), "2")
    choose(find_field(page, "Level for key questions"), "5 Yes")
    press(page, "Add another level")
    assert focus().accessibleName() == "Row 1: dimension or question"
    choose(find_field(page, "Row 1: dimension or question"), "PEO3 Breaches")
    assert focus().accessibleName() == "Row 1: dimension or question"
    choose(find_field(page, "Row 1: level"), "3 Partly")

    (target,) = load_pack(folder).targets
    assert (target.name.en, target.level, target.key_level, target.levels) == ("Small", 2, 5, {"PEO3": 3})
    # What stands in another file is not touched.
    assert all(path.read_bytes() == content for path, content in before.items())
    page = checked(window, qtbot)
    # Level 2 is none of the answers there: the next better one counts.
    assert "7 questions to level 3" in _told(page.entries)
    assert "5 questions to level 5" in _told(page.entries)

    press_described(page, "Remove", "Row 1: dimension or question")
    assert load_pack(folder).targets[0].levels == {}
    while page.editor.can_undo():
        page.undo()
    assert {path: path.read_bytes() for path in folder.rglob("*.yaml")} == before
    assert page.place == ("targets",)
    page.redo()
    assert len(page.editor.tree["targets"]) == 1


def test_what_is_wrong_with_a_target_profile_stands_at_its_row_and_field(
    window: MainWindow, qtbot: QtBot, folder: Path
) -> None:
    page = open_editor(window, qtbot, folder)
    page = _add_target(window, qtbot, page)
    find_field(page, "The condition as text").setFocus()
    type_words("BAS1 >= 3")
    press_tab()
    page = checked(window, qtbot)
    rows = page.outline.list
    assert rows.item(_row(page, "1. Small")).text().startswith("▲ 1")
    # Its condition knows the profile alone, and then nothing is left for the others.
    assert "The condition asks for “BAS1”, which is not a known fact." in _told(page.area)
    assert rows.item(_row(page, "Target profiles")).text().startswith("▲ 1")

    press(page, "Check")
    row = next(one for one in page.checks.rows if "BAS1" in one.words())
    _go(page, "The questionnaire")
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert page.place == ("targets", 0)
    assert focus().accessibleName() == "The condition as text"
    # A name for files that is none is not stored.
    press(page, "More")
    find_field(page, "Code").setFocus()
    find_field(page, "Code").selectAll()  # type: ignore[attr-defined]
    type_words("not good")
    press_tab()
    assert page.editor.value(("targets", 0, "code")) == "target_1"
    assert "Write it as in consumers." in _told(page.area)


def test_situations_are_moved_and_the_first_that_holds_is_said_for_the_test_companies(
    window: MainWindow, qtbot: QtBot, shipped: Path
) -> None:
    page = open_editor(window, qtbot, shipped, "stay-away-by-decision")
    sentence = load_pack(shipped).situations[page.place[1]].headline.en  # type: ignore[index]
    assert f"✓ decided-against:\N{NO-BREAK SPACE}{sentence}" in _told(page.entries).replace(": ", ":\N{NO-BREAK SPACE}")
    page.editor.set_text((*page.place, "headline"), "en", "You stay away.")
    page = checked(window, qtbot)
    assert "You stay away." in _told(page.entries)

    # A new one in front of it holds always, and takes its place.
    _go(page, page.outline.list.rows()[page.outline.list.currentRow() - 1].words)
    press(page, "Add a situation")
    type_words("All are told this.")
    store(window)
    page = checked(window, qtbot)
    assert "✓ decided-against" in _told(page.entries)
    at = page.place[1]
    assert isinstance(at, int)
    press(page, "Move down")
    assert page.place == ("situations", at + 1)
    assert focus().text() == "Move down"  # type: ignore[attr-defined]
    page = checked(window, qtbot)
    assert "✓ decided-against" not in _told(page.entries)
    rows = page.outline.list
    rows.setFocus()
    QTest.keyClick(rows, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert load_pack(shipped).situations[at].headline.en == "All are told this."
    QTest.keyClick(rows, Qt.Key.Key_Delete)
    assert all(one.headline.en != "All are told this." for one in load_pack(shipped).situations)
    page.undo()
    assert load_pack(shipped).situations[at].headline.en == "All are told this."


def test_a_situation_asks_for_gates_and_for_how_the_assessment_stands(
    window: MainWindow, qtbot: QtBot, shipped: Path
) -> None:
    page = open_editor(window, qtbot, shipped)
    _go(page, "Situations")
    press(page.area, "Add a situation")
    type_words("Nearly there.")
    store(window)
    press(page, "Add a condition")
    choose(find_field(page, "Condition 1: question"), "Overall stage that is certain")
    choose(find_field(page, "Condition 1: comparison"), "is at least")
    find_field(page, "Condition 1: value").setFocus()
    find_field(page, "Condition 1: value").selectAll()  # type: ignore[attr-defined]
    type_words("3")
    press_tab()
    press(page, "Add a condition")
    choose(find_field(page, "Condition 2: question"), "See")
    choose(find_field(page, "Condition 2: value"), "not passed")

    assert load_pack(shipped).situations[-1].when == "stage >= 3 and G0 = fail"
    page = checked(window, qtbot)
    assert "“Overall stage that is certain” is at least “3” and “See” is “not passed”." in _told(page.area)


def test_a_text_is_written_with_fields_and_seen_with_sample_names(
    window: MainWindow, qtbot: QtBot, folder: Path
) -> None:
    page = open_editor(window, qtbot, folder)
    _go(page, "Text templates")
    press(page.area, "Add a text template")
    type_words("Request")
    press_tab()
    type_words("Asks for a list.")
    store(window)
    press(page, "Add another step")
    choose(find_field(page, "Step 1: question"), "BAS2 Legal basis")
    choose(find_field(page, "Step 1: which one"), "3 → 5")
    find_field(page, "Words of piece 1").setFocus()
    type_words("Dear , please answer by ")
    words = find_field(page, "Words of piece 1")
    assert isinstance(words, QPlainTextEdit)
    cursor = words.textCursor()
    cursor.setPosition(len("Dear "))
    words.setTextCursor(cursor)
    _insert(page, "Name of the organisation")
    assert focus() is words
    store(window)
    press(page, "Add a piece")
    choose(find_field(page, "Piece 2"), "A list")
    find_field(page, "Point 1").setFocus()
    type_words("what you hold")
    store(window)

    page = checked(window, qtbot)
    (text,) = load_pack(folder).texts
    assert text.steps == ("BAS2:3>5",)
    assert text.blocks[0].text is not None
    assert text.blocks[0].text.en == "Dear {organisation}, please answer by"
    assert [one.en for one in text.blocks[1].items] == ["what you hold"]
    sheet = page.entries.findChild(QTextEdit)
    assert sheet is not None
    assert "Dear Sample Pumps Ltd, please answer by" in sheet.toPlainText()
    assert "what you hold" in sheet.toPlainText()

    # A table has a field for every cell, and a field that no one fills in is told beside it.
    choose(find_field(page, "Piece 2"), "A table")
    press(page, "Add a column")
    find_field(page, "Row 1, column 3").setFocus()
    type_words("{nobody}")
    store(window)
    page = checked(window, qtbot)
    assert "The program does not know the field “{nobody}”" in _told(page.area)


def _insert(page: EditorView, words: str) -> None:
    """Choose a field from the menu of the first piece."""
    insert = next(one for one in page.findChildren(InsertButton) if one.isVisible())
    (act,) = [one for one in insert.menu_actions() if one.text() == words]
    act.trigger()


def test_texts_of_entries_are_translated_side_by_side(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    page = open_editor(window, qtbot, folder)
    page = _add_target(window, qtbot, page)
    page.editor.set(("languages",), ["en", "de"])
    press(page, "Side by side")
    page.lead_to_place(("targets", 0, "description"))
    assert focus().accessibleName() == "Description ▲ missing"
    type_words("Bis zu zehn Personen.")
    store(window)

    target: Questionnaire = load_pack(folder)
    assert target.targets[0].description.de == "Bis zu zehn Personen."


def test_every_form_of_entries_names_its_fields_and_halts_at_them(
    window: MainWindow, qtbot: QtBot, shipped: Path
) -> None:
    page = open_editor(window, qtbot, shipped)
    for code in ("launch", "red-incident", "agency-email", "F1", "A", "C-light", "evidence-saved", "post-list"):
        page = open_editor(window, qtbot, shipped, code)
        halts = [
            one
            for one in page.area.findChildren(QWidget)
            if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isEnabled()
        ]
        unnamed = [
            one
            for one in halts
            if not (one.accessibleName() or getattr(one, "text", str)())
            and isinstance(one, QPushButton | QPlainTextEdit)
        ]
        assert not unnamed


def test_an_incident_guide_is_begun_and_tried_on_the_real_page(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    page = open_editor(window, qtbot, folder)
    _go(page, "Incident guide")
    assert "The questionnaire has no incident guide yet." in _told(page.preview)
    press(page, "Begin an incident guide")
    find_field(page, "What it is not, such as legal advice").setFocus()
    type_words("No legal advice.")
    store(window)
    for kind, title, name, words in (
        ("Facts (0)", "Add a fact", "Question", "Has it hurt a person?"),
        ("Severities (0)", "Add a severity", "What it means", "Act today."),
        ("Steps after an incident (0)", "Add an incident step", "", ""),
    ):
        _go(page, kind)
        press(page.area, title)
        type_words("Harm")
        store(window)
        if name:
            find_field(page, name).setFocus()
            type_words(words)
            store(window)
    choose(find_field(page, "Within what time"), "within a week")
    _go(page, "Severities (1)")
    _go(page, "1. Harm")
    press(page, "Add a condition")
    choose(find_field(page, "Condition 1: question"), "Harm")

    guide = load_pack(folder).incident
    assert guide is not None
    assert (guide.severities[0].severity, guide.severities[0].when) == ("red", "F1 = yes")
    assert [(one.by, one.text.en) for one in guide.steps] == [("1w", "Harm")]
    page = checked(window, qtbot)
    assert page.checked is not None
    assert page.checked.usable
    assert "Only if “Harm” is “yes”." in _told(page.area)
    shown = page.preview.page
    assert type(shown).__name__ == "IncidentView"
    assert "Has it hurt a person?" in _told(page.preview)
    # There is no document that a paper on the decision could lie beside.
    assert not [one for one in page.preview.findChildren(KeyButton) if one.isVisible() and "paper" in one.text()]
    given = next(
        one for one in page.preview.findChildren(QRadioButton) if one.isVisible() and one.accessibleName() == "Yes"
    )
    given.click()
    page.editor.set_text(("incident", "facts", 0, "question"), "en", "Was a person hurt?")
    page = checked(window, qtbot)
    # What was given stays while the guide is written.
    assert "1 of 1 known" in _told(page.preview)

    # What is wrong in one of its lists is counted at the list.
    page.editor.set((*page.place, "when"), "nothing = yes")
    page = checked(window, qtbot)
    _go(page, "The questionnaire")
    rows = page.outline.list
    assert rows.item(_row(page, "Severities (1)")).text().startswith("▲ 1")
    while page.editor.can_undo():
        page.undo()
    assert not (folder / "incident.yaml").exists()


def test_an_entry_of_a_guide_moves_by_key_and_its_list_stays_unfolded(
    window: MainWindow, qtbot: QtBot, shipped: Path
) -> None:
    page = open_editor(window, qtbot, shipped, "A")
    rows = page.outline.list
    rows.setFocus()
    QTest.keyClick(rows, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert page.place == ("incident", "options", 1)
    guide = load_pack(shipped).incident
    assert guide is not None
    assert [one.code for one in guide.options][:2] == ["B", "A"]
    assert sum(one.deep for one in rows.rows()) == len(guide.options)
    page.undo()
    guide = load_pack(shipped).incident
    assert guide is not None
    assert guide.options[0].code == "A"
