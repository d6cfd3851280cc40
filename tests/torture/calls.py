"""A command is killed at every system call that changes something on the disk, one after the other."""

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from readiness.documents.published_file import read_published
from readiness.foundation.errors import UserError

_REPOSITORY = Path(__file__).parents[2]
READINESS = [sys.executable, "-m", "readiness"]
# What stores, moves and removes; in a short run, every n-th call of a kind.
CALLS = {"rename": 1, "fsync": 1, "ftruncate": 1, "unlink": 4, "fdatasync": 9, "pwrite64": 96}
_LONG_RUN = 8
_STORED = "1 answer stored."


@dataclass
class KilledCalls:
    """What was seen after such kills."""

    kills: int = 0
    # The answer was shown, from the file or from the working copy alone.
    published: int = 0
    waiting: int = 0
    # It was said to be stored, and the file did not hold it.
    unpublished: int = 0
    # The next change found another state than was shown.
    hidden: int = 0
    unreadable: int = 0
    not_opened: int = 0


def kill_at_calls(document: Path, *, long: bool = False) -> KilledCalls:
    """Answer again and again, killed at some of each kind of call (at many in a long run), and look what is shown."""
    seen = KilledCalls()
    for call, count in _counts(document).items():
        for number in range(1, count + 1, max(1, CALLS[call] // (_LONG_RUN if long else 1))):
            _kill(document, call, number, seen)
    return seen


def _kill(document: Path, call: str, number: int, seen: KilledCalls) -> None:
    given = seen.kills % 6
    inject = ["-e", f"trace={call}", "-e", f"inject={call}:signal=SIGKILL:when={number}"]
    killed = _run(["strace", "-f", "-o", "/dev/null", *inject, *_answer(document, f"PRO1={given}")])
    seen.kills += 1
    try:
        published = read_published(document).assessment.answer("PRO1").level == given
    except UserError:
        seen.unreadable += 1
        return
    shown = _shown(document)
    seen.unreadable += shown is None
    seen.unpublished += _STORED in killed.stdout and not published
    seen.published += published
    seen.waiting += not published and shown == given
    # The next change goes on from what is there, so its file holds what was stored.
    seen.not_opened += _run(_answer(document, f"SKL1={given}")).returncode != 0
    seen.hidden += (read_published(document).assessment.answer("PRO1").level == given) != (shown == given)


def _answer(document: Path, answer: str) -> list[str]:
    return [*READINESS, "answer", str(document), answer]


def _shown(document: Path) -> int | None:
    """Return the level that the terminal shows, -1 where there is none, None where the document cannot be read."""
    ran = _run([*READINESS, "answers", str(document)])
    found = re.search(r"^PRO1 .*: (\d) ", ran.stdout, flags=re.MULTILINE)
    return int(found[1]) if found else -1 if ran.returncode == 0 else None


def _counts(document: Path) -> dict[str, int]:
    """Return how often an answer calls each of the calls."""
    counted = _run(["strace", "-f", "-e", f"trace={','.join(CALLS)}", *_answer(document, "PRO1=5")])
    lines = [re.match(r"(?:\[pid +\d+\] )?(\w+)\(", line) for line in counted.stderr.splitlines()]
    names = [line[1] for line in lines if line]
    return {call: names.count(call) for call in CALLS if call in names}


def _run(command: list[str]) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(command, cwd=_REPOSITORY, capture_output=True, encoding="utf-8", check=False, timeout=60)
