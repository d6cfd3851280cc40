"""A report is written whole or not at all, and the same input gives the same bytes."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from readiness.app.reports import save_report, write_report
from readiness.foundation.errors import UserError
from readiness.foundation.language import ENGLISH, GERMAN
from readiness.reporting.order import Order
from tests.golden_company import create_golden
from tests.reporting.samples import EDITION, result_of

RESULT = result_of("hardly begun", "en")
OLD = b"the report of last year"


def write(target: Path) -> None:
    write_report(Order(RESULT, EDITION, ENGLISH), target)


@pytest.mark.parametrize(
    ("name", "start"), [("r.pdf", b"%PDF-1."), ("r.PDF", b"%PDF-1."), ("r.html", b"<!DOCTYPE html>")]
)
def test_the_ending_decides_the_format_and_an_old_file_is_replaced(name: str, start: bytes, tmp_path: Path) -> None:
    target = tmp_path / name
    target.write_bytes(OLD)
    write(target)
    assert target.read_bytes().startswith(start)
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("name", ["report", "report.odt", "report.pdf.txt", ".pdf"])
def test_another_ending_is_refused(name: str, tmp_path: Path) -> None:
    target = tmp_path / name
    target.write_bytes(OLD)
    with pytest.raises(UserError) as caught:
        write(target)
    assert caught.value.code == "report-ending"
    assert target.read_bytes() == OLD


@pytest.mark.parametrize("ending", ["pdf", "html"])
@pytest.mark.parametrize("folder", ["missing", "a file", "read-only"])
def test_a_folder_that_cannot_be_written_is_told(folder: str, ending: str, tmp_path: Path) -> None:
    place = _unwritable(folder, tmp_path)
    with pytest.raises(UserError) as caught:
        write(place / f"report.{ending}")
    assert caught.value.code == "not-written"
    assert caught.value.where == str(place / f"report.{ending}")


@pytest.mark.parametrize("ending", ["pdf", "html"])
def test_what_cannot_be_replaced_is_left_as_it_was(ending: str, tmp_path: Path) -> None:
    target = tmp_path / f"report.{ending}"
    target.mkdir()
    (target / "old").write_bytes(OLD)
    with pytest.raises(UserError):
        write(target)
    assert (target / "old").read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk_leaves_the_old_file_whole(tmp_path: Path) -> None:
    """The limit on a file's size stands for a full disk: writing fails half-way in the same manner."""
    target = tmp_path / "report.pdf"
    target.write_bytes(OLD)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        with pytest.raises(UserError) as caught:
            save_report(b"x" * 5000, target)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert caught.value.code == "not-written"
    assert target.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("ending", ["pdf", "html"])
def test_two_processes_write_the_same_bytes(ending: str, tmp_path: Path) -> None:
    """Different hash seeds: the order of a set must not show in the report."""
    document = create_golden(tmp_path, GERMAN)
    written = []
    for seed in ("1", "2"):
        target = tmp_path / f"{seed}.{ending}"
        environment = {**os.environ, "SOURCE_DATE_EPOCH": "1767225600", "PYTHONHASHSEED": seed}
        options = ["--edition", "full", *(["--archive"] if ending == "pdf" else [])]
        command = [sys.executable, "-m", "readiness", "report", str(document), "-o", str(target), *options]
        subprocess.run(command, env=environment, check=True, capture_output=True)
        written.append(target.read_bytes())
    assert written[0] == written[1]
    assert ending == "pdf" or b"1 January 2026" in written[0]
    assert len(written[0]) > 10_000


def _unwritable(kind: str, tmp_path: Path) -> Path:
    place = tmp_path / "place"
    if kind == "a file":
        place.write_bytes(OLD)
    elif kind == "read-only":
        # Not even root may write into the kernel's own folders.
        return Path("/proc/self")
    return place
