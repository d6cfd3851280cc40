"""The editor of questionnaires, by mouse and keyboard: from nothing to a result, and back again."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from readiness.app.pack_editor import outline
from readiness.catalog.checker import check_pack
from readiness.catalog.installed import OWN_PACKS
from readiness.catalog.packs import find_pack, load_pack
from readiness.catalog.writing.making import copy_pack
from readiness.domain.answers import at_level
from readiness.domain.questionnaire import Depth
from readiness.foundation.paths import data_folder
from readiness.ui.pages.editor.editor_view import EditorView
from readiness.ui.pages.editor.new_pack_view import NewPackView
from readiness.ui.pages.editor.not_editable import NotEditable
from readiness.ui.pages.editor.side_by_side import SideBySide
from readiness.ui.routes import EditPackRoute, NewPackRoute
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.framed_page import FramedPage
from tests.scripted_dialogs import ScriptedDialogs
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
from tests.ui.sizes import resize

ROOT = Path(__file__).parents[2]
PLAIN = ROOT / "docs/authoring/plain-pack"
QUESTIONS = (
    "Overview",
    "Purpose",
    "Legal basis",
    "Children",
    "Notice",
    "Deletion",
    "Requests",
    "Training",
    "Breaches",
    "Suppliers",
    "Access",
    "Responsibility",
)


@pytest.fixture
def folder() -> Path:
    return Path(shutil.copytree(PLAIN, data_folder() / OWN_PACKS / "data-protection-check"))


def test_a_questionnaire_is_written_from_nothing_and_leads_to_a_result(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.navigator.go(NewPackRoute())
    assert isinstance(window.page, NewPackView)
    type_words("Data protection check")
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    page = checked(window, qtbot)

    for number, name in enumerate(QUESTIONS):
        press(page, "Add a question")
        type_words(name)
        press_tab()
        type_words(f"Is {name.lower()} settled in your organisation?")
        if number in {3, 7}:
            # Asked only where the first one is not "No": two rules, chosen from lists.
            press(page, "Add a condition")
            choose(find_field(page, "Condition 1: question"), "Overview")
            choose(find_field(page, "Condition 1: comparison"), "is not")
            choose(find_field(page, "Condition 1: value"), "No")
    page = checked(window, qtbot)

    pack = find_pack("data-protection-check")
    assert list(pack.capabilities) == [f"A{n}" for n in range(1, 13)]
    assert [one.ask_when for one in pack.capabilities.values() if one.ask_when] == ["A1 != 0", "A1 != 0"]
    assert page.checked is not None
    assert (page.checked.usable, [fault.code for fault in page.checked.faults]) == (True, [])

    window.documents.create(tmp_path / "Try.readiness", pack, "Try GmbH", Depth.FULL)
    session = window.documents.session
    assert session is not None
    session.answer("A1", at_level(0))
    for code in session.asked.capabilities:
        if code != "A1":
            session.answer(code, at_level(5))
    result = session.result()
    assert sorted(result.hidden) == ["A4", "A8"]
    assert result.questionnaire.by_percent


def test_typing_changes_one_line_and_one_undo_takes_the_visit_back(
    window: MainWindow, qtbot: QtBot, folder: Path
) -> None:
    page = open_editor(window, qtbot, folder, "BAS1")
    before = (folder / "dimensions/BAS.yaml").read_text(encoding="utf-8")
    field = find_field(page, "Name, in a few words")
    field.setFocus()
    QTest.keyClicks(field, " we hold")
    store(window)
    QTest.keyClicks(field, " now")
    store(window)

    after = (folder / "dimensions/BAS.yaml").read_text(encoding="utf-8")
    changed = [line for line in after.splitlines() if line not in before.splitlines()]
    assert changed == ["    name: {en: Overview of data we hold now}"]

    page.outline.list.setFocus()
    QTest.keyClick(page.outline.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (folder / "dimensions/BAS.yaml").read_text(encoding="utf-8") == before
    QTest.keyClick(focus(), Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    page = checked(window, qtbot)
    assert load_pack(folder).capabilities["BAS1"].name.en == "Overview of data we hold now"


def test_undo_is_the_editors_while_a_document_is_open(sample: MainWindow, qtbot: QtBot, folder: Path) -> None:
    session = sample.documents.session
    assert session is not None
    session.answer("PRO1", at_level(5))
    page = open_editor(sample, qtbot, folder, "BAS1")
    page.editor.set_text(("title",), "en", "Another title")
    page.outline.list.setFocus()

    QTest.keyClick(page.outline.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert load_pack(folder).title.en == load_pack(PLAIN).title.en
    assert session.assessment.answer("PRO1") == at_level(5)


def test_keys_move_and_remove_what_is_current(
    window: MainWindow, qtbot: QtBot, folder: Path, dialogs: ScriptedDialogs
) -> None:
    page = open_editor(window, qtbot, folder, "BAS2")
    rows = page.outline.list
    rows.setFocus()
    QTest.keyClick(rows, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert list(load_pack(folder).capabilities)[:2] == ["BAS2", "BAS1"]
    assert page.editor.value((*page.place, "code")) == "BAS2"

    QTest.keyClick(rows, Qt.Key.Key_Delete)
    assert "BAS2" not in load_pack(folder).capabilities
    assert load_pack(folder).retired_codes == ("BAS2",)
    # What others name is asked for first.
    page.go_to(outline.place_of(page.editor.tree, "GROUPS") or ())
    dialogs.confirms = False
    QTest.keyClick(rows, Qt.Key.Key_Delete)
    assert "GROUPS" in load_pack(folder).facts


def test_a_row_is_dropped_before_another_one(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    page = open_editor(window, qtbot, folder, "BAS5")
    rows = page.outline.list
    target = next(i for i, row in enumerate(rows.rows()) if row.words.startswith("BAS1"))
    area = rows.visualItemRect(rows.item(target))

    rows.drop_at(area.topLeft())

    assert list(load_pack(folder).capabilities)[:2] == ["BAS5", "BAS1"]


def test_faults_stand_beside_their_field_and_lead_there(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    page = open_editor(window, qtbot, folder, "BAS5")
    field = find_field(page, "The condition as text")
    field.setFocus()
    QTest.keyClicks(field, "NOTHING = yes")
    store(window)
    page = checked(window, qtbot)

    (fault,) = [one for one in check_pack(folder) if one.place[-1] == "ask_when"]
    assert page.outline.list.currentItem().text().startswith("▲ 1")
    page.go_to(())
    press(page, "Check")
    row = next(one for one in page.checks.rows if one.words().startswith("BAS5"))
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert page.place == fault.place[:4]
    assert focus().accessibleName() == "The condition as text"


def test_what_is_no_condition_is_told_and_not_stored(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    page = open_editor(window, qtbot, folder, "BAS5")
    field = find_field(page, "The condition as text")
    field.setFocus()
    QTest.keyClicks(field, "BAS1 = = 3")
    press_tab()

    assert load_pack(folder).capabilities["BAS5"].ask_when == ""
    assert any("This is no condition yet" in one.text() for one in page.findChildren(type(page.told)))


def test_the_way_of_answering_is_chosen_and_its_mapping_shown(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    page = open_editor(window, qtbot, folder, "BAS1")
    assert any("Partly → level 3, counts 50%" in one.text() for one in page.findChildren(type(page.told)))

    choose(find_field(page, "How it is answered"), "Yes / No")
    store(window)
    assert [one.level for one in load_pack(folder).capabilities["BAS1"].answers] == [5, 0]

    page = checked(window, qtbot)
    field = find_field(page, "How it is answered")
    assert isinstance(field, QComboBox)
    field.setCurrentIndex(field.findText("Fact, not rated: a number"))
    assert load_pack(folder).facts["BAS1"].measure.kind == "number"


def test_another_code_is_asked_for_where_answers_may_bear_it(
    window: MainWindow, qtbot: QtBot, folder: Path, dialogs: ScriptedDialogs
) -> None:
    page = open_editor(window, qtbot, folder, "BAS1")
    press(page, "More")
    field = find_field(page, "Code")
    assert isinstance(field, QLineEdit)
    dialogs.confirms = False
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "DATA1")
    press_tab()
    assert "BAS1" in load_pack(folder).capabilities

    dialogs.confirms = True
    field = find_field(page, "Code")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "DATA1")
    press_tab()
    assert "DATA1" in load_pack(folder).capabilities


def test_texts_are_translated_side_by_side(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    page = open_editor(window, qtbot, folder)
    page.editor.set(("languages",), ["en", "de"])
    press(page, "Side by side")
    assert len(page.findChildren(SideBySide)) == 1
    press(page, "Next missing")
    assert focus().accessibleName().startswith("Title")
    type_words("Kurzer Check")
    press(page, "Next missing")
    store(window)

    assert load_pack(folder).title.de == "Kurzer Check"
    assert page.place == ("dimensions", 0)


def test_what_another_program_wrote_is_told(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    page = open_editor(window, qtbot, folder)
    main = folder / "pack.yaml"
    main.write_text(main.read_text(encoding="utf-8").replace("1.0.0", "1.1.0"), encoding="utf-8")
    page.editor.set_text(("title",), "en", "Mine")
    assert load_pack(folder).title.en != "Mine"

    press(page, "Keep what is here")
    assert (load_pack(folder).title.en, load_pack(folder).version) == ("Mine", "1.0.0")
    assert any("1.1.0" in kept.read_text(encoding="utf-8") for kept in page.editor.previous_folder.rglob("pack.yaml"))


def test_the_preview_is_the_real_page(window: MainWindow, qtbot: QtBot) -> None:
    shipped = ROOT / "questionnaires/agency-readiness"
    folder = Path(shutil.copytree(shipped, data_folder() / OWN_PACKS / "copy"))
    page = open_editor(window, qtbot, folder)
    code = next(iter(load_pack(folder).capabilities))
    page.go_to(outline.place_of(page.editor.tree, code) or ())

    shown = page.preview.page
    assert shown is not None
    assert type(shown).__name__ == "QuestionView"
    assert window.documents.session is None


def test_a_preview_is_as_high_as_its_question_wherever_the_bar_stands(window: MainWindow, qtbot: QtBot) -> None:
    page = open_editor(window, qtbot, copy_pack(ROOT / "docs/authoring/plain-pack", {"en": "Copy"}))
    page.go_to(outline.place_of(page.editor.tree, "BAS4") or ())
    shown = page.preview.page
    assert isinstance(shown, FramedPage)
    shown.setFixedHeight(2000)
    assert shown.bar_height
    page.preview._fit(shown)
    fitted = shown.maximumHeight()
    # On a low page the bar scrolls with the column; if the preview grew by that, it would have room again, and so on.
    shown.setFixedHeight(160)
    assert not shown.bar_height
    # Qt shows in its loop what was put elsewhere.
    shown.bar.show()
    page.preview._fit(shown)
    assert shown.maximumHeight() <= fitted


def test_test_companies_are_computed_with_every_change(window: MainWindow, qtbot: QtBot) -> None:
    folder = copy_pack(ROOT / "docs/authoring/example-pack", {"en": "Backup"})
    page = open_editor(window, qtbot, folder)
    assert page.checked is not None
    assert [(one.name, one.faults) for one in page.checked.companies] == [("joinery", ())]
    press(page, "Tests")
    told = [one.text() for one in page.companies.findChildren(type(page.told))]
    assert told == ["✓ joinery: as expected"]

    place = outline.place_of(page.editor.tree, "COP2")
    assert place is not None
    # Removed: what the company answers there has no question now.
    page.editor.change(outline.without(page.editor.tree, place), place)
    page = checked(window, qtbot)
    assert page.checked is not None
    assert [bool(one.faults) for one in page.checked.companies] in ([], [True])


def test_what_ships_is_not_edited(window: MainWindow) -> None:
    window.navigator.go(EditPackRoute(ROOT / "questionnaires/social-media"))

    assert isinstance(window.page, NotEditable)


def test_in_another_language_the_history_stays(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    page = open_editor(window, qtbot, folder, "BAS2")
    page.editor.set_text((*page.place, "name"), "en", "Another name")
    window.workspace._memory.change(language="de")
    page = checked(window, qtbot)

    assert page.editor.value((*page.place, "code")) == "BAS2"
    assert page.editor.can_undo()


def test_a_narrow_window_has_the_list_above_the_form(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    page = open_editor(window, qtbot, folder, "BAS4")
    resize(qtbot, window, 1366, 689)
    page = checked(window, qtbot)
    beside = _stops(page)
    assert page.outline.geometry().right() < page.area.geometry().left()
    page.outline.list.setFocus()
    resize(qtbot, window, 480, 640)
    page = checked(window, qtbot)
    assert page.area.isAncestorOf(page.outline)
    assert page.outline.list.hasFocus()
    title = find_field(page, "Name, in a few words")
    below = page.outline.mapToGlobal(page.outline.rect().bottomLeft()).y()
    assert below < title.mapToGlobal(title.rect().topLeft()).y()
    assert page.area.widget().width() <= page.area.viewport().width()
    assert _stops(page) == beside
    # What is folded, too.
    press(page, "More")
    QApplication.processEvents()
    assert find_field(page, "Why it matters").isVisible()
    assert page.area.widget().width() <= page.area.viewport().width()


def _stops(page: EditorView) -> list[str]:
    """Return where Tab halts from the list on."""
    page.outline.list.setFocus()
    names = []
    for _stop in range(6):
        names.append(focus().accessibleName())
        press_tab()
    return names


def test_a_fault_below_more_unfolds_it_and_one_of_the_answers_does_not(
    window: MainWindow, qtbot: QtBot, folder: Path
) -> None:
    page = open_editor(window, qtbot, folder, "BAS1")
    page.lead_to_place(page.place)
    assert find_field(page, "How it is answered").hasFocus()
    page.lead_to_place((*page.place, "why", "en"))
    field = find_field(page, "Why it matters")
    assert field.isVisible()
    assert field.hasFocus()


def test_the_question_is_shown_on_a_phone_and_in_the_form(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    page = open_editor(window, qtbot, folder, "BAS1")
    press(page, "Phone")
    qtbot.waitUntil(lambda: page.printed.drawn is not None, timeout=60_000)
    assert page.printed.drawn is not None
    said = page.printed.drawn.accessibleDescription()
    assert "Tap what is true today" in said
    assert "Partly" in said
    # The words of an answer have the width of the phone, and not a word a line: it is no higher than a phone.
    assert page.printed.drawn.heightForWidth(390) < 700

    press(page, "Form")
    qtbot.waitUntil(lambda: page.printed.drawn is not None and page.printed.complete, timeout=60_000)
    assert "Evidence or reason" in page.printed.drawn.accessibleDescription()
    assert page.preview.isHidden()

    question = find_field(page, "Question")
    assert isinstance(question, QLineEdit | QPlainTextEdit)
    question.setFocus()
    question.selectAll()
    type_words("Is there a list of all data?")
    store(window)
    checked(window, qtbot)
    qtbot.waitUntil(
        lambda: (
            page.printed.drawn is not None
            and "Is there a list of all data?" in page.printed.drawn.accessibleDescription()
        ),
        timeout=60_000,
    )


def test_phones_never_show_a_fact_and_the_editor_says_so(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    pack = load_pack(folder)
    page = open_editor(window, qtbot, folder, next(iter(pack.facts)))
    press(page, "Phone")
    assert page.printed.drawn is None
    assert "Facts are not voted on" in " ".join(one.text() for one in page.printed.findChildren(QLabel))


def test_a_gate_is_recommended_to_some_by_a_condition_from_lists(
    window: MainWindow, qtbot: QtBot, folder: Path
) -> None:
    page = open_editor(window, qtbot, folder)
    page.go_to(("gates",))
    press(page, "Add a gate")
    page = checked(window, qtbot)
    for name, words in (("Name, in a few words", "Basics"), ("What is possible then", "All else.")):
        find_field(page, name).setFocus()
        type_words(words)
    find_field(page, "What it requires").setFocus()
    type_words("BAS1>=3")
    press_tab()
    press(page, "Add a condition")
    choose(find_field(page, "Condition 1: question"), "Overview of data")
    choose(find_field(page, "Condition 1: value"), "Yes")

    (gate,) = load_pack(folder).gates
    assert gate.when == "BAS1 = 5"
    page = checked(window, qtbot)
    assert any(one.text() == "Only if “Overview of data” is “Yes”." for one in page.findChildren(QLabel))


def test_roles_of_the_room_and_headings_have_fields_and_a_heading_goes_with_its_ticks(
    window: MainWindow, qtbot: QtBot, folder: Path
) -> None:
    page = open_editor(window, qtbot, folder)
    page.editor.set(("room",), None)
    page.editor.set(("cuts",), {"legal": {"en": "Legal view"}})
    press(page, "Roles in the workshop")
    press(page, "Add a role")
    assert focus().accessibleName() == "Role role_1"
    type_words("Board")
    find_field(page, "Role role_2").setFocus()
    type_words("Staff")
    store(window)
    assert {code: text.en for code, text in load_pack(folder).room.items()} == {"role_1": "Board", "role_2": "Staff"}

    page.go_to(outline.place_of(page.editor.tree, "BAS1") or ())
    press(page, "More")
    press(page, "Legal view")
    assert load_pack(folder).capabilities["BAS1"].tags == ("legal",)

    page.go_to(())
    press(page, "Headings across the dimensions")
    press_described(page, "Remove", "Heading legal")
    pack = load_pack(folder)
    assert pack.cuts == {}
    assert pack.capabilities["BAS1"].tags == ()


def test_what_came_out_for_a_company_is_expected_and_that_is_taken_back(window: MainWindow, qtbot: QtBot) -> None:
    folder = Path(shutil.copytree(ROOT / "docs/authoring/example-pack", data_folder() / OWN_PACKS / "example-pack"))
    file = folder / "tests/joinery.json"
    file.write_text(file.read_text("utf-8").replace('"stage": 1', '"stage": 4'), "utf-8")
    wrong = file.read_bytes()
    page = open_editor(window, qtbot, folder)
    press(page, "Tests")
    press(page, "This is right: expect what came out")
    page = checked(window, qtbot)
    assert "✓ joinery: as expected" in [one.text() for one in page.companies.findChildren(QLabel)]

    QApplication.processEvents()
    press(page, "Expect again what was expected before")
    page = checked(window, qtbot)
    assert "▲ joinery: something else came out" in [one.text() for one in page.companies.findChildren(QLabel)]
    assert file.read_bytes() == wrong
