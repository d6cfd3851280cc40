"""Power cuts: what the disk may hold when the machine stops, made from a recording of everything that was written.

Between two flushes a system may write in any order, in part, or not at all. A recording by strace is replayed into
those states: the flushed part whole, and of everything after it a choice of the pages and names. This is a model of a
file system that promises as little as POSIX does, and a rename to be whole; it is harsher than ext4 in its usual mode.
"""

import os
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from random import Random

from readiness.documents.document import Document
from readiness.documents.recovery import recoverable
from readiness.documents.verification import verify
from readiness.foundation.errors import UserError
from tests.torture.deeds import DONE, Deed, Levels, Place
from tests.torture.injecting import levels_of, said, workplace
from tests.torture.tracing import Call, run_traced

_SECTOR = 512
_CHANGES = {"write", "cut", "copy"}
_NAMES = {"create", "rename", "unlink"}
_ESCAPE = re.compile(r"\\x([0-9a-f]{2})")
_OPENED = re.compile(r'^AT_FDCWD<[^>]*>, "([^"]*)", ([A-Z_|]+).* = \d+<([^>]*)>')
_WRITTEN = re.compile(r'^(\d+)<([^>]*)>(?:\(deleted\))?, "([^"]*)", (\d+)(?:, (\d+))?\) += (\d+)')
_TWO = re.compile(r'"([^"]*)".*"([^"]*)"\) += 0')
_ONE = re.compile(r'"([^"]*)"[^)]*\) += 0')
_OF = re.compile(r"^(\d+)<([^>]*)>")
_SENT = re.compile(r"^(\d+)<([^>]*)>, (\d+)<([^>]*)>, .* = (\d+)$")
_CUT = re.compile(r"^\d+<([^>]*)>, (\d+)\) += 0")


@dataclass
class PowerCuts:
    """What was counted; `states` are what a disk may have held."""

    states: int = 0
    acknowledged: int = 0
    lost: int = 0
    unreadable: int = 0
    not_opened: int = 0
    tracebacks: int = 0
    faults: list[str] = field(default_factory=list)

    def note(self, kind: str, what: str) -> None:
        """Count a fault of a kind, and keep where it came from."""
        setattr(self, kind, getattr(self, kind) + 1)
        self.faults.append(f"{kind}: {what}")


@dataclass(frozen=True, slots=True)
class Step:
    """One change of the disk: bytes of a file (`at`, `data`), its length, a name that comes, goes or is replaced.

    A file is known by a number, whatever its names are.
    """

    kind: str
    file: int = -1
    path: str = ""
    other: str = ""
    at: int = 0
    data: bytes = b""
    said: str = ""


class Recording:
    """The steps of one run, in their order."""

    def __init__(self, calls: Sequence[Call], before: Path) -> None:
        self.steps: list[Step] = []
        self.files: dict[int, bytes] = {}
        self.names: dict[str, int] = {}
        self._root = os.fsdecode(before)
        self._offsets: dict[int, int] = {}
        self._handles: dict[str, int] = {}
        for path in sorted(before.rglob("*")):
            if path.is_file():
                number = len(self.files)
                self.files[number], self.names[str(path)] = path.read_bytes(), number
        self.first_names = dict(self.names)
        for call in calls:
            self._take(call.name, call.line)

    def _take(self, name: str, line: str) -> None:  # noqa: C901, PLR0912 - one branch for each kind of call
        if name in {"open", "openat"} and (match := _OPENED.match(line)):
            self._open(_decode(match[3]).decode(), match[2], line)
        elif name in {"write", "pwrite64"} and (match := _WRITTEN.match(line)):
            data = _decode(match[3])[: int(match[6])]
            path = _decode(match[2]).decode()
            if match[1] == "1":
                self.steps.append(Step("says", said=data.decode("utf-8", "replace")))
            elif (file := self._file(path)) is not None:
                at = int(match[5]) if match[5] else self._offset(match[1], file, len(data))
                self.steps.append(Step("write", file, path, at=at, data=data))
        elif name == "sendfile" and (match := _SENT.match(line)):
            path, source = _decode(match[2]).decode(), _decode(match[4]).decode()
            file, of = self._file(path), self._file(source)
            if file is not None and of is not None and int(match[5]):
                self.steps.append(Step("copy", file, path, other=str(of)))
        elif name in {"fsync", "fdatasync"} and line.endswith("= 0") and (match := _OF.match(line)):
            path = _decode(match[2]).decode()
            if path.startswith(self._root):
                file = self.names.get(path)
                kind = "flush folder" if file is None and Path(path).suffix == "" else "flush"
                self.steps.append(Step(kind, -1 if file is None else file, path))
        elif name == "ftruncate" and (match := _CUT.match(line)):
            path = _decode(match[1]).decode()
            if (file := self._file(path)) is not None:
                self.steps.append(Step("cut", file, path, at=int(match[2])))
        elif name.startswith("rename") and (match := _TWO.search(line)):
            old, new = (_decode(match[number]).decode() for number in (1, 2))
            if old in self.names:
                self.steps.append(Step("rename", self.names[old], old, new))
                self.names[new] = self.names.pop(old)
        elif name.startswith("unlink") and (match := _ONE.search(line)):
            path = _decode(match[1]).decode()
            if path in self.names:
                self.steps.append(Step("unlink", self.names.pop(path), path))

    def _open(self, path: str, flags: str, line: str) -> None:
        if not path.startswith(self._root) or "O_DIRECTORY" in flags or Path(path).is_dir():
            return
        if path not in self.names and "O_CREAT" in flags:
            self.names[path] = number = len(self.files)
            self.files[number] = b""
            self.steps.append(Step("create", number, path))
        elif "O_TRUNC" in flags and path in self.names:
            self.steps.append(Step("cut", self.names[path], path))
        handle = line.rpartition("= ")[2].partition("<")[0]
        if path in self.names:
            self._offsets[int(handle)] = 0

    def _file(self, path: str) -> int | None:
        return self.names.get(path)

    def _offset(self, handle: str, file: int, length: int) -> int:
        at = self._offsets.get(int(handle), 0)
        self._offsets[int(handle)] = at + length
        return at


def cut_power(deed: Deed, counted: PowerCuts, states: int, dice: Random) -> None:
    """Do a deed once, and look at so many states that a power cut during it may leave."""
    with workplace() as (place, template):
        deed.prepare(place)
        shutil.copytree(place.root, template)
        said(lambda: deed.act(place))
        shutil.rmtree(place.root)
        shutil.copytree(template, place.root)
        before = {path.relative_to(place.root): path.read_bytes() for path in place.root.rglob("*") if path.is_file()}
        recording = _recorded(deed, place, template)
        for cut, state in _states(recording, states, dice):
            shutil.rmtree(place.root)
            shutil.copytree(template, place.root)
            _lay(state, place.root, before)
            counted.states += 1
            _judge(deed, place, recording.steps[:cut], counted, f"{deed.name}, cut after step {cut}")


def _recorded(deed: Deed, place: Place, template: Path) -> Recording:
    ended = run_traced(lambda: deed.act(place), place.root, strings=1 << 24)
    if ended.status not in DONE:
        raise RuntimeError(f"{deed.name} does not work at all: {ended.err}")
    shutil.rmtree(place.root)
    shutil.copytree(template, place.root)
    return Recording(ended.calls, place.root)


def _states(recording: Recording, most: int, dice: Random) -> Iterator[tuple[int, dict[str, bytes]]]:
    """Yield what the disk may hold after a cut: first the four extremes in turn, then choices of everything."""
    steps = recording.steps
    telling = [at for at, step in enumerate(steps) if step.kind != "write"]
    cuts = sorted({*telling, *(at + 1 for at in telling), len(steps)})
    each = max(1, most // 6)
    for chances in product((0.0, 1.0), repeat=2):
        # The end is always among them: by then everything was acknowledged.
        for cut in cuts if len(cuts) <= each else [*sorted(dice.sample(cuts[:-1], each - 1)), cuts[-1]]:
            yield cut, _Disk(recording, cut, Chances(*chances, dice)).files()
    for _ in range(most - 4 * min(each, len(cuts))):
        chances = dice.choice((0.1, 0.5, 0.9)), dice.choice((0.1, 0.5, 0.9))
        cut = dice.choice(cuts)
        yield cut, _Disk(recording, cut, Chances(*chances, dice)).files()


@dataclass(frozen=True, slots=True)
class Chances:
    """How likely it is that what was not flushed is there: `data`, and names and lengths, which file systems log."""

    data: float
    names: float
    dice: Random


class _Disk:
    """The files of a disk after a cut: each write and each name that was not flushed is there by chance.

    A write may be torn between its sectors. Names change in their order: a folder's later change is there only
    with the earlier ones.
    """

    def __init__(self, recording: Recording, cut: int, chances: Chances) -> None:
        self._chances = chances
        self._flushed: dict[int, int] = {}
        self._folders: dict[str, int] = {}
        self._now = {number: bytearray(content) for number, content in recording.files.items()}
        self._disk = {number: bytearray(content) for number, content in recording.files.items()}
        self._names = dict(recording.first_names)
        self._stopped: set[str] = set()
        steps = recording.steps[:cut]
        for at, step in enumerate(steps):
            if step.kind == "flush":
                self._flushed[step.file] = at
            elif step.kind == "flush folder":
                self._folders[step.path] = at
        for at, step in enumerate(steps):
            if step.kind in _CHANGES:
                self._write(at, step)
            elif step.kind in _NAMES:
                self._rename(at, step)

    def files(self) -> dict[str, bytes]:
        """Return the content of every name."""
        return {path: bytes(self._disk[number]) for path, number in self._names.items()}

    def _write(self, at: int, step: Step) -> None:
        data = bytes(self._now[int(step.other)]) if step.kind == "copy" else step.data
        _change(self._now[step.file], step, data)
        on_disk = self._disk[step.file]
        if at < self._flushed.get(step.file, -1):
            _change(on_disk, step, data)
        elif step.kind == "write":
            _tear(on_disk, step.at, data, self._chances)
        elif self._happens(self._chances.names if step.kind == "cut" else self._chances.data):
            _change(on_disk, step, data)

    def _rename(self, at: int, step: Step) -> None:
        folder = str(Path(step.path).parent)
        # Flushing a file that is new makes its name last, too.
        kept = at < self._folders.get(folder, -1) or (step.kind == "create" and at < self._flushed.get(step.file, -1))
        if not kept and (folder in self._stopped or not self._happens(self._chances.names)):
            self._stopped.add(folder)
            return
        if step.kind != "create":
            self._names.pop(step.path, None)
        if step.kind != "unlink":
            self._names[step.other or step.path] = step.file

    def _happens(self, chance: float) -> bool:
        return self._chances.dice.random() < chance


def _change(content: bytearray, step: Step, data: bytes) -> None:
    if step.kind == "cut":
        del content[step.at :]
        content.extend(bytes(step.at - len(content)))
    elif step.kind == "copy":
        content[:] = data
    else:
        content.extend(bytes(max(0, step.at - len(content))))
        content[step.at : step.at + len(data)] = data


def _tear(content: bytearray, at: int, data: bytes, chances: Chances) -> None:
    """Write some of the sectors of a write."""
    for begin in range(0, len(data), _SECTOR):
        if chances.dice.random() < chances.data:
            piece = data[begin : begin + _SECTOR]
            content.extend(bytes(max(0, at + begin - len(content))))
            content[at + begin : at + begin + len(piece)] = piece


def _lay(state: dict[str, bytes], root: Path, before: dict[Path, bytes]) -> None:
    for path in before:
        if str(root / path) not in state:
            (root / path).unlink(missing_ok=True)
    for name, content in state.items():
        if before.get(Path(name).relative_to(root)) != content:
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_bytes(content)


def _judge(deed: Deed, place: Place, steps: Sequence[Step], counted: PowerCuts, what: str) -> None:
    """Open what is there, as a user would; count what was acknowledged before the cut and is gone."""
    words = "".join(step.said for step in steps)
    acknowledged: Levels = {code: int(level) for code, level in re.findall(r"^stored (\w+) (\d)$", words, re.MULTILINE)}
    if deed.says and deed.says in words:
        acknowledged |= deed.gives
    counted.acknowledged += len(acknowledged)
    published = sorted(place.documents.glob("[!.]*.readiness"))
    try:
        for path in published:
            verify(path)
    except UserError as error:
        counted.note("unreadable", f"{what}: {error.code}")
        return
    try:
        found = _opened(place.document)
    except UserError as error:
        counted.note("not_opened", f"{what}: {error.code}")
    except Exception as error:  # noqa: BLE001 - to count what must not be
        counted.note("tracebacks", f"{what}: {type(error).__name__}: {error}")
    else:
        wanted = {**deed.before, **acknowledged}
        unsure = deed.gives.keys() - acknowledged.keys()
        states = [found, *(levels_of(path) for path in published)]
        lost = min(
            [code for code in wanted if code not in unsure and levels.get(code) != wanted[code]] for levels in states
        )
        if lost:
            counted.note("lost", f"{what}: {lost}")


def _opened(path: Path) -> Levels:
    """Open a document, closed in good order afterwards; where it is gone, what waits for recovery."""
    levels: Levels = {}
    if path.exists():
        with suppress(UserError):
            document = Document.open(path)
            document.close()
            # Where others wrote, it lives in a copy of its own from then on.
            levels = levels_of(document.path)
    for left in recoverable():
        document = Document.recover(left.working_path)
        document.close()
        levels = levels_of(document.path)
    return levels


def _decode(text: str) -> bytes:
    """Return the bytes that strace wrote as numbers."""
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text).encode("latin-1")
