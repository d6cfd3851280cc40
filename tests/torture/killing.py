"""A process that writes is killed at random moments; every answer that it has acknowledged must be there."""

import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random

from readiness.app.session import Session
from readiness.documents.document import Document
from readiness.documents.published_file import read_published
from readiness.documents.verification import verify
from readiness.domain.assessment import Assessment, Details
from readiness.domain.questionnaire import Depth
from readiness.foundation.errors import UserError
from tests.unit.builders import social_media

_REPOSITORY = Path(__file__).parents[2]
# Long enough for a start and some dozens of answers, in seconds.
_LONGEST_LIFE = 0.6


@dataclass
class Kills:
    """What a kill loop has counted."""

    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    unreadable: int = 0
    not_opened: int = 0
    conflicts: int = 0


def kill_loop(folder: Path, times: int, dice: Random) -> Kills:
    """Kill a writing process so many times, each time going on with what it has left."""
    counted = Kills()
    path = folder / "Killed.readiness"
    Document.create(path, social_media(), Assessment(Details("Killed Ltd", Depth.FULL), {})).close()
    latest: dict[str, int] = {}
    for _ in range(times):
        for number, code in _write_until_killed(path, max(latest.values(), default=0) + 1, dice):
            latest[code] = number
            counted.acknowledged += 1
        counted.kills += 1
        counted.unreadable += not _readable(path)
        counted.lost += _lost(path, latest, counted, publish=dice.random() < 0.5)
    counted.conflicts = len([*folder.glob("*conflict*")])
    return counted


def _write_until_killed(path: Path, first: int, dice: Random) -> list[tuple[int, str]]:
    command = [sys.executable, "-m", "tests.torture.writer", str(path), str(first)]
    with subprocess.Popen(command, cwd=_REPOSITORY, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        # Now and then while it starts; mostly in the midst of its answers.
        acknowledged = "" if dice.random() < 0.1 else process.stdout.readline()
        with suppress(subprocess.TimeoutExpired):
            process.wait(dice.uniform(0, _LONGEST_LIFE))
        process.send_signal(signal.SIGKILL)
        acknowledged += process.stdout.read()
    lines = [line.split() for line in acknowledged.splitlines(keepends=True) if line.endswith("\n")]
    return [(int(number), code) for number, code in lines]


def _readable(path: Path) -> bool:
    try:
        verify(path)
    except UserError:
        return False
    return True


def _lost(path: Path, latest: dict[str, int], counted: Kills, *, publish: bool) -> int:
    """Return how many acknowledged answers are not there; leave the document published, or as a crash would."""
    try:
        session = Session(Document.open(path))
    except UserError:
        counted.not_opened += 1
        return 0
    lost = _missing(session.assessment, latest)
    if publish:
        session.document.close()
        lost += _missing(read_published(path).assessment, latest)
    else:
        session.document.abandon()
    return lost


def _missing(found: Assessment, latest: dict[str, int]) -> int:
    return sum(int(found.answer(code).evidence or 0) < number for code, number in latest.items())
