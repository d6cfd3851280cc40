"""An archived report opens in the app: its document is taken out beside it, and the report stays as it is."""

from pathlib import Path

from readiness.app.report_orders import read_order
from readiness.app.sample import create_sample
from readiness.reporting.report import render_report
from readiness.ui.shell.main_window import MainWindow


def test_an_archived_report_becomes_a_document(window: MainWindow, tmp_path: Path, complaints: list[str]) -> None:
    document = create_sample(tmp_path / "sample", "en")
    report = tmp_path / "Last year.pdf"
    report.write_bytes(render_report(read_order(document, "management", "en", archive=True)))
    before = report.read_bytes()

    window.desk.open(report)
    session = window.desk.session
    assert session is not None
    assert session.path == tmp_path / "Last year.readiness"
    assert session.assessment.details.organisation == "Muster Pumpenbau GmbH"
    assert session.read_only is None
    assert report.read_bytes() == before
    assert complaints == []


def test_another_pdf_gives_a_sentence(window: MainWindow, tmp_path: Path, complaints: list[str]) -> None:
    path = tmp_path / "other.pdf"
    path.write_bytes(b"%PDF-1.7 hello")
    window.desk.open(path)
    assert window.desk.session is None
    assert [str(path) in said for said in complaints] == [True]
    assert list(tmp_path.glob("*.readiness")) == []
