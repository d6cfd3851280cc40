"""An archived report opens in the app: its document is taken out beside it, and the report stays as it is."""

from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from readiness.app.attachments import attach
from readiness.app.report_orders import read_order
from readiness.domain.answers import at_level
from readiness.domain.questionnaire import Questionnaire
from readiness.foundation.language import ENGLISH
from readiness.foundation.private_copies import private_folder
from readiness.reporting.report import render_report
from readiness.ui.shell.main_window import MainWindow
from tests.filled_form import filled_form
from tests.golden_company import create_golden
from tests.hostile_pdfs import slow_form
from tests.scripted_dialogs import ScriptedDialogs
from tests.ui.toasts import said


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return a report of the sample company with its document inside."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("READINESS_DATA", str(tmp_path_factory.mktemp("data")))
        document = create_golden(tmp_path_factory.mktemp("sample"), ENGLISH)
        return render_report(read_order(document, "management", ENGLISH, archive=True))


def open_and_wait(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    """Open a report and wait until its document is there."""
    with qtbot.waitSignal(window.documents.opened, timeout=30_000):
        window.documents.open(path)


def open_in_vain(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    """Open a PDF and wait until it is refused."""
    with qtbot.waitSignal(window.documents.failed, timeout=60_000):
        window.documents.open(path)


def test_an_archived_report_becomes_a_document(
    window: MainWindow, archive: bytes, tmp_path: Path, dialogs: ScriptedDialogs, qtbot: QtBot
) -> None:
    report = tmp_path / "Last year.pdf"
    report.write_bytes(archive)
    before = report.read_bytes()

    open_and_wait(window, report, qtbot)
    session = window.documents.session
    assert session is not None
    assert session.document.path == tmp_path / "Last year.readiness"
    assert session.assessment.details.organisation == "Muster Pumpenbau GmbH"
    assert session.document.read_only is None
    assert report.read_bytes() == before
    assert dialogs.complaints == []


def test_an_archive_larger_than_any_form_is_opened_while_a_document_is_open(
    sample: MainWindow, tmp_path: Path, dialogs: ScriptedDialogs, qtbot: QtBot
) -> None:
    session = sample.documents.session
    assert session is not None
    film = tmp_path / "film.mp4"
    film.write_bytes(Random(1).randbytes(6_000_000))
    attach(session, "PRO1", film)
    report = tmp_path / "With attachment.pdf"
    report.write_bytes(render_report(read_order(session.document.publish(), "management", ENGLISH, archive=True)))

    open_and_wait(sample, report, qtbot)
    opened = sample.documents.session
    assert opened is not None
    assert opened.document.path == tmp_path / "With attachment.readiness"
    assert [attached.name for attached in opened.assessment.attachments.of["PRO1"]] == ["film.mp4"]
    assert dialogs.complaints == []


def test_a_form_alone_says_where_its_answers_belong(
    window: MainWindow, tmp_path: Path, questionnaire: Questionnaire, dialogs: ScriptedDialogs, qtbot: QtBot
) -> None:
    form = filled_form(questionnaire, "en", {"PRO1": "3"}, tmp_path / "form.pdf")
    open_in_vain(window, form, qtbot)
    assert window.documents.session is None
    assert len(dialogs.complaints) == 1
    assert "This is a completed form." in dialogs.complaints[0]


def test_another_pdf_gives_a_sentence(
    window: MainWindow, tmp_path: Path, dialogs: ScriptedDialogs, qtbot: QtBot
) -> None:
    path = tmp_path / "other.pdf"
    path.write_bytes(b"%PDF-1.7 hello")
    open_in_vain(window, path, qtbot)
    assert window.documents.session is None
    assert [str(path) in said for said in dialogs.complaints] == [True]
    assert list(tmp_path.glob("*.readiness")) == []


def test_form_data_in_the_place_of_a_form_is_named(
    window: MainWindow, tmp_path: Path, dialogs: ScriptedDialogs, qtbot: QtBot
) -> None:
    path = tmp_path / "answers.xfdf"
    path.write_text('<?xml version="1.0"?><xfdf xmlns="http://ns.adobe.com/xfdf/"><fields/></xfdf>')
    open_in_vain(window, path, qtbot)
    assert "FDF" in dialogs.complaints[0]
    assert "Ask for the PDF" in dialogs.complaints[0]


def test_a_report_that_is_opened_again_leads_to_the_same_document(
    window: MainWindow, archive: bytes, tmp_path: Path, qtbot: QtBot
) -> None:
    report = tmp_path / "Last year.pdf"
    report.write_bytes(archive)
    for _ in range(3):
        open_and_wait(window, report, qtbot)
        window.documents.close()
    assert [path.name for path in tmp_path.glob("*.readiness")] == ["Last year.readiness"]


def test_a_report_is_opened_anew_once_its_document_was_changed(
    window: MainWindow, archive: bytes, tmp_path: Path, qtbot: QtBot
) -> None:
    report = tmp_path / "Last year.pdf"
    report.write_bytes(archive)
    open_and_wait(window, report, qtbot)
    session = window.documents.session
    assert session is not None
    as_archived = session.assessment
    session.answer("PRO1", at_level(5))
    window.documents.close()

    open_and_wait(window, report, qtbot)
    again = window.documents.session
    assert again is not None
    assert again.document.path.name == "Last year 2.readiness"
    assert "Last year.readiness differs from the report" in said(window)
    assert "is a new document: “Last year 2.readiness”." in said(window)
    assert again.assessment == as_archived


def test_the_document_of_a_report_with_a_very_long_name_opens(
    window: MainWindow, archive: bytes, tmp_path: Path, dialogs: ScriptedDialogs, qtbot: QtBot
) -> None:
    report = tmp_path / ("Ä" * 125 + ".pdf")
    report.write_bytes(archive)
    open_and_wait(window, report, qtbot)
    assert window.documents.session is not None
    assert dialogs.complaints == []


def in_a_full_folder(place: Path, archive: bytes) -> Path:
    """A path of 4,094 bytes leaves no room for a longer name beside it: even root cannot write there."""
    folder = place / "archive"
    while len(bytes(folder)) < 3_800:
        folder /= "x" * 200
    folder /= "y" * (4_094 - len(bytes(folder)) - len("/z/a.pdf"))
    folder /= "z"
    folder.mkdir(parents=True)
    report = folder / "a.pdf"
    report.write_bytes(archive)
    return report


def test_a_report_that_can_be_put_nowhere_leaves_the_open_document_alone(
    sample: MainWindow, archive: bytes, tmp_path: Path, dialogs: ScriptedDialogs, qtbot: QtBot
) -> None:
    session = sample.documents.session
    assert session is not None
    session.answer("PRO1", at_level(5))
    report = in_a_full_folder(tmp_path, archive)
    dialogs.folder = tmp_path / "gone"

    open_in_vain(sample, report, qtbot)
    assert len(dialogs.complaints) == 1
    assert sample.documents.session is session
    assert "the document is" not in said(sample)


def test_a_report_in_a_folder_that_takes_no_file_is_opened_in_the_folder_of_documents(
    window: MainWindow, archive: bytes, tmp_path: Path, dialogs: ScriptedDialogs, qtbot: QtBot
) -> None:
    report = in_a_full_folder(tmp_path, archive)
    dialogs.folder = tmp_path / "documents"
    dialogs.folder.mkdir()

    open_and_wait(window, report, qtbot)
    session = window.documents.session
    assert session is not None
    assert session.document.path == tmp_path / "documents" / "a.readiness"
    assert str(session.document.path) in said(window)
    assert dialogs.complaints == []


def test_a_full_temporary_folder_is_told(
    window: MainWindow, archive: bytes, tmp_path: Path, dialogs: ScriptedDialogs, qtbot: QtBot
) -> None:
    report = tmp_path / "Last year.pdf"
    report.write_bytes(archive)
    # A file in the place of the private folder: nothing can be written below it.
    folder = private_folder()
    aside = folder.rename(folder.with_name(f"{folder.name}.aside"))
    folder.touch()
    try:
        open_in_vain(window, report, qtbot)
    finally:
        folder.unlink()
        aside.rename(folder)
    assert "temporary files" in dialogs.complaints[0]
    assert window.documents.session is None


def test_the_window_answers_while_a_hostile_pdf_is_read(
    sample: MainWindow, tmp_path: Path, dialogs: ScriptedDialogs, qtbot: QtBot
) -> None:
    """The window does its work while the reader of the PDF is at its own, and the PDF is refused in the end."""
    bomb = tmp_path / "bomb.pdf"
    bomb.write_bytes(slow_form())
    beats: list[int] = []
    heart = QTimer()
    heart.timeout.connect(lambda: beats.append(1))
    heart.start(20)
    open_in_vain(sample, bomb, qtbot)
    heart.stop()
    assert "takes too long" in dialogs.complaints[0]
    assert len(beats) > 20
    assert sample.documents.session is not None
