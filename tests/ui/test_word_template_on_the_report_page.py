"""A consultant's own Word template on the page of the report: chosen once, remembered, and its faults told."""

from pathlib import Path

import pytest
from docx import Document
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from readiness.app.settings import load_settings
from readiness.ui.pages.report.report_view import ReportView
from readiness.ui.pages.report.word_template import WordTemplate
from readiness.ui.routes import ReportRoute, ResultsRoute
from readiness.ui.shell.main_window import MainWindow
from tests.scripted_dialogs import ScriptedDialogs

LONG = 60_000


def template_part(window: MainWindow) -> WordTemplate:
    window.navigator.go(ReportRoute())
    view = window.page
    assert isinstance(view, ReportView)
    return view._template


def pressed(part: WordTemplate, words: str) -> None:
    next(one for one in part.findChildren(QPushButton) if one.text() == words).click()


def said(part: WordTemplate) -> str:
    return "\n".join(one.text() for one in part.findChildren(QLabel))


def saved(qtbot: QtBot, window: MainWindow, dialogs: ScriptedDialogs, target: Path) -> list[str]:
    """Save the report to a file, and return the paragraphs of a Word document."""
    view = window.page
    assert isinstance(view, ReportView)
    dialogs.place = target
    with qtbot.waitSignal(view.model.saved, timeout=LONG):
        view._save()
    return [paragraph.text for paragraph in Document(str(target)).paragraphs] if target.suffix == ".docx" else []


def template(path: Path, *paragraphs: str) -> Path:
    document = Document()
    for words in paragraphs:
        document.add_paragraph(words)
    document.save(str(path))
    return path


def test_the_sample_is_saved_chosen_remembered_and_filled_in(
    qtbot: QtBot, sample: MainWindow, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    session = sample.documents.session
    assert session is not None
    part = template_part(sample)
    assert "None: a report saved as a Word document looks like the PDF." in said(part)
    dialogs.place = tmp_path / "own.docx"
    pressed(part, "Save a sample template …")
    assert "{{ organisation }}" in "\n".join(p.text for p in Document(str(tmp_path / "own.docx")).paragraphs)
    own = template(tmp_path / "own.docx", "Berger & Co for {{ organisation }}", "{{ chapters.method }}")
    pressed(part, "Choose a Word template …")
    assert "own.docx: every report saved as a Word document is made from it." in said(part)
    # The settings keep it, for the next start and for other assessments.
    assert load_settings().word_template == str(own)
    sample.navigator.go(ResultsRoute())
    part = template_part(sample)
    paragraphs = saved(qtbot, sample, dialogs, tmp_path / "report.docx")
    assert paragraphs[0] == f"Berger & Co for {session.assessment.details.organisation}"
    assert any("Three limits" in words for words in paragraphs)
    # Other formats know no template.
    saved(qtbot, sample, dialogs, tmp_path / "report.pptx")
    pressed(part, "Do without it")
    assert load_settings().word_template == ""
    assert "Berger" not in saved(qtbot, sample, dialogs, tmp_path / "usual.docx")[0]


def test_what_cannot_be_a_template_is_refused_when_it_is_chosen(
    sample: MainWindow, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    part = template_part(sample)
    for name, content in (("broken.docx", b"PK\x03\x04"), ("text.docx", b"Dear client"), ("none.docx", None)):
        dialogs.place = tmp_path / name
        if content is not None:
            dialogs.place.write_bytes(content)
        pressed(part, "Choose a Word template …")
    assert len(dialogs.complaints) == 3
    assert all(name in words for name, words in zip(("broken", "text", "none"), dialogs.complaints, strict=True))
    assert load_settings().word_template == ""


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("For {{ organization }}", "asks for a field that the report does not have: organization"),
        ("For {{ organisation", "is not written correctly"),
        ("See {{ chapters.method }} there", "A chapter does not stand alone in its paragraph: chapters.method"),
    ],
)
def test_the_field_at_fault_is_told_in_the_window_and_nothing_is_written(
    qtbot: QtBot, sample: MainWindow, dialogs: ScriptedDialogs, tmp_path: Path, words: str, told: str
) -> None:
    part = template_part(sample)
    dialogs.place = template(tmp_path / "own.docx", words)
    pressed(part, "Choose a Word template …")
    view = sample.page
    assert isinstance(view, ReportView)
    dialogs.place = tmp_path / "report.docx"
    with qtbot.waitSignal(view.model.failed, timeout=LONG):
        view._save()
    shown = "\n".join(one.text() for one in view._actions.findChildren(QLabel))
    assert told in shown
    assert not (tmp_path / "report.docx").exists()
    # A template that has gone is named as well.
    (tmp_path / "own.docx").unlink()
    with qtbot.waitSignal(view.model.failed, timeout=LONG):
        view._save()
    assert "own.docx" in "\n".join(one.text() for one in view._actions.findChildren(QLabel))
