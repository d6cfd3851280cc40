"""An archived report opens in the app: its document is taken out beside it, and the report stays as it is."""

from pathlib import Path
from random import Random

from readiness.app.attachments import attach
from readiness.app.report_orders import read_order
from readiness.app.sample import create_sample
from readiness.domain.questionnaire import Questionnaire
from readiness.foundation.language import ENGLISH
from readiness.reporting.report import render_report
from readiness.ui.shell.main_window import MainWindow
from tests.filled_form import filled_form
from tests.scripted_dialogs import ScriptedDialogs


def test_an_archived_report_becomes_a_document(window: MainWindow, tmp_path: Path, dialogs: ScriptedDialogs) -> None:
    document = create_sample(tmp_path / "sample", ENGLISH)
    report = tmp_path / "Last year.pdf"
    report.write_bytes(render_report(read_order(document, "management", ENGLISH, archive=True)))
    before = report.read_bytes()

    window.documents.open(report)
    session = window.documents.session
    assert session is not None
    assert session.document.path == tmp_path / "Last year.readiness"
    assert session.assessment.details.organisation == "Muster Pumpenbau GmbH"
    assert session.document.read_only is None
    assert report.read_bytes() == before
    assert dialogs.complaints == []


def test_an_archive_larger_than_any_form_is_opened_while_a_document_is_open(
    sample: MainWindow, tmp_path: Path, dialogs: ScriptedDialogs
) -> None:
    session = sample.documents.session
    assert session is not None
    film = tmp_path / "film.mp4"
    film.write_bytes(Random(1).randbytes(6_000_000))
    attach(session, "PRO1", film)
    report = tmp_path / "With attachment.pdf"
    report.write_bytes(render_report(read_order(session.document.publish(), "management", ENGLISH, archive=True)))

    sample.documents.open(report)
    opened = sample.documents.session
    assert opened is not None
    assert opened.document.path == tmp_path / "With attachment.readiness"
    assert [attached.name for attached in opened.assessment.attachments.of["PRO1"]] == ["film.mp4"]
    assert dialogs.complaints == []


def test_a_form_alone_says_where_its_answers_belong(
    window: MainWindow, tmp_path: Path, questionnaire: Questionnaire, dialogs: ScriptedDialogs
) -> None:
    form = filled_form(questionnaire, "en", {"PRO1": "3"}, tmp_path / "form.pdf")
    window.documents.open(form)
    assert window.documents.session is None
    assert len(dialogs.complaints) == 1
    assert "This is a filled form." in dialogs.complaints[0]


def test_another_pdf_gives_a_sentence(window: MainWindow, tmp_path: Path, dialogs: ScriptedDialogs) -> None:
    path = tmp_path / "other.pdf"
    path.write_bytes(b"%PDF-1.7 hello")
    window.documents.open(path)
    assert window.documents.session is None
    assert [str(path) in said for said in dialogs.complaints] == [True]
    assert list(tmp_path.glob("*.readiness")) == []
