"""The whole quick check on the accessibility bus: new, answer, results, report, by actions alone."""

import subprocess
import sys
from pathlib import Path

import pytest

from readiness.documents.document import Document
from readiness.domain.answers import Status
from readiness.domain.questionnaire import Depth
from tests.end2end.tools import needs

DRIVER = Path(__file__).with_name("screen_reader.py")
ANSWERS = "2310D4"
# Debian keeps the bindings to the bus with its own Python.
SYSTEM_PYTHON = "/usr/bin/python3"


@pytest.fixture
def bus(display: dict[str, str], tmp_path: Path) -> dict[str, str]:
    """Return an environment in which programs tell what they show, in a home of its own."""
    knows = subprocess.run([SYSTEM_PYTHON, "-c", "import pyatspi"], capture_output=True, check=False)
    if knows.returncode:
        needs("python3-pyatspi")
    return display | {"HOME": str(tmp_path), "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}


def test_the_quick_check_is_answered_and_reported_by_actions_alone(bus: dict[str, str], tmp_path: Path) -> None:
    report = tmp_path / "report.pdf"
    command = [needs("dbus-run-session"), "--", SYSTEM_PYTHON, str(DRIVER), str(report), ANSWERS]
    done = subprocess.run(
        [*command, sys.executable, "-m", "readiness"], env=bus, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr
    # The program was ended before its published file could follow; opened again, it holds everything.
    document = Document.open(next(tmp_path.rglob("Atspi GmbH.readiness")))
    assessment, asked = document.assessment(), document.questionnaire.asked(Depth.QUICK)
    document.close()
    assert int(done.stdout.splitlines()[-1]) == len(asked)
    for number, capability in enumerate(asked):
        said, kept = ANSWERS[number % len(ANSWERS)], assessment.answer(capability.code)
        assert (said == "D" and kept.status is Status.DONT_KNOW) or str(kept.level) == said, capability.code
    assert report.read_bytes().startswith(b"%PDF-")
