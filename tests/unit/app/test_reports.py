"""A report is written whole or not at all."""

from pathlib import Path

import pytest

from readiness.app.reports import check_ending, save_report
from readiness.foundation.errors import UserError


@pytest.mark.parametrize("name", ["report.pdf", "report.html", "REPORT.PDF"])
def test_endings_that_are_known(name: str):
    check_ending(Path(name))


@pytest.mark.parametrize("name", ["report", "report.odt", "report.pdf.txt", ".pdf"])
def test_other_endings_are_refused(name: str):
    with pytest.raises(UserError, match="report-ending"):
        check_ending(Path(name))


def test_a_report_replaces_an_older_one(tmp_path: Path):
    (tmp_path / "report.pdf").write_bytes(b"old")

    save_report(b"new", tmp_path / "report.pdf")

    assert (tmp_path / "report.pdf").read_bytes() == b"new"
    assert [p.name for p in tmp_path.iterdir()] == ["report.pdf"]


@pytest.mark.parametrize("name", ["missing/report.pdf", "folder.pdf"])
def test_where_it_cannot_be_written_there_is_a_sentence(tmp_path: Path, name: str):
    (tmp_path / "folder.pdf").mkdir()

    with pytest.raises(UserError, match="not-written"):
        save_report(b"new", tmp_path / name)

    assert [p.name for p in tmp_path.iterdir()] == ["folder.pdf"]
