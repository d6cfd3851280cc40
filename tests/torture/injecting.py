"""The n-th system call of everything that writes goes wrong: the process is killed there, or the call fails.

After each, the folders are looked at, the document is opened as a user would, and the folders are looked at again.
"""

import io
import json
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from random import Random

from readiness.cli.main import run
from readiness.documents.document import Document
from readiness.documents.published_file import read_published
from readiness.documents.recovery import recoverable
from readiness.documents.verification import verify
from readiness.foundation.errors import UserError
from tests.torture.deeds import DONE, LATER_SECRET, SECRET, TAKEN_OUT, Deed, Levels, Place
from tests.torture.remains import leftovers, tell_tales
from tests.torture.tracing import Call, Run, run_traced

_KILL = "signal=SIGKILL"
_WRITES = {
    *("write", "pwrite64", "writev", "sendfile", "copy_file_range", "ftruncate", "fallocate", "fsync", "fdatasync"),
}
_READS = {"read", "pread64"}
_OPENS = {"open", "openat", "creat"}
_OUR_BUG = 70
# Of pages that are written one after the other, every so many.
_EVERY = 32
_HOURS = 3 * 3600
_FEWEST = 4


@dataclass
class Injections:
    """What was counted; `hidden` are acknowledged answers that a reading command neither showed nor mentioned."""

    injected: int = 0
    acknowledged: int = 0
    refused: int = 0
    lost: int = 0
    hidden: int = 0
    unreadable: int = 0
    not_opened: int = 0
    secrets: int = 0
    leftovers: int = 0
    tracebacks: int = 0
    faults: list[str] = field(default_factory=list)

    def note(self, kind: str, times: int, what: str) -> None:
        """Count a fault of a kind, and keep where it came from."""
        if times:
            setattr(self, kind, getattr(self, kind) + times)
            self.faults.append(f"{kind}: {what}")


def inject_into(deed: Deed, counted: Injections, share: float, dice: Random) -> None:
    """Do a deed again and again, each time with another call going wrong; a share below 1 takes some at random."""
    with workplace() as (place, template):
        deed.prepare(place)
        _keep(place, template)
        # Once here, so that everything is imported, and calls are about files of ours.
        with suppress(UserError):
            said(lambda: deed.act(place))
        _restore(place, template)
        whole = run_traced(lambda: deed.act(place), place.root)
        possible = [*_injections(whole.calls, place.root)]
        some = min(len(possible), max(_FEWEST, round(share * len(possible))))
        for call, injection in possible if share >= 1 else dice.sample(possible, some):
            _restore(place, template)
            ended = run_traced(lambda: deed.act(place), place.root, f"{call.name}:{injection}:when={call.number}")
            # A process that ours has started counts its calls anew: what went wrong there was about files of Python.
            if ended.injected and all(_ours(place.root) in call.line for call in ended.calls if call.injected):
                counted.injected += 1
                _Judge(deed, place, ended, counted, f"{deed.name}, {call.name} {call.number}, {injection}").judge()


@contextmanager
def workplace() -> Iterator[tuple[Place, Path]]:
    """Yield the folders of a run, and where their first state is kept; in memory where that is possible."""
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    environment = {name: os.environ.get(name) for name in ("READINESS_DATA", "TMPDIR", "READINESS_LANG")}
    with tempfile.TemporaryDirectory(dir=memory) as name:
        place = Place(Path(name) / "run")
        for folder in (place.documents, place.data, place.temporary):
            folder.mkdir(parents=True)
        os.environ |= {"READINESS_DATA": str(place.data), "READINESS_LANG": "en"}
        try:
            yield place, Path(name) / "template"
        finally:
            for variable, value in environment.items():
                if value is None:
                    os.environ.pop(variable, None)
                else:
                    os.environ[variable] = value


def _keep(place: Place, template: Path) -> None:
    shutil.copytree(place.root, template)


def _restore(place: Place, template: Path) -> None:
    shutil.rmtree(place.root)
    shutil.copytree(template, place.root)


def _injections(calls: Sequence[Call], root: Path) -> Iterator[tuple[Call, str]]:
    """Yield what may go wrong with the calls that concern files in a folder."""
    for call in _thinned([call for call in calls if _ours(root) in call.line]):
        creates = "O_CREAT" in call.line
        if call.name in _WRITES and call.line.startswith(("1<", "2<")):
            # What becomes of a command that cannot print is another matter.
            wrong = [_KILL]
        elif call.name in _READS:
            wrong = ["error=EIO"]
        elif call.name in _WRITES:
            wrong = [_KILL, "error=EIO", "error=ENOSPC"]
        elif call.name in _OPENS:
            wrong = [_KILL, "error=ENOSPC", "error=ENOMEM"] if creates else ["error=ENOMEM", "error=EIO"]
        else:
            wrong = [_KILL, "error=EIO", "error=ENOSPC", "error=ENOMEM"]
        yield from ((call, injection) for injection in wrong)


def _ours(root: Path) -> str:
    """Return a folder as strace writes it: every byte as a number."""
    return "".join(f"\\x{byte:02x}" for byte in os.fsencode(root))


def _thinned(calls: Sequence[Call]) -> list[Call]:
    """Leave out most of the calls of one kind to one file in a row: the first, the last and some between."""
    rows = [[*row] for _, row in groupby(calls, key=lambda call: (call.name, call.line.partition(">")[0]))]
    return [call for row in rows for at, call in enumerate(row) if at in {0, len(row) - 1} or not at % _EVERY]


class _Judge:
    """Looks at what a run has left, opens it, closes it, and looks again."""

    def __init__(self, deed: Deed, place: Place, ended: Run, counted: Injections, what: str) -> None:
        self._deed = deed
        self._place = place
        self._ended = ended
        self._counted = counted
        self._what = what
        self._done = ended.status in DONE
        self._acknowledged = self._acknowledged_levels()
        counted.acknowledged += len(self._acknowledged)

    def judge(self) -> None:
        """Count everything that should not be."""
        ended = self._ended
        words = ended.out + ended.err
        if ended.status in {None, _OUR_BUG} or "Traceback" in words:
            log = self._place.data / "readiness.log"
            trace = log.read_text()[-600:] if log.exists() else words[-400:]
            self._fault("tracebacks", f"status {ended.status}: {trace}")
        self._counted.refused += ended.status == 1 and "readiness: " in ended.err
        for path in self._published():
            with self._sentences("unreadable", path.name):
                verify(path)
        self._look(closed=False)
        if self._acknowledged and not self._deed.deletes:
            self._look_for_hidden()
        self._reopen()
        # What was left half-made goes after a while, and a lock that nobody refreshes holds no more.
        _let_hours_pass(self._place)
        self._reopen()
        self._look_for_lost()
        self._look(closed=True)
        for name in leftovers(self._place, self._deed):
            self._fault("leftovers", name)

    def _acknowledged_levels(self) -> Levels:
        words = self._ended.out
        found = {code: int(level) for code, level in re.findall(r"^stored (\w+) (\d)$", words, re.MULTILINE)}
        if self._done or (self._deed.says and self._deed.says in words):
            found |= self._deed.gives
        return found

    def _wanted(self) -> dict[str, set[int]]:
        """Return the levels that each answer may have: what was acknowledged last, or what came without a word."""
        wanted = {code: {level} for code, level in self._deed.before.items()}
        for code, level in self._deed.gives.items():
            if code in self._acknowledged:
                wanted[code] = {level}
            elif code in wanted:
                wanted[code].add(level)
        return wanted

    def _missing(self, levels: Levels) -> list[str]:
        return [code for code, possible in self._wanted().items() if levels.get(code) not in possible]

    def _published(self) -> list[Path]:
        return sorted(self._place.documents.glob("[!.]*.readiness"))

    def _look_for_hidden(self) -> None:
        status, out, err = _terminal("answers", str(self._place.document), "--json")
        shown = _levels_of_json(out) if status in DONE else {}
        told = status != 0 or err != "" or "conflict" in self._ended.out + self._ended.err
        missing = [code for code in self._acknowledged if shown.get(code) != self._acknowledged[code]]
        beside = [path for path in self._published() if path != self._place.document]
        if missing and not told and not any(not self._missing(levels_of(path)) for path in beside):
            self._fault("hidden", f"{missing} after status {self._ended.status}")

    def _reopen(self) -> None:
        """Open what is there as a user would, once more where nothing is there, and close it in good order."""
        with self._sentences("not_opened", "the deed again"):
            if self._deed.deletes or self._deed.repeats or not self._place.document.exists():
                _quietly(self._deed, self._place)
            for path in [] if self._deed.deletes else self._published():
                _open_and_close(path)
            for left in recoverable():
                Document.recover(left.working_path).close()

    def _look_for_lost(self) -> None:
        if self._deed.deletes:
            return
        found = [self._missing(levels_of(path)) for path in self._published()]
        missing = min(found, key=len) if found else [*self._wanted()]
        self._counted.note("lost", len(missing), f"{self._what}: {missing}")

    def _look(self, *, closed: bool) -> None:
        secrets = (SECRET, LATER_SECRET) if TAKEN_OUT in self._ended.out else (SECRET,)
        deleted = self._deed.deletes and (closed or self._done)
        for tale in tell_tales(self._place, secrets, closed=closed, deleted=deleted):
            self._fault("secrets", f"{tale}{' after the next opening' if closed else ''}")

    @contextmanager
    def _sentences(self, kind: str, what: str) -> Iterator[None]:
        try:
            yield
        except UserError as error:
            self._fault(kind, f"{what}: {error.code}")
        except Exception as error:  # noqa: BLE001 - to count what must not be
            self._fault("tracebacks", f"{what}: {type(error).__name__}: {error}")

    def _fault(self, kind: str, what: str) -> None:
        self._counted.note(kind, 1, f"{self._what}: {what}")


def _let_hours_pass(place: Place) -> None:
    for path in (place.root, *place.root.rglob("*")):
        then = path.lstat().st_mtime - _HOURS
        os.utime(path, (then, then), follow_symlinks=False)


def _open_and_close(path: Path) -> None:
    try:
        Document.open(path).close()
    except UserError as error:
        # What a crash left belongs to another place; it is recovered with the others.
        if error.code != "document-waits":
            raise


def _quietly(deed: Deed, place: Place) -> None:
    """Do a deed again in a process of its own; what it says is the same sentence, or nothing."""
    child = os.fork()
    if child == 0:
        status = _OUR_BUG
        with suppress(BaseException):
            for number in (1, 2):
                os.dup2(os.open(os.devnull, os.O_WRONLY), number)
            status = deed.act(place)
        os._exit(status)
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if ended not in DONE | {1}:
        raise RuntimeError(f"done again, {deed.name} ended with {ended}")


def _terminal(*arguments: str) -> tuple[int, str, str]:
    """Run a command here, and return its status and what it printed."""
    return said(lambda: run(arguments))


def said(work: Callable[[], int]) -> tuple[int, str, str]:
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        status = work()
        out.flush()
    assert isinstance(out.buffer, io.BytesIO)
    return status, out.buffer.getvalue().decode(), err.getvalue()


def levels_of(path: Path) -> Levels:
    with suppress(UserError):
        answers = read_published(path).assessment.answers
        return {code: answer.level for code, answer in answers.items() if answer.level is not None}
    return {}


def _levels_of_json(text: str) -> Levels:
    return {code: entry["level"] for code, entry in json.loads(text)["answers"].items() if "level" in entry}
