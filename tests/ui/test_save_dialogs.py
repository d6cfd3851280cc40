"""Real save dialogs, driven by keys: what is asked before another file is replaced, and under which name it is kept.

Without a screen Qt shows its own file dialog, as on most Linux desktops.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from readiness.documents.backups import backups_in
from readiness.documents.document import Document
from readiness.documents.paths import backup_folder
from readiness.documents.published_file import read_published
from readiness.domain.answers import at_level
from readiness.domain.assessment import Assessment, Details
from readiness.domain.changes import AnswerChange
from readiness.domain.questionnaire import Questionnaire
from readiness.ui.pages.plan.plan_view import PlanView
from readiness.ui.routes import PlanRoute, ReportRoute
from readiness.ui.shell.main_window import MainWindow

# Qt's own box asks with Yes and No, ours names what is done.
YES = {QMessageBox.ButtonRole.YesRole, QMessageBox.ButtonRole.AcceptRole}
NO = {QMessageBox.ButtonRole.NoRole, QMessageBox.ButtonRole.RejectRole}


class Typist(QObject):
    """Types a name into each file dialog that opens and presses Enter; answers what is asked; then gives up."""

    def __init__(self, app: QApplication, qtbot: QtBot) -> None:
        super().__init__(app)
        self._qtbot = qtbot
        self.names: list[str] = []
        self.answers: list[set[QMessageBox.ButtonRole]] = []
        self.kind = ""
        self.asked: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QFileDialog):
            QTimer.singleShot(0, watched, lambda: self._type(watched))
        elif event.type() == QEvent.Type.Show and isinstance(watched, QMessageBox):
            QTimer.singleShot(0, watched, lambda: self._answer(watched))
        return False

    def _type(self, dialog: QFileDialog) -> None:
        if self.kind:
            dialog.selectNameFilter(next(name for name in dialog.nameFilters() if self.kind in name))
            dialog.filterSelected.emit(dialog.selectedNameFilter())
        name = dialog.findChild(QLineEdit, "fileNameEdit")
        if not self.names:
            dialog.reject()
            return
        # Without it, Qt takes what is typed for one more of several files.
        dialog.activateWindow()
        name.setFocus()
        try:
            self._qtbot.waitUntil(name.hasFocus)
        except BaseException:
            dialog.reject()
            raise
        name.selectAll()
        QTest.keyClicks(name, self.names.pop(0))
        QTest.keyClick(name, Qt.Key.Key_Return)
        if dialog.isVisible():
            # The answer was no: the user gives up.
            self._type(dialog)

    def _answer(self, box: QMessageBox) -> None:
        self.asked.append(box.text())
        wanted = self.answers.pop(0)
        [button] = [button for button in box.buttons() if box.buttonRole(button) in wanted]
        QTest.keyClick(button, Qt.Key.Key_Space)


@pytest.fixture
def typist(qtbot: QtBot, window: MainWindow) -> Iterator[Typist]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    made = Typist(app, qtbot)
    app.installEventFilter(made)
    yield made
    app.removeEventFilter(made)
    # Everything that was prepared was asked for.
    assert made.answers == []


@pytest.fixture
def documents_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the system says that documents are kept."""
    (tmp_path / "user-dirs.dirs").write_text(f'XDG_DOCUMENTS_DIR="{tmp_path}"\n')
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    return tmp_path / "Readiness"


@pytest.fixture
def dialogs(documents_folder: Path) -> None:
    """Return none: the window shows those of the system."""


@pytest.fixture
def customer(tmp_path: Path, questionnaire: Questionnaire) -> Path:
    """The document of another client, with an answer that no backup holds yet."""
    path = tmp_path / "Customer.readiness"
    other = Document.create(path, questionnaire, Assessment(Details("Customer AG"), {}))
    other.record(AnswerChange("PRO1", other.assessment().answer("PRO1"), at_level(3)))
    other.publish()
    other.abandon()
    return path


def press(window: MainWindow, words: str) -> None:
    (found,) = [b for b in window.findChildren(QPushButton) if b.text() == words and b.isVisible()]
    found.click()


def test_a_document_is_not_replaced_where_the_answer_is_no(
    quick: MainWindow, typist: Typist, customer: Path, tmp_path: Path
) -> None:
    before = customer.read_bytes()
    typist.names, typist.answers = ["Customer"], [NO]

    quick.documents.save_as()

    assert len(typist.asked) == 1
    assert "Customer.readiness" in typist.asked[0]
    assert customer.read_bytes() == before
    session = quick.documents.session
    assert session is not None
    assert session.document.path == (tmp_path / "Test.readiness").resolve()


def test_a_document_that_is_replaced_has_a_backup_of_its_last_state(
    quick: MainWindow, typist: Typist, customer: Path
) -> None:
    before = customer.read_bytes()
    other = read_published(customer).document_id
    typist.names, typist.answers = ["Customer"], [YES]

    quick.documents.save_as()

    assert len(typist.asked) == 1
    assert read_published(customer).document_id != other
    (kept, *_) = [b.path for b in backups_in(backup_folder(other))]
    assert kept.read_bytes() == before


@pytest.mark.parametrize("answer", [NO, YES])
def test_a_name_with_a_dot_keeps_it_and_is_asked_about_as_well(
    quick: MainWindow, typist: Typist, customer: Path, tmp_path: Path, answer: QMessageBox.StandardButton
) -> None:
    dotted = customer.rename(tmp_path / "Muster v1.2.readiness")
    undotted = tmp_path / "Muster v1.readiness"
    undotted.write_bytes(dotted.read_bytes())
    before = dotted.read_bytes()
    typist.names, typist.answers = ["Muster v1.2"], [answer]

    quick.documents.save_as()

    assert len(typist.asked) == 1
    assert "Muster v1.2.readiness" in typist.asked[0]
    assert (dotted.read_bytes() == before) is (answer == NO)
    assert undotted.read_bytes() == before


def test_a_new_name_with_a_dot_is_kept_as_it_was_typed(quick: MainWindow, typist: Typist, tmp_path: Path) -> None:
    typist.names = ["Customer.2026"]

    quick.documents.save_as()

    assert typist.asked == []
    session = quick.documents.session
    assert session is not None
    assert session.document.path == (tmp_path / "Customer.2026.readiness").resolve()


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        ("PDF", "Customer", "Customer.pdf"),
        ("PDF", "Customer.2026", "Customer.2026.pdf"),
        ("html", "Customer", "Customer.html"),
        ("docx", "Customer", "Customer.docx"),
        ("pptx", "Customer v1.2", "Customer v1.2.pptx"),
        ("html", "Customer v1.2", "Customer v1.2.html"),
        # Who writes an ending means it.
        ("PDF", "Customer.html", "Customer.html"),
    ],
)
def test_a_report_is_asked_about_under_the_name_that_it_gets(
    window: MainWindow, typist: Typist, tmp_path: Path, kind: str, typed: str, kept: str
) -> None:
    (tmp_path / kept).write_bytes(b"archived")
    typist.kind, typist.names, typist.answers = kind, [typed], [NO]
    assert window.dialogs.ask_report_path(tmp_path / "Report.pdf") is None

    typist.names, typist.answers = [typed], [YES]
    assert window.dialogs.ask_report_path(tmp_path / "Report.pdf") == tmp_path / kept

    assert [kept in words for words in typist.asked] == [True, True]


def test_the_report_page_leaves_an_archived_report_alone_where_the_answer_is_no(
    quick: MainWindow, typist: Typist, tmp_path: Path
) -> None:
    archived = tmp_path / "Customer.pdf"
    archived.write_bytes(b"archived")
    quick.navigator.go(ReportRoute())
    typist.names, typist.answers = ["Customer"], [NO]

    press(quick, "Save report …")

    assert archived.read_bytes() == b"archived"


@pytest.mark.parametrize("answer", [NO, YES])
def test_a_form_is_asked_about_under_the_name_that_it_gets(
    qtbot: QtBot, quick: MainWindow, typist: Typist, tmp_path: Path, answer: QMessageBox.StandardButton
) -> None:
    filled = tmp_path / "Form-filled.pdf"
    filled.write_bytes(b"filled")
    typist.names, typist.answers = ["Form-filled"], [answer]

    quick.documents.save_form()

    assert len(typist.asked) == 1
    if answer == YES:
        qtbot.waitUntil(lambda: filled.read_bytes().startswith(b"%PDF-"), timeout=60_000)
    else:
        assert filled.read_bytes() == b"filled"


@pytest.mark.parametrize(("words", "ending"), [("Save as table …", ".xlsx"), ("Save as calendar …", ".ics")])
@pytest.mark.parametrize("answer", [NO, YES])
def test_a_plan_is_asked_about_under_the_name_that_it_gets(
    qtbot: QtBot,
    sample: MainWindow,
    typist: Typist,
    tmp_path: Path,
    answer: QMessageBox.StandardButton,
    words: str,
    ending: str,
) -> None:
    there = tmp_path / f"Plan v1.2{ending}"
    there.write_bytes(b"mine")
    sample.navigator.go(PlanRoute())
    plan = sample.page
    assert isinstance(plan, PlanView)
    qtbot.waitUntil(lambda: plan.complete, timeout=60_000)
    typist.names, typist.answers = ["Plan v1.2"], [answer]

    press(sample, words)

    assert len(typist.asked) == 1
    assert (there.read_bytes() == b"mine") is (answer == NO)


def test_a_copy_of_an_attached_file_keeps_its_ending(
    window: MainWindow, typist: Typist, documents_folder: Path
) -> None:
    typist.names = ["Minutes of 3.2."]
    assert window.dialogs.ask_copy_path("minutes.docx") == documents_folder / "Minutes of 3.2..docx"
    typist.names = ["Minutes"]
    assert window.dialogs.ask_copy_path("minutes.docx") == documents_folder / "Minutes.docx"
    typist.names = ["Minutes"]
    assert window.dialogs.ask_copy_path("minutes") == documents_folder / "Minutes"

    (documents_folder / "Minutes.docx").write_bytes(b"mine")
    typist.names, typist.answers = ["Minutes"], [NO]
    assert window.dialogs.ask_copy_path("minutes.docx") is None
