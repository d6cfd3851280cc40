"""The page of the questionnaires: what is there, one that is looked at and added, removing it, and ways to the page."""

import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtWidgets import QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from readiness.catalog.installed import own_root
from readiness.domain.questionnaire import Depth
from readiness.ui.pages.questionnaires.given_view import GivenPackView
from readiness.ui.pages.questionnaires.pack_card import PackCard
from readiness.ui.pages.questionnaires.questionnaires_view import QuestionnairesView
from readiness.ui.pages.start.new_view import NewView
from readiness.ui.routes import GivenPackRoute, HelpRoute, NewRoute, QuestionnairesRoute, StartRoute
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.collapsible import Collapsible
from readiness.ui.widgets.wrapped_button import WrappedButton
from tests.scripted_dialogs import ScriptedDialogs
from tests.ui.dropping import drop
from tests.ui.every_route import settle
from tests.ui.toasts import press_act, said
from tests.unit.catalog.given import entries, zipped
from tests.unit.catalog.tiny_pack import MAIN, ONE, put, tiny_pack, write_pack
from tests.unit.exchange.questionnaire_xlsx.books import EXAMPLE_PACK, write_book

_LONG_MS = 20_000


@pytest.fixture(autouse=True)
def own_trash(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep what is removed out of the trash of whoever runs the tests."""
    trash = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("XDG_DATA_HOME", str(trash))
    return trash


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    return zipped(tmp_path / "tiny.zip", entries(tmp_path / "source", below="tiny/"))


def listed(window: MainWindow) -> QuestionnairesView:
    window.navigator.go(QuestionnairesRoute())
    return shown_list(window)


def shown_list(window: MainWindow) -> QuestionnairesView:
    assert isinstance(window.page, QuestionnairesView)
    return window.page


def looked_at(window: MainWindow, qtbot: QtBot, path: Path) -> GivenPackView:
    window.navigator.go(GivenPackRoute(path))
    return checked(window, qtbot)


def checked(window: MainWindow, qtbot: QtBot) -> GivenPackView:
    view = window.page
    assert isinstance(view, GivenPackView)
    qtbot.waitUntil(lambda: view.complete, timeout=_LONG_MS)
    # What is new in a layout is shown a moment later.
    settle()
    return view


def texts(window: MainWindow) -> str:
    return "\n".join(label.text() for label in window.page.findChildren(QLabel) if not label.isHidden())


def named(window: MainWindow, words: str) -> QPushButton:
    found = [b for b in window.page.findChildren(QPushButton) if words in (b.text(), b.accessibleName())]
    (button,) = (b for b in found if not b.isHidden())
    return button


def card(window: MainWindow, folder: str) -> PackCard:
    (found,) = (c for c in shown_list(window).cards if c.pack.folder.name == folder)
    return found


def choose(window: MainWindow, folder: str, entry: str) -> None:
    """Choose an entry of a card's menu."""
    pressed = card(window, folder)
    pressed.more.click()
    (menu,) = pressed.findChildren(QMenu)
    next(action for action in menu.actions() if action.text() == entry).trigger()
    menu.close()


def test_what_ships_is_listed_with_what_it_asks(window: MainWindow) -> None:
    listed(window)
    words = texts(window)
    for said_there in ("Social media readiness", "Agency and dealer readiness", "Dimensions: 8", "43 questions"):
        assert said_there in words
    assert words.count("Comes with the program") == 2
    assert "Cannot be used" not in words


def test_an_assessment_begins_with_the_one_that_is_pressed(window: MainWindow) -> None:
    listed(window)
    named(window, "New assessment: Agency and dealer readiness").click()
    assert window.navigator.route == NewRoute(pack="agency-readiness")


@pytest.mark.parametrize("entry", ["From a ZIP file or a spreadsheet …", "From a folder …"])
def test_one_is_chosen_looked_at_added_and_used(
    window: MainWindow, qtbot: QtBot, dialogs: ScriptedDialogs, packed: Path, tmp_path: Path, entry: str
) -> None:
    dialogs.place = packed if "ZIP" in entry else tmp_path / "source"
    page = listed(window)
    named(window, "Add a questionnaire …").click()
    next(action for menu in page.findChildren(QMenu) for action in menu.actions() if action.text() == entry).trigger()
    checked(window, qtbot)
    assert "Title in English" in texts(window)
    assert not own_root().exists()
    named(window, "Add").click()
    assert said(window) == "The questionnaire “Title in English” is added."
    assert (own_root() / "tiny" / MAIN).is_file()
    # The way back leads past what is added already.
    assert window.focusWidget() is card(window, "tiny").begin
    window.navigator.back()
    assert window.navigator.route == StartRoute()
    listed(window)
    named(window, "New assessment: Title in English").click()
    view = window.page
    assert isinstance(view, NewView)
    assert view.draft().pack == "tiny"


def test_adding_is_taken_back(window: MainWindow, qtbot: QtBot, packed: Path) -> None:
    looked_at(window, qtbot, packed)
    named(window, "Add").click()
    press_act(window, "Undo")
    assert [pack.pack.folder.name for pack in shown_list(window).cards] == ["social-media", "agency-readiness"]
    assert list(own_root().iterdir()) == []


def test_what_cannot_be_used_is_told_with_its_lines_and_not_added(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    files = tiny_pack()
    put(files, ONE, "capabilities.0.risk_class", 9)
    looked_at(window, qtbot, write_pack(tmp_path / "broken", files))
    words = texts(window)
    assert "It cannot be used: 1 fault" in words
    assert "dimensions/ONE.yaml:" in words
    assert "readiness check" not in words
    assert [b.text() for b in window.page.findChildren(QPushButton) if b.isVisible()] == ["Back"]
    assert window.focusWidget() is named(window, "Back")


@pytest.mark.parametrize("name", ["letter.zip", "gone"])
def test_what_is_no_questionnaire_is_told(window: MainWindow, qtbot: QtBot, tmp_path: Path, name: str) -> None:
    (tmp_path / "letter.zip").write_bytes(b"Dear Sir or Madam")
    looked_at(window, qtbot, tmp_path / name)
    assert str(tmp_path / name) in texts(window)
    named(window, "Back").click()
    assert window.navigator.route == StartRoute()


def test_one_that_is_there_is_not_offered_again(window: MainWindow, qtbot: QtBot, packed: Path) -> None:
    write_pack(own_root() / "tiny")
    looked_at(window, qtbot, packed)
    assert "is there already" in texts(window)
    assert not [b for b in window.page.findChildren(QPushButton) if b.isVisible() and b.text() == "Add"]


def test_another_one_is_replaced_on_purpose_and_comes_back(
    window: MainWindow, qtbot: QtBot, packed: Path, tmp_path: Path
) -> None:
    files = tiny_pack()
    put(files, MAIN, "version", "2.0.0")
    write_pack(own_root() / "tiny", files)
    before = (own_root() / "tiny" / MAIN).read_bytes()
    looked_at(window, qtbot, packed)
    assert "Version 2.0.0 is there, which is newer." in texts(window)
    named(window, "Replace").click()
    assert "Version 1.0.0" in texts(window)
    press_act(window, "Undo")
    assert (own_root() / "tiny" / MAIN).read_bytes() == before


def test_hints_and_questions_unfold(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    files = tiny_pack() | {"photo.jpg": b"x"}
    put(files, ONE, "capabilities.0.why.en", "TODO")
    view = looked_at(window, qtbot, write_pack(tmp_path / "a", files))
    for folded in view.findChildren(Collapsible):
        folded.toggle()
    words = texts(window)
    for expected in ("photo.jpg", "Question ONE2 in English", "dimensions/ONE.yaml:"):
        assert expected in words


def test_an_own_one_is_removed_into_the_trash_and_comes_back(
    window: MainWindow, dialogs: ScriptedDialogs, own_trash: Path
) -> None:
    write_pack(own_root() / "tiny")
    listed(window)
    choose(window, "tiny", "Remove …")
    assert (own_root() / "tiny").is_dir()
    dialogs.confirms = True
    choose(window, "tiny", "Remove …")
    assert "Assessments keep a copy" in dialogs.read[-1]
    assert not (own_root() / "tiny").exists()
    assert [pack.pack.folder.name for pack in shown_list(window).cards] == ["social-media", "agency-readiness"]
    press_act(window, "Undo")
    assert (own_root() / "tiny" / MAIN).is_file()
    assert window.focusWidget() is card(window, "tiny").begin


def test_one_that_ships_offers_no_removing(window: MainWindow) -> None:
    listed(window)
    shipped = card(window, "social-media")
    shipped.more.click()
    (menu,) = shipped.findChildren(QMenu)
    assert [action.text() for action in menu.actions()] == [
        "Blank form, quick check …",
        "Blank form, full questionnaire …",
        "Save as workbook …",
        "Copy and edit",
        "Show folder",
    ]
    menu.close()


def test_a_blank_form_needs_no_assessment(
    window: MainWindow, qtbot: QtBot, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    suggestions: list[Path] = []

    def place(suggested: Path) -> Path:
        suggestions.append(suggested)
        return tmp_path / "form.pdf"

    dialogs.place = place
    write_pack(own_root() / "tiny")
    listed(window)
    choose(window, "tiny", "Blank form, full questionnaire …")
    assert [path.name for path in suggestions] == ["Form Title in English.pdf"]
    qtbot.waitUntil((tmp_path / "form.pdf").exists, timeout=60_000)
    qtbot.waitUntil(lambda: said(window).startswith("Saved"), timeout=_LONG_MS)
    assert dialogs.complaints == []


def test_broken_ones_and_what_is_none_stand_on_the_page(window: MainWindow, qtbot: QtBot, packed: Path) -> None:
    write_pack(own_root() / "broken", {MAIN: b"id: tiny\nid: tiny"})
    shutil.copy(packed, own_root() / "packed.zip")
    (own_root() / "a" / "tiny").mkdir(parents=True)
    shutil.copytree(write_pack(own_root().parent / "x"), own_root() / "a" / "tiny", dirs_exist_ok=True)
    listed(window)
    for folded in window.page.findChildren(Collapsible):
        folded.toggle()
    words = texts(window)
    for expected in ("Cannot be used", "broken", "pack.yaml:2", "packed.zip", "one folder too deep"):
        assert expected in words
    assert "readiness check" not in words
    named(window, "Look at it, and add it from here: packed.zip").click()
    checked(window, qtbot)
    named(window, "Add").click()
    assert card(window, "tiny").begin is not None


def test_a_new_assessment_says_in_one_line_that_some_cannot_be_used(
    window: MainWindow, dialogs: ScriptedDialogs
) -> None:
    window.navigator.go(NewRoute())
    assert "cannot be used" not in texts(window)
    write_pack(own_root() / "broken", {MAIN: b"id: ["})
    window.navigator.show_anew()
    assert dialogs.complaints == []
    assert "1 questionnaire cannot be used; the reason is shown there." in texts(window)
    way = next(b for b in window.page.findChildren(WrappedButton) if b.words() == "Add or manage questionnaires")
    way.click()
    assert window.navigator.route == QuestionnairesRoute()
    window.navigator.back()
    assert isinstance(window.navigator.route, NewRoute)


def test_folders_and_zip_files_are_dropped_anywhere(
    window: MainWindow, qtbot: QtBot, packed: Path, tmp_path: Path
) -> None:
    for given in (packed, tmp_path / "source"):
        window.navigator.go(StartRoute())
        assert drop(window, given)
        qtbot.waitUntil(lambda given=given: window.navigator.route == GivenPackRoute(given))  # type: ignore[misc]
        checked(window, qtbot)
    (tmp_path / "letter.txt").write_text("x")
    window.navigator.go(StartRoute())
    assert not drop(window, tmp_path / "letter.txt")
    assert window.navigator.route == StartRoute()


def test_a_document_that_is_dropped_with_one_is_opened(quick: MainWindow, qtbot: QtBot, packed: Path) -> None:
    assert quick.documents.session is not None
    document = quick.documents.session.document.publish()
    quick.documents.close()
    drop(quick, packed, document)
    qtbot.waitUntil(lambda: quick.documents.session is not None)


def test_the_menu_and_the_start_page_lead_there_and_help_begins_with_it(window: MainWindow) -> None:
    next(action for action in window.actions() if action.text() == "Questionnaires").trigger()
    assert window.navigator.route == QuestionnairesRoute()
    window.navigator.go(StartRoute())
    named(window, "Questionnaires").click()
    assert window.navigator.route == QuestionnairesRoute()
    next(action for action in window.actions() if action.text() == "Help").trigger()
    assert window.navigator.route == HelpRoute("Questionnaires")
    assert "takes a folder or a ZIP file" in texts(window)


def test_with_an_open_assessment_one_comes_back_to_it(quick: MainWindow) -> None:
    before = quick.navigator.route
    listed(quick)
    assert quick.documents.session is not None
    named(quick, "Back").click()
    assert quick.navigator.route == before
    assert quick.documents.session.assessment.details.depth is Depth.QUICK


def test_a_workbook_is_looked_at_and_added_like_any_other(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    rows = "Question | Answers | Points\nIs it safe? | Yes / Partly / No | 2 / 1 / 0"
    looked_at(window, qtbot, write_book(tmp_path / "safety-check.xlsx", {"Check": rows}))
    named(window, "Add").click()
    assert (own_root() / "safety-check" / "pack.yaml").is_file()


def test_a_fault_of_a_workbook_names_its_cell(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    rows = "Question | Answers | Points\nIs it safe? | Yes / Partly / No | 2 / 1"
    looked_at(window, qtbot, write_book(tmp_path / "x.xlsx", {"Check": rows}))
    assert "Check!C2" in texts(window)
    assert "There are 3 answers, but points for 2." in texts(window)


def test_what_became_of_each_row_is_told_and_the_workbook_is_saved_with_comments(
    window: MainWindow, qtbot: QtBot, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    rows = "Question | Answers | Points\nIs it safe? | Yes / Partly / No | 2 / 1\nIs it new? | Yes / No | 1 / 0"
    given = write_book(tmp_path / "x.xlsx", {"Check": rows})
    before = given.read_bytes()
    looked_at(window, qtbot, given)
    # Never over the workbook itself.
    dialogs.place = given
    named(window, "Save a copy with comments …").click()
    assert given.read_bytes() == before
    dialogs.place = tmp_path / "commented.xlsx"
    named(window, "Save a copy with comments …").click()
    with ZipFile(dialogs.place) as made:
        comments = next(made.read(name).decode() for name in made.namelist() if "comments" in name)
    assert "There are 3 answers, but points for 2." in comments
    assert 'ref="C2"' in comments


def test_the_rows_that_were_used_are_counted(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    rows = "Question | Answers | Points\nIs it safe? | Yes / Partly / No | 2 / 1 / 0"
    looked_at(window, qtbot, write_book(tmp_path / "safety-check.xlsx", {"Check": rows}))
    named(window, "Rows used: 1 of 1").click()
    assert "Partly: 1 of 2 points → level 3, counts 50%" in texts(window)


def test_a_questionnaire_is_saved_as_a_workbook_and_comes_back_the_same(
    window: MainWindow, qtbot: QtBot, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    write_pack(own_root() / "tiny")
    listed(window)
    dialogs.place = tmp_path / "tiny.xlsx"
    choose(window, "tiny", "Save as workbook …")
    assert said(window).startswith("Saved")
    looked_at(window, qtbot, dialogs.place)
    assert "This questionnaire is there already" in texts(window)


def test_comments_that_a_workbook_cannot_hold_are_named_before_it_is_saved(
    window: MainWindow, qtbot: QtBot, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    main = write_pack(own_root() / "tiny") / MAIN
    main.write_text("# Agreed with the board in May.\n" + main.read_text("utf-8"), "utf-8")
    listed(window)
    dialogs.place = tmp_path / "tiny.xlsx"
    choose(window, "tiny", "Save as workbook …")
    assert "1 comment in its files does not come along" in dialogs.read[-1]
    assert "pack.yaml:1: # Agreed with the board in May." in dialogs.read[-1]
    assert not dialogs.place.exists()

    dialogs.confirms = True
    choose(window, "tiny", "Save as workbook …")
    main.write_text(main.read_text("utf-8").replace("1.0.0", "0.9.0"), "utf-8")
    looked_at(window, qtbot, dialogs.place)
    assert "1 comment in the files that it replaces goes with them" in texts(window)


def test_test_companies_are_computed_before_it_is_added(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(EXAMPLE_PACK, tmp_path / "example-pack"))
    looked_at(window, qtbot, folder)
    assert "✓ 1 test company came out as expected." in texts(window)

    file = folder / "tests/joinery.json"
    file.write_text(file.read_text("utf-8").replace('"stage": 1', '"stage": 4'), "utf-8")
    window.navigator.go(QuestionnairesRoute())
    looked_at(window, qtbot, folder)
    said_here = texts(window)
    assert "something else came out than its author expected" in said_here
    assert "tests/joinery.json:" in said_here
    assert "For the overall stage, 4 was expected; 1 came out." in said_here
    # It can be added all the same.
    assert named(window, "Add").isEnabled()
