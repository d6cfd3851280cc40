"""The process that reads PDFs: where it hangs, waiting ends; what it does not find is not what it says."""

import subprocess
import sys
from pathlib import Path
from time import monotonic

import pytest

from readiness.exchange.pdf_file import PdfLimits, PdfPart, read_pdf
from readiness.foundation import logs
from readiness.foundation.errors import UserError
from tests import systems
from tests.hostile_pdfs import slow_form


def test_waiting_has_a_limit_where_the_system_has_none(tmp_path: Path) -> None:
    """As on Windows, which has no limit of processor time: the clock alone ends it."""
    path = tmp_path / "slow.pdf"
    path.write_bytes(slow_form())
    begun = monotonic()
    with pytest.raises(UserError, match="pdf-takes-too-long"):
        read_pdf(path, PdfPart.FIELDS, limits=PdfLimits(seconds=10, waiting=1))
    assert monotonic() - begun < 10


@systems.processor_limits
def test_a_processor_has_a_limit_however_long_one_may_wait(tmp_path: Path) -> None:
    """On a busy computer waiting takes longer than the work that is allowed."""
    path = tmp_path / "slow.pdf"
    path.write_bytes(slow_form())
    begun = monotonic()
    with pytest.raises(UserError, match="pdf-takes-too-long"):
        read_pdf(path, PdfPart.FIELDS, limits=PdfLimits(seconds=1, waiting=20))
    assert monotonic() - begun < 20


def test_a_module_in_the_folder_of_the_user_is_not_run(tmp_path: Path) -> None:
    """Whoever unpacks a ZIP file and imports the form in it runs nothing of it."""
    for module in ("json", "pypdf", "logging", "readiness"):
        (tmp_path / f"{module}.py").write_text("open('ran', 'w')")
    (tmp_path / "form.pdf").write_bytes(b"%PDF-1.7\n")
    code = "from pathlib import Path; from readiness.exchange.form_pdf import read_form; read_form(Path('form.pdf'))"
    ended = subprocess.run(
        [sys.executable, "-P", "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert "pdf-broken" in ended.stderr
    assert not (tmp_path / "ran").exists()


def test_a_reader_that_cannot_even_start_is_told_and_logged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "form.pdf").write_bytes(b"%PDF-1.7\n")
    # Python refuses to start.
    monkeypatch.setenv("PYTHONMALLOC", "of no kind")
    with pytest.raises(UserError, match="pdf-reader-failed"):
        read_pdf(tmp_path / "form.pdf", PdfPart.FIELDS)

    assert "RuntimeError" in logs.path().read_text(encoding="utf-8")
