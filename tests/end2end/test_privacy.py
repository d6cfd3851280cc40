"""Nothing leaves the machine, and the log holds neither names nor answers: real processes, watched from outside."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from readiness.app.documents import read_document
from tests.end2end.main_job import ASSESSOR, NOTE, ORGANISATION

REPOSITORY = Path(__file__).parents[2]
OFFLINE = Path(__file__).parent / "offline"


def cut_off() -> list[str]:
    """Return what puts a command into a network of its own with nothing in it, or nothing where that is not allowed."""
    command = ["unshare", "--net"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "--net"]
    allowed = shutil.which("unshare") and not subprocess.run([*command, "true"], check=False).returncode
    return command if allowed else []


@pytest.fixture
def watched(tmp_path: Path) -> dict[str, str]:
    """Return an environment in which every Python process writes down what it wants from a network."""
    return {
        **os.environ,
        "OFFLINE_REPORT": str(tmp_path / "network.txt"),
        "PYTHONPATH": f"{OFFLINE}{os.pathsep}{REPOSITORY}",
        "QT_QPA_PLATFORM": "offscreen",
        "READINESS_DATA": str(tmp_path / "data"),
    }


def run(environment: dict[str, str], *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*cut_off(), sys.executable, *command],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
    )


def test_the_watch_sees_a_network(watched: dict[str, str]):
    """The watch itself is watched: otherwise the next test would prove nothing."""
    for words in (
        "socket.create_connection(('127.0.0.1', 9))",
        "socket.socket()",
        "socket.getaddrinfo('localhost', 1)",
    ):
        done = run(watched, "-c", f"import socket; {words}")
        assert "nothing may leave this machine" in done.stderr
    assert len(Path(watched["OFFLINE_REPORT"]).read_text("utf-8").splitlines()) == 3


def test_the_main_job_needs_no_network_and_tries_none(watched: dict[str, str], tmp_path: Path):
    document, report = tmp_path / f"{ORGANISATION}.readiness", tmp_path / "Bericht.pdf"
    done = run(watched, "-m", "tests.end2end.main_job", str(document), str(report))
    assert (done.returncode, done.stderr) == (0, "")
    assert report.read_bytes().startswith(b"%PDF-")
    assert read_document(document).assessment.answer("PRO1").evidence == NOTE

    for command in (
        ["score", str(document)],
        ["plan", str(document)],
        ["report", str(document), "-o", str(tmp_path / "again.pdf")],
        ["verify", str(document)],
    ):
        done = run(watched, "-m", "readiness", *command)
        assert (done.returncode, done.stderr) == (0, ""), command
    assert not Path(watched["OFFLINE_REPORT"]).exists()


def test_the_log_of_a_run_full_of_faults_holds_no_name_and_no_answer(watched: dict[str, str], tmp_path: Path):
    data = tmp_path / "data"
    data.mkdir()
    # Backups cannot be written: each publishing logs a fault whose text names the document.
    (data / "backups").write_text("in the way")
    folder = tmp_path / ASSESSOR
    folder.mkdir()
    document = folder / f"{ORGANISATION}.readiness"
    done = run(watched, "-m", "tests.end2end.main_job", str(document), str(folder / "Bericht.pdf"))
    assert done.returncode == 0, done.stderr
    run(watched, "-m", "readiness", "answer", str(document), f"CON3=na:{NOTE}")
    run(watched, "-m", "readiness", "report", str(document), "-o", str(folder))

    log = (data / "readiness.log").read_text("utf-8")
    assert "readiness/documents/backups.py:" in log
    for secret in (
        ORGANISATION,
        "Zartbitter",
        NOTE,
        "Vertraulich",
        ASSESSOR,
        "Mustermann",
        str(tmp_path),
        document.stem,
    ):
        assert secret not in log
