"""One window for each user and data folder: real processes, without a screen."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from readiness.documents.lock import lock_path
from readiness.foundation.language import ENGLISH
from readiness.ui.shell.single_instance import ADDRESS
from tests.end2end.test_real_process import PATIENCE, READINESS, wait_for
from tests.golden_company import create_golden

ROOT = Path(__file__).parents[2]
# A start whose waits are short: it ends as if they had run out.
IMPATIENT = """
import sys
from readiness.__main__ import main
from readiness.ui.shell import single_instance
single_instance.LISTENING_MS = single_instance.ANSWER_MS = 100
sys.exit(main())
"""


class Starts:
    """Starts the app again and again with one data folder; what still runs in the end is killed."""

    def __init__(self, data: Path) -> None:
        self.address = data / ADDRESS
        self._running: list[subprocess.Popen[bytes]] = []

    def start(self, *arguments: str, cwd: Path = ROOT, command: list[str] = READINESS) -> subprocess.Popen[bytes]:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
        process = subprocess.Popen([*command, *arguments], env=environment, cwd=cwd)
        self._running.append(process)
        return process

    def listening(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start, and wait until further starts are listened to."""
        process = self.start(*arguments)
        wait_for(self.address.exists, "the first instance")
        return process

    def end(self) -> None:
        for process in self._running:
            if process.poll() is None:
                process.kill()
            process.communicate()


@pytest.fixture
def starts(own_data_folder: Path) -> Iterator[Starts]:
    made = Starts(own_data_folder)
    yield made
    made.end()


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    return create_golden(tmp_path, ENGLISH)


def test_a_second_start_hands_over_its_file_and_ends(starts: Starts, sample: Path) -> None:
    first = starts.listening()
    # As it was typed, in another folder than that of the first start.
    second = starts.start(sample.name, cwd=sample.parent)
    assert second.wait(PATIENCE) == 0
    wait_for(lock_path(sample).exists, "the document in the first window")
    assert starts.start().wait(PATIENCE) == 0
    assert first.poll() is None
    first.send_signal(signal.SIGTERM)
    first.wait(PATIENCE)
    assert not lock_path(sample).exists()
    assert not starts.address.exists()


def test_what_a_killed_instance_left_blocks_nobody(starts: Starts, sample: Path) -> None:
    first = starts.listening()
    socket = Path(starts.address.read_text("utf-8"))
    first.kill()
    first.communicate()
    assert socket.is_socket()
    second = starts.start()
    wait_for(lambda: not socket.exists() and starts.address.exists(), "the second instance")
    assert starts.start(str(sample)).wait(PATIENCE) == 0
    assert second.poll() is None
    wait_for(lock_path(sample).exists, "the document in the second window")


def test_of_many_starts_at_the_same_moment_one_has_a_window(starts: Starts) -> None:
    started = [starts.start() for _ in range(3)]
    wait_for(lambda: sum(one.poll() == 0 for one in started) == 2, "two of three to end")
    assert [one.poll() for one in started].count(None) == 1


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="this system stops no process")
def test_one_that_hangs_is_not_waited_for(starts: Starts, sample: Path) -> None:
    first = starts.listening()
    first.send_signal(signal.SIGSTOP)
    try:
        second = starts.start(str(sample), command=[sys.executable, "-c", IMPATIENT])
        wait_for(lock_path(sample).exists, "the document in a window of its own")
        assert second.poll() is None
    finally:
        first.send_signal(signal.SIGCONT)


def test_where_nothing_can_be_listened_at_every_start_has_a_window(
    starts: Starts, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(sample.parent / "missing"))
    first = starts.start(str(sample))
    wait_for(lock_path(sample).exists, "the first window")
    other = create_golden(sample.parent, ENGLISH)
    second = starts.start(str(other))
    wait_for(lock_path(other).exists, "the second window")
    assert (first.poll(), second.poll()) == (None, None)
