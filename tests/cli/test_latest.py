"""What is shown is what is stored: also after a crash, and while another process has the document open."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic

import pytest

from readiness.documents.document import Document
from readiness.documents.published_file import read_published
from readiness.domain.answers import at_level
from readiness.domain.changes import AnswerChange
from tests import systems
from tests.cli.conftest import Outcome, Readiness

READINESS = [sys.executable, "-m", "readiness"]
FACTS = '{"format": "readiness-incident-facts/1"}'
# Reading commands, each with words that it prints where the answer is known that only the working copy holds.
READING = {
    "answers": (["answers", "{doc}"], "Approval of own posts"),
    "answers --json": (["answers", "{doc}", "--json"], '"PRO1"'),
    "score": (["score", "{doc}"], "1 of 43 questions completed"),
    "score --json": (["score", "{doc}", "--json"], '"coverage": 0.2'),
    "compare": (["compare", "{doc}", "empty.readiness"], "1 answer has changed"),
    "plan": (["plan", "{doc}", "--goal", "gate:G1", "--capacity-days", "50"], "Goal"),
    "incident": (["incident", "{doc}", "--facts", "facts.json"], "Severity"),
    "consultant": (["consultant", "{doc}"], "There is no text of your own yet"),
}


def change(path: Path, code: str = "PRO1") -> Document:
    opened = Document.open(path)
    opened.record(AnswerChange(code, opened.assessment().answer(code), at_level(4)))
    return opened


@pytest.fixture
def left(document: Path) -> Path:
    """A document whose latest answer only the working copy holds, as after a crash."""
    shutil.copy(document, "empty.readiness")
    Path("facts.json").write_text(FACTS)
    change(document).abandon()
    assert read_published(document).assessment.answers == {}
    return document


def private_state(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.glob("working/*.working")))


@pytest.mark.parametrize("name", READING)
def test_what_a_crash_left_is_shown_and_told(name: str, readiness: Readiness, left: Path) -> None:
    arguments, words = READING[name]
    before = left.read_bytes()

    shown = readiness(*(argument.format(doc=left) for argument in arguments))

    assert shown.status == 0
    assert words in shown.out
    (told,) = shown.err.splitlines()
    assert "the file does not contain it yet" in told
    assert f"readiness recover {left}" in told
    assert left.read_bytes() == before
    # It stays there for who takes it over.
    assert "1 answer\n" in readiness("recover").out


def test_a_report_holds_what_a_crash_left(readiness: Readiness, left: Path) -> None:
    assert readiness("report", left, "-o", "report.html", "--edition", "full").status == 0
    assert "1 of 43" in Path("report.html").read_text("utf-8")

    assert readiness("report", left, "-o", "report.pdf", "--archive").status == 0
    inside = readiness("answers", "report.pdf")
    assert "Approval of own posts" in inside.out
    assert inside.err == ""


def test_verify_checks_the_file_and_says_what_it_lacks(readiness: Readiness, left: Path) -> None:
    verified = readiness("verify", left)

    assert verified.status == 3
    assert "is intact." in verified.out
    assert "is missing here" in verified.err


def test_a_form_is_compared_with_what_a_crash_left(readiness: Readiness, left: Path) -> None:
    refused = readiness("import", left, "empty.readiness")
    assert refused.status == 1
    assert "the file does not contain it yet" in refused.err


def test_a_document_that_was_moved_after_the_crash(readiness: Readiness, left: Path) -> None:
    moved = left.rename("moved.readiness")

    assert "Approval of own posts" in readiness("answers", moved).out
    assert readiness("answer", moved, "PRO2=1").status == 0
    assert sorted(read_published(moved).assessment.answers) == ["PRO1", "PRO2"]
    assert not left.exists()


def test_a_copy_of_it_is_a_document_of_its_own(readiness: Readiness, left: Path) -> None:
    shown = readiness("answers", "empty.readiness")
    assert (shown.status, shown.err, shown.out) == (0, "", "Muster GmbH\n")
    assert readiness("answer", "empty.readiness", "PRO2=1").status == 0
    assert "PRO1" not in readiness("answers", "empty.readiness").out
    assert "PRO1" in readiness("answers", left).out


def test_a_file_that_others_changed_since_is_shown_and_the_rest_told(readiness: Readiness, left: Path) -> None:
    left.write_bytes(published_with_another_answer(left))

    shown = readiness("answers", left)

    assert shown.status == 3
    assert "MON1" in shown.out
    assert "PRO1" not in shown.out
    assert "is missing here" in shown.err


def published_with_another_answer(path: Path) -> bytes:
    """The document as another computer publishes it."""
    other = Path("other")
    other.mkdir()
    copy = other / path.name
    shutil.copy("empty.readiness", copy)
    environment = {**os.environ, "READINESS_DATA": str(other / "data")}
    subprocess.run([*READINESS, "answer", copy, "MON1=1"], env=environment, check=True, stdout=subprocess.DEVNULL)
    return copy.read_bytes()


def test_a_damaged_working_copy_is_told_and_left_alone(readiness: Readiness, left: Path, own_data_folder: Path) -> None:
    (working,) = (own_data_folder / "working").glob("*.working")
    working.write_bytes(b"no database" * 1000)

    shown = readiness("answers", left)

    assert shown.status == 3
    assert "is missing here" in shown.err
    assert working.read_bytes() == b"no database" * 1000


@pytest.fixture
def open_elsewhere(document: Path) -> Iterator[Callable[[list[str]], Outcome]]:
    """Another process has the document open, with an answer that is not published."""
    opened = change(document)

    def run(arguments: list[str]) -> Outcome:
        ran = subprocess.run([*READINESS, *arguments], capture_output=True, encoding="utf-8", timeout=60, check=False)
        return Outcome(ran.returncode, ran.stdout, ran.stderr)

    yield run
    opened.close()


def test_a_document_that_is_open_is_read_as_published_and_told(
    open_elsewhere: Callable[[list[str]], Outcome], document: Path
) -> None:
    shown = open_elsewhere(["answers", str(document), "--json"])

    assert shown.status == 3
    assert json.loads(shown.out)["answers"] == {}
    (told,) = shown.err.splitlines()
    assert "Another process has the document open" in told


def test_a_document_that_stays_open_is_refused_after_a_while(
    open_elsewhere: Callable[[list[str]], Outcome], document: Path
) -> None:
    began = monotonic()
    refused = open_elsewhere(["answer", str(document), "PRO1=1"])

    assert refused.sentence == (
        "The document is open in another window. Continue there, or close it first and repeat the command."
    )
    assert 4 < monotonic() - began < 30


@systems.signals
def test_waiting_can_be_interrupted(open_elsewhere: object, document: Path) -> None:
    with subprocess.Popen([*READINESS, "answer", document, "PRO1=1"], stderr=subprocess.PIPE, text=True) as waiting:
        with pytest.raises(subprocess.TimeoutExpired):
            waiting.wait(1.5)
        waiting.send_signal(signal.SIGINT)
        assert waiting.wait(10) == 130
        assert waiting.stderr is not None
        assert waiting.stderr.read() == "readiness: Stopped before the end.\n"
    assert [path.name for path in document.parent.glob(".*")] == [f".~lock.{document.name}#"]


def test_commands_at_the_same_time_wait_for_each_other(document: Path) -> None:
    codes = ["PRO1", "PRO2", "PRO3", "MON1", "MON2", "SKL1", "SKL2", "SKL3"]
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    running = [subprocess.Popen([*READINESS, "answer", document, f"{code}=3"], **options) for code in codes]
    ended = [process.communicate(timeout=60) for process in running]

    assert ended == [("1 answer stored.\n", "")] * len(codes)
    assert [process.returncode for process in running] == [0] * len(codes)
    assert sorted(read_published(document).assessment.answers) == sorted(codes)
    assert [path.name for path in document.parent.iterdir()] == [document.name]
