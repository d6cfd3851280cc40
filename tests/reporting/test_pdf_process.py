"""The process that makes the PDF of a command beside it."""

from pathlib import Path

import pytest

from readiness.reporting.pdf import render_pdf
from readiness.reporting.pdf_process import PdfProcess, process_ahead
from tests import systems

PAGE = "<!DOCTYPE html><html lang=en><title>Ä – 中</title><h1>Übersicht</h1><p>\N{ZERO WIDTH SPACE}“…”"


@pytest.fixture(autouse=True)
def same_bytes_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")


@pytest.mark.parametrize("source", [b"", b"a\ndocument\n\x00"], ids=["report", "archive"])
def test_it_makes_the_same_pdf(source: bytes) -> None:
    with PdfProcess() as process:
        made = process.make(PAGE, picture="", source=source)
    assert made == render_pdf(PAGE, source=source)


def test_where_it_breaks_down_the_pdf_is_made_all_the_same() -> None:
    with PdfProcess() as process:
        process._process.kill()
        assert process.make(PAGE, picture="", source=b"") == render_pdf(PAGE)


def test_it_is_gone_at_the_end_whatever_happens() -> None:
    with pytest.raises(KeyboardInterrupt), PdfProcess() as process:
        raise KeyboardInterrupt
    assert process._process.poll() is not None


@systems.signals
def test_it_ends_with_the_process_that_started_it() -> None:
    """Where that is killed, the pipe to it ends."""
    with PdfProcess() as process:
        assert process._process.stdin is not None
        process._process.stdin.close()
        assert process._process.wait(60) == 0


@pytest.mark.parametrize("name", ["report.html", "report.docx", "report"])
def test_without_a_pdf_there_is_none(name: str) -> None:
    with process_ahead(Path(name)) as process:
        assert process is None
