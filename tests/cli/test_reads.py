"""A document is read once by each command: it may be large, and lie on a slow share."""

import subprocess
import sys
from pathlib import Path

import pytest

# Told by the interpreter itself, whoever opens the file and by which way.
COUNTING = """
import sys
opened = []
document = sys.argv[1]
def hook(event, arguments):
    if event == "open" and str(arguments[0]) == document:
        opened.append(arguments[1])
sys.addaudithook(hook)
from readiness.cli.main import run
status = run(sys.argv[2:])
print(f"status {status}, opened {len(opened)}", file=sys.stderr)
"""


def openings(document: Path, *command: str) -> str:
    script = [sys.executable, "-c", COUNTING, str(document)]
    done = subprocess.run([*script, *command], check=True, capture_output=True, text=True)
    return done.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    "command",
    [
        ("verify", "DOC"),
        ("delete", "DOC"),
        ("delete", "DOC", "--yes"),
        ("answers", "DOC"),
        ("score", "DOC"),
        ("consultant", "DOC"),
        ("plan", "DOC", "--csv", "out.csv", "--ics", "out.ics", "--xlsx", "out.xlsx"),
        ("report", "DOC", "-o", "out.html"),
    ],
    ids=lambda command: " ".join(command[::2]),
)
def test_a_document_is_read_once(document: Path, command: tuple[str, ...]) -> None:
    named = [str(document) if part == "DOC" else part for part in command]

    assert openings(document, *named) == "status 0, opened 1"


def test_an_answer_reads_once_and_compares_once(document: Path) -> None:
    # Once to read it, and once to compare it before it is replaced.
    assert openings(document, "answer", str(document), "PRO1=3") == "status 0, opened 2"


def test_a_wrong_answer_reads_once(document: Path) -> None:
    before = document.read_bytes()

    assert openings(document, "answer", str(document), "PRO1=3", "PRO2=9") == "status 1, opened 1"
    assert document.read_bytes() == before
