"""What is typed is stored while it is typed, in every field, and nothing of it is ever cut."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from readiness.app.session import Session
from readiness.domain.answers import NOTE_LIMIT, UNANSWERED
from readiness.domain.values import NAME_LIMIT
from readiness.ui.pages.editor.editor_view import EditorView
from readiness.ui.pages.find.find_view import FindView
from readiness.ui.pages.plan.package_details import PackageDetails
from readiness.ui.pages.plan.plan_view import PlanView
from readiness.ui.pages.plan.step_editor import StepEditor
from readiness.ui.pages.question.list_view import ListView
from readiness.ui.pages.question.question_view import QuestionView
from readiness.ui.pages.report.house_texts import HouseTexts
from readiness.ui.pages.report.report_view import ReportView
from readiness.ui.pages.texts.use_panel import UsePanel
from readiness.ui.pages.workshop.workshop_view import WorkshopView
from readiness.ui.routes import (
    NewRoute,
    PlanRoute,
    QuestionRoute,
    ReportRoute,
    Route,
    TasksRoute,
    WorkshopRoute,
)
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.theme.tokens import THEMES
from readiness.ui.widgets.collapsible import Collapsible
from readiness.ui.widgets.date_field import DateField
from readiness.ui.widgets.stored_text import LimitedLine, StoredLine, StoredText
from readiness.workshop.interfaces import Interface
from tests.ui.every_route import ROUTES, visit
from tests.ui.notes import note_of
from tests.ui.sizes import resize
from tests.ui.toasts import said, state

Field = StoredText | StoredLine


def session_of(window: MainWindow) -> Session:
    assert window.documents.session is not None
    return window.documents.session


def text_fields(page: QWidget) -> Iterator[QLineEdit | QPlainTextEdit]:
    """Yield what text can be typed into; what a page hides takes none, as the texts of a house where there is none."""
    for kind in (QLineEdit, QPlainTextEdit):
        found = (field for field in page.findChildren(kind) if not field.isReadOnly())
        yield from (field for field in found if not any(part.isAncestorOf(field) for part in hidden_houses(page)))


def hidden_houses(page: QWidget) -> list[HouseTexts]:
    return [part for part in page.findChildren(HouseTexts) if part.isHidden()]


def unfold(qtbot: QtBot, window: MainWindow) -> None:
    """Show all fields that a page has."""
    page = window.page
    if isinstance(page, QuestionView):
        page._controls.asked_reason.show()
        page.show_evidence()
    if isinstance(page, ListView):
        page._rows[0]._controls.asked_reason.show()
    if isinstance(page, ReportView | PlanView):
        qtbot.waitUntil(lambda: page.complete, timeout=30_000)
    if isinstance(page, PlanView):
        page._goal_form.show()
        page._show_view("list")
        page._list.open(page._list.cards[0].step)
    for _ in range(2):
        for section in page.findChildren(Collapsible):
            if not section.unfolded:
                section.toggle()
        QApplication.processEvents()
    if isinstance(page, ReportView):
        qtbot.waitUntil(lambda: bool(page._words._wording_titles), timeout=30_000)
        next(iter(page._words._wording_titles.values())).toggle()


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: type(route).__name__)
def test_every_text_field_stores_while_it_is_typed(
    qtbot: QtBot, sample: MainWindow, tmp_path: Path, route: Route
) -> None:
    document = session_of(sample).document
    visit(sample, route, tmp_path)
    unfold(qtbot, sample)
    for number in range(len(list(text_fields(sample.page)))):
        if isinstance(sample.page, PlanView):
            # Another capacity makes another plan, and that other fields for a step; those before are gone by then.
            qtbot.waitUntil(lambda: sample.page.complete, timeout=30_000)
            qtbot.waitUntil(lambda: len(sample.page.findChildren(StepEditor)) == 1)
        field = list(text_fields(sample.page))[number]
        day = isinstance(field.parent(), DateField)
        free = isinstance(field, LimitedLine) and not isinstance(field, StoredLine) and not day
        if isinstance(sample.page, FindView | EditorView):
            # Words to search for, and what belongs to no document (tests/ui/test_editor.py).
            continue
        if free or any(panel.isAncestorOf(field) for panel in sample.page.findChildren(UsePanel)):
            # A document that is not made yet, the Wi-Fi, which is stored nowhere, and what a button stores as a whole:
            # why a recommendation is left out, a text that is in use. Nothing says that they are being stored.
            field.setFocus()
            qtbot.keyClicks(field, "2")
            assert state(sample) != "Saving …"
            continue
        assert day or isinstance(field, Field), field
        typed = {12: "12", 7: "#00518a"}.get(getattr(field, "_validator", None) and field._validator.most, "")
        typed = "15/03/2031" if day else typed or f"typed {number}"
        field.setFocus()
        field.selectAll()
        qtbot.keyClicks(field, typed)
        assert state(sample) == "Saving …"
        found = {"12": "12.0", "15/03/2031": "2031"}.get(typed, typed)
        qtbot.waitUntil(lambda found=found: found in repr(document.assessment()), timeout=1_500)
        # Another field may have stored the same number before.
        qtbot.waitUntil(lambda: state(sample).startswith("Saved "), timeout=1_500)
        assert field.hasFocus()


def test_the_decision_of_a_workshop_is_kept_while_it_is_typed(qtbot: QtBot, sample: MainWindow) -> None:
    sample.navigator.go(WorkshopRoute())
    page = sample.page
    assert isinstance(page, WorkshopView)
    model = page.workshop.model
    model.interface = Interface("lo", "127.0.0.1")
    model.start()
    model.open("PRO1")
    model.reveal()
    assert model._workshop is not None
    page = sample.page
    for field in page.findChildren(StoredText):
        qtbot.keyClicks(field, field.accessibleName())
    names = [field.accessibleName() for field in page.findChildren(StoredText)]
    kept = model._workshop
    qtbot.waitUntil(lambda: [kept.draft.reason, kept.draft.dissent] == names, timeout=1_500)
    # As after a crash, or an interruption: it is there again.
    model.pause()
    model.draft = type(model.draft)()
    model.start()
    shown = [field for field in sample.page.findChildren(StoredText) if not field.isHidden()]
    assert [field.toPlainText() for field in shown] == names
    model.again()
    model.decide()
    model.finish()
    qtbot.waitUntil(lambda: not model.leaving, timeout=30_000)


@pytest.mark.parametrize("route", [QuestionRoute("PRO1"), ReportRoute()], ids=["question", "report"])
def test_typing_without_a_pause_puts_nothing_off(qtbot: QtBot, sample: MainWindow, route: Route) -> None:
    sample.navigator.go(route)
    if isinstance(sample.page, QuestionView):
        sample.page.show_evidence()
    field = next(field for field in text_fields(sample.page) if isinstance(field, StoredText))
    document = session_of(sample).document

    def type_on() -> bool:
        qtbot.keyClick(field, "x")
        return "xxx" in repr(document.assessment())

    qtbot.waitUntil(type_on, timeout=3_000)


def test_one_undo_takes_back_what_was_typed_in_one_visit(qtbot: QtBot, quick: MainWindow) -> None:
    session = session_of(quick)
    quick.navigator.go(QuestionRoute("PRO1"))
    note = note_of(quick)
    note.setFocus()
    for words in ("The rule ", "of May", ", signed"):
        with qtbot.waitSignal(quick.documents.changed):
            qtbot.keyClicks(note, words)
    quick.documents.undo()
    assert session.assessment.answer("PRO1") == UNANSWERED
    assert (note.toPlainText(), note.hasFocus()) == ("", True)
    quick.documents.redo()
    assert note.toPlainText() == session.assessment.answer("PRO1").evidence == "The rule of May, signed"


def test_undo_while_typing_leaves_the_cursor_where_it_is(qtbot: QtBot, quick: MainWindow) -> None:
    quick.navigator.go(QuestionRoute("PRO1"))
    note = note_of(quick)
    note.setFocus()
    note.insertPlainText("The 😀 rule of May")
    quick.navigator.go(TasksRoute())
    quick.navigator.go(QuestionRoute("PRO1"))
    note = note_of(quick)
    note.setFocus()
    cursor = note.textCursor()
    cursor.setPosition(len("The xx rule"))
    note.setTextCursor(cursor)
    qtbot.keyClicks(note, "s")
    quick.documents.undo()
    assert note.toPlainText() == "The 😀 rule of May"
    assert note.textCursor().position() == len("The xx rule")


def insert_by_clipboard(_qtbot: QtBot, field: Field, words: str) -> None:
    QGuiApplication.clipboard().setText(words)
    field.paste()


def insert_by_drop(_qtbot: QtBot, field: Field, words: str) -> None:
    data = QMimeData()
    data.setText(words)
    if isinstance(field, StoredText):
        field.insertFromMimeData(data)
    else:
        field.insert(words)


def insert_by_input_method(_qtbot: QtBot, field: Field, words: str) -> None:
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(field, event)


def insert_by_keys(qtbot: QtBot, field: Field, words: str) -> None:
    qtbot.keyClicks(field, words[:3])


@pytest.mark.parametrize("insert", [insert_by_clipboard, insert_by_drop, insert_by_input_method, insert_by_keys])
@pytest.mark.parametrize(("kind", "most"), [(StoredText, NOTE_LIMIT), (StoredLine, NAME_LIMIT)])
def test_what_is_too_long_is_refused_and_said(
    qtbot: QtBot,
    sample: MainWindow,
    insert: Callable[[QtBot, Field, str], None],
    kind: type[Field],
    most: int,
) -> None:
    sample.navigator.go(ReportRoute())
    field = next(field for field in text_fields(sample.page) if isinstance(field, kind))
    field.setFocus()
    field.selectAll()
    insert_by_clipboard(qtbot, field, "é" * (most - 2))
    qtbot.keyClicks(field, "ab")
    whole = "é" * (most - 2) + "ab"

    def shown() -> str:
        return field.toPlainText() if isinstance(field, StoredText) else field.text()

    assert (shown(), field.refusal.isVisible()) == (whole, False)
    field.moveCursor(field.textCursor().MoveOperation.Start) if isinstance(field, StoredText) else field.home(False)
    insert(qtbot, field, "z" * 25_000)
    assert shown() == whole
    assert f"{most:,}" in field.refusal.text()
    assert field.refusal.isVisible()
    # No toast repeats it.
    assert said(sample) == ""
    sample.navigator.go(TasksRoute())
    assert whole in repr(session_of(sample).document.assessment())


def test_the_undo_of_the_field_survives_a_refusal(qtbot: QtBot, quick: MainWindow) -> None:
    quick.navigator.go(QuestionRoute("PRO1"))
    note = note_of(quick)
    note.setFocus()
    qtbot.keyClicks(note, "old")
    insert_by_clipboard(qtbot, note, "z" * 25_000)
    qtbot.keyClick(note, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (note.toPlainText(), note.refusal.isHidden()) == ("", True)


@pytest.mark.parametrize("kind", [StoredText, LimitedLine])
def test_the_keys_of_undo_go_on_to_the_document_where_a_field_has_nothing_to_undo(
    qtbot: QtBot, sample: MainWindow, kind: type[Field]
) -> None:
    session = session_of(sample)
    before = session.assessment.answer("PRO1")
    session.answer("PRO1", UNANSWERED)
    sample.navigator.go(ReportRoute())
    sample.activateWindow()
    assert QTest.qWaitForWindowActive(sample)
    sample.actions()
    field = next(field for field in sample.page.findChildren(kind) if field.isVisible())

    def press(key: Qt.Key) -> None:
        field.setFocus()
        qtbot.keyClick(field, key, Qt.KeyboardModifier.ControlModifier)

    press(Qt.Key.Key_Z)
    assert session.assessment.answer("PRO1") == before
    sample.navigator.go(ReportRoute())
    field = next(field for field in sample.page.findChildren(kind) if field.isVisible())
    press(Qt.Key.Key_Y)
    assert session.assessment.answer("PRO1") == UNANSWERED
    # What is typed is taken back first.
    sample.navigator.go(ReportRoute())
    field = next(field for field in sample.page.findChildren(kind) if field.isVisible())
    field.setFocus()
    qtbot.keyClicks(field, "abc")
    press(Qt.Key.Key_Z)
    assert "abc" not in (field.text() if isinstance(field, QLineEdit) else field.toPlainText())
    assert session.assessment.answer("PRO1") == UNANSWERED


def test_lines_that_are_stored_nowhere_refuse_as_well(qtbot: QtBot, window: MainWindow) -> None:
    window.navigator.go(NewRoute())
    (organisation,) = window.page.findChildren(LimitedLine)
    qtbot.keyClicks(organisation, "Muster")
    QGuiApplication.clipboard().setText("z" * NAME_LIMIT)
    organisation.paste()
    assert organisation.text() == "Muster"
    assert organisation.refusal.isVisible()


def test_a_field_of_lines_grows_with_its_text_and_stays_in_sight(qtbot: QtBot, quick: MainWindow) -> None:
    resize(qtbot, quick, 1000, 420)
    quick.navigator.go(QuestionRoute("PRO1"))
    note = note_of(quick)
    qtbot.waitUntil(lambda: not note.visibleRegion().isEmpty())
    heights = [note.height()]
    for number in range(1, 12):
        qtbot.keyClicks(note, f"line {number}")
        qtbot.keyClick(note, Qt.Key.Key_Return)
        QApplication.processEvents()
        heights.append(note.height())
        # What is typed can be seen.
        cursor = note.cursorRect().translated(note.viewport().pos())
        assert note.visibleRegion().boundingRect().contains(cursor)
    line = note.fontMetrics().lineSpacing()
    assert [round((height - heights[0]) / line) for height in heights] == [0] * 6 + [1] + [2] * 5
    note.selectAll()
    qtbot.keyClick(note, Qt.Key.Key_Delete)
    assert note.height() == heights[0]
    # Lines that wrap count as well.
    insert_by_clipboard(qtbot, note, "word " * 200)
    assert note.height() == heights[-1]


def test_a_plan_made_anew_takes_no_focus_from_what_is_typed(qtbot: QtBot, sample: MainWindow) -> None:
    sample.navigator.go(PlanRoute())
    unfold(qtbot, sample)
    page = sample.page
    assert isinstance(page, PlanView)
    hours = page._goal_form._hours.line
    hours.setFocus()
    hours.selectAll()
    with qtbot.waitSignal(sample.documents.changed):
        qtbot.keyClicks(hours, "1")
    qtbot.waitUntil(lambda: page.complete, timeout=30_000)
    assert hours.hasFocus()
    qtbot.keyClicks(hours, "5")
    qtbot.waitUntil(lambda: session_of(sample).assessment.plan.hours == 15)
    qtbot.waitUntil(lambda: page.complete, timeout=30_000)


def test_a_plan_made_anew_leaves_a_name_that_is_typed_into_a_package(qtbot: QtBot, sample: MainWindow) -> None:
    sample.navigator.go(PlanRoute("PRO2:0>1"))
    page = sample.page
    assert isinstance(page, PlanView)
    qtbot.waitUntil(lambda: page.complete, timeout=30_000)
    owner = page.findChild(PackageDetails)._owner
    owner.setFocus()
    with qtbot.waitSignal(sample.documents.changed):
        qtbot.keyClicks(owner, "Ay")
    qtbot.waitUntil(lambda: page.complete, timeout=30_000)
    assert owner.hasFocus()
    qtbot.keyClicks(owner, "lin")
    qtbot.waitUntil(lambda: session_of(sample).assessment.plan.package("PRO2").owner == "Aylin")
    qtbot.waitUntil(lambda: page.complete, timeout=30_000)


@pytest.mark.parametrize("theme", THEMES)
def test_a_hint_in_an_empty_field_does_not_look_like_what_is_typed(qtbot: QtBot, quick: MainWindow, theme: str) -> None:
    quick.memory.change(theme=theme)
    quick.navigator.go(QuestionRoute("PRO1"))
    view = quick.page
    assert isinstance(view, QuestionView)
    view._controls.toggle_not_applicable()
    line = view._controls.reason
    view.show_evidence()
    for field in (line, view.evidence.note):
        assert field.placeholderText()
        assert field.font().italic()
        height = field.height()
        field.setFocus()
        qtbot.keyClicks(field, "a")
        assert not field.font().italic()
        assert field.height() == height
        qtbot.keyClick(field, Qt.Key.Key_Backspace)
        assert field.font().italic()
