"""The report view: preview, save, cancel, what can go wrong, and the consultant's layer."""

from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from readiness.app.consultant import set_finding, set_wording
from readiness.app.plan_start import fix_beginning
from readiness.app.report_queue import Begun, RenderProgress, Silent
from readiness.domain.answers import at_level
from readiness.domain.consultant import ConsultantLayer
from readiness.foundation import clock
from readiness.ui.pages.report.report_model import ReportModel
from readiness.ui.pages.report.report_view import ReportView
from readiness.ui.routes import ReportRoute, ResultsRoute
from readiness.ui.shell.main_window import MainWindow
from readiness.ui.widgets.collapsible import Collapsible
from readiness.ui.widgets.date_field import DateField
from readiness.ui.widgets.stored_text import StoredText
from tests.scripted_dialogs import ScriptedDialogs
from tests.ui.test_main_job import press, texts

LONG = 60_000


@pytest.fixture
def report(qtbot: QtBot, sample: MainWindow) -> ReportView:
    """Return the report view of the sample."""
    sample.navigator.go(ReportRoute())
    view = sample.page
    assert isinstance(view, ReportView)
    return view


def leave(field: QWidget) -> None:
    field.setFocus()
    field.clearFocus()


def layer(window: MainWindow) -> ConsultantLayer:
    assert window.documents.session is not None
    return window.documents.session.assessment.consultant


def field(view: ReportView, name: str) -> StoredText:
    return next(f for f in view.findChildren(StoredText) if f.accessibleName() == name)


def line(view: ReportView, name: str) -> QLineEdit:
    return next(f for f in view.findChildren(QLineEdit) if f.accessibleName() == name)


def test_the_preview_follows_a_change_and_outlives_the_page(
    qtbot: QtBot, sample: MainWindow, report: ReportView
) -> None:
    model = report.model
    qtbot.waitUntil(lambda: model.fresh, timeout=LONG)
    before = model.content
    assert before.startswith(b"%PDF-")
    assert "Page 1 of" in texts(sample)
    preview = report._preview.pages
    # A screen reader reads what the page says.
    qtbot.waitUntil(lambda: "Muster" in preview.accessibleDescription(), timeout=LONG)
    assert preview.accessibleDescription().startswith("Page 1 of")
    foreword = field(report, "Foreword")
    foreword.setPlainText("Written by hand")
    leave(foreword)
    assert not model.fresh
    qtbot.waitUntil(lambda: model.fresh, timeout=LONG)
    assert model.content != before
    sample.navigator.go(ResultsRoute())
    sample.navigator.go(ReportRoute())
    again = sample.page
    assert isinstance(again, ReportView)
    assert again.model is model
    assert again._preview.pages.count > 1


def test_a_report_is_made_while_the_results_are_read_and_an_edit_has_it_made_anew(
    qtbot: QtBot, sample: MainWindow, tmp_path: Path, dialogs: ScriptedDialogs
) -> None:
    sample.navigator.go(ResultsRoute())
    qtbot.waitUntil(lambda: ReportModel in sample.documents._companions._kept)
    model = sample.documents._companions._kept[ReportModel]
    assert isinstance(model, ReportModel)
    queue = model._queue
    assert queue is not None
    shares: list[float] = []
    model.progressed.connect(shares.append)
    qtbot.waitUntil(lambda: bool(queue._ready._reports) and queue._running is None, timeout=LONG)

    sample.navigator.go(ReportRoute())
    qtbot.waitUntil(lambda: model.fresh, timeout=LONG)
    dialogs.place = tmp_path / "ready.pdf"
    with qtbot.waitSignal(model.saved, timeout=LONG):
        press(sample, "Save report …")
    assert (tmp_path / "ready.pdf").read_bytes() == model.content
    # Each was there at once: neither began to be laid out.
    assert set(shares) == {0}

    assert sample.documents.session is not None
    set_finding(sample.documents.session, "PRO", "Said a moment ago")
    dialogs.place = tmp_path / "edited.pdf"
    with qtbot.waitSignal(model.saved, timeout=LONG):
        press(sample, "Save report …")
    assert max(shares) > 0
    assert (tmp_path / "edited.pdf").read_bytes() != (tmp_path / "ready.pdf").read_bytes()


def test_an_archive_is_made_once_it_is_chosen(
    qtbot: QtBot, sample: MainWindow, report: ReportView, tmp_path: Path, dialogs: ScriptedDialogs
) -> None:
    model, queue = report.model, report.model._queue
    assert queue is not None
    # Once the plan has begun, saving changes nothing in the document.
    assert sample.documents.session is not None
    qtbot.waitUntil(lambda: model.fresh, timeout=LONG)
    fix_beginning(sample.documents.session)
    sample.documents.publish()
    qtbot.waitUntil(lambda: model.fresh and len(queue._ready._reports) == 2, timeout=LONG)
    model.choose(archive=True)
    qtbot.waitUntil(lambda: len(queue._ready._reports) == 3 and queue._running is None, timeout=LONG)
    shares: list[float] = []
    model.progressed.connect(shares.append)
    dialogs.place = tmp_path / "archive.pdf"
    with qtbot.waitSignal(model.saved, timeout=LONG):
        press(sample, "Save report …")

    assert set(shares) == {0}
    assert PdfReader(tmp_path / "archive.pdf").attachments


def test_a_report_that_does_not_go_on_is_told_until_it_does(
    qtbot: QtBot, sample: MainWindow, report: ReportView
) -> None:
    qtbot.waitUntil(lambda: report.model.fresh, timeout=LONG)
    report.model._news.emit(Begun())
    report.model._news.emit(Silent(20.0))

    said = "No progress for 20 seconds. Wait a little longer, or press “Cancel”."
    assert said in texts(sample)
    [cancel] = [button for button in report.findChildren(QPushButton) if button.text() == "Cancel"]
    assert cancel.isVisible()

    report.model._news.emit(RenderProgress(0.5))
    assert said not in texts(sample)
    assert cancel.isVisible()


def test_a_page_that_was_made_meanwhile_can_cancel_a_report_that_does_not_go_on(
    qtbot: QtBot, sample: MainWindow, report: ReportView
) -> None:
    model = report.model
    qtbot.waitUntil(lambda: model.fresh, timeout=LONG)
    sample.navigator.go(ResultsRoute())
    sample.navigator.go(ReportRoute())
    again = sample.page
    assert isinstance(again, ReportView)
    [cancel] = [button for button in again.findChildren(QPushButton) if button.text() == "Cancel"]
    assert not cancel.isVisible()

    model._news.emit(Silent(20.0))
    assert cancel.isVisible()
    model._news.emit(RenderProgress(0.5))
    assert cancel.isVisible()


def test_a_cancelled_report_leaves_nothing_behind(
    qtbot: QtBot, sample: MainWindow, report: ReportView, tmp_path: Path, dialogs: ScriptedDialogs
) -> None:
    dialogs.place = tmp_path / "never.pdf"
    press(sample, "Save report …")
    qtbot.waitUntil(lambda: any(b.text() == "Cancel" and b.isVisible() for b in buttons(sample)), timeout=LONG)
    with qtbot.waitSignal(report.model.stopped, timeout=LONG):
        press(sample, "Cancel")
    assert "Cancelled; nothing was written." in texts(sample)
    assert not list(tmp_path.glob("*.pdf"))
    # The process is gone; the next report starts a new one.
    dialogs.place = tmp_path / "second.pdf"
    press(sample, "Save report …")
    qtbot.waitUntil((tmp_path / "second.pdf").exists, timeout=LONG)


def buttons(window: MainWindow) -> list[QPushButton]:
    return window.page.findChildren(QPushButton)


@pytest.mark.parametrize(
    ("name", "said"),
    [("missing/report.pdf", "could not be written"), ("report.odt", "A report is a .pdf, .html, .docx or .pptx file")],
)
def test_what_cannot_be_written_is_said(
    qtbot: QtBot,
    sample: MainWindow,
    report: ReportView,
    tmp_path: Path,
    dialogs: ScriptedDialogs,
    name: str,
    said: str,
) -> None:
    dialogs.place = tmp_path / name
    press(sample, "Save report …")
    qtbot.waitUntil(lambda: said in texts(sample), timeout=LONG)
    assert not (tmp_path / name).exists()


def test_all_figures_are_saved_as_a_workbook(
    qtbot: QtBot, sample: MainWindow, report: ReportView, tmp_path: Path, dialogs: ScriptedDialogs
) -> None:
    dialogs.place = tmp_path / "all.xlsx"
    press(sample, "Save as table …")
    qtbot.waitUntil(lambda: "all.xlsx" in sample.notices.said, timeout=LONG)
    names = CalamineWorkbook.from_path(str(tmp_path / "all.xlsx")).sheet_names
    assert names == ["Result", "Gates", "Answers", "Work packages", "Steps", "Costs", "Legal points"]

    dialogs.place = tmp_path / "missing" / "all.xlsx"
    press(sample, "Save as table …")
    qtbot.waitUntil(lambda: bool(dialogs.complaints), timeout=LONG)
    assert "could not be written" in dialogs.complaints[0]


def test_the_report_speaks_the_chosen_language_as_pdf_and_as_page(
    qtbot: QtBot, sample: MainWindow, report: ReportView, tmp_path: Path, dialogs: ScriptedDialogs
) -> None:
    choice = next(box for box in report.findChildren(QComboBox) if box.findData("de") >= 0)
    choice.setCurrentIndex(choice.findData("de"))
    choice.activated.emit(choice.currentIndex())
    for name in ("bericht.pdf", "bericht.html"):
        dialogs.place = tmp_path / name
        press(sample, "Save report …")
        qtbot.waitUntil((tmp_path / name).exists, timeout=LONG)
    assert PdfReader(tmp_path / "bericht.pdf").trailer["/Root"]["/Lang"] == "de"
    assert '<html lang="de"' in (tmp_path / "bericht.html").read_text("utf-8")


def test_a_report_without_names_says_none_and_is_no_archive(
    qtbot: QtBot, sample: MainWindow, report: ReportView, tmp_path: Path, dialogs: ScriptedDialogs
) -> None:
    archive, anonymous = (
        next(box for box in report.findChildren(QAbstractButton) if box.accessibleName().startswith(words))
        for words in ("Embed the assessment", "Leave out names")
    )
    archive.click()
    anonymous.click()
    assert (archive.isEnabled(), archive.isChecked(), report.model.archive) == (False, False, False)
    assert sample.documents.session is not None
    name = sample.documents.session.assessment.details.organisation
    dialogs.place = tmp_path / "report.html"
    press(sample, "Save report …")
    qtbot.waitUntil((tmp_path / "report.html").exists, timeout=LONG)
    assert name not in (tmp_path / "report.html").read_text("utf-8")
    anonymous.click()
    assert archive.isEnabled()


def test_an_archive_holds_the_document_as_it_stands(
    qtbot: QtBot, sample: MainWindow, report: ReportView, tmp_path: Path, dialogs: ScriptedDialogs
) -> None:
    report.model.choose(archive=True)
    assert sample.documents.session is not None
    set_finding(sample.documents.session, "PRO", "Said a moment ago")
    dialogs.place = tmp_path / "archive.pdf"
    press(sample, "Save report …")
    qtbot.waitUntil((tmp_path / "archive.pdf").exists, timeout=LONG)
    held = [content for files in PdfReader(tmp_path / "archive.pdf").attachments.values() for content in files]
    assert sample.documents.session.document.path.read_bytes() in held


def test_own_words_are_kept_and_undo_takes_them_back(qtbot: QtBot, sample: MainWindow, report: ReportView) -> None:
    scope = line(report, "Scope")
    scope.setText("Head office")
    QTest.keyClick(scope, Qt.Key.Key_Return)
    field(report, "Foreword").setPlainText("A word first")
    sample.documents.undo()
    # What was still being typed is stored first, so it is what undo takes back.
    assert layer(sample).foreword == ""
    assert field(report, "Foreword").toPlainText() == ""
    assert scope.text() == "Head office"
    sample.documents.undo()
    assert scope.text() == ""
    sample.documents.redo()
    assert scope.text() == "Head office"


def test_findings_and_wordings_open_on_demand_and_say_in_their_titles_that_they_are_there(
    qtbot: QtBot, sample: MainWindow, report: ReportView
) -> None:
    session = sample.documents.session
    assert session is not None
    set_finding(session, "MON", "Nobody listens.")
    for section in report._words.findChildren(Collapsible):
        section.toggle()
    qtbot.waitUntil(lambda: bool(report._words._steps), timeout=LONG)
    titles = {section._title for section in report._words.findChildren(Collapsible)}
    assert "Monitoring (own text)" in titles
    step, said = next(iter(report._words._steps.items()))
    report._words._wording_titles[step].toggle()
    own = report._words._wordings[step]
    own.setPlainText("Ask around.")
    leave(own)
    assert layer(sample).wordings == {step: "Ask around."}
    assert f"Original: {said.action}" in texts(sample)
    # The original words are no own words.
    own.setPlainText(said.action)
    leave(own)
    assert layer(sample).wordings == {}
    set_wording(session, step, "Again", said.action)
    sample.documents.undo()
    assert layer(sample).wordings == {}


def test_a_colour_that_cannot_be_read_is_refused_and_the_one_before_stays(
    sample: MainWindow, report: ReportView
) -> None:
    accent = line(report, "Accent colour")
    accent.setText("#7a0019")
    QTest.keyClick(accent, Qt.Key.Key_Return)
    assert layer(sample).accent == "#7a0019"
    accent.setText("#ffe14d")
    QTest.keyClick(accent, Qt.Key.Key_Return)
    assert "too light for text" in texts(sample)
    assert layer(sample).accent == "#7a0019"


def test_a_logo_that_is_none_is_refused(
    sample: MainWindow, report: ReportView, tmp_path: Path, dialogs: ScriptedDialogs
) -> None:
    fake = tmp_path / "logo.png"
    fake.write_bytes(b"no picture")
    dialogs.place = fake
    press(sample, "Choose a logo …")
    assert len(dialogs.complaints) == 1
    assert "neither a PNG nor an SVG" in dialogs.complaints[0]
    assert layer(sample).logo is None


def test_narrow_windows_show_either_form_or_preview(qtbot: QtBot, sample: MainWindow, report: ReportView) -> None:
    sample.resize(760, 700)
    qtbot.waitUntil(lambda: not report._right.isVisible())
    assert report._form.isVisible()
    press(sample, "Show the preview")
    assert report._right.isVisible()
    assert not report._form.isVisible()
    press(sample, "Back to the settings")
    assert report._form.isVisible()


def test_the_document_can_be_closed_while_a_report_is_made(
    qtbot: QtBot, sample: MainWindow, report: ReportView
) -> None:
    report.model.refresh()
    sample.documents.close()
    assert sample.documents.session is None
    qtbot.keyClick(sample.page, Qt.Key.Key_Tab)


def test_the_report_is_printed_as_the_dialog_was_left(
    qtbot: QtBot, sample: MainWindow, report: ReportView, tmp_path: Path, dialogs: ScriptedDialogs
) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    dialogs.printer = printer
    press(sample, "Print …")
    qtbot.waitUntil(lambda: "The printer has accepted the report." in texts(sample), timeout=LONG)
    assert dialogs.printing == (report._preview.pages.count, 0)
    assert len(PdfReader(tmp_path / "paper.pdf").pages) == report._preview.pages.count


def test_a_preview_that_cannot_be_shown_says_so_and_comes_back(
    qtbot: QtBot, sample: MainWindow, report: ReportView
) -> None:
    model = report.model
    qtbot.waitUntil(lambda: model.fresh, timeout=LONG)
    good, model.content = model.content, b"%PDF-1.7 cut short"
    model.made.emit()
    shown = report._preview._empty
    assert shown.isVisible()
    assert shown.text().startswith("The pages cannot be shown here.")
    assert not report._preview.pages.isVisible()
    model.content = good
    model.made.emit()
    assert not shown.isVisible()
    assert report._preview.pages.isVisible()


def test_a_dialog_that_was_cancelled_prints_nothing(
    qtbot: QtBot, sample: MainWindow, report: ReportView, dialogs: ScriptedDialogs
) -> None:
    qtbot.waitUntil(lambda: report.model.fresh, timeout=LONG)
    assert dialogs.printer is None
    press(sample, "Print …")
    assert "Creating the report" not in "\n".join(
        label.text() for label in report._actions.findChildren(QLabel) if label.isVisible()
    )


class Opened(QObject):
    """Takes the place of the system's viewer and browser."""

    def __init__(self) -> None:
        super().__init__()
        self.paths: list[Path] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.paths.append(Path(url.toLocalFile()))


@pytest.mark.parametrize(("words", "ending"), [("Show in the PDF viewer", ".pdf"), ("Show in the browser", ".html")])
def test_other_programs_show_a_copy(
    qtbot: QtBot, sample: MainWindow, report: ReportView, words: str, ending: str
) -> None:
    opened = Opened()
    QDesktopServices.setUrlHandler("file", opened, "take")
    try:
        press(sample, words)
        qtbot.waitUntil(lambda: bool(opened.paths), timeout=LONG)
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert opened.paths[0].suffix == ending
    assert opened.paths[0].is_file()


def test_the_day_of_the_assessment_is_that_of_the_last_answer_until_another_is_named(
    qtbot: QtBot, sample: MainWindow, report: ReportView
) -> None:
    session = sample.documents.session
    assert session is not None
    session.answer("PRO1", at_level(3))
    field = report.findChild(DateField)
    assert field is not None
    assert field.day == clock.today() == session.assessment.details.answered_on
    hint = next(label for label in report.findChildren(QLabel) if label.text() == "The day of the last answer")
    day_line = line(report, "Assessed on")

    day_line.setText("20 November 2026")
    QTest.keyClick(day_line, Qt.Key.Key_Return)
    assert session.result().on == date(2026, 11, 20)
    assert hint.isHidden()

    day_line.clear()
    QTest.keyClick(day_line, Qt.Key.Key_Return)
    leave(day_line)
    assert session.assessment.details.assessed_on is None
    assert field.day == session.assessment.details.answered_on
    assert not hint.isHidden()
