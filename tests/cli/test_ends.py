"""However a command ends: the truth in its exit status, no trace, every document whole, nothing left behind."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from typing import Any, BinaryIO

import pytest

from readiness.app.documents import read_document
from readiness.cli.status import DONE, INPUT_AT_FAULT, LOOK
from tests import systems
from tests.cli.every_command import EVERY, LONGEST, NAMES, Workspace, every_command

pytestmark = systems.signals
STOPPED = "readiness: Stopped before the end."
# In the shell's own words: what a service without a terminal gets, and each alone where something is changed.
ALL_CLOSED = "<&- >&- 2>&-"
CHANGING = [
    command for command in EVERY if {command[0], *command[2:3]} & {"new", "answer", "import", "unpack", "--from"}
]
CLOSED = [(command, ALL_CLOSED) for command in EVERY]
CLOSED += [(command, one) for command in CHANGING for one in ALL_CLOSED.split()]
# What a command says only once it is done.
DONE_WORDS = re.compile(
    "stored|saved|Created|Added|removed|imported|recovered|Deleted|kept|follows|Noted|of record|is recorded"
)
# Seconds after the program has taken the signals over: in its imports, in its work, and at the end.
MOMENTS = [(signal.SIGINT, 0.06), (signal.SIGTERM, 0.15)]
# Python looks for a module in each entry of its meta path, also where compiled code asks.
SIGNALLING = """
import signal, sys
from readiness.__main__ import main

class Dying:
    def __del__(self):
        signal.raise_signal(signal.SIGTERM)

class Signalling:
    signals_at = None

    def find_spec(self, name, path=None, target=None):
        if name == "highspy._core" and WHERE == "callback":
            Dying()
        elif name == "highspy._core":
            sys.modules.pop("importlib.util", None)
            self.signals_at = "importlib.util"
        elif name == self.signals_at:
            signal.raise_signal(signal.SIGTERM)

sys.meta_path.insert(0, Signalling())
# In front of the command stands how Python is usually started.
sys.argv[1:] = sys.argv[1 + len("python -m readiness".split()) :]
sys.exit(main())
"""
# Between the working copy and the lock a document is half open, and nobody holds it yet who would close it.
HALF_OPEN = """
import signal, sys
from readiness.__main__ import main

def signal_once(event, arguments):
    if event == "os.link" and ".~lock." in arguments[1] and not signalled:
        signalled.append(event)
        signal.raise_signal(signal.SIGTERM)

signalled = []
sys.addaudithook(signal_once)
sys.argv[1:] = sys.argv[1 + len("python -m readiness".split()) :]
sys.exit(main())
"""
OPENING = [command for command in EVERY if {command[0], *command[2:3]} & {"answer", "import", "--from", "workshop"}]


def check(workspace: Workspace, status: int, err: str, allowed: set[int]) -> None:
    assert "Traceback" not in err, err
    assert "Exception ignored" not in err, err
    assert status in allowed, (status, err)
    assert workspace.damaged() == []
    assert workspace.leftovers() == []


@pytest.mark.parametrize(("command", "closed"), CLOSED)
def test_a_closed_stream(closed: str, command: list[str], workspace: Workspace) -> None:
    process = workspace.start(command, before=["bash", "-c", f'exec "$@" {closed}', "bash"], stdin=None)
    out, err = process.communicate(timeout=LONGEST)

    check(workspace, process.returncode, err, {DONE})
    assert "readiness: " not in out


@pytest.fixture
def printed(tmp_path: Path) -> Iterator[BinaryIO]:
    """A file for what is not looked at, or looked at later."""
    with (tmp_path / "printed.txt").open("w+b") as file:
        yield file


def text(file: BinaryIO) -> str:
    file.seek(0)
    return file.read().decode("utf-8", "replace")


@every_command
def test_a_full_disk_behind_the_output(command: list[str], workspace: Workspace, printed: BinaryIO) -> None:
    with Path("/dev/full").open("wb") as full:
        status = workspace.finish(command, full, printed)

    err = text(printed)
    check(workspace, status, err, {INPUT_AT_FAULT, LOOK})
    (line,) = [line for line in err.splitlines() if "no space is left" in line]
    # Whatever has been done is said to be done.
    assert bool(DONE_WORDS.search(line)) == (status == LOOK)


@every_command
def test_a_full_disk_behind_the_errors(command: list[str], workspace: Workspace, printed: BinaryIO) -> None:
    with Path("/dev/full").open("wb") as full:
        status = workspace.finish(command, printed, full)

    check(workspace, status, "", {DONE})


@every_command
def test_a_reader_that_has_gone(command: list[str], workspace: Workspace, printed: BinaryIO) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as gone:
        status = workspace.finish(command, gone, printed)

    check(workspace, status, text(printed), {DONE})


@pytest.mark.parametrize(("number", "moment"), MOMENTS)
@every_command
def test_a_signal(command: list[str], number: signal.Signals, moment: float, workspace: Workspace) -> None:
    status = 128 + number
    process = workspace.start(command)
    wait_until_caught(process, signal.SIGTERM)
    try:
        # What the command does until then is what is interrupted.
        process.wait(moment)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, number)
    out, err = process.communicate(timeout=LONGEST)

    check(workspace, process.returncode, err, {status, DONE})
    if process.returncode == status:
        told = [line for line in err.splitlines() if "unexpectedly" not in line]
        assert told == [STOPPED]
    if command[0] == "answer":
        stored = len(read_document(workspace.folder / "a.readiness").assessment.answers)
        assert (stored == 2) == ("2 answers stored." in out)


@pytest.mark.parametrize("command", OPENING, ids=" ".join)
def test_a_signal_while_a_document_is_half_open(command: list[str], workspace: Workspace) -> None:
    process = workspace.start(command, before=[sys.executable, "-c", HALF_OPEN])
    _, err = process.communicate(timeout=LONGEST)

    check(workspace, process.returncode, err, {128 + signal.SIGTERM})
    assert err.splitlines() == [STOPPED]


@pytest.mark.parametrize("where", ["compiled", "callback"])
def test_a_signal_where_python_would_lose_it(where: str, workspace: Workspace) -> None:
    """The solver's module imports another while it starts, and makes a fault of its own of whatever ends that.

    What a callback raises, such as that of a lock, Python only prints.
    """
    command = ["plan", "a.readiness", "--capacity-days", "5"]
    process = workspace.start(command, before=[sys.executable, "-c", f"WHERE = {where!r}\n{SIGNALLING}"])
    _, err = process.communicate(timeout=LONGEST)

    check(workspace, process.returncode, err, {128 + signal.SIGTERM})
    assert err.splitlines() == [STOPPED]


def wait_until_caught(process: "subprocess.Popen[Any]", number: signal.Signals) -> None:
    """Wait until the process has handlers of its own: the time before belongs to Python."""
    end = monotonic() + LONGEST
    while process.poll() is None and monotonic() < end:
        try:
            status = Path(f"/proc/{process.pid}/status").read_text()
        except OSError:
            return
        caught = re.search(r"^SigCgt:\s*([0-9a-f]+)$", status, flags=re.MULTILINE)
        if caught and int(caught[1], 16) >> (number - 1) & 1:
            return


def test_every_command_is_named_once() -> None:
    assert len(set(NAMES)) == len(NAMES)
